"""Turns a measurement into a table, verdicts and a page of the docs."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

from bench.measure import Run, Series, Visit

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
PACKAGES = ("streamlit", "plotly", "folium", "streamlit-folium", "XStatic-Leaflet", "playwright")
STEP_SCRIPT = 8.0  # ms, 95th percentile
STEP_QUICKER = 20.0  # times
PAGE = 25.0  # ms of processor time, median of a page's runs after the first
STEP_PAINTED = 20.0  # ms, median, at the first size
WHOLE, BOTH, MAP = 1.0, 0.75, 0.45  # of the bare page with one chart


@dataclass(frozen=True)
class Target:
    """One thing to reach, what was reached, and whether that will do."""

    what: str
    wanted: str
    found: str
    reached: bool


def report(runs: Mapping[str, Run], costs: Mapping[str, Sequence[float]]) -> tuple[str, bool]:
    """The whole report as Markdown, by size of the window, and whether every target is reached."""
    aims = [*steps_targets(next(iter(runs.values()))), page_target(costs)]
    for size, run in runs.items():
        aims += opening_targets(run, size)
    parts = [_verdicts(aims), page_costs(costs)]
    for size, run in runs.items():
        parts += [_openings(run, size), _steps(run, size), _bytes(run, size), _circumstances(run)]
    return "\n\n".join(parts), all(aim.reached for aim in aims)


def put(text: str, part: str = "bench") -> None:
    """Put a report between the marks of its part of the document."""
    page = DOCUMENT.read_text(encoding="utf-8")
    before, rest = page.split(f"<!-- {part}: begin -->")
    _old, after = rest.split(f"<!-- {part}: end -->")
    marked = f"<!-- {part}: begin -->\n{text}\n<!-- {part}: end -->"
    DOCUMENT.write_text(f"{before}{marked}{after}", encoding="utf-8")


def steps_targets(run: Run) -> list[Target]:
    """What a step in time may take, against what was measured."""
    ours, slow = run.pages["ours"], run.pages["idiomatic"]
    script = percentile([step.script for step in ours.steps])
    painted = median(step.until for step in ours.steps)
    quicker = median(s.until for s in slow.steps) / painted
    return [
        Target("script of a step in time, 95th percentile", f"under {STEP_SCRIPT:.0f} ms",
               f"{script:.1f} ms", script < STEP_SCRIPT),
        Target("a step in time until painted, median", f"at most {STEP_PAINTED:.0f} ms",
               f"{painted:.1f} ms", painted <= STEP_PAINTED),
        Target("a step in time against the idiomatic page", f"{STEP_QUICKER:.0f} times quicker",
               f"{quicker:.0f} times", quicker >= STEP_QUICKER),
    ]  # fmt: skip


def opening_targets(run: Run, size: str) -> list[Target]:
    """What opening may take, of the bare page's time, against what was measured."""
    limits = [("the whole page", "whole", WHOLE), ("map and timeline", "both", BOTH), ("map alone", "map", MAP)]  # fmt: skip
    aims = []
    for visit in ("cold", "warm"):
        for what, state, limit in limits:
            ratio = median(_ratios(run, visit, state, "bare", "both"))
            wanted = f"at most {limit} × the bare page"
            aims.append(
                Target(f"{what}, {visit}, {size}", wanted, f"{ratio:.2f} ×", ratio <= limit)
            )
    return aims


def page_target(costs: Mapping[str, Sequence[float]]) -> Target:
    """What the most expensive page costs the server."""
    most, name = max((median(times[1:]), name) for name, times in costs.items())
    wanted = f"at most {PAGE:.0f} ms"
    return Target(
        "processor time of a page's script", wanted, f"{most:.1f} ms ({name})", most <= PAGE
    )


def page_costs(costs: Mapping[str, Sequence[float]]) -> str:
    """A line a page: its first run, and the median and 95th percentile of the others, in ms."""
    rows = [
        [name, *[f"{time:.1f} ms" for time in (first, median(rest), percentile(rest))]]
        for name, (first, *rest) in costs.items()
    ]
    runs = len(next(iter(costs.values()))) - 1
    head = ["", "first run", f"median of {runs}", "95th percentile"]
    return "### Processor time of a page's script on the server\n\n" + table(head, rows)


def percentile(values: Sequence[float], hundredth: int = 95) -> float:
    """The value that so many in a hundred do not exceed."""
    return quantiles(values, n=100, method="inclusive")[hundredth - 1]


def _visits(series: Series, visit: str) -> list[Visit]:
    return series.cold if visit == "cold" else series.warm


def _times(run: Run, page: str, visit: str, state: str) -> list[float]:
    return [getattr(one, state) for one in _visits(run.pages[page], visit)]


def _ratios(run: Run, visit: str, state: str, other: str, other_state: str) -> list[float]:
    """Ours by the other page's, round by round."""
    pairs = zip(
        _times(run, "ours", visit, state), _times(run, other, visit, other_state), strict=True
    )
    return [mine / theirs for mine, theirs in pairs]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _verdicts(aims: list[Target]) -> str:
    rows = [[a.what, a.wanted, a.found, "reached" if a.reached else "**missed**"] for a in aims]
    return "### Targets\n\n" + table(["", "wanted", "measured", ""], rows)


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def _openings(run: Run, size: str) -> str:
    rows = []
    for visit in ("cold", "warm"):
        for what, state in [
            ("map stands", "map"),
            ("both stand", "both"),
            ("the whole page", "whole"),
        ]:
            raw = [
                f"{median(_times(run, page, visit, state)):.0f} ms" if _has(page, state) else "–"
                for page in run.pages
            ]
            by_bare = _spread(_ratios(run, visit, state, "bare", "whole"))
            by_idiomatic = _spread(_ratios(run, visit, state, "idiomatic", state))
            rows.append([f"{what}, {visit}", *raw, by_bare, by_idiomatic])
    work = [f"{median(_times(run, page, 'cold', 'work')):.0f} ms" for page in run.pages]
    by_others = [
        _spread(_ratios(run, "cold", "work", other, "work")) for other in ("bare", "idiomatic")
    ]
    rows.append(["processor time of the page until then, cold", *work, *by_others])
    head = ["", "ours", "idiomatic", "bare", "ours ÷ bare, one chart", "ours ÷ idiomatic"]
    return f"### From navigation until it stands, {size}\n\n{table(head, rows)}"


def _has(page: str, state: str) -> bool:
    return page != "bare" or state != "map"


def _steps(run: Run, size: str) -> str:
    ours, slow = run.pages["ours"].steps, run.pages["idiomatic"].steps
    mine, theirs = [s.until for s in ours], [s.until for s in slow]
    script, call = [s.script for s in ours], [s.call for s in ours]
    pairs: list[tuple[str, Callable[[list[float]], float]]] = [
        ("median", median),
        ("95th percentile", percentile),
    ]
    rows = [
        [name, f"{of(call):.1f} ms", f"{of(script):.1f} ms", f"{of(mine):.1f} ms",
         f"{of(theirs):.0f} ms", f"{of(theirs) / of(mine):.0f}", f"{of(theirs) / of(script):.0f}"]
        for name, of in pairs
    ]  # fmt: skip
    head = ["", "ours: script of the call", "ours: all script", "ours: until painted",
            f"idiomatic ({len(slow)} steps)", "idiomatic ÷ ours painted", "idiomatic ÷ ours script"]  # fmt: skip
    title = f"### One step in time until the map has changed ({len(ours)} own steps), {size}"
    return f"{title}\n\n{table(head, rows)}"


def _bytes(run: Run, size: str) -> str:
    rows = []
    for name, state in [("requests", "bytes"), ("web socket, unpacked", "socket")]:
        for visit in ("cold", "warm"):
            sizes = [median(_times(run, page, visit, state)) / 1000 for page in run.pages]
            rows.append([f"{name}, {visit}", *[f"{size:,.0f} kB" for size in sizes]])
    return f"### Bytes, {size}\n\n{table(['', *run.pages], rows)}"


def _circumstances(run: Run) -> str:
    rounds = len(run.pages["ours"].cold)
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    outside = ", ".join(sorted(run.outside)) or "none"
    return (
        f"Taken on {dt.date.today():%-d %B %Y} in {rounds} rounds, on {os.cpu_count()} cores "
        f"without a GPU, with a load of {run.load:.1f} from other work at the start; "
        f"Chromium {run.browser}, headless; Python {platform.python_version()}; {packages}. "
        f"Months stepped through: {', '.join(run.months)}. "
        f"Addresses asked for outside the machine (all blocked): {outside}."
    )
