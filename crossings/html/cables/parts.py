"""What the parts of a reading share: a section, and a figure's words at their place."""

from __future__ import annotations

from crossings.html.markup import EMPTY, Child, Html, join, tag
from crossings.html.parts import heading
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.sources.passages import Held, Piece
from crossings.wording import words


def part(
    title: str,
    *children: Child,
    class_: str | None = None,
    holds: str = "",
    is_open: bool = False,
) -> Html:
    """A section with its heading; nothing where it has no content. On a phone it is folded unless
    it is open, and ``holds`` says how much is inside."""
    inside = join(*children)
    classes = " ".join(filter(None, ("rd-part", class_)))
    return (
        tag("section", heading(title, holds, is_open), inside, class_=classes) if inside else EMPTY
    )


def at_its_place(owner: str, where: str, anchor: str, held: Held | None, lang: str) -> Html:
    """Locator and anchor; where a text is at hand, its passage or what differs."""
    _ = speaker(lang)
    place = tag("span.rd-where", f"{where}: " if where else "")
    item = held.evidence.get(owner) if held else None
    if item is None or held is None:
        return tag("p.rd-anchor", place, tag("q", anchor, lang="en"))
    said = None
    if item.outcome != "found":
        said = tag(
            "p.rd-miss",
            tag("b", phrase("outcome", item.outcome, lang)),
            _differs(item.number, item.instead, lang),
        )
    pieces = held.pieces(owner)
    if not pieces:
        return join(said, tag("p.rd-anchor", place, tag("q", anchor, lang="en")))
    quote = tag("blockquote", *map(_piece, pieces), lang="en")
    return join(said, tag("div.rd-passage", place, quote))


def _differs(number: str | None, instead: str | None, lang: str) -> str:
    _ = speaker(lang)
    if not number:
        return ""
    looked = _("; looked for {number}").format(number=words.quoted(number, lang))
    return looked + (
        _(", found {number}").format(number=words.quoted(instead, lang)) if instead else ""
    )


def _piece(piece: Piece) -> Html:
    if not piece.mark:
        return tag("span", piece.text)
    return tag("mark", piece.text, class_=f"rd-{piece.mark}")
