"""EDTF as bounds: strict, with unknown ends kept unknown."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.collection.dates import (
    PLAIN,
    Bounds,
    DateError,
    _by_library,
    clock,
    envelope,
    is_vague,
    read_edtf,
    sort_key,
)

YEARS = st.integers(1000, 2100)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2000, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1961", "1961-01-01", "1961-12-31"),
        ("1961-05", "1961-05-01", "1961-05-31"),
        ("1961-05-12", "1961-05-12", "1961-05-12"),
        ("1961-05-12T17:00", "1961-05-12", "1961-05-12"),
        ("1961-01/1961-04", "1961-01-01", "1961-04-30"),
        ("1961-01/1961-05-10", "1961-01-01", "1961-05-10"),
        ("/1962-03-24", None, "1962-03-24"),
        ("1959-10-11/..", "1959-10-11", None),
        ("1961-05~", "1961-05-01", "1961-05-31"),
    ],
)
def test_bounds(text: str, start: str | None, end: str | None) -> None:
    span = read_edtf(text)
    assert (span.start and span.start.isoformat(), span.end and span.end.isoformat()) == (
        start,
        end,
    )


@pytest.mark.parametrize(
    "text",
    ["", "May 1961", "1961-13", "1961-02-30", "1961-05-12T25:00", "/", "..", "a/b/c", "1962/1961"],
)
def test_what_is_no_date_says_what_was_found_and_what_to_do(text: str) -> None:
    with pytest.raises(DateError) as caught:
        read_edtf(text)
    assert repr(text) in str(caught.value)
    assert "write EDTF" in str(caught.value) or "swap" in str(caught.value)


def test_a_day_is_not_widened() -> None:
    assert read_edtf("1961-05-12").days == 1


def test_an_unknown_end_makes_an_unknown_envelope() -> None:
    spans = [read_edtf("1961-05"), read_edtf("/1962")]
    assert envelope(spans) == Bounds(None, dt.date(1962, 12, 31))
    assert envelope(spans).days is None


def test_clock() -> None:
    assert clock("1961-05-13T09:20") == dt.time(9, 20)
    assert clock("1961-05-13") is None


@pytest.mark.parametrize("text", ["1961~", "1961-05?", "1961-05-12%", "1961-21", "1961/1962-05~"])
def test_vague(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize("text", ["1961", "1961-05-21", "1961-01/1961-05-21", "1961-05-12T21:35"])
def test_not_vague(text: str) -> None:
    assert not is_vague(text)


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlap_is_sharing_a_day(a: dt.date, b: dt.date, c: dt.date, d: dt.date) -> None:
    first, second = Bounds(*sorted((a, b))), Bounds(*sorted((c, d)))
    shared = max(first.filled()[0], second.filled()[0]) <= min(
        first.filled()[1], second.filled()[1]
    )
    assert first.overlaps(second) == second.overlaps(first) == shared


@given(DAYS)
def test_an_unknown_end_overlaps_everything_on_its_side(day: dt.date) -> None:
    assert Bounds(None, day).overlaps(Bounds(day, None))
    assert Bounds(None, None).overlaps(Bounds(day, day))


def test_order_is_start_then_width() -> None:
    texts = ["1961-05-12", "1961-05", "1961", "1961-05-01"]
    ordered = sorted(texts, key=lambda text: sort_key(read_edtf(text)))
    assert ordered == ["1961", "1961-05-01", "1961-05", "1961-05-12"]


@settings(deadline=None)  # the library may take long
@given(year=YEARS, month=st.integers(0, 45), day=st.integers(0, 32))
def test_plain_dates_are_read_as_the_library_reads_them(year: int, month: int, day: int) -> None:
    text = f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
    try:
        expected = _by_library(text)
    except Exception:  # the library answers odd texts with errors of every kind
        with pytest.raises(DateError):
            read_edtf(text)
    else:
        assert read_edtf(text) == expected
        assert PLAIN.fullmatch(text) or month > 12
