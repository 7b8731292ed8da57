"""One cable read closely: the document, what it reports and holds, what it leans on and leaves out.

Pure functions to HTML. The parts come in the order in which a reader asks: what is this, what
does it say, who reports it, how far may it be trusted, where is it kept.
"""

from __future__ import annotations

from pathlib import Path

from crossings.collection.records import Cable, Claim, Identified, Position
from crossings.editions import edition
from crossings.html import background, links
from crossings.html.cables import side as reading_side
from crossings.html.cables.matrix import holder
from crossings.html.cables.parts import at_its_place, part
from crossings.html.explore.cable_card import may_not_add, no_figure
from crossings.html.markup import EMPTY, Child, Html, items, join, pairs, some, tag
from crossings.html.parts import (
    cable_head,
    copy_button,
    edge,
    much,
    number,
    reservation,
    small,
    swatch,
)
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.sources.passages import Held
from crossings.wording import words
from crossings.wording.reader import Reader

STYLE = Path(__file__).with_name("reading.css")


def style() -> Html:
    """The style sheet of the reading pages, for the screen and for print."""
    return Html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")


def notice(said: str, lang: str = "en") -> Html:
    """A word to the reader."""
    return tag("p.cx.cx-notice.rd-notice", said, role="status", lang=lang)


def document(cable: Cable, reader: Reader, held: Held | None = None) -> Html:
    """The whole reading of one cable, with passages where the text is at hand."""
    main = join(
        _summary(cable, reader),
        _figures(cable, reader, held),
        _positions(cable, reader),
        _silences(cable, reader),
        _doubts(cable, reader),
        background.notes([cable.id, *cable.cites, *(m.person for m in cable.people)], reader),
    )
    side = join(
        reading_side.facts(cable, reader),
        reading_side.date(cable, reader),
        reading_side.clocks(cable, reader),
        reading_side.distribution(cable, reader),
        reading_side.people(cable, reader),
        reading_side.places(cable, reader),
        reading_side.cited(cable, reader, held),
    )
    return tag(
        "article",
        _head(cable, reader),
        tag(
            "div.rd-grid",
            tag("div.rd-main", main),
            tag("div.rd-side", side),
        ),
        _source(cable, reader),
        class_=f"cx rd {edge(cable.directions)}",
        lang=reader.lang,
    )


def _head(cable: Cable, reader: Reader) -> Html:
    kind = phrase("document_kind", cable.kind, reader.lang)
    kicker = f"{kind[:1].upper()}{kind[1:]}", words.cable_date(cable, reader.lang)
    between = tag("p.rd-between", words.correspondents(cable, reader))
    apart = join(words.standing(cable, reader.lang), reader.text(cable.read_note), between=". ")
    return tag(
        "header.rd-head",
        cable_head(cable, reader, "h1", *kicker),
        between,
        some("p.cx-notice", apart),
    )


def _summary(cable: Cable, reader: Reader) -> Html:
    _ = reader.say
    return part(
        _("In our own words"),
        tag("p.rd-summary", reader.text(cable.summary)),
        *(_identified(one, reader) for one in cable.identified),
        is_open=True,
    )


def _identified(one: Identified, reader: Reader) -> Html:
    """That it probably, or perhaps, is a document which a cable cites, why, and how surely."""
    _ = reader.say
    entry = reader.dataset.references[one.reference]
    perhaps, probably = _("Perhaps cited by a cable as"), _("Probably cited by a cable as")
    head = perhaps if one.certainty == "low" else probably
    sure = _("certainty: {how}").format(how=phrase("confidence", one.certainty, reader.lang))
    said = f"{reader.text(one.reason)} ({sure})"
    return tag("p", f"{head} ", links.to_reference(entry, reader), ". ", said)


def _figures(cable: Cable, reader: Reader, held: Held | None) -> Html:
    """Every figure with its place in the text; those not about movement apart."""
    _ = reader.say
    moving = [claim for claim in cable.claims if claim.direction != "not-applicable"]
    other = [claim for claim in cable.claims if claim.direction == "not-applicable"]
    none = None if moving else tag("p", tag("b", no_figure(cable, reader.lang)))
    return part(
        _("What it reports"),
        _status(cable, held, reader.lang),
        none,
        some("ul.rd-figures", *(_figure(claim, reader, held) for claim in moving)),
        may_not_add(moving, reader.lang),
        tag("h3", _("Figures that are not about movement")) if other else None,
        some("ul.rd-figures.rd-minor", *(_figure(claim, reader, held) for claim in other)),
        _said_in_words(cable, reader),
        holds=much("figure", len(cable.claims), reader.lang),
    )


def _said_in_words(cable: Cable, reader: Reader) -> Html:
    """Quantities without a number, which are no figures; nothing where there is none."""
    _ = reader.say
    if not cable.said_in_words:
        return EMPTY
    rows = (
        join(
            words.quoted(one.as_printed, reader.lang),
            reader.text(one.label),
            small(words.locator(one.locator, reader.lang)),
            between=" · ",
        )
        for one in cable.said_in_words
    )
    return join(tag("h3", _("Said in words, without a number")), items(rows))


def _status(cable: Cable, held: Held | None, lang: str) -> Html:
    """Whether the text is at hand, and how far it is the one that was coded."""
    _ = speaker(lang)
    if held is None:
        said = _(
            "The text itself is not part of this dashboard. Each figure names its place in the "
            "document; where the archive has a record of it, the link is further down. If you have "
            "the text, drop it in below, and the words are shown at their place."
        )
        return tag("p.rd-status", said)
    count, found = len(held.evidence), held.found
    if not count:
        return tag(
            "p.rd-status",
            _("This cable has nothing to hold against {file}.").format(file=held.file),
        )
    said = _(
        "Held against {file}: {found} of {count} figures and citations stand in it as coded."
    ).format(file=held.file, found=words.number(found, lang), count=words.number(count, lang))
    if found == count:
        return tag("p.rd-status.rd-good", said)
    differs = _(
        "This text differs from the one that was coded. What was not found is marked below."
    )
    return tag("p.rd-status.rd-differs", said, " ", tag("b", differs), role="status")


def _figure(claim: Claim, reader: Reader, held: Held | None) -> Html:
    _ = reader.say
    link = links.to_exhibit(
        claim.id,
        reader,
        number(claim, reader),
        " ",
        words.named(claim, reader),
        id=f"figure-{claim.id}",
        title=_("Show on map and timeline"),
    )
    moves = "to" in claim.direction.split("-")
    facts = (
        words.direction(claim.direction, reader.lang) if moves else "",
        words.period(claim.period, reader.lang),
        words.area(claim, reader),
        _("according to {who}").format(who=words.reporter(claim, reader)),
    )
    place = words.locator(claim.locator, reader.lang)
    return tag(
        "li",
        swatch(claim, reader.dataset),
        tag("div.rd-lead", link),
        tag("p.cx-small", " · ".join(filter(None, facts))),
        reservation(claim, reader, "p"),
        at_its_place(claim.id, place, claim.anchor, held, reader.lang),
    )


def _positions(cable: Cable, reader: Reader) -> Html:
    """As numbered in the text; who holds each, and what kind it is."""
    _ = reader.say
    if not cable.positions:
        return EMPTY
    rows = (_position(position, reader) for position in cable.positions)
    note = _("Numbers are those of the text; a dash stands where it prints none.")
    holds = much("position", len(cable.positions), reader.lang)
    return part(
        _("Positions taken"), tag("p.rd-note", note), tag("ol.rd-positions", *rows), holds=holds
    )


def _position(position: Position, reader: Reader) -> Html:
    kind = tag("b.rd-kind", phrase("position_kind", position.kind, reader.lang))
    where = tag("span.rd-where", words.locator(position.locator, reader.lang))
    asked = " · ".join(phrase("question", key, reader.lang) for key in position.questions)
    hidden = None if position.number else "true"
    return tag(
        "li",
        tag("span.rd-no", position.number or "–", aria_hidden=hidden),
        tag(
            "div",
            tag("p", kind, " ", reader.text(position.summary)),
            tag("p.rd-under", holder(position, reader), where, tag("span.rd-asked", asked)),
        ),
    )


def _silences(cable: Cable, reader: Reader) -> Html:
    _ = reader.say
    holds = much("silence", len(cable.silences), reader.lang)
    return part(
        _("What the text does not say"), items(map(reader.text, cable.silences)), holds=holds
    )


def _doubts(cable: Cable, reader: Reader) -> Html:
    _ = reader.say
    rows = []
    for entry in cable.uncertainties:
        kind = tag("b", phrase("doubt", entry.kind, reader.lang))
        place = f" {words.locator(entry.locator, reader.lang)}" if entry.locator else None
        rows.append(join(kind, ". ", reader.text(entry.about), some("span.rd-where", place)))
    holds = much("doubt", len(rows), reader.lang)
    title = _("Doubts about text and translation")
    return part(title, items(rows, class_="rd-doubts"), holds=holds)


def _source(cable: Cable, reader: Reader) -> Html:
    """Archive, hands, rights and citation; funders at head and foot apart where they differ."""
    _ = reader.say
    archive, absent = cable.archive, words.absent(cable, reader.lang)
    link = links.to_archive(cable, reader.lang)
    rows: list[tuple[str, Child]] = [
        (_("Archive"), f"{archive.name}: {archive.collection}"),
        (_("Reference"), archive.reference),
        (_("Record"), join(archive.record or absent, link, between=". ")),
        (_("Language"), reader.text(archive.language)),
        (_("Translated by"), ", ".join(archive.translators) or absent),
        (_("Obtained by"), ", ".join(archive.obtained_by) or absent),
        *_funders(cable, reader.lang),
        (_("Rights"), reader.text(archive.rights)),
        (_("Coded"), _("once") if cable.codings == 1 else _("twice, then compared")),
    ]
    cite = words.citation(cable)
    button = copy_button(cite, _("Copy citation"), reader.lang)
    return part(
        _("Where it is kept, and how to cite it"),
        pairs(rows, class_="rd-facts rd-wide"),
        tag("p.rd-citation", cite, lang="en"),
        tag("p.cx-small", edition.line(reader)),
        tag("p.rd-buttons", button),
        class_="rd-source",
    )


def _funders(cable: Cable, lang: str) -> list[tuple[str, Child]]:
    _ = speaker(lang)
    head, foot = cable.archive.funders_head, cable.archive.funders_foot
    if head == foot or not foot:
        return [(_("Funded by"), ", ".join(head) or words.absent(cable, lang))]
    return [
        (_("Funded by, at the head"), ", ".join(head) or words.absent(cable, lang)),
        (_("Funded by, at the foot"), ", ".join(foot)),
    ]
