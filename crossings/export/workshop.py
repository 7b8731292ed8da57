"""Long work beside the pages: done once for everybody who asks for it, one piece after the other.

Drawing is slow, and two drawings at a time would only slow each other down. Whoever asks for what
is being made, or is made already, gets that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any

KEPT = 40  # finished pieces; a card is about a megabyte, a single file three
Progress = Callable[[int, int, str], None]
Work = Callable[[Progress], Any]
log = logging.getLogger(__name__)


@dataclass
class Job:
    """A piece of work: at which step of how many it is, and in the end its result."""

    far: tuple[int, int, str] = (0, 0, "")  # no steps as long as other work is before it
    future: Future[Any] = field(default_factory=Future)

    @property
    def is_done(self) -> bool:
        """Whether it has come to an end, good or bad."""
        return self.future.done()

    @property
    def error(self) -> BaseException | None:
        """What went wrong; None where nothing did, or where it is not over."""
        return self.future.exception() if self.is_done else None

    @property
    def result(self) -> Any:
        """What was made. Only for work that is done and went well."""
        return self.future.result(timeout=0)

    def tell(self, step: int, steps: int, name: str) -> None:
        """The work says how far it is."""
        self.far = step, steps, name


class Workshop:
    """Takes orders, works on one at a time, and keeps what was made last."""

    def __init__(self, kept: int = KEPT) -> None:
        self._jobs: dict[Hashable, Job] = {}
        self._kept, self._lock = kept, Lock()
        self._orders: SimpleQueue[tuple[Job, Work]] = SimpleQueue()
        Thread(target=self._work, name="workshop", daemon=True).start()  # ends with the server

    def job(self, key: Hashable) -> Job | None:
        """What is known under this key, if it was ordered before."""
        with self._lock:
            job = self._jobs.pop(key, None)
            if job:
                self._jobs[key] = job  # asked for last, dropped last
            return job

    def order(self, key: Hashable, work: Work) -> Job:
        """The job of this key: the one there is, unless it failed, or a new one."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None or job.error:
                job = self._jobs[key] = Job()
                self._orders.put((job, work))
                self._tidy()
            return job

    def _tidy(self) -> None:
        over = [key for key, job in self._jobs.items() if job.is_done]
        for key in over[: max(0, len(over) - self._kept)]:
            del self._jobs[key]

    def _work(self) -> None:
        while True:
            job, work = self._orders.get()
            try:
                job.future.set_result(work(job.tell))
            except BaseException as error:  # those who wait are told, and the next one is served
                log.exception("a piece of work failed")
                job.future.set_exception(error)
