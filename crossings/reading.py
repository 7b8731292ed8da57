"""One cable read closely: the document, what it reports and holds, what it leans on and leaves out.

Pure functions to HTML. The parts come in the order in which a reader asks: what is this, what
does it say, who says it, how far may it be trusted, where is it kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from babel.lists import format_list

from crossings import links, vocabulary, words
from crossings.card_cable import AUTHORS_WORD, may_not_add
from crossings.card_parts import (
    dated,
    edge,
    heading_way,
    hue,
    named,
    printed,
    span_words,
    swatch,
    wedges,
)
from crossings.i18n import speaker
from crossings.load import Dataset
from crossings.markup import EMPTY, Child, Html, items, join, pairs, tag
from crossings.matrix import holder
from crossings.model import Cable, Claim, Office
from crossings.passages import Held, Piece

STYLE = Path(__file__).with_name("reading.css")
STAGES = ("happened", "written", "received")


def style() -> Html:
    """The style sheet of the reading pages, for the screen and for print."""
    return Html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")


def notice(said: str, lang: str = "en") -> Html:
    """A word to the reader."""
    return tag("p", said, class_="cx cx-notice rd-notice", role="status", lang=lang)


def unknown(asked: str, lang: str = "en") -> str:
    """What to say where the address asks for something that is not there."""
    _ = speaker(lang)
    said = _(
        "The address asks for “{id}”, which is not in this collection. Choose from what is here."
    )
    return said.format(id=asked)


def document(cable: Cable, dataset: Dataset, held: Held | None = None, lang: str = "en") -> Html:
    """The whole reading of one cable, with passages where the text is at hand."""
    main = join((
        _summary(cable, lang),
        _figures(cable, dataset, held, lang),
        _positions(cable, dataset, lang),
        _silences(cable, lang),
        _doubts(cable, lang),
    ))  # fmt: skip
    side = join((
        _facts(cable, dataset, lang),
        _date(cable, lang),
        _clocks(cable, lang),
        _distribution(cable, lang),
        _people(cable, dataset, lang),
        _places(cable, dataset, lang),
        _cited(cable, dataset, held, lang),
    ))  # fmt: skip
    return tag(
        "article",
        _head(cable, dataset, lang),
        tag(
            "div",
            tag("div", main, class_="rd-main"),
            tag("div", side, class_="rd-side"),
            class_="rd-grid",
        ),
        _source(cable, lang),
        class_=f"cx rd {edge(cable.directions)}",
        lang=lang,
    )


def _part(title: str, *children: Child, class_: str | None = None) -> Html:
    """A section with its heading; nothing where it has no content."""
    inside = join(children)
    classes = " ".join(filter(None, ("rd-part", class_)))
    return tag("section", tag("h2", title), inside, class_=classes) if inside else EMPTY


def _head(cable: Cable, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    way = _("people going {way}").format(way=heading_way(cable.directions, lang))
    kind = vocabulary.document_kind(cable.kind, lang)
    kicker = f" {kind[:1].upper()}{kind[1:]} · {words.cable_date(cable, lang)} · {way}"
    remark = _("“Illegal” is the authors’ word.") if AUTHORS_WORD in cable.title.lower() else ""
    return tag(
        "header",
        tag(
            "p",
            tag("span", wedges(cable.directions), aria_hidden="true"),
            kicker,
            class_="cx-kicker",
        ),
        tag("h1", cable.short.get(lang)),
        tag(
            "p",
            _("Archive’s title: "),
            tag("cite", printed(cable.title, lang), lang="en"),
            f" {remark}",
            class_="cx-archive",
        ),
        tag("p", words.correspondents(cable, dataset, lang), class_="rd-between"),
        class_="rd-head",
    )


def _summary(cable: Cable, lang: str) -> Html:
    _ = speaker(lang)
    return _part(_("In our own words"), tag("p", cable.summary.get(lang), class_="rd-summary"))


def _figures(cable: Cable, dataset: Dataset, held: Held | None, lang: str) -> Html:
    """Every figure with its place in the text; those not about movement apart."""
    _ = speaker(lang)
    moving = [claim for claim in cable.claims if claim.direction != "not-applicable"]
    other = [claim for claim in cable.claims if claim.direction == "not-applicable"]
    none = None if moving else tag("p", tag("b", _("It gives no figure about movement.")))
    return _part(
        _("What it reports"),
        _status(cable, held, lang),
        none,
        tag("ul", *(_figure(c, dataset, held, lang) for c in moving), class_="rd-figures")
        if moving
        else None,
        may_not_add(moving, lang),
        tag("h3", _("Figures that are not about movement")) if other else None,
        tag("ul", *(_figure(c, dataset, held, lang) for c in other), class_="rd-figures rd-minor")
        if other
        else None,
    )


def _status(cable: Cable, held: Held | None, lang: str) -> Html:
    """Whether the text is at hand, and how far it is the one that was coded."""
    _ = speaker(lang)
    if held is None:
        said = _(
            "The text itself is not part of this dashboard. Each figure names its place in the "
            "document; where the archive has a record of it, the link is further down. If you have "
            "the text, drop it in below, and the words are shown at their place."
        )
        return tag("p", said, class_="rd-status")
    count, found = len(held.evidence), held.found
    if not count:
        return tag(
            "p",
            _("This cable has nothing to hold against {file}.").format(file=held.file),
            class_="rd-status",
        )
    said = _(
        "Held against {file}: {found} of {count} figures and citations stand in it as coded."
    ).format(file=held.file, found=words.number(found, lang), count=words.number(count, lang))
    if found == count:
        return tag("p", said, class_="rd-status rd-good")
    differs = _(
        "This text differs from the one that was coded. What was not found is marked below."
    )
    return tag("p", said, " ", tag("b", differs), class_="rd-status rd-differs", role="status")


def _figure(claim: Claim, dataset: Dataset, held: Held | None, lang: str) -> Html:
    _ = speaker(lang)
    quoted = words.hedges(claim, lang)
    number = tag("span", words.amount(claim, lang), class_=f"cx-number {hue(claim, dataset)}")
    link = tag(
        "a", number, " ", named(claim, dataset, lang), href=links.page("", lang, sel=claim.id),
        target="_self", id=f"figure-{claim.id}", title=_("Show on map and timeline"),
    )  # fmt: skip
    facts = " · ".join((
        words.direction(claim.direction, lang) if "to" in claim.direction.split("-") else "",
        words.period(claim.period, lang),
        words.area(claim, dataset, lang),
        _("according to {who}").format(who=words.reporter(claim, dataset, lang)),
    )).removeprefix(" · ")  # fmt: skip
    return tag(
        "li",
        swatch(claim, dataset),
        tag("div", link, class_="rd-lead"),
        tag("p", facts, class_="cx-small"),
        tag(
            "p",
            _("reservation as printed: {hedges}").format(hedges=quoted),
            class_="cx-small cx-hedge",
        )
        if quoted
        else None,
        _evidence(claim.id, words.locator(claim.locator, lang), claim.anchor, held, lang),
    )


def _evidence(owner: str, where: str, anchor: str, held: Held | None, lang: str) -> Html:
    """Locator and anchor; where a text is at hand, its passage or what differs."""
    _ = speaker(lang)
    place = tag("span", f"{where}: " if where else "", class_="rd-where")
    item = held.evidence.get(owner) if held else None
    if item is None or held is None:
        return tag("p", place, tag("q", anchor, lang="en"), class_="rd-anchor")
    said = None
    if item.outcome != "found":
        said = tag(
            "p",
            tag("b", vocabulary.outcome(item.outcome, lang)),
            _differs(item.number, item.instead, lang),
            class_="rd-miss",
        )
    pieces = held.pieces(owner)
    if not pieces:
        return join((said, tag("p", place, tag("q", anchor, lang="en"), class_="rd-anchor")))
    quote = tag("blockquote", *map(_piece, pieces), lang="en")
    return join((said, tag("div", place, quote, class_="rd-passage")))


def _differs(number: str | None, instead: str | None, lang: str) -> str:
    _ = speaker(lang)
    if not number:
        return ""
    looked = _("; looked for {number}").format(number=printed(number, lang))
    return looked + (_(", found {number}").format(number=printed(instead, lang)) if instead else "")


def _piece(piece: Piece) -> Html:
    if not piece.mark:
        return tag("span", piece.text)
    return tag("mark", piece.text, class_=f"rd-{piece.mark}")


def _positions(cable: Cable, dataset: Dataset, lang: str) -> Html:
    """As numbered in the text; who holds each, and what kind it is."""
    _ = speaker(lang)
    rows = [
        tag(
            "li",
            tag(
                "span",
                position.number or "–",
                class_="rd-no",
                aria_hidden=None if position.number else "true",
            ),
            tag(
                "div",
                tag(
                    "p",
                    tag("b", vocabulary.position_kind(position.kind, lang), class_="rd-kind"),
                    " ",
                    position.summary.get(lang),
                ),
                tag(
                    "p",
                    holder(position, dataset, lang),
                    tag("span", words.locator(position.locator, lang), class_="rd-where"),
                    tag(
                        "span",
                        *_join(vocabulary.question(key, lang) for key in position.questions),
                        class_="rd-asked",
                    ),
                    class_="rd-under",
                ),
            ),
        )
        for position in cable.positions
    ]
    note = _("Numbers are those of the text; a dash stands where it prints none.")
    return (
        _part(
            _("Positions taken"),
            tag("p", note, class_="rd-note"),
            tag("ol", *rows, class_="rd-positions"),
        )
        if rows
        else EMPTY
    )


def _join(texts: Iterable[str]) -> tuple[str]:
    return (" · ".join(texts),)


def _silences(cable: Cable, lang: str) -> Html:
    _ = speaker(lang)
    return _part(
        _("What the text does not say"), items(silence.get(lang) for silence in cable.silences)
    )


def _doubts(cable: Cable, lang: str) -> Html:
    _ = speaker(lang)
    rows = (
        join((
            tag("b", vocabulary.doubt(entry.kind, lang)), ". ", entry.about.get(lang),
            tag("span", f" {words.locator(entry.locator, lang)}", class_="rd-where") if entry.locator else None,
        ))
        for entry in cable.uncertainties
    )  # fmt: skip
    return _part(_("Doubts about text and translation"), items(rows, class_="rd-doubts"))


def _facts(cable: Cable, dataset: Dataset, lang: str) -> Html:
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
    return _part(_("Who to whom"), pairs(rows, class_="rd-facts"))


def _actors(keys: Iterable[str], dataset: Dataset, lang: str) -> Html:
    entries = [
        tag("span", words.actor(key, dataset, lang), _as_named(key, dataset, lang)) for key in keys
    ]
    return items(entries, class_="rd-plain")


def _as_named(key: str, dataset: Dataset, lang: str) -> Html | None:
    office = dataset.offices.get(key)
    note = office.named_as.get(lang) if office and office.named_as else None
    return tag("span", f" ({note})", class_="cx-small") if note else None


def _date(cable: Cable, lang: str) -> Html:
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
    return _part(_("Its date"), pairs(rows, class_="rd-facts"))


def _clocks(cable: Cable, lang: str) -> Html:
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
    return _part(
        _("Its clocks"), tag("ol", *steps, class_="rd-clocks"), missing if absent else None
    )


def _distribution(cable: Cable, lang: str) -> Html:
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
    return _part(_("Distribution list"), table, tag("p", _check(cable, lang), class_="rd-note"))


def _check(cable: Cable, lang: str) -> str:
    _ = speaker(lang)
    printed_sum = sum(entry.copies or 0 for entry in cable.distribution)
    blank = sum(entry.copies is None for entry in cable.distribution)
    said = _("Printed numbers add up to {sum}; {blank} recipients have none.").format(
        sum=words.number(printed_sum, lang), blank=words.number(blank, lang)
    )
    if cable.distribution_total is None:
        return f"{said} {_('No total is printed.')}"
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


def _people(cable: Cable, dataset: Dataset, lang: str) -> Html:
    """Persons with their names as printed here, and the offices that take part."""
    _ = speaker(lang)
    rows = [
        join((
            tag("b", dataset.people[mention.person].name), ", ", dataset.people[mention.person].office.get(lang), ": ",
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
    return _part(
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


def _places(cable: Cable, dataset: Dataset, lang: str) -> Html:
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
    return _part(_("Places and their roles"), items(rows))


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


def _cited(cable: Cable, dataset: Dataset, held: Held | None, lang: str) -> Html:
    _ = speaker(lang)
    entries = [dataset.references[key] for key in cable.cites if key in dataset.references]
    rows = [
        join((
            tag("span", "○ ", aria_hidden="true"),
            tag("a", entry.title.get(lang), href=links.page("cited", lang, doc=entry.id), target="_self"),
            ", ", words.reference_date(entry, lang), ". ",
            tag("span", entry.why.get(lang), class_="cx-small"),
            _evidence(entry.id, "", entry.anchor, held, lang) if held else None,
        ))
        for entry in entries
    ]  # fmt: skip
    note = tag("p", _("None of them is in this collection."), class_="rd-note") if rows else None
    return _part(_("What it cites"), note, items(rows, class_="rd-cites"))


def _source(cable: Cable, lang: str) -> Html:
    """Archive, hands, rights and citation; funders at head and foot apart where they differ."""
    _ = speaker(lang)
    archive, absent = cable.archive, _("not given")
    record = join((
        archive.record or absent,
        tag("a", _("Record at the archive"), href=archive.url, target="_blank", rel="noopener") if archive.url else None,
    ), ". ")  # fmt: skip
    rows: list[tuple[str, Child]] = [
        (_("Archive"), f"{archive.name}: {archive.collection}"),
        (_("Reference"), archive.reference),
        (_("Record"), record),
        (_("Language"), archive.language.get(lang)),
        (_("Translated by"), ", ".join(archive.translators) or absent),
        (_("Obtained by"), ", ".join(archive.obtained_by) or absent),
        *_funders(cable, lang),
        (_("Rights"), archive.rights.get(lang)),
    ]
    cite = words.citation(cable)
    button = tag(
        "button",
        _("Copy citation"),
        type="button",
        class_="cx-button",
        data_copy=cite,
        data_done=_("Copied"),
    )
    return _part(
        _("Where it is kept, and how to cite it"),
        pairs(rows, class_="rd-facts rd-wide"),
        tag("p", cite, class_="rd-citation", lang="en"),
        tag("p", button, class_="rd-buttons"),
        class_="rd-source",
    )


def _funders(cable: Cable, lang: str) -> list[tuple[str, Child]]:
    _ = speaker(lang)
    head, foot = cable.archive.funders_head, cable.archive.funders_foot
    if head == foot or not foot:
        return [(_("Funded by"), ", ".join(head) or _("not given"))]
    return [
        (_("Funded by, at the head"), ", ".join(head) or _("not given")),
        (_("Funded by, at the foot"), ", ".join(foot)),
    ]
