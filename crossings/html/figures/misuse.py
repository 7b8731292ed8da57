"""How not to use these numbers, and what can be checked: read off the data, typed nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossings.collection.contradictions import Finding, findings
from crossings.collection.derive import Derived
from crossings.collection.records import Cable, Claim, Position
from crossings.collection.relations import exceeds, present
from crossings.html import links
from crossings.html.markup import EMPTY, Child, Html, items, join, tag
from crossings.html.parts import copies_list, line, verdict
from crossings.language.phrases import phrase
from crossings.questions import warnings as rules
from crossings.wording import words
from crossings.wording.reader import Reader


def figure(claim: Claim, reader: Reader) -> Html:
    """A figure with its reservations, as a link to its row in the ledger."""
    link = links.to_row(claim, reader, class_="cx-picked")
    hedged = words.hedges(claim, reader.lang)
    return join(link, words.named(claim, reader), f"({hedged})" if hedged else None, between=" ")


def warnings(reader: Reader) -> Html:
    """Every warning with its figures as links, and what single figures do not say."""
    _ = reader.say
    boxes = []
    for warning in rules.warnings(reader):
        rows = [join(*(_drawn(part, reader) for part in one)) for one in warning.sentences]
        boxes.append(tag("section", tag("h3", warning.title), items(rows)))
    limits = [
        join(figure(claim, reader), ". ", reader.text(claim.may_not_conclude))
        for claim in reader.dataset.claims.values()
        if claim.may_not_conclude
    ]
    if limits:
        title = tag("h3", _("What single figures do not say"))
        boxes.append(tag("section.cx-wide", title, items(limits)))
    return tag("div.cx.cx-misuse", *boxes, lang=reader.lang)


def _drawn(part: rules.Part, reader: Reader) -> Child:
    """A figure or a document of a sentence as a link."""
    if isinstance(part, Claim):
        return figure(part, reader)
    return links.to_document(part, reader) if isinstance(part, Cable) else part


def conflicts(reader: Reader) -> Html:
    """Where documents, or figures, do not fit each other: both sides shown, nothing corrected."""
    _ = reader.say
    positions = {
        item.id: (item, cable)
        for cable in reader.dataset.cables.values()
        for item in cable.positions
    }
    boxes = []
    for entry in reader.dataset.conflicts.values():
        sides = [_position(*positions[key], reader) for key in entry.positions if key in positions]
        boxes.append(
            tag(
                "section",
                tag("h3", reader.text(entry.title)),
                tag("div.cx-two", *sides),
                tag("p.cx-between", reader.text(entry.sentence)),
            )
        )
    boxes += [_finding(entry, reader) for entry in findings(list(reader.dataset.claims.values()))]
    if not boxes:
        return tag("p.cx", _("No two documents are known to disagree."), lang=reader.lang)
    return tag("div.cx.cx-conflicts", *boxes, lang=reader.lang)


def _position(position: Position, cable: Cable, reader: Reader) -> Html:
    place = words.locator(position.locator, reader.lang)
    where = join(links.to_document(cable, reader), place, between=", ")
    return tag(
        "div",
        tag("p.cx-holder", tag("b", words.actor(position.holder, reader))),
        tag("p", reader.text(position.summary)),
        tag("p.cx-small", where),
    )


def _finding(entry: Finding, reader: Reader) -> Html:
    claims = present(entry.claims, reader.dataset.claims)
    rows = items(figure(claim, reader) for claim in claims)
    told = (tag("p", reader.text(claim.misfit)) for claim in claims if claim.misfit)
    return tag(
        "section.cx-finding",
        tag("h3", phrase("finding", entry.kind, reader.lang)),
        rows,
        *told,
    )


def checks(reader: Reader) -> Html:
    """What the documents' own arithmetic allows to be checked, and what came of it."""
    _ = reader.say
    sums = (value for value in reader.values.values() if value.kind == "sum")
    boxes = [_list_check(value, reader) for value in sums if value.whole in reader.dataset.claims]
    boxes.append(_parts_check(reader))
    return tag("div.cx.cx-checks", *boxes, lang=reader.lang)


def _list_check(value: Derived, reader: Reader) -> Html:
    """A distribution list, or any parts, added up beside the total that is printed."""
    _ = reader.say
    whole = reader.dataset.claims[value.whole or ""]
    cable = reader.cable(whole)
    same = value.low == whole.low and value.high == whole.high
    agrees = _("It agrees with the printed {whole}, if the assumption holds.")
    differs = _(
        "It does not agree with the printed {whole}. Shown as printed; nothing is corrected."
    )
    whole_text = (agrees if same else differs).format(whole=words.quantity(whole, reader))
    sum_ = tag("i", words.arithmetic(value, reader))
    return tag(
        "section",
        tag("h3", reader.text(value.label)),
        tag("p", links.to_document(cable, reader)),
        _distribution(cable, whole, reader) if value.extra else EMPTY,
        tag("p", "[", sum_, "] ", tag("b", whole_text)),
        verdict(_("Assumes. "), reader.text(value.assumption)),
        class_="cx-agrees" if same else "cx-finding",
    )


def _distribution(cable: Cable, whole: Claim, reader: Reader) -> Html:
    _ = reader.say
    heads = _("Recipient, as printed"), _("Copies")
    foot = tag("tfoot", line(reader.text(whole.label), words.amount(whole, reader.lang)))
    return copies_list(cable, reader, heads, tag("i", _("not printed")), "cx-list", foot)


def _parts_check(reader: Reader) -> Html:
    """Every part against its whole; says how many it compared, so that nothing is not success. The
    collection by itself, its neighbouring documents apart."""
    _ = reader.say
    held = [_held(reader.dataset.figures("collection"), reader)]
    if around := reader.dataset.figures("neighbours"):
        beside, told = _held(around, reader), _("Neighbouring documents: {found}")
        held.append(replace(beside, said=told.format(found=beside.said)))
    return tag(
        "section",
        tag("h3", _("Parts and wholes")),
        *(join(tag("p", one.said), items(one.rows)) for one in held),
        class_="cx-agrees" if all(one.fit for one in held) else "cx-finding",
    )


@dataclass(frozen=True)
class _Held:
    """Parts held against their wholes: what is said of them, those that fit, whether all do."""

    said: str
    rows: tuple[Html, ...]
    fit: bool


def _held(claims: Sequence[Claim], reader: Reader) -> _Held:
    _ = reader.say
    by_id = {claim.id: claim for claim in claims}
    pairs = [(claim, whole) for claim in claims for whole in present(claim.part_of, by_id)]
    faulty = [entry for entry in findings(claims) if entry.kind != "conflict"]
    found = _("No part is larger than its whole, and no parts together exceed one.")
    if faulty:
        found = _("{n} do not fit; they stand above.")
        found = found.format(n=words.number(len(faulty), reader.lang))
    pattern = _("{n} parts were held against their wholes as printed. {found}")
    if not pairs:
        pattern = _("No figure is part of another, so there was nothing to hold against a whole.")
    rows = (
        join(figure(part, reader), " ≤ ", figure(whole, reader))
        for part, whole in pairs
        if part.unit != "copies" and not exceeds(part, whole)
    )
    said = pattern.format(n=words.number(len(pairs), reader.lang), found=found)
    return _Held(said, tuple(rows), not faulty)
