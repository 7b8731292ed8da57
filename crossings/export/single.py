"""The exhibit as one HTML file that works from a memory stick, with no network and no server.

Scripts, styles and fonts move into the file; plotly is packed, and unpacked by the browser once
the map stands. The content security policy then allows these scripts by hash and nothing else.
"""

from __future__ import annotations

import base64
import gzip
import re
from functools import lru_cache

from crossings.exhibit.document import Document, asset_name, script_hash
from crossings.look.fontcut import cut, for_the_web, licence, renamed

CHARACTERS = [
    *range(0x20, 0x17F),
    *range(0x2010, 0x2040),
    *(0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x25E2, 0x25E4),
]
FONT_ASSETS = ("serif", "serif-italic", "sans", "sans-italic")


DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def single_file(document: Document, around: Document | None = None, ring: bool = False) -> str:
    """The whole exhibit as one text of HTML. Takes a second or two, mostly to pack plotly.

    ``around`` is the exhibit with the neighbouring documents: the file then holds both and has a
    switch, which is on at first where ``ring`` says so.
    """
    html, assets = document.html, document.assets
    if around:  # its map has all that the other's has
        html = _with_both(around.html, document.html, ring)
    plotly = asset_name(assets, "plotly")
    link = re.search(r'<link rel="license"[^>]*>', html)
    assert link, "the document names the licence of its fonts"
    html = html.replace(link[0], f"<!-- Fonts\n{licence().replace('--', '- -')}-->", 1)
    for stem in FONT_ASSETS:
        name = asset_name(assets, stem)
        html = html.replace(f'url("{name}")', f'url("{_font(assets[name], stem)}")')
    packed = base64.b64encode(gzip.compress(assets[plotly], mtime=0)).decode()
    holder = f'<script type="text/plain" id="plotly-packed">{packed}</script>'
    html = html.replace(
        '<script type="application/json"', f'{holder}\n<script type="application/json"', 1
    )
    return _with_policy(html, [assets[plotly].decode()])


def _with_both(around: str, alone: str, ring: bool) -> str:
    """The exhibit with the neighbouring documents, and the data of the collection alone."""
    data = DATA.search(alone)
    assert data, "the document carries its data"
    begin = "1" if ring else ""
    own = f'<script type="application/json" id="data-alone" data-ring="{begin}">{data[1]}</script>'
    return DATA.sub(lambda found: f"{own}\n{found[0]}", around, count=1)


def _with_policy(html: str, added: list[str]) -> str:
    """The policy of a file: no origin is its own, so everything is named by hash or is data."""
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert found, "the document carries its policy"
    hashes = re.findall(r"'sha256-[^']+'", found[1]) + [script_hash(text) for text in added]
    policy = (
        f"default-src 'none'; script-src {' '.join(hashes)}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    return html.replace(found[1], policy, 1)


@lru_cache(maxsize=8)
def _font(content: bytes, stem: str) -> str:
    """A font with Latin letters only, as a data address: other scripts use the reader's fonts."""
    made = cut(content, CHARACTERS, {"opsz": 14} if stem.startswith("serif") else {})
    name = "Crossings Serif" if stem.startswith("serif") else "Crossings Sans"
    named = renamed(made, name, "Italic" if stem.endswith("italic") else "Regular")
    return f"data:font/woff2;base64,{base64.b64encode(for_the_web(named)).decode()}"
