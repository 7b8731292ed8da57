"""A picture read back from its SVG as data, without drawing a pixel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
FILL = re.compile(r"url\(#(?:.*-)?(hatch|dots|lines)-(to-kp|to-cn|ink)-(\d+)\)")


@dataclass(frozen=True)
class Box:
    """A rectangle; of a bar also its pattern, hue and strength in per cent."""

    x: float
    y: float
    w: float
    h: float
    pattern: str = ""
    hue: str = ""
    strength: int = 0
    dashed: bool = False

    @property
    def right(self) -> float:
        """Its right end."""
        return self.x + self.w


@dataclass(frozen=True)
class Line:
    """A line of words: its left or middle or right end, its base, its size."""

    x: float
    y: float
    size: float
    text: str
    anchor: str = "start"
    italic: bool = False


def parsed(svg: str) -> ElementTree.Element:
    """The picture as a tree; fails where it is not well formed."""
    return ElementTree.fromstring(svg)


def bars(svg: str) -> list[Box]:
    """The rectangles that carry a pattern, in the order in which they are drawn."""
    found = []
    for node in parsed(svg).iter(f"{SVG}rect"):
        match = FILL.fullmatch(node.get("fill", ""))
        if match:
            at = [float(node.get(name, "nan")) for name in ("x", "y", "width", "height")]
            pattern, hue, strength = match.groups()
            found.append(Box(*at, pattern, hue, int(strength), bool(node.get("stroke-dasharray"))))
    return found


def lines(svg: str) -> list[Line]:
    """Every line of words."""
    return [
        Line(
            float(node.get("x", "nan")), float(node.get("y", "nan")),
            float(node.get("font-size", "nan")), "".join(node.itertext()),
            node.get("text-anchor", "start"), node.get("font-style") == "italic",
        )
        for node in parsed(svg).iter(f"{SVG}text")
    ]  # fmt: skip


def text(svg: str) -> str:
    """All words as a reader sees them, line after line."""
    return " ".join(line.text for line in lines(svg))


def squeezed(words: str) -> str:
    """Without blanks, since a line may break anywhere a blank was."""
    return re.sub(r"\s+", "", words)


def points(d: str) -> list[tuple[float, float]]:
    """The points of a path of lines."""
    return [
        (float(x), float(y)) for x, y in re.findall(r"[ML]?(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)", d)
    ]
