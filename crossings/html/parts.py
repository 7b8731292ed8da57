"""Small pieces that several cards share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from crossings.collection.dates import read_edtf
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim, Reference
from crossings.collection.relations import present
from crossings.html.markup import EMPTY, Child, Html, details, items, join, some, tag
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.look.looks import HUES, look
from crossings.look.theme import WEDGE
from crossings.wording import words
from crossings.wording.reader import Reader

AUTHORS_WORD = "illegal"
T = TypeVar("T")


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column of a table: its key, its title, and the cell that it gives each row."""

    key: str
    title: str
    cell: Callable[[T, Reader], Child]


def count_word(number: int, lang: str = "en") -> str:
    """Up to twelve in words in English, else in figures.

    >>> count_word(5), count_word(21)
    ('five', '21')
    """
    small = "no one two three four five six seven eight nine ten eleven twelve".split()
    return small[number] if lang == "en" and number < len(small) else words.number(number, lang)


def copy_button(what: str, label: str, lang: str = "en") -> Html:
    """A button that copies a text; pages/copy.js does it."""
    _ = speaker(lang)
    return tag("button.cx-button", label, type="button", data_copy=what, data_done=_("Copied"))


def choose_link(target: str, *children: Child, class_: str | None = None) -> Html:
    """A link that chooses ``target``: a plain address, made a selection in place by the script."""
    return tag(
        "a", *children, href=f"?sel={target}", target="_self", data_select=target, class_=class_
    )


def small(said: str, pattern: str = "{}") -> Html:
    """A remark in small type, within a pattern; nothing where there is none."""
    before, after = pattern.split("{}")
    return tag("span.cx-small", before, said, after) if said else EMPTY


def counted(pattern: str, rows: Sequence[Child], reader: Reader, class_: str | None = None) -> Html:
    """A list that opens on demand, under a title with its length; nothing where it is empty."""
    count = words.number(len(rows), reader.lang)
    return details(pattern.format(count=count), items(rows, class_=class_))


def heading(title: Child, inside: str = "", is_open: bool = False, **more: str) -> Html:
    """The heading of a part of a page. On a phone pages/fold.js folds the part; ``inside`` says how
    much it holds."""
    unfolded = True if is_open else None
    return tag("h2", title, data_fold=inside or True, data_open=unfolded, **more)


def much(kind: str, number: int, lang: str = "en") -> str:
    """How many of a kind are inside a part, for ``heading``.

    >>> much("figure", 12), much("warning", 1), much("figure", 0)
    ('12 figures', '1 warning', 'none')
    """
    if not number:
        return phrase("inside", "nothing", lang)
    table = "inside_one" if number == 1 else "inside"
    return phrase(table, kind, lang).format(n=words.number(number, lang))


def wedges(directions: Iterable[str], after: str = "", class_: str | None = None) -> Html:
    """The marks of direction, each in its hue. The word always stands beside them."""
    marks = (tag("span", WEDGE[way], class_=f"cx-{HUES[way]}") for way in directions if way in HUES)
    return tag("span", *marks, after, class_=class_, aria_hidden="true")


def ring(after: str = "") -> Html:
    """The mark of a document that is not here."""
    return tag("span", "○", after, aria_hidden="true")


def cited(entry: Reference, link: Html, reader: Reader, *more: Child) -> Html:
    """A document that is not here as one of several: its link, its date, why it matters."""
    date = words.reference_date(entry, reader.lang)
    return join(ring(" "), link, ", ", date, ". ", small(reader.text(entry.why)), *more)


def cable_head(cable: Cable, reader: Reader, heading: str, *kicker: str) -> Html:
    """What stands over a document: its direction and more, its name, the archive's title."""
    _ = reader.say
    way = heading_way(cable.directions, reader.lang)
    going = [_("people going {way}").format(way=way)] if cable.directions else []
    illegal = AUTHORS_WORD in cable.title.lower()
    remark = _("“Illegal” is the authors’ word, as translated.") if illegal else ""
    title = tag("cite", words.quoted(cable.title, reader.lang), lang="en")
    return join(
        tag("p.cx-kicker", wedges(cable.directions), " ", " · ".join((*kicker, *going))),
        tag(heading, reader.text(cable.short)),
        tag("p.cx-archive", _("Archive’s title: "), title, " ", remark),
    )


def unknown(asked: str, lang: str = "en") -> str:
    """What to say where the address asks for something that is not there."""
    _ = speaker(lang)
    said = _(
        "The address asks for “{id}”, which is not in this collection. Choose from what is here."
    )
    return said.format(id=asked)


def verdict(title: str, said: str) -> Html:
    """A sentence under its title, as what may be concluded; nothing where there is none."""
    return tag("p", tag("b", title), said) if said else EMPTY


def edge(directions: Sequence[str]) -> str:
    """Class of the coloured edge: one hue, both, or none."""
    hues = [HUES[way] for way in directions if way in HUES]
    return f"cx-edge-{hues[0]}" if len(hues) == 1 else "cx-edge-both" if hues else "cx-plain"


def heading_way(directions: Sequence[str], lang: str = "en") -> str:
    """Which way the people of a cable went, in words."""
    _ = speaker(lang)
    ways = {"cn-to-kp": _("to North Korea"), "kp-to-cn": _("to China")}
    named = [ways[way] for way in directions if way in ways]
    return _(" and ").join(named) or words.direction("not-stated", lang)


def hue(claim: Claim, dataset: Dataset) -> str:
    """The class of a figure's hue."""
    return f"cx-{look(claim, dataset).hue}"


def swatch(claim: Claim, dataset: Dataset) -> Html:
    """The pattern of who reports, in the hue of the direction; hollow for a neighbouring document.
    The words say it all again."""
    shown = look(claim, dataset)
    fill = "near" if shown.is_near else shown.pattern
    return tag("span", class_=f"cx-swatch cx-{fill} cx-{shown.hue}", aria_hidden="true")


def claim_link(claim: Claim, reader: Reader) -> Html:
    """A figure as a link: number, unit and label, with its hedges."""
    label = f"{words.amount(claim, reader.lang)} {words.named(claim, reader)}"
    hedge = words.hedges(claim, reader.lang)
    return join(choose_link(claim.id, label), f" ({hedge})" if hedge else None)


def dated(edtf: str, as_printed: str | None, lang: str = "en") -> Html:
    """A date in our words, and as printed where the print says it otherwise."""
    ours = words.edtf(edtf, lang)
    same = as_printed is None or as_printed == ours or len(edtf) == 7 and as_printed in ours
    quoted = "" if same else words.quoted(as_printed or "", lang)
    return join(ours, some("span.cx-printed", quoted), between=" ")


def span_words(edtf: str, lang: str = "en") -> str:
    """Both ends of a span, as days."""
    return words.bounds(read_edtf(edtf), lang)


def figure_list(claims: Sequence[Claim], reader: Reader) -> Html:
    """Figures one under the other, those within a larger one set in; nothing where there is none."""
    inside = {claim.id: claim for claim in claims}
    rows = (_row(claim, _depth(claim, inside), reader) for claim in claims)
    return some("ul.cx-figures", *rows)


def _depth(claim: Claim, inside: dict[str, Claim]) -> int:
    """How deep a figure lies within larger ones of the same cable."""
    wholes = present(claim.part_of, inside)
    return 1 + _depth(wholes[0], inside) if wholes else 0


def _row(claim: Claim, depth: int, reader: Reader) -> Html:
    period, area = words.period(claim.period, reader.lang), words.area(claim, reader)
    about = " · ".join((period, area, words.actor_short(claim.reporter, reader)))
    name = tag("span", words.named(claim, reader))
    return tag(
        "li",
        swatch(claim, reader.dataset),
        choose_link(claim.id, number(claim, reader), " ", name),
        small(about),
        reservation(claim, reader, "span"),
        class_=f"cx-depth-{min(depth, 2)}",
    )


def number(claim: Claim, reader: Reader, kind: str = "cx-number") -> Html:
    """The number of a figure, in its hue."""
    class_ = f"{kind} {hue(claim, reader.dataset)}"
    return tag("span", words.amount(claim, reader.lang), class_=class_)


def reservation(claim: Claim, reader: Reader, name: str) -> Html:
    """The document's reservations of a figure, as a line; nothing where it prints none."""
    _ = reader.say
    doubt = words.hedges(claim, reader.lang)
    said = _("reservation as printed: {hedges}") if claim.hedges else _("reservation: {hedges}")
    said = said.format(hedges=doubt) if doubt else ""
    return some(f"{name}.cx-small.cx-hedge", said)


def table(
    heads: Iterable[str],
    rows: Iterable[Sequence[Child]],
    *more: Html,
    before: Child = None,
    class_: str | None = None,
) -> Html:
    """A table whose first column names its rows; ``before`` is a caption, ``more`` a foot."""
    head = tag("tr", *(tag("th", name, scope="col") for name in heads))
    body = tag("tbody", *(line(*row) for row in rows))
    return tag("table", before, tag("thead", head), body, *more, class_=class_)


def line(first: Child, *others: Child) -> Html:
    """A row of a table."""
    return tag("tr", tag("th", first, scope="row"), *(tag("td", cell) for cell in others))


def copies_list(
    cable: Cable, reader: Reader, heads: Sequence[str], unprinted: Child, class_: str, *foot: Html
) -> Html:
    """A distribution list as printed; ``unprinted`` stands where it prints no number of copies."""
    rows = [
        (
            join(tag("span", entry.recipient, lang="en"), small(reader.text(entry.note), " {}")),
            unprinted if entry.copies is None else words.number(entry.copies, reader.lang),
        )
        for entry in cable.distribution
    ]
    return table(heads, rows, *foot, class_=class_)


def role_table(
    heads: Iterable[Html], *groups: Html, caption: Child = None, label: str | None = None
) -> Html:
    """A table whose roles are written out, since a style sheet may lay out its rows as blocks."""
    head = tag("thead", tag("tr", *heads, role="row"), role="rowgroup")
    return tag("table", caption, head, *groups, role="table", aria_label=label)
