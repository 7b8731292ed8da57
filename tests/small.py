"""A small invented collection without a fault, to be spoiled field by field."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

CABLE, QUIET = "cables/1960-03.toml", "cables/1960-04-02.toml"
Content = dict[str, dict[str, Any]]


def _claim(key: str, value: int, printed: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"1960-03-{key}",
        "value": value,
        "as_printed": printed,
        "kind": "flow",
        "unit": "people",
        "measure": "crossed",
        "direction": "cn-to-kp",
        "population": {"en": "people who crossed"},
        "reporter": "office",
        "chain": ["office", "ministry"],
        "hedges": [{"en": "not complete"}],
        "exactness": "round" if value % 10 == 0 else "exact-looking",
        "locator": {"paragraph": 1, "sentence": 2},
        "anchor": f"some {printed} crossed",
        "label": {"en": f"crossed, {key}"},
        "period": {"edtf": "1960-01/1960-02", "as_printed": "in January and February"},
        "area": {"places": ["jilin"], "meaning": "statistics-from"},
        **fields,
    }


def _position(key: str) -> dict[str, Any]:
    return {
        "id": key,
        "holder": "jin",
        "kind": "request",
        "questions": ["who-acts"],
        "summary": {"en": "Asks."},
        "locator": {"paragraph": 2},
    }


def _place(key: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "kind": kind, "names": [{"text": key.title(), "lang": "en"}], **fields}


def _archive() -> dict[str, Any]:
    return {
        "name": "Archive",
        "reference": "A 1",
        "record": "12345",
        "collection": "Papers",
        "translators": ["A. Translator"],
        "language": {"en": "Chinese"},
        "rights": {"en": "Nothing is said."},
    }


READINGS = [
    {"id": key, "edtf": edtf, "label": {"en": key}, "reason": {"en": "It may."}}
    for key, edtf in [("march", "1960-03"), ("since", "1960-02/1960-03")]
]
COLLECTION: Content = {
    CABLE: {
        "id": "1960-03",
        "title": "A letter",
        "short": {"en": "The letter"},
        "kind": "letter",
        "date": {
            "edtf": "1960-03",
            "as_printed": "March 1960",
            "window": "1960-03-05/1960-03-31",
            "window_reason": {"en": "It tells of 5 March."},
        },
        "senders": ["office"],
        "recipients": ["ministry"],
        "directions": ["cn-to-kp"],
        "population": {"en": "people"},
        "cites": ["agreement"],
        "summary": {"en": "It counts."},
        "plate": {"en": "{1960-03-crossed} crossed."},
        "archive": _archive(),
        "numbers": [{"number": "No. 7", "role": "sender"}],
        "moments": [{"stage": "written", "edtf": "1960-03-06", "as_printed": "6 March"}],
        "distribution": [{"recipient": "Ministry", "copies": 2}],
        "distribution_total": 2,
        "people": [{"person": "jin", "as_printed": "Jin", "part": {"en": "signs"}}],
        "places": [{"place": "jilin", "role": "statistics-from"}],
        "positions": [_position("1960-03-ask"), _position("1960-03-refuse")],
        "uncertainties": [{"kind": "date", "about": {"en": "Lately."}}],
        "silences": [{"en": "No place."}],
        "claims": [
            _claim("crossed", 120, "120", qualifier="about"),
            _claim("january", 45, "45", part_of=["1960-03-crossed"],
                   period={"edtf": "1960-01", "as_printed": "in January"}),
            _claim("stopped", 10, "10 to 20", value_max=20, measure="stopped",
                   period={"as_printed": "lately", "readings": READINGS},
                   area={"meaning": "not-stated"}),
            _claim("paid", 40, "forty", kind="rate", per={"en": "head"}, unit="yuan",
                   measure="allowance", direction="not-applicable", exactness="word",
                   period={"edtf": "/1960-03", "basis": {"en": "Not printed."}}),
        ],
    },
    QUIET: {
        "id": "1960-04-02",
        "title": "A reply",
        "short": {"en": "The reply"},
        "kind": "letter",
        "date": {"edtf": "1960-04-02", "as_printed": "2 April 1960"},
        "senders": ["ministry"],
        "recipients": ["office"],
        "directions": ["cn-to-kp"],
        "population": {"en": "people"},
        "summary": {"en": "It thanks."},
        "plate": {"en": "Thanks."},
        "archive": _archive(),
        "silences": [{"en": "No figure."}],
    },
    "measures.toml": {
        "unit": [
            {"id": "people", "one": {"en": "person"}, "many": {"en": "people"}},
            {"id": "households", "one": {"en": "household"}, "many": {"en": "households"}},
            {"id": "yuan", "one": {"en": "yuan"}, "many": {"en": "yuan"}, "divisible": True},
        ],
        "measure": [
            {"id": key, "unit": unit, "label": {"en": key}, "definition": {"en": key},
             "movement": key == "crossed"}
            for key, unit in [("crossed", "people"), ("stopped", "people"), ("allowance", "yuan")]
        ],
    },
    "people.toml": {
        "person": [{"id": "jin", "name": "Jin", "office": {"en": "secretary"}, "side": "cn"}],
        "office": [
            {"id": "office", "name": {"en": "Office"}, "short": {"en": "Office"}, "side": "cn"},
            {"id": "ministry", "name": {"en": "Ministry"}, "short": {"en": "Ministry"},
             "side": "cn", "members": ["office"]},
        ],
    },
    "places.toml": {
        "place": [
            _place("china", "country"),
            _place("jilin", "province", feature="jilin", precision="modern-outline", within=["china"]),
            _place("yalu", "river", feature="yalu", precision="line"),
        ]
    },
    "border_points.toml": {
        "place": [
            _place("linjiang", "border-point", point=[126.9, 41.8], precision="crossing",
                   river="yalu", confidence="high")
        ]
    },
    "references.toml": {
        "reference": [
            {"id": "agreement", "title": {"en": "The agreement"}, "kind": "agreement",
             "cited_by": ["1960-03"], "date": "1955", "date_basis": {"en": "Printed."},
             "why": {"en": "It binds."}, "anchor": "the agreement"}
        ]
    },
    "events.toml": {
        "event": [{"id": "treaty", "date": "1962-10-12", "title": {"en": "Treaty"}, "source": "A book"}]
    },
    "edition.toml": {
        "edition": [{"id": "1", "date": "2026-01-01", "changes": {"en": "First."}, "contact": "us"}]
    },
    "background.toml": {
        "literature": [{"id": "book", "author": "A", "year": 2000, "title": "B", "where": "C",
                        "why": {"en": "Why."}}],
        "background": [{"id": "words", "title": {"en": "Words"}, "text": {"en": "What."},
                        "about": ["1960-03"], "literature": ["book"]}],
    },
    "glossary.toml": {
        "term": [{"id": "figure", "word": {"en": "Figure"}, "text": {"en": "A number."}}]
    },
    "identities.toml": {
        "identity": [
            {"id": "february", "kind": "remainder", "whole": "1960-03-crossed",
             "parts": ["1960-03-january"], "unit": "people", "label": {"en": "rest"},
             "assumption": {"en": "One count."},
             "area": {"places": ["jilin"], "meaning": "statistics-from"}}
        ]
    },
    "comparisons.toml": {
        "comparison": [
            {"id": "months", "kind": "within", "title": {"en": "Months"}, "remainders": ["february"],
             "may_conclude": {"en": "This."}, "may_not_conclude": {"en": "Not that."}}
        ],
        "example": [
            {"id": "two", "title": {"en": "Two"}, "claims": ["1960-03-crossed", "1960-03-january"]}
        ],
    },
    "conflicts.toml": {
        "conflict": [
            {"id": "asked", "title": {"en": "Asked"}, "sentence": {"en": "They differ."},
             "positions": ["1960-03-ask", "1960-03-refuse"]}
        ]
    },
    "story.toml": {
        "introduction": [
            {"id": "who", "heading": {"en": "Who"}, "text": {"en": "{1960-03-crossed} people."}, "cables": ["1960-03"]}
        ],
        "chapter": [
            {"id": "first", "heading": {"en": "First"}, "text": {"en": "{1960-03-crossed} crossed."},
             "notes": {"en": "Notes."}, "warning": {"en": "Not all."}, "select": "1960-03", "window": ["1960-01-01", "1960-04-30"],
             "look": "mark-jilin", "stress": ["jilin"]}
        ]
    },
}  # fmt: skip


def collection() -> Content:
    """A copy of its own, file by file, as the TOML would be read."""
    return copy.deepcopy(COLLECTION)


def toml(content: dict[str, Any]) -> str:
    """A file of the collection as TOML."""
    tables = {key: value for key, value in content.items() if _is_tables(value)}
    lines = [f"{key} = {_value(value)}" for key, value in content.items() if key not in tables]
    for key, entries in tables.items():
        for entry in entries:
            lines += ["", f"[[{key}]]", *(f"{name} = {_value(one)}" for name, one in entry.items())]
    return "\n".join(lines) + "\n"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if key.replace("_", "").isalnum() else json.dumps(key)


def write(content: Content, folder: Path) -> Path:
    """Write a collection into a folder; return the folder."""
    (folder / "cables").mkdir(parents=True, exist_ok=True)
    for name, table in content.items():
        (folder / name).write_text(toml(table), encoding="utf-8")
    return folder


def spoil(content: Content, file: str, path: str, value: Any) -> None:
    """Set the field at a dotted path of a file; None takes it away."""
    target: Any = content[file]
    *way, last = path.split(".")
    for step in way:
        target = target[int(step)] if step.isdigit() else target.setdefault(step, {})
    if value is None:
        del target[int(last) if last.isdigit() else last]
    elif isinstance(target, list):
        target.append(value) if int(last) == len(target) else target.__setitem__(int(last), value)
    else:
        target[last] = value
