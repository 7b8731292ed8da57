"""How the timeline of a large collection finds room, without a browser: rows shared, bands, bins."""

from __future__ import annotations

import datetime as dt
import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from crossings.exhibit import document

SCRIPTS = Path(document.__file__).parent / "js"
ENGINE = MiniRacer()
ENGINE.eval("".join((SCRIPTS / name).read_text("utf-8") for name in ("days.js", "rows.js")))
AXIS = {"left": 0, "width": 1000}
Span = tuple[str | None, str | None]


def ask(call: str, *values: Any) -> Any:
    """What a function of rows.js answers."""
    given_ = ", ".join(json.dumps(value) for value in values)
    return json.loads(str(ENGINE.eval(f"JSON.stringify({call}({given_}))")))


def ms(day: str) -> int:
    return int(dt.datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp() * 1000)


def band(entries: list[tuple[str, Span]], first: str, last: str, width: int = 1000) -> Any:
    bins = ask("binsOf", [ms(first), ms(last)], width)["bins"]
    return ask("bandOf", [{"document": name, "span": span} for name, span in entries], bins)


# ---- rows --------------------------------------------------------------------------------------
extents = st.tuples(st.integers(0, 900), st.integers(1, 300)).map(
    lambda pair: {"from": pair[0], "to": pair[0] + pair[1]}
)
units = st.lists(st.lists(extents, min_size=1, max_size=2), max_size=25)


@settings(max_examples=60, deadline=None)
@given(units)
def test_bars_of_one_row_do_not_meet_and_none_is_left_out(
    found: list[list[dict[str, int]]],
) -> None:
    packed = ask("pack", found)
    assert len(packed["rows"]) == len(found)
    placed = [
        (row + index, part)
        for row, parts in zip(packed["rows"], found, strict=True)
        for index, part in enumerate(parts)
    ]
    assert packed["count"] == 1 + max((row for row, _part in placed), default=-1)
    for (row, one), (other_row, other) in combinations(placed, 2):
        assert row != other_row or one["to"] <= other["from"] or other["to"] <= one["from"]


def test_what_does_not_meet_shares_a_row_and_readings_stay_together() -> None:
    early, late = {"from": 0, "to": 100}, {"from": 112, "to": 300}
    near = {"from": 111, "to": 300}
    assert ask("pack", [[early], [late]]) == {"rows": [0, 0], "count": 1}
    assert ask("pack", [[early], [near]]) == {"rows": [0, 1], "count": 2}, "12 px apart"
    assert ask("pack", [[early], [early, late], [late]]) == {"rows": [0, 1, 0], "count": 3}


@pytest.mark.parametrize(
    ("start", "end", "words", "side"),
    [(100, 300, 130, "right"), (800, 860, 130, "right"), (0, 990, 130, "on"), (900, 990, 130, "left"),
     (600, 900, 250, "on"), (600, 900, 400, "left"), (300, 700, 900, "below"), (100, 200, 950, "below")],
)  # fmt: skip
def test_a_bar_keeps_room_for_its_words(start: int, end: int, words: int, side: str) -> None:
    found = ask("extent", start, end, words, AXIS)
    assert found["side"] == side
    assert (found["to"] > end) == (side == "right") and (found["from"] < start) == (side == "left")
    assert found["from"] >= 0 and found["to"] <= 1000
    if side == "below":
        assert found["words"] == {
            "from": min(start, 1000 - words),
            "to": min(start, 1000 - words) + words,
        }


def test_words_below_a_bar_have_a_row_of_their_own() -> None:
    beside = {"side": "right", "from": 0, "to": 300}
    below = {"side": "below", "from": 0, "to": 90, "words": {"from": 0, "to": 280}}
    assert ask("readingRows", [beside, beside])["down"] == [0, 1]
    assert ask("readingRows", [below, beside, below]) == {
        "parts": [below, below["words"], beside, below, below["words"]],
        "down": [0, 2, 3],
        "words": [1, 0, 1],
    }


def test_parts_and_readings_go_with_their_figure() -> None:
    def span(owner: str, row: int, part: bool = False) -> dict[str, Any]:
        return {"owner": owner, "row": row, "part": part, "span": ["1961-01-01", "1961-02-01"]}

    spans = [span("whole", 4), span("part", 4, part=True), span("two", 2), span("two", 3)]
    assert ask("unitsOf", spans, 10) == [
        {"row": 2, "spans": [12, 13]},
        {"row": 4, "spans": [10, 11]},
    ]


# ---- bands of documents ------------------------------------------------------------------------
def test_a_band_counts_documents_and_never_their_figures() -> None:
    entries: list[tuple[str, Span]] = [
        ("a", ("1961-01-05", "1961-01-20")),
        ("a", ("1961-01-01", "1961-02-28")),
        ("b", ("1961-01-31", "1961-02-01")),
    ]
    found = band(entries, "1961-01-01", "1961-03-31")
    assert found == {"counts": [2, 2, 0], "documents": 2, "open": 0, "most": 2}


def test_an_unknown_end_counts_where_the_known_one_is_and_is_told() -> None:
    entries: list[tuple[str, Span]] = [
        ("a", (None, "1961-02-10")),
        ("b", ("1961-01-10", None)),
        ("c", (None, None)),
        ("d", (None, "1960-12-31")),
    ]
    found = band(entries, "1961-01-01", "1961-03-31")
    assert found["counts"] == [1, 1, 0] and (found["documents"], found["open"]) == (3, 3)


def test_months_become_years_where_they_would_be_too_thin() -> None:
    window = [ms("1961-03-15"), ms("1963-02-10")]
    months, years = ask("binsOf", window, 1000), ask("binsOf", window, 60)
    assert (months["unit"], len(months["bins"])) == (1, 25)
    days = [ms(day) for day in ("1961-03-15", "1962-01-01", "1963-01-01", "1963-02-11")]
    assert years == {"unit": 12, "bins": days}


dates = st.dates(dt.date(1960, 1, 1), dt.date(1962, 12, 31))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), dates, st.integers(0, 400)), max_size=20))
def test_every_document_is_counted_in_each_month_that_it_speaks_of(
    found: list[tuple[str, dt.date, int]],
) -> None:
    spans = sorted((name, day, day + dt.timedelta(length)) for name, day, length in found)
    entries: list[tuple[str, Span]] = [(name, (f"{a}", f"{b}")) for name, a, b in spans]
    counts = band(entries, "1960-01-01", "1962-12-31")["counts"]
    for index, count in enumerate(counts):
        month = dt.date(1960 + index // 12, index % 12 + 1, 1)
        after = dt.date(1960 + (index + 1) // 12, (index + 1) % 12 + 1, 1)
        assert count == len({name for name, a, b in spans if a < after and b >= month})


def test_hours_lie_within_their_days() -> None:
    """The first hour on the first day, the last on the last; none where a day is not known."""
    asked = "JSON.stringify(clockSpan({span}, {hours}).map(time => new Date(time).toISOString()))"

    def clock(span: str, hours: str) -> str:
        return str(ENGINE.eval(asked.replace("{span}", span).replace("{hours}", hours)))

    day = "['1961-05-08', '1961-05-08']"
    both = clock(day, "['05:00', '22:10']")
    assert both == '["1961-05-08T05:00:00.000Z","1961-05-08T22:10:00.000Z"]'
    one = clock("['1961-05-07', '1961-05-07']", "['11:00']")
    assert one == '["1961-05-07T11:00:00.000Z","1961-05-07T11:00:00.000Z"]'
    night = clock("['1961-05-08', '1961-05-09']", "['23:00', '02:00']")
    assert night == '["1961-05-08T23:00:00.000Z","1961-05-09T02:00:00.000Z"]'
    assert ENGINE.eval(f"clockSpan({day}, [])") is None
    assert ENGINE.eval("clockSpan([null, '1961-05-08'], ['05:00'])") is None
