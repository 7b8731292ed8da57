"""Rules of the house. Each message says why the rule is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from crossings.load import DATA

ROOT = DATA.parent
LIBRARY = sorted((ROOT / "crossings").rglob("*.py"))
PAGES = [
    *(ROOT / "pages").rglob("*.py"),
    *filter(Path.exists, [ROOT / "dashboard.py", ROOT / "serve.py"]),
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
LEVELS = {
    "problems": 0,
    "i18n": 0,
    "dates": 1,
    "model": 2,
    "numerals": 3,
    "guard": 3,
    "context": 3,
    "check": 4,
    "load": 5,
    "derive": 6,
    "words": 7,
    "evidence": 7,
    "query": 8,
    "story": 8,
    "doubts": 9,
}
OWN_COLOURS = {"theme.py"}
COLOUR = re.compile(
    r"(?<![\w&])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b|\b(?:rgb|hsl)a?\(\s*\d(?!,\s*0,\s*0,\s*0\))"
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> set[str]:
    """Every module a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def texts() -> list[Path]:
    """Every text file of the project."""
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and path.suffix in TEXT and not SKIP & set(path.relative_to(ROOT).parts)
    ]


@pytest.mark.parametrize("path", LIBRARY, ids=name_of)
def test_the_library_knows_neither_pages_nor_streamlit(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(path)}
    assert not roots & {"streamlit", "pages", "dashboard", "serve"}, (
        f"{name_of(path)}: what is in crossings/ must run in a test, a script and an export"
    )


@pytest.mark.parametrize("path", LIBRARY, ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    level = LEVELS.get(path.stem) if path.parent.name == "crossings" else None
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "crossings" or len(parts) < 2:
            continue
        other = parts[1]
        if level is not None:
            assert other in LEVELS, f"{name_of(path)} imports {other}: pictures stand above data"
            assert LEVELS[other] <= level and other != path.stem, (
                f"{name_of(path)} imports {other}: each layer knows only what lies below it, "
                "so that a lower one can be read and tested alone"
            )
        if path.parent.name == "exhibit" or path.stem in ("charts", "theme"):
            assert other not in ("export", "commands"), (
                f"{name_of(path)} imports {other}: an export shows an exhibit, never the reverse"
            )


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
