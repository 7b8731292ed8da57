"""What the map's modern outlines stand for, who translated and paid, and under which rights."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from crossings.collection.load import DATA
from crossings.collection.records import Cable
from crossings.html import links
from crossings.html.markup import Html, items, join, tag
from crossings.html.method.parts import grid
from crossings.html.parts import count_word
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase, sentences
from crossings.wording import whole, words
from crossings.wording.reader import Reader

LAYERS = DATA.parent / "geo" / "layers.toml"


@lru_cache(maxsize=4)
def read_layers(path: Path) -> tuple[dict[str, Any], ...]:
    """The layers of the map as the build wrote them down."""
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["layer"])


def outlines(reader: Reader, layers: Path) -> Html:
    """What the modern outlines may stand for, and the events for context."""
    _ = reader.say
    treaty = reader.dataset.events.get(whole.TREATY)
    said = sentences("outlines", reader.lang)
    said.insert(2, _treaty(reader) if treaty else "")
    named = whole.named_places(reader.dataset)
    renamed = [
        place
        for place in reader.dataset.places.values()
        if place.id in named and place.modern_name(reader.lang)
    ]
    names = "; ".join(
        _("{then}, now {now}").format(
            then=place.name(reader.lang), now=place.modern_name(reader.lang) or ""
        )
        for place in renamed
    )
    if names:
        said.append(_("Renamed since: {names}.").format(names=names))
    context = items(
        join(tag("b", reader.text(event.title)), ", ", words.edtf(event.date, reader.lang), ". ",
              tag("span.cx-small", f"{event.source}. ", _("Sure of it: {how}.").format(how=phrase("confidence", event.confidence, reader.lang))))
        for event in reader.dataset.events.values()
    )  # fmt: skip
    head = tag("h3", _("Events for context, none of them counted")) if context else None
    return join(items(said), head, context)


def _treaty(reader: Reader) -> str:
    """When the boundary was agreed, and how many of the cables are older."""
    _ = reader.say
    treaty = reader.dataset.events[whole.TREATY]
    alone = reader.alone.dataset
    older = whole.before_the_treaty(alone)
    all_older = _("The boundary treaty dates from {date}, after all {all} cables.")
    some_older = _("The boundary treaty dates from {date}, after {older} of the {all} cables.")
    said = all_older if len(older) == len(alone.cables) else some_older
    said += " " + _("No source we may use has an older line.")
    return said.format(
        date=words.edtf(treaty.date, reader.lang),
        older=count_word(len(older), reader.lang),
        all=count_word(len(alone.cables), reader.lang),
    )


def hands(reader: Reader) -> Html:
    """Who translated, obtained and funded each document."""
    _ = reader.say
    absent = _("not given")
    rows = [
        (
            links.to_cable(cable, reader),
            cable.archive.reference,
            ", ".join(cable.archive.translators) or absent,
            ", ".join(cable.archive.obtained_by) or absent,
            _funders(cable, reader.lang),
        )
        for cable in reader.dataset.cables.values()
    ]
    heads = (_("Cable"), _("Reference"), _("Translated by"), _("Obtained by"), _("Funded by"))
    return grid(heads, rows, _("Translators, finders and funders"))


def _funders(cable: Cable, lang: str) -> str:
    _ = speaker(lang)
    head, foot = cable.archive.funders_head, cable.archive.funders_foot
    if not foot or foot == head:
        return ", ".join(head) or _("not given")
    said = _("at the head: {head}; at the foot: {foot}")
    return said.format(head=", ".join(head) or _("not given"), foot=", ".join(foot))


def rights(reader: Reader, layers: Path) -> Html:
    """The rights of the texts and the licences of the map layers."""
    _ = reader.say
    texts: dict[str, list[str]] = {}
    for cable in reader.dataset.cables.values():
        texts.setdefault(reader.text(cable.archive.rights), []).append(reader.text(cable.short))
    said = items(join(tag("b", ", ".join(names)), ": ", right) for right, names in texts.items())
    rows = [
        (
            tag("b", layer["file"]),
            layer["what"],
            layer["licence"],
            layer["attribution"],
            "; ".join(layer["origin"]),
        )
        for layer in read_layers(layers)
    ]
    heads = (_("Map layer"), _("Shows"), _("Licence"), _("Credit"), _("Made from"))
    return join(
        tag(
            "p",
            _(
                "The texts are not part of this project. It holds bibliographic facts, figures, names, a few words around each figure, and summaries of our own."
            ),
        ),
        said,
        tag("h3", _("The map")),
        tag("p", _("The licence of the map’s data stands apart from that of the program.")),
        grid(heads, rows, _("Map layers")),
    )
