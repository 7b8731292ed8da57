"""Small pieces that several cards share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from crossings.collection.dates import read_edtf
from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.html import links
from crossings.html.markup import EMPTY, Child, Html, join, tag
from crossings.language.i18n import speaker
from crossings.look.looks import HUES, look
from crossings.look.theme import WEDGE
from crossings.wording import words
from crossings.wording.reader import Reader

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
    return tag("button.cx-button", label, type="button", data_copy=what,
               data_done=_("Copied"))  # fmt: skip


def choose_link(target: str, *children: Child, class_: str | None = None) -> Html:
    """A link that chooses ``target``: a plain address, made a selection in place by the script."""
    return tag(
        "a", *children, href=f"?sel={target}", target="_self", data_select=target, class_=class_
    )


def picture_link(target: str, lang: str = "en") -> Html:
    """The way to the picture card of a figure or a cable."""
    _ = speaker(lang)
    address = links.page("share", lang, card=target)
    return tag("a.cx-button", _("Picture card"), href=address, target="_self")


def wedges(directions: Iterable[str]) -> Html:
    """The marks of direction, each in its hue. The word always stands beside them."""
    marks = [tag("span", WEDGE[way], class_=f"cx-{HUES[way]}") for way in directions if way in HUES]
    return join(*marks)


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


def claim_link(key: str, reader: Reader) -> Html:
    """A figure as a link: number, unit and label, with its hedges."""
    claim = reader.dataset.claims[key]
    label = f"{words.amount(claim, reader.lang)} {words.named(claim, reader)}"
    hedge = words.hedges(claim, reader.lang)
    return join(choose_link(key, label), f" ({hedge})" if hedge else None)


def dated(edtf: str, as_printed: str | None, lang: str = "en") -> Html:
    """A date in our words, and as printed where the print says it otherwise."""
    ours = words.edtf(edtf, lang)
    same = as_printed is None or as_printed == ours or len(edtf) == 7 and as_printed in ours
    quoted = None if same else tag("span.cx-printed", words.quoted(as_printed or "", lang))
    return join(ours, quoted, between=" ")


def span_words(edtf: str, lang: str = "en") -> str:
    """Both ends of a span, as days."""
    return words.bounds(read_edtf(edtf), lang)


def figure_list(claims: Sequence[Claim], reader: Reader) -> Html:
    """Figures one under the other, those within a larger one set in; nothing where there is none."""
    inside = {claim.id: claim for claim in claims}
    rows = [_row(claim, _depth(claim, inside), reader) for claim in claims]
    return tag("ul.cx-figures", *rows) if rows else EMPTY


def _depth(claim: Claim, inside: dict[str, Claim]) -> int:
    """How deep a figure lies within larger ones of the same cable."""
    wholes = [inside[whole] for whole in claim.part_of if whole in inside]
    return 1 + _depth(wholes[0], inside) if wholes else 0


def _row(claim: Claim, depth: int, reader: Reader) -> Html:
    _ = reader.say
    quoted = words.hedges(claim, reader.lang)
    return tag(
        "li",
        swatch(claim, reader.dataset),
        choose_link(
            claim.id,
            tag(
                "span",
                words.amount(claim, reader.lang),
                class_=f"cx-number {hue(claim, reader.dataset)}",
            ),
            " ",
            tag("span", words.named(claim, reader)),
        ),
        tag(
            "span.cx-small",
            words.period(claim.period, reader.lang),
            " · ",
            words.area(claim, reader),
            " · ",
            words.actor_short(claim.reporter, reader),
        ),
        tag(
            "span.cx-small.cx-hedge",
            _("reservation as printed: {hedges}").format(hedges=quoted),
        )
        if quoted
        else None,
        class_=f"cx-depth-{min(depth, 2)}",
    )
