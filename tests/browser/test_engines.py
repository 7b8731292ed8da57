"""A short journey in Firefox and in Safari's engine: open, choose, scrub, a chapter, the file from disk."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import engines
import pytest
from PIL import Image
from visitor import PATIENCE, Server

FRAME = "document.querySelector('iframe.crossings-frame')"
INSIDE = f"{FRAME}.contentWindow.crossings"
RIGHT, HOME = "\ue014", "\ue011"  # keys, WebDriver 17.4.2


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[engines.Engine]:
    if not engines.found(request.param) and not os.environ.get("CI"):
        pytest.skip(f"{request.param} is not here: apt-get install {engines.PACKAGES}")
    with getattr(engines, request.param)(tmp_path_factory.mktemp(request.param) / "own") as one:
        yield one


def until(engine: engines.Engine, condition: str) -> Any:
    """Waits until an expression is true in the page; returns it."""
    end = time.monotonic() + PATIENCE
    while not (found := engine.run(condition)):
        assert time.monotonic() < end, f"never came true: {condition}"
        time.sleep(0.1)
    return found


def opened(engine: engines.Engine, url: str) -> None:
    engine.open(url)
    until(engine, f"Boolean({FRAME}?.contentWindow.crossings)")
    until(engine, f"{INSIDE}.ready.then(() => true)")


def middle(engine: engines.Engine, node: str) -> engines.Point:
    """The middle of an element of the exhibit, px in the window."""
    x, y = engine.run(
        f"(frame => {{ const box = frame.contentDocument.querySelector({node!r}).getBoundingClientRect(), at = frame.getBoundingClientRect(); "
        f"return [at.x + box.x + box.width / 2, at.y + box.y + box.height / 2]; }})({FRAME})"
    )
    return x, y


def share(picture: bytes, box: list[float]) -> float:
    """How much of a box of a picture differs from its commonest colour."""
    x, y, width, height = (round(side) for side in box)
    part = Image.open(io.BytesIO(picture)).convert("RGB").crop((x, y, x + width, y + height))
    colours = part.getcolors(part.width * part.height) or []
    return 1 - max(number for number, _colour in colours) / (part.width * part.height)


def test_map_and_timeline_stand_and_are_linked(engine: engines.Engine, server: Server) -> None:
    opened(engine, server.url)
    document = f"{FRAME}.contentDocument"
    names = f"[...{document}.querySelectorAll('.state-name.placed')].map(one => one.textContent)"
    assert set(until(engine, names)) >= {"China", "North Korea"}
    assert engine.run(f"{document}.querySelectorAll('#plot .bar').length") > 8
    root = f"{document}.documentElement"
    assert engine.run(f"[{root}.scrollHeight - {root}.clientHeight, {root}.scrollWidth - {root}.clientWidth]") == [0, 0]  # fmt: skip
    engine.drag(*[middle(engine, ".label.placed .figure b")] * 2)
    chosen = until(engine, f"{INSIDE}.state().selected")
    until(engine, f"location.search.includes('sel={chosen}')")
    until(engine, "!document.querySelector('.cx-card .cx-choices')")
    x, y = middle(engine, ".axis")
    engine.drag((x, y), (x + 60, y))
    until(engine, f"{INSIDE}.state().time")


def test_swatches_of_the_key_are_hatched(engine: engines.Engine, server: Server) -> None:
    """In Firefox they were blank: it draws no repeated gradient of mixed colours."""
    opened(engine, server.url)
    frame = engine.run(f"(at => [at.x, at.y])({FRAME}.getBoundingClientRect())")
    swatch = engine.run(
        f"(box => [box.x + 2, box.y + 2, box.width - 4, box.height - 4])({FRAME}.contentDocument.querySelector('.key .swatch.fill-hatch').getBoundingClientRect())"
    )
    top = engine.top()
    box = [swatch[0] + frame[0], swatch[1] + frame[1] + top, swatch[2], swatch[3]]
    assert share(engine.picture(), box) > 0.12


def test_a_chapter_follows_a_key(engine: engines.Engine, server: Server) -> None:
    opened(engine, f"{server.url}/present")
    count = f"{FRAME}.contentDocument.querySelector('.chapter-count').textContent"
    engine.press(HOME)
    until(engine, f"{count}.startsWith('1 /')")
    engine.press(RIGHT)
    until(engine, f"{count}.startsWith('2 /')")


def test_the_single_file_opens_from_disk(engine: engines.Engine, one_file: Path) -> None:
    engine.open(one_file.as_uri())
    until(engine, "crossings.ready.then(() => true)")
    engine.run("crossings.select('1961-05-12-crossed')")
    until(engine, "document.body.textContent.includes('3,500')")
    assert engine.run("document.querySelectorAll('#plot .bar').length") > 10
