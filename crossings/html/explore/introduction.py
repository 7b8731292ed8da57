"""What a reader meets who has never heard of all this: who, why, what about, and the way into the story."""

from __future__ import annotations

from crossings.collection.numerals import fill
from crossings.collection.records import Introduction
from crossings.html import links
from crossings.html.markup import EMPTY, Html, join, tag
from crossings.html.parts import choose_link, count_word
from crossings.wording import words
from crossings.wording.reader import Reader


def introduction(reader: Reader) -> Html:
    """The paragraphs of the data, each with the documents it rests on, and a link to the story."""
    _, told = reader.say, reader.alone.dataset
    paragraphs = [_paragraph(fill(one, told.claims), reader) for one in told.introductions.values()]
    return join(tag("h2", _("New here?")), *paragraphs, _story(len(told.chapters), reader))


def _paragraph(one: Introduction, reader: Reader) -> Html:
    """Its documents stand behind it as numbers, which the list of cables below shows too."""
    order = list(reader.alone.dataset.cables)
    numbers = [
        tag(
            "span",
            choose_link(key, str(order.index(key) + 1)),
            title=words.cable_name(reader.dataset.cables[key], reader.lang),
        )
        for key in one.cables
    ]
    sources = tag("sup.cx-sources", join(*numbers, between=" "))
    return tag(
        "p.cx-intro",
        tag("b", reader.text(one.heading), "."),
        " ",
        reader.text(one.text),
        " ",
        sources,
    )


def _story(steps: int, reader: Reader) -> Html:
    _ = reader.say
    if not steps:
        return EMPTY
    said = _("Start the story in {count} steps").format(count=count_word(steps, reader.lang))
    return links.link(links.page("present", reader), said, " ›", class_="cx-button cx-start")
