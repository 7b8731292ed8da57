"""Invented collections of any size, the same for one seed: ``python -m bench.corpus 500 FOLDER``.

The tables are those of the frozen test collection; the documents are spread over 1950 to 1969 and
report figures with parts, divisions, overlaps, readings and open periods in about the proportions
of the real ones.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TABLES = Path(__file__).resolve().parents[1] / "tests" / "collection"
KEPT = ("measures.toml", "people.toml", "places.toml", "border_points.toml", "events.toml")
EMPTIED = ("references", "identities", "comparisons", "conflicts", "story")
FIRST, DAYS = dt.date(1950, 1, 1), 20 * 365
PLACES = ("liaoning", "jilin", "heilongjiang", "andong", "anshan", "luda")
FLOWS = ("detected", "crossed", "stopped")
REPORTERS = ("public-security-liaoning", "public-security-jilin", "embassy-cn", "pak-song-chol")
HEDGES = ("incomplete statistics", "roughly", "according to residents")


def write(folder: Path, count: int, seed: int = 1) -> None:
    """Writes a data folder with ``count`` documents; the folder must not hold anything yet."""
    (folder / "cables").mkdir(parents=True)
    for name in KEPT:
        shutil.copy(TABLES / name, folder / name)
    for name in EMPTIED:
        (folder / f"{name}.toml").write_text("", encoding="utf-8")
    dice = random.Random(seed)
    days = sorted(FIRST + dt.timedelta(dice.randrange(DAYS)) for _ in range(count))
    earlier: list[dict[str, Any]] = []
    for number, day in enumerate(days):
        document = _document(f"d{number:05}", day, earlier, dice)
        earlier = [*earlier[-20:], *document["claims"]]
        path = folder / "cables" / f"{document['id']}.toml"
        path.write_text("\n".join(_toml(document)), encoding="utf-8")


def _document(
    key: str, day: dt.date, earlier: list[dict[str, Any]], dice: random.Random
) -> dict[str, Any]:
    date = f"{day:%Y-%m}" if dice.random() < 0.2 else f"{day}"
    return {
        "id": key,
        "title": f"Report {key}",
        "short": {"en": f"Report {key}"},
        "kind": "cable",
        "senders": ["mfa-cn"],
        "recipients": ["embassy-cn"],
        "summary": {"en": "An invented document."},
        "plate": {"en": "An invented document."},
        "directions": ["cn-to-kp"],
        "population": {"en": "people"},
        "date": {"edtf": date, "as_printed": date},
        "archive": {
            "name": "Archive",
            "reference": key,
            "collection": "Papers",
            "translators": [],
            "language": {"en": "Chinese"},
            "rights": {"en": "Nothing is said."},
        },
        "positions": [
            {
                "id": f"{key}-asks",
                "holder": "mfa-cn",
                "kind": "request",
                "questions": ["who-acts"],
                "summary": {"en": "Asks for help."},
                "locator": {"paragraph": 2},
            }
        ],
        "claims": _claims(key, day, earlier, dice),
    }


def _claims(
    key: str, day: dt.date, earlier: list[dict[str, Any]], dice: random.Random
) -> list[dict[str, Any]]:
    """From none to eight figures: a whole, its parts, and some that stand alone."""
    claims: list[dict[str, Any]] = []
    for number in range(dice.choice((0, 1, 2, 3, 4, 5, 8))):
        value = int(10 ** dice.uniform(1, 4.5))
        whole = next((one for one in claims if "part_of" not in one), None)
        claim = _claim(f"{key}-{number}", value, day, dice)
        if whole and dice.random() < 0.4:
            same = {name: whole[name] for name in ("measure", "period", "reporter", "chain")}
            value = max(1, whole["value"] // (number + 3))
            claim |= same | {"value": value, "as_printed": f"{value:,}", "part_of": [whole["id"]]}
            claim["exactness"] = _exactness(value)
        elif earlier and dice.random() < 0.2:
            relation = dice.choice(("overlaps", "comparable_to", "conflicts_with"))
            claim[relation] = [dice.choice(earlier)["id"]]
        claims.append(claim)
    return claims


def _claim(key: str, value: int, day: dt.date, dice: random.Random) -> dict[str, Any]:
    reporter = dice.choice(REPORTERS)
    places = dice.sample(PLACES, dice.choice((0, 1, 1, 1, 2)))
    return {
        "id": key,
        "value": value,
        "as_printed": f"{value:,}",
        "kind": "flow",
        "unit": "people",
        "measure": dice.choice(FLOWS),
        "direction": "cn-to-kp",
        "population": {"en": "people"},
        "reporter": reporter,
        "chain": [reporter],
        "hedges": [{"en": dice.choice(HEDGES)}] if dice.random() < 0.5 else [],
        "exactness": _exactness(value),
        "locator": {"paragraph": dice.randrange(1, 9), "sentence": dice.randrange(1, 6)},
        "anchor": f"some {value:,} people",
        "label": {"en": f"figure {key}"},
        "period": _period(day, dice),
        "area": {
            "places": places,
            "meaning": "statistics-from" if places else "not-stated",
        },
    }


def _exactness(value: int) -> str:
    return "exact-looking" if value % 10 else "round"


def _period(day: dt.date, dice: random.Random) -> dict[str, Any]:
    start = day - dt.timedelta(dice.randrange(5, 400))
    if dice.random() < 0.1:
        return {"edtf": f"/{day}"}
    if dice.random() < 0.1:
        spans = (f"{start}/{day}", f"{day.year - 1}")
        readings = [
            {"id": f"r{number}", "edtf": span, "label": {"en": span}, "reason": {"en": "Words."}}
            for number, span in enumerate(spans)
        ]
        return {"readings": readings}
    return {"edtf": f"{start:%Y-%m}/{day:%Y-%m}"}


def _toml(table: dict[str, Any], path: str = "") -> Iterator[str]:
    """The lines of a TOML table: plain values first, then what has a heading."""
    nested = {}
    for key, value in table.items():
        if isinstance(value, dict) or (value and isinstance(value, list) and _tables(value)):
            nested[key] = value
        else:
            yield f"{key} = {json.dumps(value)}"
    for key, value in nested.items():
        name = f"{path}{key}"
        for one in [value] if isinstance(value, dict) else value:
            yield f"[{name}]" if isinstance(value, dict) else f"[[{name}]]"
            yield from _toml(one, f"{name}.")


def _tables(values: list[Any]) -> bool:
    return isinstance(values[0], dict)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    write(wanted.folder, wanted.count, wanted.seed)
