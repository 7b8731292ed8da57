"""Cuts font files down to the letters and the weight that are needed, with HarfBuzz."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import lru_cache

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from crossings.look.packaged import packaged

RIGHTS = (0, 13, 14)  # the entries of a font that hold copyright, licence and its address


def cut(
    font: bytes,
    letters: Iterable[int],
    axes: Mapping[str, float] | None = None,
    features: Iterable[str] | None = None,
) -> bytes:
    """These letters of a font, at these places on its axes.

    An axis that is not named stays variable. ``features`` are those of OpenType that are kept;
    without it, the usual ones.
    """
    face = hb.Face(_plain(font) if font.startswith(b"wOF2") else font)
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(letters)
    wanted.sets(hb.SubsetInputSets.NAME_ID).update(RIGHTS)
    if features is not None:
        kept = wanted.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
        kept.clear()
        kept.update(int.from_bytes(name.encode(), "big") for name in features)
    for name, place in (axes or {}).items():
        wanted.pin_axis_location(face, name, place)
    return bytes(hb.subset(face, wanted).blob.data)


@lru_cache(maxsize=4)
def _plain(font: bytes) -> bytes:
    """A font file without the packing of the web, which HarfBuzz does not read."""
    opened = TTFont(io.BytesIO(font))
    opened.flavor = None
    return written(opened)


def renamed(content: bytes, name: str, style: str, weight: int | None = None) -> bytes:
    """A cut font under a name of its own, as its licence asks of a changed font.

    Copyright and licence stay in it. ``weight`` is that of OpenType, 400 for regular.
    """
    font = TTFont(io.BytesIO(content))
    for record in list(font["name"].names):
        if record.nameID not in RIGHTS and record.nameID < 256:
            font["name"].removeNames(record.nameID)
    for number, text in [
        (1, name),
        (2, style),
        (4, f"{name} {style}"),
        (6, f"{name}{style}".replace(" ", "")),
    ]:
        font["name"].setName(text, number, 3, 1, 0x409)
    if weight:
        font["OS/2"].usWeightClass = weight
    return written(font)


def for_the_web(font: bytes) -> bytes:
    """A font as WOFF2, the way it travels inside a file."""
    opened = TTFont(io.BytesIO(font))
    opened.flavor = "woff2"
    return written(opened)


@lru_cache(maxsize=1)
def licence() -> str:
    """The licence of all fonts used here, SIL Open Font License 1.1, to go where they go."""
    return packaged("justmytype-intl-cjk", "OFL.txt").read_text(encoding="utf-8")


def written(font: TTFont) -> bytes:
    """The bytes of a font, without the hour at which it was written."""
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
