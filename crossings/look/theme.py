"""Every colour, size and font of the house, light and dark. Nothing else spells a colour.

Contrast on land, page and sea was measured when the palette was drawn: text keeps 4.5 or more.
Direction is hue, word and wedge together; who reports is a pattern; what did not cross is ink.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Palette:
    """Colours of one scheme, as hex strings."""

    page: str
    card: str
    land: str
    abroad: str
    sea: str
    ink: str
    second: str
    quiet: str
    hairline: str
    edge: str
    river: str
    river_name: str
    to_kp: str
    to_cn: str
    on_ink: str

    def hue(self, name: str) -> str:
        """The colour of a hue by its name: "to-kp", "to-cn", "ink"."""
        return str(getattr(self, name.replace("-", "_")))


LIGHT = Palette(
    page="#f6f2e8",
    card="#fbf9f3",
    land="#fcfaf5",
    abroad="#ede8db",
    sea="#e0e8e9",
    ink="#231f1a",
    second="#565046",
    quiet="#6c6457",
    hairline="#d9d1c0",
    edge="#b9af9b",
    river="#4c86a3",
    river_name="#2f6783",
    to_kp="#a5391b",
    to_cn="#3d4a93",
    on_ink="#fbf9f3",
)
DARK = Palette(
    page="#161719",
    card="#1d1f21",
    land="#232629",
    abroad="#1a1b1d",
    sea="#10171b",
    ink="#efe9dc",
    second="#bfb8a8",
    quiet="#979082",
    hairline="#37383a",
    edge="#55554f",
    river="#4f8aa8",
    river_name="#8dbfd8",
    to_kp="#f29a72",
    to_cn="#bdb2fa",
    on_ink="#161719",
)
PALETTES: dict[Scheme, Palette] = {"light": LIGHT, "dark": DARK}
VARIABLES = Palette(
    **{field.name: f"var(--{field.name.replace('_', '-')})" for field in fields(Palette)}
)

SERIF = '"Source Serif", "Source Serif 4", "Noto Serif CJK SC", "Noto Serif CJK KR", serif'
SANS = (
    '"Source Sans", "Source Sans 3", "Noto Sans CJK SC", "Noto Sans CJK KR", '
    '"Microsoft YaHei", "Malgun Gothic", "Apple SD Gothic Neo", sans-serif'
)

WEDGE = {"cn-to-kp": "◢", "kp-to-cn": "◤"}
ROW = 16  # px, one row of the timeline
GUTTER = 196  # px, left of map and timeline alike
NARROW = 760  # px, below this the exhibit stacks


def css_variables() -> str:
    """Both schemes as CSS custom properties: the light one by default, the dark one by
    ``data-theme`` on the root or, where none is set, by the reader's system; never on paper."""
    light, dark = _declarations(LIGHT), _declarations(DARK)
    fonts = f"--serif:{SERIF};--sans:{SANS};"
    return (
        f":root{{{light}{fonts}}}\n"
        f':root[data-theme="dark"]:not([data-printing]){{{dark}}}\n'
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme],[data-printing]){{{dark}}}}}\n"
    )


def _declarations(palette: Palette) -> str:
    return "".join(
        f"--{field.name.replace('_', '-')}:{getattr(palette, field.name)};"
        for field in fields(palette)
    )
