"""The facts of a figure: each with a key, one name, and its value as plain text.

Cards, tables, files, slides, pictures and the exhibit take from here what they show, so that a
field has one name everywhere. A new column is a new ``Field``, which says where it is shown.
A fact drawn more richly (a definition folded, a quotation set apart) is found by its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crossings.collection.derive import Derived
from crossings.collection.records import Claim
from crossings.language.phrases import phrase, phrases
from crossings.wording import words
from crossings.wording.reader import Reader


@dataclass(frozen=True)
class Fact:
    """One fact as it is shown. The value is plain text, never empty."""

    key: str
    name: str
    value: str


@dataclass(frozen=True)
class Field:
    """A kind of fact: its value (empty where there is none), and where it is shown. Its name is a phrase.

    ``shown`` names the places: file (CSV), table (Explore, and with more in a cell the ledger),
    narrow (the exhibit's table, whose rows lead to the card), card (and the exhibit's source).
    """

    key: str
    value: Callable[[Claim, Reader], str]
    shown: str


def _period(claim: Claim, reader: Reader) -> str:
    """The period, or each of its readings with its letter."""
    readings = words.readings(claim.period, reader.lang)
    return "; ".join(readings) or words.period(claim.period, reader.lang)


def _period_printed(claim: Claim, reader: Reader) -> str:
    _ = reader.say
    return claim.period.as_printed or _("not printed")


def _basis(claim: Claim, reader: Reader) -> str:
    """Why the period is read so; for several readings the reason of each, with its letter."""
    reasons = (
        f"{letter}: {reader.text(one.reason)}" for letter, one in words.lettered(claim.period)
    )
    return reader.text(claim.period.basis) or " ".join(reasons)


def _reservations(claim: Claim, reader: Reader) -> str:
    _ = reader.say
    return words.hedges(claim, reader.lang) or _("none printed")


# In the order in which they are shown. ``how_sure`` is reservations and exactness in one.
FIELDS = (
    Field("id", lambda c, r: c.id, "file"),
    Field("figure", words.quantity, "table narrow"),
    Field("number", lambda c, r: words.amount(c, r.lang), "file"),
    Field("unit", words.unit, "file"),
    Field("printed", lambda c, r: c.as_printed, "file table card"),
    Field("measure", lambda c, r: r.text(r.measure(c).label), "file table narrow card"),
    Field("definition", lambda c, r: r.text(r.measure(c).definition), "file card"),
    Field("population", lambda c, r: r.text(c.population), "file table card"),
    Field("outcome", words.outcome, "file card"),
    Field("direction", lambda c, r: words.direction(c.direction, r.lang), "file table narrow card"),
    Field("period", _period, "file table narrow card"),
    Field("period_printed", _period_printed, "file table card"),
    Field("basis", _basis, "file card"),
    Field("area", words.area, "file table narrow card"),
    Field("area_printed", lambda c, r: c.area.as_printed or "", "file card"),
    Field("area_note", lambda c, r: r.text(c.area.note), "file card"),
    Field("reporter", words.reporter, "file table narrow card"),
    Field("reservations", _reservations, "file table narrow"),
    Field("exactness", lambda c, r: words.exactness(c, r.lang), "file"),
    Field("how_sure", lambda c, r: words.how_sure(c, r.lang), "card"),
    Field("note", lambda c, r: r.text(c.note), "file card"),
    Field("with", words.other_units, "file card"),
    Field("document", lambda c, r: words.document(r.cable(c), r), "file table narrow card"),
    Field("place", lambda c, r: words.locator(c.locator, r.lang), "file table card"),
    Field("anchor", lambda c, r: c.anchor, "file card"),
    Field("ring", lambda c, r: phrase("ring", c.context.ring, r.lang), "file"),
    Field("archive", lambda c, r: r.cable(c).archive.reference, "file"),
)
COMPUTED = "value label arithmetic assumption period area reservations from".split()
FIELD = {field.key: field for field in FIELDS}


def _shown(where: str) -> tuple[str, ...]:
    return tuple(field.key for field in FIELDS if where in field.shown.split())


FILE, TABLE, NARROW, CARD = map(_shown, ("file", "table", "narrow", "card"))


def names(lang: str = "en") -> dict[str, str]:
    """The name of every field by its key."""
    return phrases("fact", lang)


def name(key: str, lang: str = "en") -> str:
    """The name of one field.

    >>> name("reporter")
    'Reported by'
    """
    return phrase("fact", key, lang)


def value(key: str, claim: Claim, reader: Reader) -> str:
    """The value of one field for a figure; empty where it has none."""
    return FIELD[key].value(claim, reader)


def facts(claim: Claim, reader: Reader, keys: Iterable[str] = CARD) -> tuple[Fact, ...]:
    """The facts of a figure in the order of ``keys``; a field without a value is left out."""
    found = (Fact(key, name(key, reader.lang), value(key, claim, reader)) for key in keys)
    return tuple(fact for fact in found if fact.value)


def computed_names(lang: str = "en") -> dict[str, str]:
    """The name of every field of a value that no document prints, by its key."""
    said = names(lang) | phrases("computed", lang)
    return {key: said[key] for key in COMPUTED}


def computed(value: Derived, reader: Reader) -> dict[str, Fact]:
    """The facts of such a value by their keys: what it is, how it is calculated, from what."""
    values = {
        "value": words.derived_value(value, reader),
        "label": reader.text(value.label),
        "arithmetic": words.arithmetic(value, reader),
        "assumption": reader.text(value.assumption),
        "period": words.period(value.period, reader.lang),
        "area": words.area(value, reader),
        "reservations": words.how_sure(value, reader.lang),
        "from": ", ".join(words.figure(reader.dataset.claims[key], reader) for key in value.claims),
    }
    named = computed_names(reader.lang)
    return {key: Fact(key, named[key], text) for key, text in values.items()}
