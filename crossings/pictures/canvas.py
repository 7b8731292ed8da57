"""A sheet to draw on: writes SVG, and turns it into PNG without a browser.

All text is escaped here and nowhere else, and set in the fonts of ``fonts.py``. A line is broken
where its language allows: at blanks in English and Korean, between characters in Chinese.
"""

from __future__ import annotations

import base64
import io
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont

from crossings.look.looks import HUES, Hue, Look
from crossings.look.theme import PALETTES, SANS, VARIABLES, Palette, Scheme
from crossings.look.theme import SERIF as SERIFS
from crossings.pictures import fonts
from crossings.pictures.fonts import Face

PIXELS = Path(__file__).with_name("pixels.py")
FONT_RIGHTS = "SIL Open Font License 1.1, https://openfontlicense.org"
LONGEST = 120  # seconds for one picture
Anchor = Literal["start", "middle", "end"]
NOT_FIRST = "，。、：；！？）》」』”’,.;:!?)…%"  # a line must not begin with one of these
NOT_LAST = "（《「『“‘("
INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML holds these
PLAIN, BOLD, ITALIC = Face(), Face("sans", True), Face("sans", italic=True)
SERIF = Face("serif", True)
TRACKED = 0.12  # em, spacing of names in capitals


def clean(words: str) -> str:
    """A text without the signs that no XML holds."""
    return INVALID.sub("\ufffd", words)


class Canvas:
    """One picture in the making. Coordinates are pixels from the upper left."""

    def __init__(
        self,
        width: float,
        height: float,
        scheme: Scheme = "light",
        lang: str = "en",
        inline: str = "",
    ):
        """``inline`` begins the ids of a picture that becomes part of a page, and wears the page's
        colours and fonts; such a picture has no scheme of its own."""
        self.width, self.height, self.lang = width, height, lang
        self.palette: Palette = VARIABLES if inline else PALETTES[scheme]
        self._inline = inline
        self._families = {"serif": SERIFS, "sans": SANS} if inline else fonts.families(lang)
        self._parts: list[str] = []
        self._defs: dict[str, str] = {}
        self._letters: set[str] = set()

    def add(self, markup: str) -> None:
        """Markup of our own making; never text of the data."""
        self._parts.append(markup)

    def define(self, key: str, markup: str) -> str:
        """Something to refer to by ``url(#key)``; ``markup`` is an element that has no id yet."""
        name, rest = markup.split(" ", 1)
        self._defs[key] = f'{name} id="{self._inline}{key}" {rest}'
        return f"url(#{self._inline}{key})"

    def mark(self) -> int:
        """A place in the drawing, for ``beneath``."""
        return len(self._parts)

    @contextmanager
    def beneath(self, mark: int) -> Iterator[None]:
        """What is drawn inside lies beneath all that was drawn since the mark."""
        above = self._parts[mark:]
        del self._parts[mark:]
        yield
        self._parts += above

    def rect(self, x: float, y: float, w: float, h: float, *, fill: str = "none",
             stroke: str = "none", line: float = 1, dash: str = "", opacity: float = 1) -> None:  # fmt: skip
        """A rectangle."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        faint = f' opacity="{opacity:g}"' if opacity < 1 else ""
        self.add(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(w, 0):.1f}" height="{max(h, 0):.1f}" '
            f'fill="{fill}" stroke="{stroke}" stroke-width="{line:g}"{dashed}{faint}/>'
        )

    def path(self, d: str, *, fill: str = "none", stroke: str = "none", line: float = 1,
             dash: str = "", opacity: float = 1, cap: str = "butt") -> None:  # fmt: skip
        """A path in SVG's own notation."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        faint = f' opacity="{opacity:g}"' if opacity < 1 else ""
        self.add(
            f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{line:g}" fill-rule="evenodd" '
            f'stroke-linecap="{cap}" stroke-linejoin="round"{dashed}{faint}/>'
        )

    def rule(self, x1: float, y1: float, x2: float, y2: float, *, stroke: str, line: float = 1,
             dash: str = "", opacity: float = 1) -> None:  # fmt: skip
        """A straight line."""
        d = f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
        self.path(d, stroke=stroke, line=line, dash=dash, opacity=opacity)

    def hue(self, name: Hue) -> str:
        """The colour of a direction, or ink."""
        return self.palette.hue(name)

    def pattern(self, look: Look, strength: float = 1) -> str:
        """The pattern of a look, in its hue; ``strength`` below 1 for the faded. None is hollow."""
        if look.is_near:
            return "none"
        fill, colour = look.pattern, self.hue(look.hue)
        key = f"{fill}-{look.hue}-{round(strength * 100)}"
        if fill == "dots":
            shape = f'<circle cx="3" cy="3" r="1.15" fill="{colour}" opacity="{0.8 * strength:g}"/>'
            head = 'width="6" height="6"'
        else:
            shape = f'<path d="M0 0H6.5" stroke="{colour}" stroke-width="1.9" opacity="{0.54 * strength:g}"/>'
            head = 'width="6.5" height="6.5"' + (
                ' patternTransform="rotate(-45)"' if fill == "hatch" else ""
            )
        return self.define(key, f'<pattern patternUnits="userSpaceOnUse" {head}>{shape}</pattern>')

    def wedge(self, x: float, y: float, size: float, direction: str) -> None:
        """The mark of a direction: to the lower right for Korea, to the upper left for China."""
        if direction == "cn-to-kp":
            d = f"M{x:.1f} {y:.1f}h{size:.1f}v{-size:.1f}z"
        else:
            d = f"M{x:.1f} {y:.1f}v{-size:.1f}h{size:.1f}z"
        self.path(d, fill=self.hue(HUES[direction]))

    def text(self, x: float, y: float, words: str, size: float, *, face: Face = PLAIN,
             colour: str = "", anchor: Anchor = "start", halo: str = "", spaced: bool = False,
             turn: float = 0) -> float:  # fmt: skip
        """One line with its base at ``y``; returns its width."""
        words = clean(words)
        self._letters |= set(words)
        style = f'font-size="{size:g}" fill="{colour or self.palette.ink}"'
        style += self._family("serif") if face.family == "serif" else ""
        style += f' font-weight="{fonts.BOLD}"' if face.bold else ""
        style += ' font-style="italic"' if face.italic and self.lang == "en" else ""
        style += f' letter-spacing="{size * TRACKED:.1f}"' if spaced else ""
        style += f' text-anchor="{anchor}"' if anchor != "start" else ""
        if halo:
            style += f' stroke="{halo}" stroke-width="{max(3.4, size * 0.24):.1f}" paint-order="stroke" stroke-linejoin="round"'
        turned = f' transform="rotate({turn:.1f} {x:.1f} {y:.1f})"' if turn else ""
        self.add(
            f'<text x="{x:.1f}" y="{y:.1f}" {style}{turned}>{escape(words, quote=False)}</text>'
        )
        return self.measure(words, size, face, spaced)

    def _family(self, name: fonts.Family) -> str:
        return f' font-family="{escape(self._families[name])}"'

    def measure(self, words: str, size: float, face: Face = PLAIN, spaced: bool = False) -> float:
        """Width of one line."""
        extra = len(words) * size * TRACKED if spaced else 0
        return fonts.width(words, size, face) + extra

    def lines(self, words: str, room: float, size: float, face: Face = PLAIN) -> list[str]:
        """The text broken into lines that fit the room; a word too long for it is cut."""
        found: list[str] = []
        for paragraph in words.split("\n"):
            line = ""
            for token in _tokens(paragraph, room, lambda part: self.measure(part, size, face)):
                if line and self.measure((line + token).rstrip(), size, face) > room:
                    found.append(line.rstrip())
                    line = token.lstrip()
                else:
                    line += token
            found.append(line.rstrip())
        return found

    def block(self, x: float, y: float, words: str, room: float, size: float, *,
              face: Face = PLAIN, colour: str = "", leading: float = 1.34) -> float:  # fmt: skip
        """A text in lines from the upper edge ``y``; returns its lower edge."""
        for line in self.lines(words, room, size, face):
            self.text(x, y + size * 0.98, line, size, face=face, colour=colour)
            y += size * leading
        return y

    def height_of(
        self, words: str, room: float, size: float, face: Face = PLAIN, leading: float = 1.34
    ) -> float:
        """How high a block will be."""
        return len(self.lines(words, room, size, face)) * size * leading

    def svg(self, title: str, alternative: str, embedded: bool = True) -> str:
        """The finished picture, with its title and text alternative, and its fonts inside."""
        letters = "".join(sorted(self._letters))
        used = self._used_fonts() if embedded else []
        faces = "".join(_font_face(font, letters) for font in used)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}" height="{self.height:g}" '
            f'viewBox="0 0 {self.width:g} {self.height:g}" role="img" xml:lang="{self.lang}" '
            f'aria-labelledby="{self._inline}title {self._inline}desc"{self._family("sans")}>\n'
            f'<title id="{self._inline}title">{_plain(title)}</title>\n'
            f'<desc id="{self._inline}desc">{_plain(alternative)}</desc>\n'
            + (f"<style>{faces}</style>\n" if faces else "")
            + f"<defs>{''.join(self._defs.values())}</defs>\n"
            + "\n".join(self._parts)
            + "\n</svg>\n"
        )

    def _used_fonts(self) -> list[bytes]:
        return fonts.kit("".join(sorted(self._letters)), self.lang)

    def png(self, zoom: float = 1) -> bytes:
        """The picture in pixels; the same bytes every time."""
        return png(self.svg("", "", embedded=False), self._used_fonts(), zoom=zoom)


def png(svg: str, kit: Sequence[bytes], zoom: float = 1) -> bytes:
    """Draw an SVG in pixels with these font files and no others, in a process beside this one.

    ``zoom`` is pixels of the picture for one of the SVG. Raises OSError where no picture can be
    drawn, or not within LONGEST seconds.
    """
    with tempfile.TemporaryDirectory(prefix="crossings-fonts-") as folder:
        paths = [Path(folder) / f"{number}.ttf" for number in range(len(kit))]
        for path, content in zip(paths, kit, strict=True):
            path.write_bytes(content)
        return _drawn(svg, [str(path) for path in paths], zoom)


def _drawn(svg: str, font_files: list[str], zoom: float) -> bytes:
    order = {
        "svg_string": svg,
        "font_files": font_files,
        "zoom": zoom,
        "serif_family": fonts.NAMES["serif"],
        "sans_serif_family": fonts.NAMES["sans"],
        "font_family": fonts.NAMES["sans"],
    }
    command, text = [sys.executable, "-P", str(PIXELS)], json.dumps(order).encode()
    try:
        made = subprocess.run(command, input=text, capture_output=True, timeout=LONGEST)
    except subprocess.TimeoutExpired as error:
        raise OSError(f"no picture was drawn within {LONGEST} seconds") from error
    if made.returncode:
        said = made.stderr.decode(errors="replace").strip().splitlines()
        raise OSError(f"no picture could be drawn: {said[-1] if said else made.returncode}")
    return made.stdout


def _plain(words: str) -> str:
    return escape(clean(words), quote=False)


@lru_cache(maxsize=64)
def _font_face(font: bytes, letters: str) -> str:
    """A font inside the file with the letters it needs, under its own name; none, if none."""
    opened = TTFont(io.BytesIO(font), lazy=True)
    used = "".join(char for char in letters if ord(char) in opened.getBestCmap())
    name = opened["name"].getDebugName(1)
    style = "italic" if opened["name"].getDebugName(2) == "Italic" else "normal"
    data = base64.b64encode(fonts.packed(font, used)).decode()
    return (
        (
            f"/* {opened['name'].getDebugName(0)}. {FONT_RIGHTS} */"
            f'@font-face{{font-family:"{name}";font-weight:{opened["OS/2"].usWeightClass};'
            f'font-style:{style};src:url(data:font/woff2;base64,{data}) format("woff2")}}'
        )
        if used
        else ""
    )


def _tokens(text: str, room: float, measure: Callable[[str], float]) -> Iterable[str]:
    """Pieces between which a line may break, each with the blank that follows it."""
    pieces: list[str] = []
    for word in re.findall(r"\S+\s*|\s+", text):
        part = ""
        for char in word:
            han = fonts.script(char) == "zh"
            glued = char in NOT_FIRST or (part and part[-1] in NOT_LAST)
            if (
                part
                and not glued
                and not char.isspace()
                and (han or fonts.script(part[-1]) == "zh")
            ):
                pieces.append(part)
                part = ""
            part += char
        pieces.append(part)
    for piece in pieces:
        while measure(piece.rstrip()) > room and len(piece) > 1:
            cut = next((n for n in range(len(piece), 1, -1) if measure(piece[:n]) <= room), 1)
            yield piece[:cut]
            piece = piece[cut:]
        yield piece
