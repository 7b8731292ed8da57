"""The column beside the reading of a cable: who to whom, when, where, and what it leans on."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Office
from crossings.html import links
from crossings.html.cables.parts import at_its_place, part
from crossings.html.markup import EMPTY, Html, items, join, pairs, tag
from crossings.html.parts import dated, printed, span_words
from crossings.language.i18n import speaker
from crossings.sources.passages import Held
from crossings.wording import vocabulary, words

STAGES = ("happened", "written", "received")


def facts(cable: Cable, dataset: Dataset, lang: str) -> Html:
    """From whom to whom, through which desk, under which numbers."""
    _ = speaker(lang)
    numbers = [
        join((number.number, tag("span", f" {vocabulary.number_role(number.role, lang)}", class_="cx-small"),
              tag("span", f"; {number.note.get(lang)}", class_="cx-small") if number.note else None))
        for number in cable.numbers
    ]  # fmt: skip
    absent = _("not given")
    rows = [
        (_("From"), _actors(cable.senders, dataset, lang)),
        (_("To"), _actors(cable.recipients, dataset, lang)),
        (_("Copy to"), _actors(cable.copy_to, dataset, lang)),
        (_("Desk"), printed(cable.desk, lang) if cable.desk else absent),
        (_("Precedence"), printed(cable.precedence, lang) if cable.precedence else absent),
        (_("Numbers"), items(numbers, class_="rd-plain") or absent),
        (_("About"), cable.population.get(lang)),
    ]
    return part(_("Who to whom"), pairs(rows, class_="rd-facts"))


def _actors(keys: Iterable[str], dataset: Dataset, lang: str) -> Html:
    entries = [
        tag("span", words.actor(key, dataset, lang), _as_named(key, dataset, lang)) for key in keys
    ]
    return items(entries, class_="rd-plain")


def _as_named(key: str, dataset: Dataset, lang: str) -> Html | None:
    office = dataset.offices.get(key)
    note = office.named_as.get(lang) if office and office.named_as else None
    return tag("span", f" ({note})", class_="cx-small") if note else None


def date(cable: Cable, lang: str) -> Html:
    """The date as printed, and our inferred window apart from it."""
    _ = speaker(lang)
    window = reason = None
    if cable.date.window and cable.date.window_reason:
        window = tag("i", f"[{span_words(cable.date.window, lang)}]")
        reason = tag("span", cable.date.window_reason.get(lang), class_="cx-small")
    rows = [
        (_("As printed"), printed(cable.date.as_printed, lang)),
        (_("That is"), words.cable_date(cable, lang)),
        (_("Our window"), join((window, reason), " ") if window else None),
    ]
    return part(_("Its date"), pairs(rows, class_="rd-facts"))


def clocks(cable: Cable, lang: str) -> Html:
    """Its steps in time, in the order of the document; the three clocks are always named."""
    _ = speaker(lang)
    given = {moment.stage for moment in cable.moments}
    steps = [
        tag("li", tag("b", vocabulary.stage(moment.stage, lang)), " ", dated(moment.edtf, moment.as_printed, lang),
            tag("span", f" {moment.what.get(lang)}", class_="cx-small") if moment.what else None)
        for moment in cable.moments
    ]  # fmt: skip
    absent = [
        vocabulary.stage(name, lang) for name in STAGES if name not in given and name != "written"
    ]
    if not steps:
        return EMPTY
    missing = tag(
        "p",
        _("Not given: {stages}.").format(stages=format_list(absent, locale=lang)),
        class_="rd-note",
    )
    return part(_("Its clocks"), tag("ol", *steps, class_="rd-clocks"), missing if absent else None)


def distribution(cable: Cable, lang: str) -> Html:
    """Who got how many copies, and whether the list adds up to its printed total."""
    _ = speaker(lang)
    if not cable.distribution:
        return EMPTY
    rows = [
        tag("tr", tag("th", entry.recipient, tag("span", f" {entry.note.get(lang)}", class_="cx-small") if entry.note else None,
                      scope="row", lang="en"),
            tag("td", words.number(entry.copies, lang) if entry.copies is not None else _("no number")))
        for entry in cable.distribution
    ]  # fmt: skip
    head = tag("tr", tag("th", _("Recipient"), scope="col"), tag("th", _("Copies"), scope="col"))
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="rd-copies")
    return part(_("Distribution list"), table, tag("p", _check(cable, lang), class_="rd-note"))


def _check(cable: Cable, lang: str) -> str:
    _ = speaker(lang)
    printed_sum = sum(entry.copies or 0 for entry in cable.distribution)
    blank = sum(entry.copies is None for entry in cable.distribution)
    said = _("Printed numbers add up to {sum}; {blank} recipients have none.").format(
        sum=words.number(printed_sum, lang), blank=words.number(blank, lang)
    )
    if cable.distribution_total is None:
        return said + " " + _("No total is printed.")
    fits = printed_sum + blank == cable.distribution_total
    verdict = (
        _("With one copy for each of these, [{sum}] is the printed total, {total}.")
        if fits
        else _(
            "With one copy for each of these, [{sum}] is not the printed total, {total}: shown, not mended."
        )
    )
    numbers = {
        "sum": words.number(printed_sum + blank, lang),
        "total": words.number(cable.distribution_total, lang),
    }
    return f"{said} {verdict.format(**numbers)}"


def people(cable: Cable, dataset: Dataset, lang: str) -> Html:
    """Persons with their names as printed here, and the offices that take part."""
    _ = speaker(lang)
    rows = [
        join((
            tag("b", dataset.people[mention.person].named(lang)), ", ", dataset.people[mention.person].office.get(lang), ": ",
            mention.part.get(lang), ". ",
            tag("span", _("Here printed {name}.").format(name=printed(mention.as_printed, lang)), class_="cx-small"),
            _variants(mention.person, mention.as_printed, dataset, lang),
        ))
        for mention in cable.people
    ]  # fmt: skip
    offices = _offices(cable, dataset)
    listed = items(
        join((office.name.get(lang), _members(office, dataset, lang))) for office in offices
    )
    return part(
        _("People and offices"),
        items(rows),
        tag("h3", _("Offices that write, receive, count or decide")) if listed else None,
        listed,
    )


def _variants(person: str, here: str, dataset: Dataset, lang: str) -> Html | None:
    _ = speaker(lang)
    others = [name for name in dataset.people[person].variants if name != here]
    if not others:
        return None
    names = ", ".join(printed(name, lang) for name in others)
    return tag("span", " ", _("Also in the texts: {names}.").format(names=names), class_="cx-small")


def _offices(cable: Cable, dataset: Dataset) -> list[Office]:
    keys = [*cable.senders, *cable.recipients, *cable.copy_to]
    keys += [position.holder for position in cable.positions]
    keys += [who for claim in cable.claims for who in (claim.reporter, *claim.chain)]
    return [dataset.offices[key] for key in dict.fromkeys(keys) if key in dataset.offices]


def _members(office: Office, dataset: Dataset, lang: str) -> Html | None:
    _ = speaker(lang)
    if not office.members:
        return None
    names = format_list(
        [dataset.offices[key].short.get(lang) for key in office.members], locale=lang
    )
    return tag("span", " ", _("(together: {names})").format(names=names), class_="cx-small")


def places(cable: Cable, dataset: Dataset, lang: str) -> Html:
    """Each place once, with every role it plays; the link leads to the map."""
    _ = speaker(lang)
    roles: dict[str, list[Html]] = {}
    for entry in cable.places:
        note = tag("span", f" ({entry.note.get(lang)})", class_="cx-small") if entry.note else None
        roles.setdefault(entry.place, []).append(
            join((vocabulary.place_role(entry.role, lang), note))
        )
    rows = [
        join((_place(key, cable, dataset, lang), ": ", join(played, "; ")))
        for key, played in roles.items()
    ]
    return part(_("Places and their roles"), items(rows))


def _place(key: str, cable: Cable, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    place = dataset.places[key]
    about = next((claim.id for claim in cable.claims if key in claim.area.places), cable.id)
    modern = place.modern_name(lang)
    link = tag(
        "a",
        place.name(lang),
        href=links.page("", lang, sel=about),
        target="_self",
        title=_("Show on map and timeline"),
    )
    now = (
        tag("span", " ", _("now {name}").format(name=modern), class_="cx-small") if modern else None
    )
    return join((tag("b", link), now))


def cited(cable: Cable, dataset: Dataset, held: Held | None, lang: str) -> Html:
    """The documents that it cites, each a link to what is known of it."""
    _ = speaker(lang)
    entries = [dataset.references[key] for key in cable.cites if key in dataset.references]
    rows = [
        join((
            tag("span", "○ ", aria_hidden="true"),
            tag("a", entry.title.get(lang), href=links.page("cited", lang, doc=entry.id), target="_self"),
            ", ", words.reference_date(entry, lang), ". ",
            tag("span", entry.why.get(lang), class_="cx-small"),
            at_its_place(entry.id, "", entry.anchor, held, lang) if held else None,
        ))
        for entry in entries
    ]  # fmt: skip
    note = tag("p", _("None of them is in this collection."), class_="rd-note") if rows else None
    return part(_("What it cites"), note, items(rows, class_="rd-cites"))
