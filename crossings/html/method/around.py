"""The neighbouring documents on the Method page: what was read of each, and where its places lie."""

from __future__ import annotations

from crossings.collection.records import Cable, Identified, Place, Text
from crossings.html import links
from crossings.html.markup import Child, Html, join, tag
from crossings.html.method.parts import grid
from crossings.html.parts import small
from crossings.language.phrases import phrase
from crossings.wording import words
from crossings.wording.reader import Reader


def documents(reader: Reader) -> Html:
    """What the ring is, its documents one by one, and the places that only it names."""
    _ = reader.say
    rule = _(
        "They are further documents on the same matter, nearly all of the same archive. No count, sum or sentence about "
        "the collection includes them; a figure of theirs is never added to one of the collection. "
        "On map and timeline they are hollow, and wherever a figure of theirs stands it says that "
        "its document was not read in full."
    )
    heads = (
        _("Document"),
        _("Archive’s title"),
        _("Read"),
        _("Figures"),
        _("Cited as, and how surely"),
    )
    rows = [_document(cable, reader) for cable in reader.dataset.documents("neighbours")]
    return join(
        tag("p", words.ring_note(reader)),
        tag("p", rule),
        grid(heads, rows, _("Neighbouring documents")),
        tag("h3", _("Where their places lie")),
        _places(reader),
    )


def _document(cable: Cable, reader: Reader) -> tuple[Child, ...]:
    known = reader.dataset.references
    cited = [
        join(links.to_reference(known[one.reference], reader), small(_sure(one, reader)))
        for one in cable.identified
    ]
    return (
        links.to_document(cable, reader),
        tag("cite", cable.title, lang="en"),
        join(
            phrase("read", cable.read, reader.lang)
            if cable.read != "whole"
            else reader.say("whole"),
            reader.text(cable.read_note),
            between=". ",
        ),
        words.number(len(cable.claims), reader.lang),
        join(*cited, between="; "),
    )


def _sure(one: Identified, reader: Reader) -> str:
    how = phrase("confidence", one.certainty, reader.lang)
    return reader.say("certainty: {how}").format(how=how)


def _places(reader: Reader) -> Html:
    """The places that only neighbouring documents name, and how surely each is placed."""
    _ = reader.say
    named = reader.alone.dataset.places
    heads = (_("Place"), _("Drawn"), _("How sure"), _("Where from"))
    rows = [
        _place(place, reader) for key, place in reader.dataset.places.items() if key not in named
    ]
    return grid(heads, rows, _("Places of the neighbouring documents"))


def _place(place: Place, reader: Reader) -> tuple[Child, ...]:
    _ = reader.say
    drawn = phrase("precision_name", place.precision, reader.lang)
    if place.radius_km:
        drawn = _("within {n} km").format(n=words.number(place.radius_km, reader.lang))
    sure = phrase("confidence", place.confidence, reader.lang) if place.confidence else ""
    note = reader.text(place.note) if isinstance(place.note, Text) else place.note
    name = join(place.name(reader.lang), place.local_name(reader.lang), between=" ")
    return name, drawn, sure, join(place.position_source, note, between=" ")
