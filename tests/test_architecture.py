"""Rules of the house. Each message says why the rule is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from crossings.collection.load import DATA

ROOT = DATA.parent
LIBRARY = sorted((ROOT / "crossings").rglob("*.py"))
PAGES = [
    *(ROOT / "pages").rglob("*.py"),
    ROOT / "dashboard.py",
]
SKIP = {".git", ".venv", "static", "test-results", "node_modules", "__pycache__"}
SKIP |= {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
TEXT = {
    ".py",
    ".toml",
    ".md",
    ".json",
    ".js",
    ".css",
    ".html",
    ".svg",
    ".po",
    ".pot",
    ".txt",
    ".in",
}
TEXT |= {".geojson", ".yml", ".yaml", ".cfg", ".sh", ""}
OWN_COLOURS = {"theme.py"}
COLOUR = re.compile(
    r"(?<![\w&])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b|\b(?:rgb|hsl)a?\(\s*\d(?!,\s*0,\s*0,\s*0\))"
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> list[Path]:
    """Every text file of the project."""
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and path.suffix in TEXT and not SKIP & set(path.relative_to(ROOT).parts)
    ]


def test_the_library_has_rooms_one_can_see_from_its_listing() -> None:
    """Imports between rooms are kept by import-linter (pyproject.toml, make lint)."""
    rooms = [
        path
        for path in (ROOT / "crossings").iterdir()
        if path.name != "__pycache__" and not path.name.startswith("__")
    ]
    assert 5 < len(rooms) <= 12, "a newcomer has to see from one listing what there is"
    for room in rooms:
        assert room.is_dir(), f"{name_of(room)}: put it into the room of its subject"
        for folder in [room, *filter(Path.is_dir, room.rglob("*"))]:
            files = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
            assert len(files) <= 12, f"{name_of(folder)}: more than one subject? Split it"
    table = (ROOT / "README.md").read_text(encoding="utf-8")
    for room in rooms:
        assert f"| `crossings/{room.name}/` |" in table, f"README's table lacks {name_of(room)}"


@pytest.mark.parametrize("path", [*LIBRARY, *PAGES], ids=name_of)
def test_colours_are_spelled_in_the_theme_only(path: Path) -> None:
    if path.name in OWN_COLOURS:
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = COLOUR.search(line)
        assert not found, (
            f"{name_of(path)}:{number}: {found and found.group()}: name it in theme.py, "
            "so that light, dark, map and timeline agree"
        )


@pytest.mark.parametrize("path", [*LIBRARY, *PAGES], ids=name_of)
def test_no_total_of_crossings_is_spoken_of(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    assert not re.search(r"total (number of )?(border )?crossings|crossings in total", text), (
        f"{name_of(path)}: no document gives one, and none can be added up"
    )


def public(tree: ast.Module) -> list[ast.FunctionDef | ast.ClassDef]:
    found = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            found.append(node)
            if isinstance(node, ast.ClassDef):
                found += [
                    part
                    for part in node.body
                    if isinstance(part, ast.FunctionDef) and not part.name.startswith("_")
                ]
    return found


@pytest.mark.parametrize("path", LIBRARY, ids=name_of)
def test_every_public_name_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body, f"{name_of(path)}: say what the module is for"
    for node in public(tree):
        trivial = isinstance(node, ast.FunctionDef) and len(node.body) == 1
        overrides = trivial and node.name in ("bounds",)
        assert ast.get_docstring(node) or overrides, (
            f"{name_of(path)}:{node.lineno}: {node.name}: a reader should not have to read the body"
        )


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    files = texts()
    assert len(files) > 40
    machine = re.compile(r"(?<![\w.])/(?:work|home|root|Users|tmp)/\w")
    registry = re.compile(r"--(?:extra-)?index-url|pypi\.org/simple|[\w.-]+/(?:api/pypi|simple)/")
    for path in files:
        if path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        for pattern, reason in [
            (machine, "it means nothing on another machine"),
            (registry, "which registry is used is for the machine to say"),
        ]:
            found = pattern.search(text)
            assert not found, f"{name_of(path)}: {found and found.group()!r}: {reason}"


def test_the_data_keep_their_distance_from_the_texts() -> None:
    for path in texts():
        assert (
            "dvincitest" not in path.read_text(encoding="utf-8", errors="ignore")
            or path == Path(__file__)
            or path.name == "test_words.py"
        ), f"{name_of(path)}: cite the archive, not a test mirror"
