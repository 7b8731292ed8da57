"""The closed words of the model in the reader's language: kinds, roles, precisions, questions.

Each function covers every value that its field allows; a test compares them with the model, so
that a new value cannot go without its word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from crossings.collection.records import Record
from crossings.language.i18n import speaker


def values(model: type[Record], field: str) -> tuple[str, ...]:
    """Every word that a field of the model may hold, in the order of the model."""
    return tuple(_literals(model.model_fields[field].annotation))


def _literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from _literals(part)


def position_kind(value: str, lang: str = "en") -> str:
    """What somebody does by holding a position."""
    _ = speaker(lang)
    return {
        "rule": _("rule"),
        "request": _("request"),
        "complaint": _("complaint"),
        "apology": _("apology"),
        "explanation": _("explanation"),
        "thanks": _("thanks"),
        "offer": _("offer"),
        "agreement": _("agreement"),
        "question": _("question"),
        "refusal": _("refusal"),
        "report": _("report"),
        "instruction": _("instruction"),
        "warning": _("warning"),
    }[value]


def question(value: str, lang: str = "en") -> str:
    """A question on which positions are taken."""
    _ = speaker(lang)
    return {
        "return-or-stay": _("Return people, or let them stay"),
        "travel": _("Approve travel"),
        "who-acts": _("Who is to act"),
        "prevention": _("Prevention"),
        "causes": _("Causes"),
        "property": _("Property"),
    }[value]


def place_role(value: str, lang: str = "en") -> str:
    """What a place is to a cable."""
    _ = speaker(lang)
    return {
        "statistics-from": _("statistics come from here"),
        "residents-of": _("people living here"),
        "departed-from": _("people left from here"),
        "found-in": _("found here"),
        "addressee": _("written to"),
        "copied-to": _("gets a copy"),
        "sender-seat": _("seat of the sender"),
        "destination": _("where people went"),
        "mentioned": _("mentioned"),
    }[value]


def doubt(value: str, lang: str = "en") -> str:
    """What a doubt about text or translation concerns."""
    _ = speaker(lang)
    return {
        "editor": _("Editors’ hand"),
        "rendering": _("Translation"),
        "date": _("Date"),
        "number": _("Number"),
        "name": _("Name"),
        "reference": _("Reference"),
        "omission": _("Omission"),
    }[value]


def number_role(value: str, lang: str = "en") -> str:
    """What a number on a document numbers."""
    _ = speaker(lang)
    return {
        "sender": _("sender’s number"),
        "receipt": _("number at receipt"),
        "stamp": _("number on a stamp"),
        "file": _("file number"),
    }[value]


def stage(value: str, lang: str = "en") -> str:
    """A step in the life of a document."""
    _ = speaker(lang)
    return {
        "happened": _("Happened"),
        "written": _("Written"),
        "received": _("Received"),
        "proofread": _("Proofread"),
        "transcribed": _("Transcribed"),
        "copied": _("Copied"),
    }[value]


def document_kind(value: str, lang: str = "en") -> str:
    """What sort of document a cable of the collection is."""
    _ = speaker(lang)
    return {
        "cable": _("cable"),
        "telegram": _("telegram"),
        "letter": _("letter"),
        "record-of-conversation": _("record of a conversation"),
    }[value]


def reference_kind(value: str, lang: str = "en") -> str:
    """What sort of document a cited one seems to be."""
    _ = speaker(lang)
    return {
        "agreement": _("agreement"),
        "cable": _("cable"),
        "letter": _("letter"),
        "conversation": _("conversation"),
        "statistics": _("statistics"),
        "decision": _("decision"),
        "proposal": _("proposal"),
        "note": _("note"),
    }[value]


def precision(value: str, lang: str = "en") -> str:
    """How exactly a place is known, and how it is drawn for that."""
    _ = speaker(lang)
    return {
        "modern-outline": _(
            "Drawn as its modern outline, hatched or dotted as a whole; never as a point."
        ),
        "line": _("A river: drawn along the line of today’s border."),
        "town": _("A town: drawn as one point for all of it, from a gazetteer of today."),
        "crossing": _("A point on the border line itself, with a confidence of its own."),
        "none": _(
            "No position of its own: a country is shown by its provinces, an area without known "
            "bounds is only named in words."
        ),
    }[value]


def precision_name(value: str, lang: str = "en") -> str:
    """The name of such a precision."""
    _ = speaker(lang)
    return {
        "modern-outline": _("modern outline"),
        "line": _("line"),
        "town": _("town"),
        "crossing": _("crossing point"),
        "none": _("none"),
    }[value]


def confidence(value: str, lang: str = "en") -> str:
    """How sure a position, a date, or what stood somewhere is."""
    _ = speaker(lang)
    return {"high": _("high"), "medium": _("medium"), "low": _("low")}[value]


def outcome(value: str, lang: str = "en") -> str:
    """What holding a figure against a text brought."""
    _ = speaker(lang)
    return {
        "found": _("found in the text"),
        "anchor-missing": _("its words are not in this text"),
        "number-missing": _("its words are here, its number is not"),
        "value-differs": _("the text prints another number than our data"),
        "text-absent": _("not held against the text: it is not here"),
    }[value]
