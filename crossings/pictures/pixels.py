"""Turns an SVG into a PNG, as a script of its own: an order as JSON comes in, the picture goes out.

The library that draws holds the whole interpreter while it does. In the dashboard's own process
every visitor would stand still for as long as one of them is given a picture.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import resvg_py


def drawn(order: dict[str, Any]) -> bytes:
    """The picture, with the fonts that are named and no others."""
    return bytes(resvg_py.svg_to_bytes(skip_system_fonts=True, **order))


if __name__ == "__main__":
    sys.stdout.buffer.write(drawn(json.load(sys.stdin.buffer)))
