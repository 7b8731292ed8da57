"""Small pieces that several cards share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from crossings.collection.dates import read_edtf
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim
from crossings.html.markup import EMPTY, Child, Html, join, tag
from crossings.language.i18n import speaker
from crossings.look.looks import HUES, look
from crossings.look.theme import WEDGE
from crossings.wording import words
from crossings.wording.reader import Reader

T = TypeVar("T")
AUTHORS_WORD = "illegal"


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
    return tag("button", label, type="button", class_="cx-button", data_copy=what,
               data_done=_("Copied"))  # fmt: skip


def choose_link(target: str, *children: Child, class_: str | None = None) -> Html:
    """A link that chooses ``target``: a plain address, made a selection in place by the script."""
    return tag(
        "a", *children, href=f"?sel={target}", target="_self", data_select=target, class_=class_
    )


def wedges(directions: Iterable[str]) -> Html:
    """The marks of direction, each in its hue. The word always stands beside them."""
    marks = [tag("span", WEDGE[way], class_=f"cx-{HUES[way]}") for way in directions if way in HUES]
    return join(marks)


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
    """The pattern of who reports, in the hue of the direction. The words say both again."""
    shown = look(claim, dataset)
    return tag("span", class_=f"cx-swatch cx-{shown.pattern} cx-{shown.hue}", aria_hidden="true")


def number(claim: Claim, reader: Reader) -> Html:
    """A figure's number, in the hue of its direction."""
    shown = words.amount(claim, reader.lang)
    return tag("span", shown, class_=f"cx-number {hue(claim, reader.dataset)}")


def reservation(claim: Claim, element: str, lang: str) -> Html:
    """The reservations that a document prints with a figure; nothing where it prints none."""
    _ = speaker(lang)
    quoted = words.hedges(claim, lang)
    said = _("reservation as printed: {hedges}").format(hedges=quoted)
    return tag(element, said, class_="cx-small cx-hedge") if quoted else EMPTY


def limits(may: str, may_not: str, lang: str) -> Html:
    """What may and what may not be concluded, each where there is something to say."""
    _ = speaker(lang)
    said = [(_("May be concluded. "), may), (_("Do not conclude. "), may_not)]
    return join(tag("p", tag("b", name), text) for name, text in said if text)


def document_head(cable: Cable, kicker: str, level: str, reader: Reader, *more: Child) -> Html:
    """The head of a document: which way people went, its name here, its title at the archive.

    ``kicker`` is the small line above, ``level`` the heading's element, h1 or h2.
    """
    _ = reader.say
    way = _("people going {way}").format(way=heading_way(cable.directions, reader.lang))
    illegal = AUTHORS_WORD in cable.title.lower()
    remark = _("“Illegal” is the authors’ word, as translated.") if illegal else ""
    title = tag("cite", words.quoted(cable.title, reader.lang), lang="en")
    return tag(
        "header",
        tag("p", tag("span", wedges(cable.directions), aria_hidden="true"), f" {kicker} · {way}",
            class_="cx-kicker"),
        tag(level, cable.short.get(reader.lang)),
        tag("p", _("Archive’s title: "), title, f" {remark}", class_="cx-archive"),
        *more,
        class_="rd-head" if level == "h1" else None,
    )  # fmt: skip


def claim_link(key: str, reader: Reader) -> Html:
    """A figure as a link: number, unit and label, with its hedges."""
    claim = reader.dataset.claims[key]
    label = f"{words.amount(claim, reader.lang)} {words.named(claim, reader)}"
    hedge = words.hedges(claim, reader.lang)
    return join((choose_link(key, label), f" ({hedge})" if hedge else None))


def dated(edtf: str, as_printed: str | None, lang: str = "en") -> Html:
    """A date in our words, and as printed where the print says it otherwise."""
    ours = words.edtf(edtf, lang)
    same = as_printed is None or as_printed == ours or len(edtf) == 7 and as_printed in ours
    quoted = (
        None if same else tag("span", words.quoted(as_printed or "", lang), class_="cx-printed")
    )
    return join((ours, quoted), " ")


def span_words(edtf: str, lang: str = "en") -> str:
    """Both ends of a span, as days."""
    return words.bounds(read_edtf(edtf), lang)


def figure_list(claims: Sequence[Claim], reader: Reader) -> Html:
    """Figures one under the other, those within a larger one set in; nothing where there is none."""
    inside = {claim.id: claim for claim in claims}
    rows = [_row(claim, _depth(claim, inside), reader) for claim in claims]
    return tag("ul", *rows, class_="cx-figures") if rows else EMPTY


def _depth(claim: Claim, inside: dict[str, Claim]) -> int:
    """How deep a figure lies within larger ones of the same cable."""
    wholes = [inside[whole] for whole in claim.part_of if whole in inside]
    return 1 + _depth(wholes[0], inside) if wholes else 0


def _row(claim: Claim, depth: int, reader: Reader) -> Html:
    facts = (
        words.period(claim.period, reader.lang),
        words.area(claim, reader),
        words.actor_short(claim.reporter, reader),
    )
    named = tag("span", words.named(claim, reader))
    return tag(
        "li",
        swatch(claim, reader.dataset),
        choose_link(claim.id, number(claim, reader), " ", named),
        tag("span", " · ".join(facts), class_="cx-small"),
        reservation(claim, "span", reader.lang),
        class_=f"cx-depth-{min(depth, 2)}",
    )
