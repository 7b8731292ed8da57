"""Long work: done once for everybody, one piece after the other, and told how far it is."""

from __future__ import annotations

from threading import Event

import pytest

from crossings.export.workshop import Progress, Work, Workshop

PATIENCE = 20


def test_whoever_asks_for_the_same_gets_the_same() -> None:
    shop, go, made = Workshop(), Event(), []

    def work(tell: Progress) -> str:
        tell(1, 2, "first")
        go.wait(PATIENCE)
        made.append(1)
        return "done"

    first = shop.order("key", work)
    second = shop.order("key", work)
    assert first is second and not first.is_done
    go.set()
    assert first.future.result(PATIENCE) == first.result == "done"
    assert shop.order("key", work) is first and shop.job("key") is first
    assert made == [1] and first.far == (1, 2, "first")


def test_pieces_are_made_one_after_the_other() -> None:
    shop, go, seen = Workshop(), Event(), []

    def work(name: str) -> Work:
        def do(tell: Progress) -> None:
            seen.append(f"{name} begins")
            tell(1, 1, name)
            go.wait(PATIENCE)
            seen.append(f"{name} ends")

        return do

    jobs = [shop.order(name, work(name)) for name in ("one", "two", "three")]
    go.set()
    for job in jobs:
        job.future.result(PATIENCE)
    assert seen == [f"{n} {what}" for n in ("one", "two", "three") for what in ("begins", "ends")]


def test_what_breaks_badly_does_not_stop_the_work() -> None:
    shop = Workshop()

    def breaks(_tell: Progress) -> None:
        raise SystemExit("a library gave up")

    job = shop.order("bad", breaks)
    with pytest.raises(SystemExit):
        job.future.result(PATIENCE)
    assert shop.order("good", lambda _tell: "made").future.result(PATIENCE) == "made"


def test_what_failed_is_told_and_can_be_tried_again() -> None:
    shop = Workshop()

    def fail(_tell: Progress) -> None:
        raise OSError("the disk is full")

    job = shop.order("key", fail)
    with pytest.raises(OSError, match="full"):
        job.future.result(PATIENCE)
    assert isinstance(job.error, OSError)
    again = shop.order("key", lambda _tell: "made")
    assert again is not job and again.future.result(PATIENCE) == "made" and again.error is None


def test_what_was_asked_for_longest_ago_is_given_up() -> None:
    shop = Workshop(kept=2)
    for key in "abc":
        shop.order(key, lambda _tell: None).future.result(PATIENCE)
        shop.job("a")
    shop.order("d", lambda _tell: None).future.result(PATIENCE)
    assert shop.job("a") and shop.job("d") and not shop.job("b")
