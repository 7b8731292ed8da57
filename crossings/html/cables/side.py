"""The column beside the reading of a cable: who to whom, when, where, and what it leans on."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Office
from crossings.html import links
from crossings.html.cables.parts import at_its_place, part
from crossings.html.markup import EMPTY, Html, items, join, pairs, tag
from crossings.html.parts import dated, span_words
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.sources.passages import Held
from crossings.wording import words
from crossings.wording.reader import Reader

STAGES = ("happened", "written", "received")


def facts(cable: Cable, reader: Reader) -> Html:
    """From whom to whom, through which desk, under which numbers."""
    _ = reader.say
    numbers = [
        join(number.number, tag("span.cx-small", f" {phrase('number_role', number.role, reader.lang)}"),
              tag("span.cx-small", f"; {reader.text(number.note)}") if number.note else None)
        for number in cable.numbers
    ]  # fmt: skip
    absent = _("not given")
    rows = [
        (_("From"), _actors(cable.senders, reader)),
        (_("To"), _actors(cable.recipients, reader)),
        (_("Copy to"), _actors(cable.copy_to, reader)),
        (_("Desk"), words.quoted(cable.desk, reader.lang) if cable.desk else absent),
        (
            _("Precedence"),
            words.quoted(cable.precedence, reader.lang) if cable.precedence else absent,
        ),
        (_("Numbers"), items(numbers, class_="rd-plain") or absent),
        (_("About"), reader.text(cable.population)),
    ]
    return part(_("Who to whom"), pairs(rows, class_="rd-facts"))


def _actors(keys: Iterable[str], reader: Reader) -> Html:
    entries = [tag("span", words.actor(key, reader), _as_named(key, reader)) for key in keys]
    return items(entries, class_="rd-plain")


def _as_named(key: str, reader: Reader) -> Html | None:
    office = reader.dataset.offices.get(key)
    note = reader.text(office.named_as) if office and office.named_as else None
    return tag("span.cx-small", f" ({note})") if note else None


def date(cable: Cable, lang: str) -> Html:
    """The date as printed, and our inferred window apart from it."""
    _ = speaker(lang)
    window = reason = None
    if cable.date.window and cable.date.window_reason:
        window = tag("i", f"[{span_words(cable.date.window, lang)}]")
        reason = tag("span.cx-small", cable.date.window_reason.get(lang))
    rows = [
        (_("As printed"), words.quoted(cable.date.as_printed, lang)),
        (_("That is"), words.cable_date(cable, lang)),
        (_("Our window"), join(window, reason, between=" ") if window else None),
    ]
    return part(_("Its date"), pairs(rows, class_="rd-facts"))


def clocks(cable: Cable, lang: str) -> Html:
    """Its steps in time, in the order of the document; the three clocks are always named."""
    _ = speaker(lang)
    given = {moment.stage for moment in cable.moments}
    steps = [
        tag("li", tag("b", phrase("stage", moment.stage, lang)), " ", dated(moment.edtf, moment.as_printed, lang),
            tag("span.cx-small", f" {moment.what.get(lang)}") if moment.what else None)
        for moment in cable.moments
    ]  # fmt: skip
    absent = [
        phrase("stage", name, lang) for name in STAGES if name not in given and name != "written"
    ]
    if not steps:
        return EMPTY
    missing = tag(
        "p.rd-note",
        _("Not given: {stages}.").format(stages=format_list(absent, locale=lang)),
    )
    return part(_("Its clocks"), tag("ol.rd-clocks", *steps), missing if absent else None)


def distribution(cable: Cable, lang: str) -> Html:
    """Who got how many copies, and whether the list adds up to its printed total."""
    _ = speaker(lang)
    if not cable.distribution:
        return EMPTY
    rows = [
        tag("tr", tag("th", entry.recipient, tag("span.cx-small", f" {entry.note.get(lang)}") if entry.note else None,
                      scope="row", lang="en"),
            tag("td", words.number(entry.copies, lang) if entry.copies is not None else _("no number")))
        for entry in cable.distribution
    ]  # fmt: skip
    head = tag("tr", tag("th", _("Recipient"), scope="col"), tag("th", _("Copies"), scope="col"))
    table = tag("table.rd-copies", tag("thead", head), tag("tbody", *rows))
    return part(_("Distribution list"), table, tag("p.rd-note", _check(cable, lang)))


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
            "With one copy for each of these, [{sum}] is not the printed total, {total}: shown, not corrected."
        )
    )
    numbers = {
        "sum": words.number(printed_sum + blank, lang),
        "total": words.number(cable.distribution_total, lang),
    }
    return f"{said} {verdict.format(**numbers)}"


def people(cable: Cable, reader: Reader) -> Html:
    """Persons with their names as printed here, and the offices that take part."""
    _ = reader.say
    rows = [
        join(
            tag("b", reader.dataset.people[mention.person].named(reader.lang)), ", ", reader.text(reader.dataset.people[mention.person].office), ": ",
            reader.text(mention.part), ". ",
            tag("span.cx-small", _("Here printed {name}.").format(name=words.quoted(mention.as_printed, reader.lang))),
            _variants(mention.person, mention.as_printed, reader))
        for mention in cable.people
    ]  # fmt: skip
    offices = _offices(cable, reader.dataset)
    listed = items(join(reader.text(office.name), _members(office, reader)) for office in offices)
    return part(
        _("People and offices"),
        items(rows),
        tag("h3", _("Offices that write, receive, count or decide")) if listed else None,
        listed,
    )


def _variants(person: str, here: str, reader: Reader) -> Html | None:
    _ = reader.say
    others = [name for name in reader.dataset.people[person].variants if name != here]
    if not others:
        return None
    names = ", ".join(words.quoted(name, reader.lang) for name in others)
    return tag("span.cx-small", " ", _("Also in the texts: {names}.").format(names=names))


def _offices(cable: Cable, dataset: Dataset) -> list[Office]:
    keys = [*cable.senders, *cable.recipients, *cable.copy_to]
    keys += [position.holder for position in cable.positions]
    keys += [who for claim in cable.claims for who in (claim.reporter, *claim.chain)]
    return [dataset.offices[key] for key in dict.fromkeys(keys) if key in dataset.offices]


def _members(office: Office, reader: Reader) -> Html | None:
    _ = reader.say
    if not office.members:
        return None
    names = format_list(
        [reader.text(reader.dataset.offices[key].short) for key in office.members],
        locale=reader.lang,
    )
    return tag("span.cx-small", " ", _("(together: {names})").format(names=names))


def places(cable: Cable, reader: Reader) -> Html:
    """Each place once, with every role it plays; the link leads to the map."""
    _ = reader.say
    roles: dict[str, list[Html]] = {}
    for entry in cable.places:
        note = tag("span.cx-small", f" ({reader.text(entry.note)})") if entry.note else None
        roles.setdefault(entry.place, []).append(
            join(phrase("place_role", entry.role, reader.lang), note)
        )
    rows = [
        join(_place(key, cable, reader), ": ", join(*played, between="; "))
        for key, played in roles.items()
    ]
    return part(_("Places and their roles"), items(rows))


def _place(key: str, cable: Cable, reader: Reader) -> Html:
    _ = reader.say
    place = reader.dataset.places[key]
    about = next((claim.id for claim in cable.claims if key in claim.area.places), cable.id)
    modern = place.modern_name(reader.lang)
    link = tag(
        "a",
        place.name(reader.lang),
        href=links.page("", reader.lang, sel=about),
        target="_self",
        title=_("Show on map and timeline"),
    )
    now = tag("span.cx-small", " ", _("now {name}").format(name=modern)) if modern else None
    return join(tag("b", link), now)


def cited(cable: Cable, reader: Reader, held: Held | None) -> Html:
    """The documents that it cites, each a link to what is known of it."""
    _ = reader.say
    entries = [
        reader.dataset.references[key] for key in cable.cites if key in reader.dataset.references
    ]
    rows = [
        join(
            tag("span", "○ ", aria_hidden="true"),
            links.to_reference(entry.id, reader.lang, reader.text(entry.title)),
            ", ", words.reference_date(entry, reader.lang), ". ",
            tag("span.cx-small", reader.text(entry.why)),
            at_its_place(entry.id, "", entry.anchor, held, reader.lang) if held else None)
        for entry in entries
    ]  # fmt: skip
    note = tag("p.rd-note", _("None of them is in this collection.")) if rows else None
    return part(_("What it cites"), note, items(rows, class_="rd-cites"))
