"""How not to use these numbers, and what can be checked: read off the data, typed nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from crossings.collection.addable import causes
from crossings.collection.contradictions import Finding, findings
from crossings.collection.derive import Derived, derived
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim, Position
from crossings.html.figures import comparisons
from crossings.html.markup import EMPTY, Child, Html, items, join, tag
from crossings.html.parts import named, printed
from crossings.language.i18n import speaker
from crossings.wording import words


def figure(claim: Claim, dataset: Dataset, lang: str = "en") -> Html:
    """A figure with its reservations, as a link to its row in the ledger."""
    link = tag("a", words.amount(claim, lang), href=f"#row-{claim.id}", class_="cx-picked")
    hedged = words.hedges(claim, lang)
    return join((link, named(claim, dataset, lang), f"({hedged})" if hedged else None), " ")


def warnings(dataset: Dataset, lang: str = "en") -> Html:
    """Every rule that a relation, a reading or a gap in the data makes, with its figures."""
    _ = speaker(lang)
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
        rows = [row for row in maker(dataset, lang) if row]
        if rows:
            boxes.append(tag("section", tag("h3", title), items(rows)))
    limits = [join((figure(claim, dataset, lang), ". ", claim.may_not_conclude.get(lang)))
              for claim in dataset.claims.values() if claim.may_not_conclude]  # fmt: skip
    if limits:
        boxes.append(
            tag(
                "section",
                tag("h3", _("What single figures do not say")),
                items(limits),
                class_="cx-wide",
            )
        )
    return tag("div", *boxes, class_="cx cx-misuse", lang=lang)


def _parts(dataset: Dataset, lang: str) -> Iterable[Child]:
    _ = speaker(lang)
    for whole in dataset.claims.values():
        inside = [claim for claim in dataset.claims.values() if whole.id in claim.part_of]
        if inside:
            names = join((figure(claim, dataset, lang) for claim in inside), "; ")
            yield join((figure(whole, dataset, lang), " ", _("already contains:"), " ", names))


def _pairs(dataset: Dataset, relation: str) -> list[tuple[Claim, Claim]]:
    found: dict[frozenset[str], tuple[Claim, Claim]] = {}
    for claim in dataset.claims.values():
        for other in getattr(claim, relation):
            if other in dataset.claims:
                found.setdefault(frozenset((claim.id, other)), (claim, dataset.claims[other]))
    return list(found.values())


def _overlaps(dataset: Dataset, lang: str) -> Iterable[Child]:
    """Figures that share people, or may, by what is declared and by what follows from it."""
    _ = speaker(lang)
    phrases = {
        "common-part": _("counts some of the same people as:"),
        "shared": _("may count some of the same as:"),
    }
    claims = list(dataset.claims.values())
    for number, claim in enumerate(claims):
        for cause, phrase in phrases.items():
            met = [other for other in claims[number + 1 :] if cause in causes(claim, other)]
            if met:
                names = join((figure(other, dataset, lang) for other in met), "; ")
                yield join((figure(claim, dataset, lang), " ", phrase, " ", names))


def _governments(dataset: Dataset, lang: str) -> Iterable[Child]:
    _ = speaker(lang)
    for first, second in _pairs(dataset, "comparable_to"):
        who = [words.speaks(claim, dataset, lang) for claim in (first, second)]
        pattern = _(
            "may stand side by side, named by who says so ({first}; {second}), never as one number"
        )
        text = pattern.format(first=who[0], second=who[1])
        yield join(
            (figure(first, dataset, lang), ", ", figure(second, dataset, lang), ": ", text, ".")
        )


def _readings(dataset: Dataset, lang: str) -> Iterable[Child]:
    for claim in dataset.claims.values():
        if claim.period.readings:
            told = (f"{span.name}: {span.label}" for span in comparisons.spans(claim.period, lang))
            quoted = printed(claim.period.as_printed or "", lang)
            yield join((figure(claim, dataset, lang), ", ", quoted, ". ", join(told, "; "), "."))


def _undated(dataset: Dataset, lang: str) -> Iterable[Child]:
    for claim in dataset.claims.values():
        if not claim.period.is_known and not claim.period.readings:
            basis = claim.period.basis.get(lang) if claim.period.basis else None
            yield join(
                (figure(claim, dataset, lang), ": ", words.period(claim.period, lang), ". ", basis)
            )


def _placeless(dataset: Dataset, lang: str) -> Iterable[Child]:
    for claim in dataset.claims.values():
        if (
            claim.area.meaning == "not-stated"
            or not claim.area.places
            and claim.area.meaning != "not-applicable"
        ):
            note = claim.area.note.get(lang) if claim.area.note else None
            yield join(
                (figure(claim, dataset, lang), ": ", words.area(claim, dataset, lang), ". ", note)
            )


def _units(dataset: Dataset, lang: str) -> Iterable[Child]:
    """Each unit with its measures: one axis, one sum, never across."""
    for unit in dataset.units.values():
        names = dict.fromkeys(
            dataset.measures[claim.measure].label.get(lang)
            for claim in dataset.claims.values() if claim.unit == unit.id
        )  # fmt: skip
        if names:
            yield join((tag("b", unit.many.get(lang)), ": ", format_list(list(names), locale=lang)))


def _silence(dataset: Dataset, lang: str) -> Iterable[Child]:
    _ = speaker(lang)
    told = {way for cable in dataset.cables.values() for way in cable.directions}
    counted = {claim.direction for claim in dataset.claims.values()}
    for way in sorted(told - counted):
        pattern = _(
            "Movement {direction} is told of and never counted: there is no figure, which is not zero."
        )
        yield pattern.format(direction=words.direction(way, lang))
    for cable in dataset.cables.values():
        if not cable.claims:
            link = tag("a", cable.short.get(lang), href=f"./?sel={cable.id}", target="_self")
            yield join(
                (link, ", ", words.cable_date(cable, lang), ": ", _("no figure in this document."))
            )


def conflicts(dataset: Dataset, lang: str = "en") -> Html:
    """Where documents, or figures, do not fit each other: both sides shown, nothing mended."""
    _ = speaker(lang)
    positions = {
        item.id: (item, cable) for cable in dataset.cables.values() for item in cable.positions
    }
    boxes = []
    for entry in dataset.conflicts.values():
        sides = [
            _position(*positions[key], dataset, lang) for key in entry.positions if key in positions
        ]
        boxes.append(tag("section", tag("h3", entry.title.get(lang)), tag("div", *sides, class_="cx-two"),
                         tag("p", entry.sentence.get(lang), class_="cx-between")))  # fmt: skip
    boxes += [_finding(entry, dataset, lang) for entry in findings(list(dataset.claims.values()))]
    if not boxes:
        return tag("p", _("No two documents are known to disagree."), class_="cx", lang=lang)
    return tag("div", *boxes, class_="cx cx-conflicts", lang=lang)


def _position(position: Position, cable: Cable, dataset: Dataset, lang: str) -> Html:
    link = tag("a", cable.short.get(lang), href=f"./?sel={cable.id}", target="_self")
    where = join((link, words.cable_date(cable, lang), words.locator(position.locator, lang)), ", ")
    return tag("div", tag("p", tag("b", words.actor(position.holder, dataset, lang)), class_="cx-holder"),
               tag("p", position.summary.get(lang)), tag("p", where, class_="cx-small"))  # fmt: skip


def _finding(entry: Finding, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    titles = {
        "part-exceeds-whole": _("A part is larger than its whole, as printed"),
        "parts-exceed-whole": _("The parts together exceed their whole, as printed"),
        "conflict": _("Two figures cannot both be right"),
    }
    rows = items(
        figure(dataset.claims[key], dataset, lang) for key in entry.claims if key in dataset.claims
    )
    told = [
        tag("p", claim.misfit.get(lang))
        for key in entry.claims
        if (claim := dataset.claims.get(key)) and claim.misfit
    ]
    return tag("section", tag("h3", titles[entry.kind]), rows, *told, class_="cx-finding")


def checks(dataset: Dataset, lang: str = "en") -> Html:
    """What the documents' own arithmetic allows to be checked, and what came of it."""
    _ = speaker(lang)
    boxes = [_list_check(value, dataset, lang) for value in derived(dataset).values()
             if value.kind == "sum" and value.whole in dataset.claims]  # fmt: skip
    boxes.append(_parts_check(dataset, lang))
    return tag("div", *boxes, class_="cx cx-checks", lang=lang)


def _list_check(value: Derived, dataset: Dataset, lang: str) -> Html:
    """A distribution list, or any parts, added up beside the total that is printed."""
    _ = speaker(lang)
    whole = dataset.claims[value.whole or ""]
    cable = dataset.cables[dataset.cable_of[whole.id]]
    same = value.low == whole.low and value.high == whole.high
    verdict = _("It agrees with the printed {whole}, if the assumption holds.") if same else \
        _("It does not agree with the printed {whole}. Shown as it stands; nothing is mended.")  # fmt: skip
    sum_ = tag("i", words.arithmetic(value, derived(dataset), dataset, lang))
    link = tag("a", cable.short.get(lang), href=f"./?sel={cable.id}", target="_self")
    return tag(
        "section", tag("h3", value.label.get(lang)), tag("p", link, ", ", words.cable_date(cable, lang)),
        _distribution(cable, whole, dataset, lang) if value.extra else EMPTY,
        tag("p", "[", sum_, "] ", tag("b", verdict.format(whole=words.quantity(whole, dataset, lang)))),
        tag("p", tag("b", _("Assumes. ")), value.assumption.get(lang)),
        class_="cx-agrees" if same else "cx-finding",
    )  # fmt: skip


def _distribution(cable: Cable, whole: Claim, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    rows = []
    for entry in cable.distribution:
        count = (
            words.number(entry.copies, lang)
            if entry.copies is not None
            else tag("i", _("not printed"))
        )
        note = tag("span", entry.note.get(lang), class_="cx-small") if entry.note else None
        rows.append(tag("tr", tag("th", entry.recipient, " ", note, scope="row"), tag("td", count)))
    head = tag(
        "tr",
        tag("th", _("Recipient, as printed"), scope="col"),
        tag("th", _("Copies"), scope="col"),
    )
    foot = tag(
        "tr", tag("th", whole.label.get(lang), scope="row"), tag("td", words.amount(whole, lang))
    )
    return tag(
        "table", tag("thead", head), tag("tbody", *rows), tag("tfoot", foot), class_="cx-list"
    )


def _parts_check(dataset: Dataset, lang: str) -> Html:
    """Every part against its whole; says how many it compared, so that nothing is not success."""
    _ = speaker(lang)
    pairs = [(claim, dataset.claims[key]) for claim in dataset.claims.values()
             for key in claim.part_of if key in dataset.claims]  # fmt: skip
    faulty = [
        entry for entry in findings(list(dataset.claims.values())) if entry.kind != "conflict"
    ]
    pattern = _("{n} parts were held against their wholes as printed. {found}")
    found = _("No part is larger than its whole, and no parts together exceed one.") if not faulty else \
        _("{n} do not fit; they stand above.").format(n=words.number(len(faulty), lang))  # fmt: skip
    if not pairs:
        pattern = _("No figure is part of another, so there was nothing to hold against a whole.")
    rows = (join((figure(part, dataset, lang), " ≤ ", figure(whole, dataset, lang)))
            for part, whole in pairs if part.unit != "copies")  # fmt: skip
    return tag("section", tag("h3", _("Parts and wholes")),
               tag("p", pattern.format(n=words.number(len(pairs), lang), found=found)), items(rows),
               class_="cx-finding" if faulty else "cx-agrees")  # fmt: skip
