"""Licences: of the project, and of what is built into the files that leave it."""

from __future__ import annotations

import base64
import io
import re
import tempfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from crossings import exhibit
from crossings.collection.load import DATA, Dataset
from crossings.export.single import single_file
from crossings.pictures.canvas import Canvas

OFL = "SIL OPEN FONT LICENSE"


@pytest.fixture(scope="module")
def document(dataset: Dataset) -> exhibit.Document:
    return exhibit.build(dataset)


def test_the_licence_says_what_holds_for_which_part() -> None:
    text = (DATA.parent / "LICENSE").read_text(encoding="utf-8")
    for part in ("MIT", "CC BY 4.0", "data/", "geo/LICENCE", "SIL Open"):
        assert part in text


def test_the_licence_of_the_fonts_lies_beside_them(document: exhibit.Document) -> None:
    name = next(name for name in document.assets if name.startswith("fonts-licence"))
    assert OFL in document.assets[name].decode()
    assert f'<link rel="license" type="text/plain" title="Fonts" href="{name}">' in document.html


def fonts_in(text: str) -> list[TTFont]:
    found = re.findall(r"data:font/woff2;base64,([A-Za-z0-9+/=]+)", text)
    return [TTFont(io.BytesIO(base64.b64decode(one))) for one in found]


@pytest.mark.slow
def test_the_single_file_carries_the_licence_of_its_fonts(document: exhibit.Document) -> None:
    text = single_file(document)
    assert OFL in text
    assert len(fonts_in(text)) == 4
    for font in fonts_in(text):
        told = {number: font["name"].getDebugName(number) for number in (0, 1, 13, 14)}
        assert "Adobe" in told[0] and "Open Font License" in told[13] and told[14]
        assert "Source" not in told[1], "a changed font may not bear the reserved name"


@pytest.mark.slow
def test_a_picture_carries_the_licence_of_its_fonts() -> None:
    canvas = Canvas(200, 100)
    canvas.text(10, 20, "Yalu 鸭绿江 압록강", 12)
    text = canvas.svg("", "")
    assert "Open Font License" in text
    assert len(fonts_in(text)) >= 2
    for font in fonts_in(text):
        assert "Open Font License" in font["name"].getDebugName(13)
        assert "Source" not in font["name"].getDebugName(1)


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "bench/requirements.txt"]
)
def test_every_locked_package_has_its_hashes(name: str) -> None:
    """With a hash at one, pip asks for one at each, and takes no file that was exchanged."""
    text = (DATA.parent / name).read_text(encoding="utf-8").replace("\\\n", " ")
    locked = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert len(locked) > 20
    for line in locked:
        assert re.match(r"[\w.\[\],-]+==[\w.]+ ", line), f"{line[:60]}: no version is locked"
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), f"{line[:60]}: no hash"


@pytest.mark.slow
def test_a_drawn_picture_leaves_no_fonts_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    canvas = Canvas(200, 100)
    canvas.text(10, 20, "Yalu", 12)
    assert canvas.png().startswith(b"\x89PNG")
    assert list(tmp_path.iterdir()) == []
