"""The card beside the exhibit: what is chosen, in full, or what there is to choose.

Pure functions from a dataset, an id and a language to HTML. Every text goes through
``crossings.html.markup``, which escapes it. A link ``?sel=…`` works by itself; the component's
script makes it a selection without a reload.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from babel.lists import format_list

from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim
from crossings.html.explore import cable_card, figure_card, introduction
from crossings.html.markup import EMPTY, Html, details, items, join, some, tag
from crossings.html.parts import choose_link, count_word, unknown, wedges
from crossings.look.theme import DARK, LIGHT
from crossings.questions.query import Choice, Refusal, View, choose, total
from crossings.wording import words
from crossings.wording.reader import Reader
from crossings.wording.whole import writers

STYLE = Path(__file__).with_name("card.css")


def style() -> Html:
    """The card's style sheet with the palette of both schemes; the page's scheme decides."""
    colours = "".join(
        f"--{name.replace('_', '-')}:light-dark({value},{getattr(DARK, name)});"
        for name, value in vars(LIGHT).items()
    )
    return Html(f"<style>.stApp,.cx{{{colours}}}\n{STYLE.read_text(encoding='utf-8')}</style>")


def card(reader: Reader, chosen: str | None, choice: Choice | None = None) -> Html:
    """The card of a cable, a figure, a computed value or a missing document, or an invitation;
    where nothing is chosen and no figure fits the filters, the documents that speak of it."""
    if chosen is None:
        view = choose(reader, choice) if choice else None
        return unanswered(view, reader) if view and not view.claims else invitation(reader, None)
    if chosen in reader.dataset.cables:
        return cable_card.cable(reader.dataset.cables[chosen], reader)
    if chosen in reader.dataset.claims:
        return figure_card.figure(reader.dataset.claims[chosen], reader)
    if chosen in reader.dataset.identities:
        return figure_card.computed(chosen, reader)
    if chosen in reader.dataset.references:
        return figure_card.missing(reader.dataset.references[chosen], reader)
    return invitation(reader, chosen)


def exists(dataset: Dataset, chosen: str) -> bool:
    """True where an id has a card of its own."""
    shelves = (dataset.cables, dataset.claims, dataset.identities, dataset.references)
    return any(chosen in shelf for shelf in shelves)


def neighbours(dataset: Dataset, chosen: str | None) -> tuple[str | None, str | None]:
    """The cables listed before and after the chosen one, or after the chosen figure's cable.

    The order of a list: by the start of each date, never a claim about sequence.
    """
    order = list(dataset.cables)
    if not order:
        return None, None
    home = dataset.cable_of.get(chosen or "", chosen)
    if home not in order:
        return order[-1], order[0]
    place = order.index(home)
    return order[place - 1] if place else None, order[place + 1] if order[place + 1 :] else None


def purpose(reader: Reader) -> str:
    """One sentence that says what the collection is; count, years and countries are its own."""
    _ = reader.say
    if not reader.dataset.cables:
        return _("No cable could be read, so there is nothing to show yet.")
    names = [
        place.name(reader.lang)
        for place in reader.dataset.places.values()
        if place.kind == "country"
    ]
    pattern = _("What {count} of {years} report about people crossing between {countries}")
    years = words.years(reader.alone.dataset)
    countries = format_list(names, locale=reader.lang)
    return pattern.format(count=_documents(reader), years=years, countries=countries)


def _documents(reader: Reader) -> str:
    _ = reader.say
    alone = reader.alone.dataset
    pattern = _("{count} Chinese cables") if writers(alone) == {"cn"} else _("{count} cables")
    return pattern.format(count=count_word(len(alone.cables), reader.lang))


def invitation(reader: Reader, asked: str | None = None) -> Html:
    """Nothing is chosen: who, why and what about, the way into the story, the cables to choose from."""
    _ = reader.say
    apology = some("p.cx-notice", unknown(asked, reader.lang) if asked else None, role="status")
    cables = reader.dataset.documents("collection")
    choose = (
        _("Or choose one of the {count} cables") if len(cables) > 1 else _("Or choose the cable")
    )
    return tag(
        "article.cx.cx-card.cx-plain",
        apology,
        introduction.introduction(reader),
        tag("h3", choose.format(count=count_word(len(cables), reader.lang))),
        _choices(cables, reader),
        _no_total(reader.alone),
        _around(reader),
        lang=reader.lang,
    )


def unanswered(view: View, reader: Reader) -> Html:
    """No figure fits the filters: the documents that speak of it without a number."""
    _ = reader.say
    several = _("{count} documents speak of it, without a number")
    said = _("One document speaks of it, without a number") if len(view.cables) == 1 else several
    title = said.format(count=count_word(len(view.cables), reader.lang).capitalize())
    summaries = [
        join(
            tag("h3", choose_link(cable.id, reader.text(cable.short))),
            tag("p.cx-small", words.cable_date(cable, reader.lang)),
            tag("p", reader.text(cable.plate)),
        )
        for cable in view.cables
    ]
    silent = tag("p", _("No document in view speaks of it."))
    return tag(
        "article.cx.cx-card.cx-plain",
        tag("h2", title if view.cables else _("No figure fits")),
        *(summaries or [silent]),
        lang=reader.lang,
    )


def _choices(cables: Sequence[Cable], reader: Reader) -> Html:
    rows = (
        join(
            wedges(cable.directions, class_="cx-marks"),
            choose_link(
                cable.id,
                tag("b", reader.text(cable.short)),
                tag(
                    "span.cx-when",
                    words.cable_date(cable, reader.lang),
                    " · ",
                    _figures(cable, reader),
                ),
            ),
        )
        for cable in cables
    )
    return items(rows, class_="cx-choices")


def _around(reader: Reader) -> Html:
    """The neighbouring documents to choose from, apart; nothing where they were not asked for."""
    _ = reader.say
    around = reader.dataset.documents("neighbours")
    if not around:
        return EMPTY
    note = tag("p.cx-small", words.ring_note(reader))
    return join(tag("h3", _("Neighbouring documents")), note, _choices(around, reader))


def _movement(claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.direction != "not-applicable"]


def _figures(cable: Cable, reader: Reader) -> str:
    _, lang = reader.say, reader.lang
    lawful = [claim for claim in cable.claims if reader.measure(claim).lawful == "lawful"]
    if lawful and len(lawful) == len(cable.claims):
        told = _("figures about lawful journeys, not crossings: {count}")
        return told.format(count=count_word(len(lawful), lang))
    count = len(_movement(cable.claims))
    if not count and cable.read != "whole":
        return _("no figure about movement in what was read")
    if not count:
        return _("no figure about movement")
    if count == 1:
        return _("one figure about movement")
    return _("{count} figures about movement").format(count=count_word(count, lang))


def _no_total(reader: Reader) -> Html:
    """Why the page has no total, as the guard of sums gives it; nothing where it gives none."""
    _ = reader.say
    answer = total(_movement(list(reader.dataset.claims.values())), reader.lang)
    if not isinstance(answer, Refusal) or answer.cause == "empty":
        return EMPTY
    said = _(
        "The figures cannot be added up without counting people twice or mixing what was counted."
    )
    return details(
        _("There is no total on this page"),
        tag("p", said),
        tag("p", _("For example"), ": ", answer.reason),
    )
