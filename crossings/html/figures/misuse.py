"""How not to use these numbers, and what can be checked: read off the data, typed nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from crossings.collection.addable import causes
from crossings.collection.contradictions import Finding, findings
from crossings.collection.derive import Derived
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim, Position
from crossings.html.markup import EMPTY, Child, Html, items, join, tag
from crossings.questions import figures
from crossings.wording import words
from crossings.wording.reader import Reader


def figure(claim: Claim, reader: Reader) -> Html:
    """A figure with its reservations, as a link to its row in the ledger."""
    link = tag("a", words.amount(claim, reader.lang), href=f"#row-{claim.id}", class_="cx-picked")
    hedged = words.hedges(claim, reader.lang)
    return join((link, words.named(claim, reader), f"({hedged})" if hedged else None), " ")


def warnings(reader: Reader) -> Html:
    """Every rule that a relation, a reading or a gap in the data makes, with its figures."""
    _ = reader.say
    makers = (
        (_("Do not add a part to its whole"), _parts),
        (_("Do not add figures that overlap"), _overlaps),
        (_("Do not make two governments' counts one"), _governments),
        (_("Do not give one reading without the other"), _readings),
        (_("Do not give a period where none is known"), _undated),
        (_("Do not put on the map what has no place"), _placeless),
        (_("Do not mix what was counted"), _units),
        (_("Do not take silence for zero"), _silence),
    )
    boxes = []
    for title, maker in makers:
        rows = [row for row in maker(reader) if row]
        if rows:
            boxes.append(tag("section", tag("h3", title), items(rows)))
    limits = [join((figure(claim, reader), ". ", claim.may_not_conclude.get(reader.lang)))
              for claim in reader.dataset.claims.values() if claim.may_not_conclude]  # fmt: skip
    if limits:
        boxes.append(
            tag(
                "section",
                tag("h3", _("What single figures do not say")),
                items(limits),
                class_="cx-wide",
            )
        )
    return tag("div", *boxes, class_="cx cx-misuse", lang=reader.lang)


def _parts(reader: Reader) -> Iterable[Child]:
    _ = reader.say
    for whole in reader.dataset.claims.values():
        inside = [claim for claim in reader.dataset.claims.values() if whole.id in claim.part_of]
        if inside:
            names = join((figure(claim, reader) for claim in inside), "; ")
            yield join((figure(whole, reader), " ", _("already contains:"), " ", names))


def _pairs(dataset: Dataset, relation: str) -> list[tuple[Claim, Claim]]:
    found: dict[frozenset[str], tuple[Claim, Claim]] = {}
    for claim in dataset.claims.values():
        for other in getattr(claim, relation):
            if other in dataset.claims:
                found.setdefault(frozenset((claim.id, other)), (claim, dataset.claims[other]))
    return list(found.values())


def _overlaps(reader: Reader) -> Iterable[Child]:
    """Figures that share people, or may, by what is declared and by what follows from it."""
    _ = reader.say
    phrases = {
        "common-part": _("counts some of the same people as:"),
        "shared": _("may count some of the same as:"),
    }
    claims = list(reader.dataset.claims.values())
    for number, claim in enumerate(claims):
        for cause, phrase in phrases.items():
            met = [other for other in claims[number + 1 :] if cause in causes(claim, other)]
            if met:
                names = join((figure(other, reader) for other in met), "; ")
                yield join((figure(claim, reader), " ", phrase, " ", names))


def _governments(reader: Reader) -> Iterable[Child]:
    _ = reader.say
    for first, second in _pairs(reader.dataset, "comparable_to"):
        who = [words.speaks(claim, reader) for claim in (first, second)]
        pattern = _(
            "may stand side by side, named by who says so ({first}; {second}), never as one number"
        )
        text = pattern.format(first=who[0], second=who[1])
        yield join((figure(first, reader), ", ", figure(second, reader), ": ", text, "."))


def _readings(reader: Reader) -> Iterable[Child]:
    for claim in reader.dataset.claims.values():
        if claim.period.readings:
            told = (
                f"{span.name}: {span.label}" for span in figures.spans(claim.period, reader.lang)
            )
            quoted = words.quoted(claim.period.as_printed or "", reader.lang)
            yield join((figure(claim, reader), ", ", quoted, ". ", join(told, "; "), "."))


def _undated(reader: Reader) -> Iterable[Child]:
    for claim in reader.dataset.claims.values():
        if not claim.period.is_known and not claim.period.readings:
            basis = claim.period.basis.get(reader.lang) if claim.period.basis else None
            yield join(
                (figure(claim, reader), ": ", words.period(claim.period, reader.lang), ". ", basis)
            )


def _placeless(reader: Reader) -> Iterable[Child]:
    for claim in reader.dataset.claims.values():
        if (
            claim.area.meaning == "not-stated"
            or not claim.area.places
            and claim.area.meaning != "not-applicable"
        ):
            note = claim.area.note.get(reader.lang) if claim.area.note else None
            yield join((figure(claim, reader), ": ", words.area(claim, reader), ". ", note))


def _units(reader: Reader) -> Iterable[Child]:
    """Each unit with its measures: one axis, one sum, never across."""
    for unit in reader.dataset.units.values():
        names = dict.fromkeys(
            reader.dataset.measures[claim.measure].label.get(reader.lang)
            for claim in reader.dataset.claims.values() if claim.unit == unit.id
        )  # fmt: skip
        if names:
            yield join(
                (
                    tag("b", unit.many.get(reader.lang)),
                    ": ",
                    format_list(list(names), locale=reader.lang),
                )
            )


def _silence(reader: Reader) -> Iterable[Child]:
    _ = reader.say
    told = {way for cable in reader.dataset.cables.values() for way in cable.directions}
    counted = {claim.direction for claim in reader.dataset.claims.values()}
    for way in sorted(told - counted):
        pattern = _(
            "Movement {direction} is told of and never counted: there is no figure, which is not zero."
        )
        yield pattern.format(direction=words.direction(way, reader.lang))
    for cable in reader.dataset.cables.values():
        if not cable.claims:
            link = tag("a", cable.short.get(reader.lang), href=f"./?sel={cable.id}", target="_self")
            yield join(
                (
                    link,
                    ", ",
                    words.cable_date(cable, reader.lang),
                    ": ",
                    _("no figure in this document."),
                )
            )


def conflicts(reader: Reader) -> Html:
    """Where documents, or figures, do not fit each other: both sides shown, nothing mended."""
    _ = reader.say
    positions = {
        item.id: (item, cable)
        for cable in reader.dataset.cables.values()
        for item in cable.positions
    }
    boxes = []
    for entry in reader.dataset.conflicts.values():
        sides = [_position(*positions[key], reader) for key in entry.positions if key in positions]
        boxes.append(tag("section", tag("h3", entry.title.get(reader.lang)), tag("div", *sides, class_="cx-two"),
                         tag("p", entry.sentence.get(reader.lang), class_="cx-between")))  # fmt: skip
    boxes += [_finding(entry, reader) for entry in findings(list(reader.dataset.claims.values()))]
    if not boxes:
        return tag("p", _("No two documents are known to disagree."), class_="cx", lang=reader.lang)
    return tag("div", *boxes, class_="cx cx-conflicts", lang=reader.lang)


def _position(position: Position, cable: Cable, reader: Reader) -> Html:
    link = tag("a", cable.short.get(reader.lang), href=f"./?sel={cable.id}", target="_self")
    where = join(
        (link, words.cable_date(cable, reader.lang), words.locator(position.locator, reader.lang)),
        ", ",
    )
    return tag("div", tag("p", tag("b", words.actor(position.holder, reader)), class_="cx-holder"),
               tag("p", position.summary.get(reader.lang)), tag("p", where, class_="cx-small"))  # fmt: skip


def _finding(entry: Finding, reader: Reader) -> Html:
    _ = reader.say
    titles = {
        "part-exceeds-whole": _("A part is larger than its whole, as printed"),
        "parts-exceed-whole": _("The parts together exceed their whole, as printed"),
        "conflict": _("Two figures cannot both be right"),
    }
    rows = items(
        figure(reader.dataset.claims[key], reader)
        for key in entry.claims
        if key in reader.dataset.claims
    )
    told = [
        tag("p", claim.misfit.get(reader.lang))
        for key in entry.claims
        if (claim := reader.dataset.claims.get(key)) and claim.misfit
    ]
    return tag("section", tag("h3", titles[entry.kind]), rows, *told, class_="cx-finding")


def checks(reader: Reader) -> Html:
    """What the documents' own arithmetic allows to be checked, and what came of it."""
    _ = reader.say
    boxes = [_list_check(value, reader) for value in reader.values.values()
             if value.kind == "sum" and value.whole in reader.dataset.claims]  # fmt: skip
    boxes.append(_parts_check(reader))
    return tag("div", *boxes, class_="cx cx-checks", lang=reader.lang)


def _list_check(value: Derived, reader: Reader) -> Html:
    """A distribution list, or any parts, added up beside the total that is printed."""
    _ = reader.say
    whole = reader.dataset.claims[value.whole or ""]
    cable = reader.dataset.cables[reader.dataset.cable_of[whole.id]]
    same = value.low == whole.low and value.high == whole.high
    verdict = _("It agrees with the printed {whole}, if the assumption holds.") if same else \
        _("It does not agree with the printed {whole}. Shown as it stands; nothing is mended.")  # fmt: skip
    sum_ = tag("i", words.arithmetic(value, reader))
    link = tag("a", cable.short.get(reader.lang), href=f"./?sel={cable.id}", target="_self")
    return tag(
        "section", tag("h3", value.label.get(reader.lang)), tag("p", link, ", ", words.cable_date(cable, reader.lang)),
        _distribution(cable, whole, reader) if value.extra else EMPTY,
        tag("p", "[", sum_, "] ", tag("b", verdict.format(whole=words.quantity(whole, reader)))),
        tag("p", tag("b", _("Assumes. ")), value.assumption.get(reader.lang)),
        class_="cx-agrees" if same else "cx-finding",
    )  # fmt: skip


def _distribution(cable: Cable, whole: Claim, reader: Reader) -> Html:
    _ = reader.say
    rows = []
    for entry in cable.distribution:
        count = (
            words.number(entry.copies, reader.lang)
            if entry.copies is not None
            else tag("i", _("not printed"))
        )
        note = tag("span", entry.note.get(reader.lang), class_="cx-small") if entry.note else None
        rows.append(tag("tr", tag("th", entry.recipient, " ", note, scope="row"), tag("td", count)))
    head = tag(
        "tr",
        tag("th", _("Recipient, as printed"), scope="col"),
        tag("th", _("Copies"), scope="col"),
    )
    foot = tag(
        "tr",
        tag("th", whole.label.get(reader.lang), scope="row"),
        tag("td", words.amount(whole, reader.lang)),
    )
    return tag(
        "table", tag("thead", head), tag("tbody", *rows), tag("tfoot", foot), class_="cx-list"
    )


def _parts_check(reader: Reader) -> Html:
    """Every part against its whole; says how many it compared, so that nothing is not success."""
    _ = reader.say
    pairs = [(claim, reader.dataset.claims[key]) for claim in reader.dataset.claims.values()
             for key in claim.part_of if key in reader.dataset.claims]  # fmt: skip
    faulty = [
        entry
        for entry in findings(list(reader.dataset.claims.values()))
        if entry.kind != "conflict"
    ]
    pattern = _("{n} parts were held against their wholes as printed. {found}")
    found = _("No part is larger than its whole, and no parts together exceed one.") if not faulty else \
        _("{n} do not fit; they stand above.").format(n=words.number(len(faulty), reader.lang))  # fmt: skip
    if not pairs:
        pattern = _("No figure is part of another, so there was nothing to hold against a whole.")
    rows = (join((figure(part, reader), " ≤ ", figure(whole, reader)))
            for part, whole in pairs if part.unit != "copies")  # fmt: skip
    return tag("section", tag("h3", _("Parts and wholes")),
               tag("p", pattern.format(n=words.number(len(pairs), reader.lang), found=found)), items(rows),
               class_="cx-finding" if faulty else "cx-agrees")  # fmt: skip
