"""Long work on a page: a button that starts it, its progress, and its result.

The work goes on beside the page (crossings/export/workshop.py), so a visitor may choose something else or
leave meanwhile, and later visitors get the result.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent import futures
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from crossings.export.workshop import Job, Work, Workshop
from crossings.html.markup import Html, tag
from crossings.language.i18n import speaker
from pages import _collection, _frame

POLL = 0.15  # seconds between updates of the progress


@st.cache_resource
def _workshop() -> Workshop:
    return Workshop()


@dataclass
class Piece:
    """One piece of work and its place on the page."""

    name: str  # of its place, for the style sheet
    key: Hashable
    work: Work
    show: Callable[[Any], None]
    place: DeltaGenerator
    lang: str
    drawn: tuple[bool, int] | None = None

    def draw(self, job: Job) -> bool:
        """Shows the progress of the job, or its result; returns whether it has ended."""
        now = (job.is_done, job.far[0])
        if now != self.drawn:
            self.drawn = now
            if job.error:
                with self.place.container():
                    self._apologise(job.error)
            elif job.is_done:
                with self.place.container():
                    self.show(job.result)
            else:  # without a container, or what stood here before would stay beside it
                self.place.html(_how_far(job, self.lang))
        return now[0]

    def order(self, label: str) -> None:
        """The button that starts it."""
        st.button(label, key=f"make-{self.name}", on_click=self._order)

    def _order(self) -> None:
        _workshop().order(self.key, self.work)

    def _apologise(self, error: BaseException) -> None:
        _ = speaker(self.lang)
        said = _(
            "It could not be made: {reason}. Nothing else on this page is affected. Try again; if it fails again, the log of the server says more."
        )
        _frame.excuse(said, error)
        self.order(_("Try again"))


class Jobs:
    """The work that one run of a page asks for, and in the end waits for."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self.edition = (
            _collection.fingerprint()
        )  # read before the data, so never newer than they are
        self._waiting: list[tuple[Piece, Job]] = []

    def offer(
        self, name: str, key: Hashable, work: Work, show: Callable[[Any], None], label: str = ""
    ) -> None:
        """The result, if it is there, or a button that starts the work; without a label it starts at once."""
        with st.container(key=f"made-{name}"):
            piece = Piece(name, key, work, show, st.empty(), self._lang)
        job = _workshop().job(key) or (None if label else _workshop().order(key, work))
        if job is None:
            with piece.place:
                piece.order(label)
        elif not piece.draw(job):
            self._waiting.append((piece, job))

    def finish(self) -> None:
        """Waits for the work asked for. The last thing that a page does."""
        while self._waiting:
            futures.wait(
                [job.future for _piece, job in self._waiting], POLL, futures.FIRST_COMPLETED
            )
            self._waiting = [(piece, job) for piece, job in self._waiting if not piece.draw(job)]


def _how_far(job: Job, lang: str) -> Html:
    _ = speaker(lang)
    step, steps, name = job.far
    if not steps:
        return tag("p.cx.sh-far", _("Waiting for other work to be done …"), lang=lang)
    said = _("{step} of {steps}: {name}").format(step=step, steps=steps, name=name)
    bar = tag("progress", value=str(step - 1), max=str(steps), aria_label=_("Progress"))
    return tag("p.cx.sh-far", bar, " ", said, lang=lang)
