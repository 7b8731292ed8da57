"""The column beside the reading of a cable: who to whom, when, where, and what it leans on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from babel.lists import format_list

from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Mention, Office
from crossings.collection.relations import present
from crossings.html import links, parts
from crossings.html.cables.parts import at_its_place, part
from crossings.html.markup import EMPTY, Html, items, join, pairs, some, tag
from crossings.html.parts import copies_list, dated, much, small, span_words
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.sources.passages import Held
from crossings.wording import words
from crossings.wording.reader import Reader

STAGES = ("happened", "written", "received")


def facts(cable: Cable, reader: Reader) -> Html:
    """From whom to whom, through which desk, under which numbers."""
    _ = reader.say
    role = partial(phrase, "number_role", lang=reader.lang)
    numbers = [
        join(one.number, small(role(one.role), " {}"), small(reader.text(one.note), "; {}"))
        for one in cable.numbers
    ]
    absent = words.absent(cable, reader.lang)

    def quoted(printed: str | None) -> str:
        return words.quoted(printed, reader.lang) if printed else absent

    rows = [
        (_("From"), _actors(cable.senders, reader)),
        (_("To"), _actors(cable.recipients, reader)),
        (_("Copy to"), _actors(cable.copy_to, reader)),
        (_("Desk"), quoted(cable.desk)),
        (_("Precedence"), quoted(cable.precedence)),
        (_("Numbers"), items(numbers, class_="rd-plain") or absent),
        (_("About"), reader.text(cable.population)),
    ]
    return part(_("Who to whom"), pairs(rows, class_="rd-facts"))


def _actors(keys: Iterable[str], reader: Reader) -> Html:
    entries = [tag("span", words.actor(key, reader), _as_named(key, reader)) for key in keys]
    return items(entries, class_="rd-plain")


def _as_named(key: str, reader: Reader) -> Html:
    office = reader.dataset.offices.get(key)
    return small(reader.text(office.named_as) if office else "", " ({})")


def date(cable: Cable, reader: Reader) -> Html:
    """The date as printed, and our inferred window apart from it."""
    _ = reader.say
    ours, date = EMPTY, cable.date
    if date.window:
        window = tag("i", f"[{span_words(date.window, reader.lang)}]")
        ours = join(window, small(reader.text(date.window_reason)), between=" ")
    rows = [
        (_("As printed"), words.quoted(date.as_printed, reader.lang)),
        (_("That is"), words.cable_date(cable, reader.lang)),
        (_("Our window"), ours),
    ]
    return part(_("Its date"), pairs(rows, class_="rd-facts"))


def clocks(cable: Cable, reader: Reader) -> Html:
    """Its steps in time, in the order of the document; the three clocks are always named."""
    _ = reader.say
    if not cable.moments:
        return EMPTY
    stage = partial(phrase, "stage", lang=reader.lang)
    steps = (
        tag(
            "li",
            tag("b", stage(one.stage)),
            " ",
            dated(one.edtf, one.as_printed, reader.lang),
            small(reader.text(one.what), " {}"),
        )
        for one in cable.moments
    )
    given = {"written", *(moment.stage for moment in cable.moments)}
    absent = format_list([stage(name) for name in STAGES if name not in given], locale=reader.lang)
    missing = _("Not given: {stages}.").format(stages=absent) if absent else None
    return part(_("Its clocks"), tag("ol.rd-clocks", *steps), some("p.rd-note", missing))


def distribution(cable: Cable, reader: Reader) -> Html:
    """Who got how many copies, and whether the list adds up to its printed total."""
    _ = reader.say
    if not cable.distribution:
        return EMPTY
    table = copies_list(cable, reader, (_("Recipient"), _("Copies")), _("no number"), "rd-copies")
    note = tag("p.rd-note", _check(cable, reader.lang))
    holds = much("recipient", len(cable.distribution), reader.lang)
    return part(_("Distribution list"), table, note, holds=holds)


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
    rows = (_person(mention, reader) for mention in cable.people)
    offices = _offices(cable, reader.dataset)
    listed = items(join(reader.text(office.name), _members(office, reader)) for office in offices)
    return part(
        _("People and offices"),
        items(rows),
        tag("h3", _("Offices that write, receive, count or decide")) if listed else None,
        listed,
        holds=much("person", len(cable.people), reader.lang) if cable.people else "",
    )


def _person(mention: Mention, reader: Reader) -> Html:
    _ = reader.say
    person, quoted = reader.dataset.people[mention.person], partial(words.quoted, lang=reader.lang)
    name, office = tag("b", person.named(reader.lang)), reader.text(person.office)
    printed = small(_("Here printed {name}.").format(name=quoted(mention.as_printed)))
    others = ", ".join(quoted(name) for name in person.variants if name != mention.as_printed)
    variants = _("Also in the texts: {names}.").format(names=others) if others else ""
    part_played = reader.text(mention.part)
    return join(name, ", ", office, ": ", part_played, ". ", printed, small(variants, " {}"))


def _offices(cable: Cable, dataset: Dataset) -> list[Office]:
    keys = [*cable.senders, *cable.recipients, *cable.copy_to]
    keys += [position.holder for position in cable.positions]
    keys += [who for claim in cable.claims for who in (claim.reporter, *claim.chain)]
    return present(dict.fromkeys(keys), dataset.offices)


def _members(office: Office, reader: Reader) -> Html:
    _ = reader.say
    members = [reader.text(reader.dataset.offices[key].short) for key in office.members]
    names = format_list(members, locale=reader.lang)
    return small(_("(together: {names})").format(names=names) if names else "", " {}")


def places(cable: Cable, reader: Reader) -> Html:
    """Each place once, with every role it plays; the link leads to the map."""
    _ = reader.say
    roles: dict[str, list[Html]] = {}
    for entry in cable.places:
        note = small(reader.text(entry.note), " ({})")
        played = join(phrase("place_role", entry.role, reader.lang), note)
        roles.setdefault(entry.place, []).append(played)
    rows = [
        join(_place(key, cable, reader), ": ", join(*played, between="; "))
        for key, played in roles.items()
    ]
    holds = much("place", len(rows), reader.lang)
    return part(_("Places and their roles"), items(rows), holds=holds)


def _place(key: str, cable: Cable, reader: Reader) -> Html:
    _ = reader.say
    place = reader.dataset.places[key]
    about = next((claim.id for claim in cable.claims if key in claim.area.places), cable.id)
    link = links.to_exhibit(
        about, reader, place.name(reader.lang), title=_("Show on map and timeline")
    )
    modern = place.modern_name(reader.lang)
    return join(tag("b", link), small(_("now {name}").format(name=modern) if modern else "", " {}"))


def cited(cable: Cable, reader: Reader, held: Held | None) -> Html:
    """The documents that it cites, each a link to what is known of it."""
    _ = reader.say
    rows = []
    for entry in present(cable.cites, reader.dataset.references):
        place = at_its_place(entry.id, "", entry.anchor, held, reader.lang) if held else None
        rows.append(parts.cited(entry, links.to_reference(entry, reader), reader, place))
    none, unknown = (
        _("None of them is in this collection."),
        _("None of them is known to be in the collection."),
    )
    said = none if cable.ring == "collection" else unknown
    note = tag("p.rd-note", said) if rows else None
    holds = much("document", len(rows), reader.lang)
    return part(_("What it cites"), note, items(rows, class_="rd-cites"), holds=holds)
