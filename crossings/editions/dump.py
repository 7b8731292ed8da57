"""The whole collection as plain data: what ``dump`` prints and the data bundle holds.

Theirs and ours stay apart: a claim carries what its document prints, a derived value its
arithmetic and assumption. An end of a period that is not known is null, never a made-up day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from math import inf
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from crossings.collection.dates import Bounds, read_edtf
from crossings.collection.derive import Derived
from crossings.collection.load import Dataset
from crossings.collection.records import Claim, Period, Reading
from crossings.wording import words
from crossings.wording.reader import Reader

Row = dict[str, Any]
PLAIN = "offices measures units identities comparisons examples conflicts".split()


def dump(dataset: Dataset) -> dict[str, list[Row]]:
    """Every record of a dataset but its editions, with the bounds of its dates and the computed values."""
    reader = Reader(dataset)
    return {
        "cables": [cable_row(key, dataset) for key in dataset.cables],
        "claims": [claim_row(claim, reader) for claim in dataset.claims.values()],
        "derived": [derived_row(value, reader) for value in reader.values.values()],
        "places": _rows(dataset.places),
        "people": _rows(dataset.people),
        "references": [_dated(row, "date") for row in _rows(dataset.references)],
        "events": [_dated(row, "date") for row in _rows(dataset.events)],
        **{name: _rows(getattr(dataset, name)) for name in PLAIN},
        "introduction": _rows(dataset.introductions),
        "story": _rows(dataset.chapters),
        "background": _rows(dataset.backgrounds),
        "literature": _rows(dataset.literature),
        "glossary": _rows(dataset.terms),
        "problems": [asdict(problem) for problem in dataset.problems],
    }


def records_json(dataset: Dataset) -> str:
    """Every record as one JSON document, without the editions."""
    return as_text(dump(dataset))


def as_text(content: Mapping[str, Any]) -> str:
    """Indented JSON, written by pydantic: Python's own takes six times as long for a large collection."""
    return to_json(content, indent=2).decode() + "\n"


def _rows(records: Mapping[str, BaseModel]) -> list[Row]:
    return [record.model_dump(mode="json") for record in records.values()]


def _dated(row: Row, field: str) -> Row:
    text = row[field]
    return {**row, **(_ends(read_edtf(text)) if text else {"start": None, "end": None})}


def _ends(span: Bounds) -> dict[str, str | None]:
    return {
        "start": span.start.isoformat() if span.start else None,
        "end": span.end.isoformat() if span.end else None,
    }


def cable_row(key: str, dataset: Dataset) -> Row:
    """One cable; its claims by id, since they stand in a list of their own."""
    cable = dataset.cables[key]
    row = cable.model_dump(mode="json", exclude={"claims"})
    row["ring"] = cable.ring
    row["date"] |= _ends(read_edtf(cable.date.edtf))
    row["archive"]["url"] = cable.archive.url
    row["citation"] = words.citation(cable)
    row["claims"] = [claim.id for claim in cable.claims]
    return row


def claim_row(claim: Claim, reader: Reader) -> Row:
    """One figure with the cable it stands in, its side, and a sentence that can stand alone."""
    row = claim.model_dump(mode="json")
    row["hedges"] = [hedge.en for hedge in claim.hedges]  # as printed
    row["cable"] = reader.dataset.cable_of[claim.id]
    row["ring"] = claim.context.ring
    row["read"] = claim.context.read
    row["side"] = claim.context.side
    row["period"] = period_row(claim.period)
    row["sentence"] = words.statement(claim, reader)
    return row


def period_row(period: Period) -> Row:
    """A period with its bounds. With several readings, ``edtf`` is the span that covers them."""
    ends = _ends(period.bounds)
    envelope = f"{ends['start'] or ''}/{ends['end'] or ''}"
    return {
        "edtf": period.edtf or envelope,
        **ends,
        "as_printed": period.as_printed,
        "basis": period.basis.model_dump() if period.basis else None,
        "readings": [_reading(reading) for reading in period.readings],
    }


def _reading(reading: Reading) -> Row:
    return {
        "id": reading.id,
        "edtf": reading.edtf,
        **_ends(reading.bounds),
        "label": reading.label.model_dump(),
        "reason": reading.reason.model_dump(),
    }


def derived_row(value: Derived, reader: Reader) -> Row:
    """One computed value, never without its arithmetic and its assumption."""
    return {
        "id": value.id,
        "kind": value.kind,
        "value": value.value,
        "low": value.low,
        "high": None if value.high == inf else value.high,
        "approximate": value.is_approximate,
        "unit": value.unit,
        "label": value.label.model_dump(),
        "arithmetic": words.arithmetic(value, reader),
        "assumption": value.assumption.model_dump(),
        "whole": value.whole,
        "operands": [*filter(None, [value.whole]), *value.parts],
        "unnumbered": value.extra,
        "claims": list(value.claims),
        "area": value.area.model_dump(mode="json"),
        "period": period_row(value.period),
        "hedges": [hedge.en for hedge in value.hedges],  # as printed
    }
