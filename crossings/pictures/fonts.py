"""Fonts for pictures drawn without a browser: cut from files that installed packages ship.

Latin letters come from the Streamlit package (Source Serif, Source Sans), Chinese and Korean ones
from ``justmytype-intl-cjk`` (Noto Sans). No font of the system is used, so that a picture looks
the same on every machine.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fontTools.ttLib import TTFont

from crossings.collection.load import DATA
from crossings.exhibit.layers import GEO
from crossings.look.fontcut import cut, for_the_web, renamed
from crossings.look.packaged import packaged

Family = Literal["serif", "sans"]
Eastern = Literal["zh", "ko"]
LATIN = [
    *range(0x20, 0x180),
    *range(0x2010, 0x2040),
    0x2190,
    0x2192,
    0x2212,
    0x2260,
    0x2264,
    0x22EF,
]
FILES = {
    ("serif", False): "SourceSerifVariable-Roman.",
    ("sans", False): "SourceSansVF-Upright.",
    ("sans", True): "SourceSansVF-Italic.",
}
NAMES = {
    "serif": "Crossings Serif",
    "sans": "Crossings Sans",
    "zh": "Crossings SC",
    "ko": "Crossings KR",
}
SCRIPTS = {"zh": "NotoSansSC", "ko": "NotoSansKR"}
BOLD = 600
OPTICAL_SIZE = 20
FEATURES = ("kern", "mark", "lnum")


@dataclass(frozen=True)
class Face:
    """One cut of a family. Serif has no italic here: nothing needs it."""

    family: Family = "sans"
    bold: bool = False
    italic: bool = False


FACES = (
    Face("serif"),
    Face("serif", True),
    Face("sans"),
    Face("sans", True),
    Face("sans", italic=True),
)


def families(lang: str) -> dict[Family, str]:
    """The families of a picture that carries its fonts, as CSS: Latin first, then Eastern ones."""
    east = ("ko", "zh") if lang == "ko" else ("zh", "ko")
    names = [f"'{NAMES[key]}'" for key in east]
    return {
        "serif": ", ".join([f"'{NAMES['serif']}'", *names, "serif"]),
        "sans": ", ".join([f"'{NAMES['sans']}'", *names, "sans-serif"]),
    }


def script(char: str) -> Eastern | None:
    """The script that a letter needs beyond Latin: Chinese characters, Hangul, or none."""
    code = ord(char)
    if 0xAC00 <= code <= 0xD7A3 or 0x1100 <= code <= 0x11FF or 0x3130 <= code <= 0x318F:
        return "ko"
    return "zh" if 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFFEF else None


def width(text: str, size: float, face: Face) -> float:
    """How wide a line runs, in the unit of ``size``. Kerning is left out: it only shortens."""
    advances, per_em = _advances(face)
    return sum(advances.get(ord(char), per_em) for char in text) * size / per_em


@lru_cache(maxsize=8)
def _advances(face: Face) -> tuple[dict[int, int], int]:
    font = TTFont(io.BytesIO(latin(face)))
    metrics = font["hmtx"].metrics
    return {code: metrics[name][0] for code, name in font.getBestCmap().items()}, font[
        "head"
    ].unitsPerEm


@lru_cache(maxsize=8)
def latin(face: Face) -> bytes:
    """One Latin cut as a font file."""
    whole = packaged("streamlit", FILES[face.family, face.italic], ".woff2").read_bytes()
    axes = {"wght": BOLD if face.bold else 400}
    if face.family == "serif":
        axes["opsz"] = OPTICAL_SIZE
    return _saved(cut(whole, LATIN, axes, FEATURES), NAMES[face.family], face)


@lru_cache(maxsize=8)
def eastern(lang: Eastern, letters: str, bold: bool) -> bytes:
    """The given Chinese or Korean letters as a font file."""
    whole = packaged("justmytype-intl-cjk", SCRIPTS[lang], ".ttf").read_bytes()
    axes = {"wght": BOLD if bold else 400}
    made = cut(whole, map(ord, letters), axes, FEATURES)
    return _saved(made, NAMES[lang], Face("sans", bold))


@lru_cache(maxsize=1)
def _usual() -> dict[Eastern, str]:
    """The letters of the names on maps, so that most pictures share one cut."""
    found: dict[Eastern, set[str]] = {"zh": set(), "ko": set()}
    for path in (DATA / "places.toml", GEO / "names.toml"):
        for char in set(path.read_text(encoding="utf-8")):
            need = script(char)
            if need:
                found[need].add(char)
    found["ko"] |= found["zh"]  # Chinese characters in a Korean text have their Korean form
    return {lang: "".join(sorted(letters)) for lang, letters in found.items()}


def kit(letters: str, lang: str) -> list[bytes]:
    """Every font that a picture needs: the Latin cuts, and what its other letters ask for."""
    found: dict[Eastern, set[str]] = {}
    for char in letters:
        need = script(char)
        if need:
            found.setdefault("ko" if lang == "ko" else need, set()).add(char)
    east = []
    for key, chars in sorted(found.items()):
        usual = _usual()[key]
        wanted = usual if chars <= set(usual) else "".join(sorted(chars))
        east += [eastern(key, wanted, bold) for bold in (False, True)]
    return [*(latin(face) for face in FACES), *east]


@lru_cache(maxsize=64)
def packed(font: bytes, letters: str) -> bytes:
    """These letters of a font as WOFF2, to carry inside an SVG."""
    return for_the_web(cut(font, map(ord, letters), features=FEATURES))


def _saved(content: bytes, name: str, face: Face) -> bytes:
    """Name the font for itself, so that no font of the system of that name takes its place."""
    style = "Italic" if face.italic else "Bold" if face.bold else "Regular"
    return renamed(content, name, style, BOLD if face.bold else 400)
