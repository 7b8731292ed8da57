"""Builds the document from map, timeline, words, styles and scripts, and writes it to a folder.

The same dataset gives the same bytes, so files are named by a hash of their content and
browsers may keep them for good. A content security policy allows these scripts and no others.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from string import Template
from typing import Any
from uuid import uuid4

import xstatic.pkg.leaflet

from crossings.collection.compiled import uncollected
from crossings.collection.load import Dataset
from crossings.exhibit.layers import marks, read_layers, rings
from crossings.exhibit.map import map_parts
from crossings.exhibit.payload import payload
from crossings.exhibit.timeline import timeline
from crossings.look import theme
from crossings.look.fontcut import licence
from crossings.look.packaged import packaged

HERE = Path(__file__).parent
SCRIPTS = (
    "days.js",
    "rules.js",
    "rows.js",
    "start.js",
    "state.js",
    "sliders.js",
    "stops.js",
    "placing.js",
    "labels.js",
    "mapview.js",
    "overview.js",
    "ticks.js",
    "bars.js",
    "timeline.js",
    "player.js",
    "panels.js",
    "pictures.js",
    "present.js",
    "link.js",
)
# Until its script runs, the document is not laid out: nothing would be seen of it.
SHOWN = "document.documentElement.removeAttribute('data-starting');"
STYLES = ("exhibit.css", "present.css")
FONTS = {
    "serif": ("SourceSerifVariable-Roman", "Source Serif", "normal"),
    "serif-italic": ("SourceSerifVariable-Italic", "Source Serif", "italic"),
    "sans": ("SourceSansVF-Upright", "Source Sans", "normal"),
    "sans-italic": ("SourceSansVF-Italic", "Source Sans", "italic"),
}
# Comments with types on separate lines: for those who change the scripts, not sent to readers.
TYPE_NOTE = r"^ */\*\*(?:[^*]|\*(?!/))*\*/\n"
PACKED = {".html", ".js", ".css"}
EPOCH = 630_000_000  # a fixed file time, so that browsers keep the file where servers compare times


@dataclass(frozen=True)
class Document:
    """The exhibit: its HTML, and the files that it loads, by name."""

    html: str
    assets: Mapping[str, bytes]

    @cached_property
    def name(self) -> str:
        """File name of the HTML, from its content."""
        return f"exhibit-{_digest(self.content)}.html"

    @cached_property
    def content(self) -> bytes:
        """The HTML as it is written."""
        return self.html.encode()


def build(dataset: Dataset) -> Document:
    """Build the exhibit for a dataset. Takes seconds the first time: callers keep the result.

    Raises crossings.exhibit.layers.LayerError where a map layer is missing or unfit.
    """
    with uncollected():
        return _built(dataset)


def _built(dataset: Dataset) -> Document:
    layers = read_layers()
    shapes = marks(dataset, layers)
    line = timeline(dataset)
    element, script = map_parts(layers, shapes, rings(dataset, layers))
    assets = dict(
        [
            _plotly(),
            _font_licence(),
            *_fonts().values(),
        ]
    )
    data = payload(dataset, line, shapes, layers, asset_name(assets, "plotly"))
    # One script, Leaflet with it: a file of its own would wait behind Streamlit's forty, and between
    # two scripts the browser would first run those of Streamlit.
    scripts = _guard("\n".join([SHOWN, _leaflet("leaflet.js"), script, _own_script()]))
    html = Template((HERE / "document.html").read_text(encoding="utf-8")).substitute(
        policy=_policy(scripts),
        font_licence=asset_name(assets, "fonts-licence"),
        style=_style(assets),
        patterns=(HERE / "patterns.svg").read_text(encoding="utf-8"),
        map=element,
        data=_json(data),
        scripts=scripts,
    )
    return Document(html, assets)


def write(document: Document, folder: Path) -> str:
    """Write the document and its files into ``folder``; return the name of the HTML file.

    Texts are written packed as well, so that a server need not pack them for every reader.
    Files that are whole already are left alone, so a folder filled beforehand may be read-only;
    lost and damaged ones are written again. Raises OSError where that cannot be done.
    """
    for name, content in [*document.assets.items(), (document.name, document.content)]:
        _put(folder / name, content)
        if Path(name).suffix in PACKED:
            _put(folder / f"{name}.gz", lambda: _packed_text(content))  # noqa: B023
    return document.name


@lru_cache(maxsize=16)
def _packed_text(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _put(path: Path, content: bytes | Callable[[], bytes]) -> None:
    """Write a missing or damaged file under a temporary name and move it to its place, so that
    nobody reads half a file."""
    if callable(content):
        content = content()
    if _whole(path, content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        temporary.write_bytes(content)
        os.utime(temporary, (EPOCH, EPOCH))
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _whole(path: Path, content: bytes) -> bool:
    """Whether a file holds this content. It is read once, and again after its time has changed."""
    try:
        found = path.stat()
    except OSError:
        return False
    if found.st_size != len(content):
        return False
    return _same(path, content, (found.st_ino, found.st_mtime_ns, found.st_ctime_ns))


@lru_cache(maxsize=64)
def _same(path: Path, content: bytes, state: tuple[int, int, int]) -> bool:
    return path.read_bytes() == content


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _named(stem: str, suffix: str, content: bytes) -> tuple[str, bytes]:
    return f"{stem}-{_digest(content)}.{suffix}", content


def asset_name(assets: Mapping[str, bytes], stem: str) -> str:
    """The full name of the asset whose name starts with this. Raises StopIteration if there is none."""
    return next(name for name in assets if re.match(rf"{stem}-[0-9a-f]{{16}}\.", name))


def _leaflet(file: str) -> str:
    """Leaflet's script or style as the XStatic package ships it."""
    text = (Path(xstatic.pkg.leaflet.BASE_DIR) / file).read_text(encoding="utf-8")
    return text.replace("//# sourceMappingURL=leaflet.js.map", "")


@lru_cache(maxsize=1)
def _plotly() -> tuple[str, bytes]:
    return _named("plotly", "js", unwrapped(packaged("plotly", "plotly.min.js").read_bytes()))


def unwrapped(script: bytes) -> bytes:
    """plotly.js without the wrapper for module systems.

    Browsers parse a function that is passed to a loader twice, the second time when it is called; a
    function that is called at once is parsed once, off the main thread. A script of another shape
    is returned unchanged.
    """
    head, start, rest = script.partition(b'"use strict";var Plotly=(()=>{')
    body, end, tail = rest.rpartition(b"return Plotly;\n}));")
    licence, mark, _loader = head.partition(b"*/")
    if not (start and end and mark) or tail.strip():
        return script
    return licence + mark + b'\n"use strict";var Plotly=(function(){' + body


@lru_cache(maxsize=1)
def _fonts() -> dict[str, tuple[str, bytes]]:
    """The house fonts, taken from the files that the Streamlit package ships."""
    return {
        key: _named(key, "woff2", packaged("streamlit", f"{stem}.", ".woff2").read_bytes())
        for key, (stem, _family, _style) in FONTS.items()
    }


def _font_licence() -> tuple[str, bytes]:
    return _named("fonts-licence", "txt", licence().encode())


def _style(assets: Mapping[str, bytes]) -> str:
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:200 900;'
        f'font-display:swap;src:url("{asset_name(assets, key)}") format("woff2")}}\n'
        for key, (_stem, family, style) in FONTS.items()
    )
    sheets = ((HERE / name).read_text(encoding="utf-8") for name in STYLES)
    leaflet = re.sub(r"url\([^)]*\)", "none", _leaflet("leaflet.css"))  # its images are not used
    return faces + leaflet + theme.css_variables() + "".join(sheets)


def _own_script() -> str:
    parts = [(HERE / "js" / name).read_text(encoding="utf-8") for name in SCRIPTS]
    return (
        "(() => {\n'use strict';\n"
        + re.sub(TYPE_NOTE, "", "\n".join(parts), flags=re.M)
        + "\n})();"
    )


def _guard(script: str) -> str:
    """A script that cannot close its script element early."""
    return "\n" + script.replace("</", "<\\/") + "\n"


def _json(data: Any) -> str:
    """JSON that cannot close its script element, whatever text it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _policy(scripts: str) -> str:
    """The content security policy: own files and the document's script; no connection, form or base."""
    return (
        f"default-src 'none'; script-src 'self' {script_hash(scripts)}; style-src 'self' 'unsafe-inline'; "
        "img-src data: blob:; font-src 'self'; base-uri 'none'; form-action 'none'"
    )


def script_hash(script: str) -> str:
    """How a content security policy names one script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
