"""The catalogue of interface texts, for translators: what the code passes to ``_``, and phrases."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from crossings.language.i18n import LOCALE
from crossings.language.phrases import FILE, tables

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("crossings/**/*.py", "pages/**/*.py", "dashboard.py")
TEMPLATE = LOCALE / "crossings.pot"
WIDTH = 100


def source_files(root: Path = ROOT) -> list[Path]:
    """Every Python file whose texts a reader may see."""
    return sorted({path for pattern in SOURCES for path in root.glob(pattern)})


def extracted(root: Path = ROOT) -> Catalog:
    """The texts in the code, each with the files that use it."""
    catalogue = Catalog(project="crossings", charset="utf-8", fuzzy=False)
    for path in source_files(root):
        name = path.relative_to(root).as_posix()
        for _line, message, comments, context in extract_from_file(
            "python", path, keywords={"_": None}
        ):
            catalogue.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    for text in _texts(tables()):
        catalogue.add(text, None, [(FILE.relative_to(ROOT).as_posix(), 0)])
    return catalogue


def _texts(content: Any) -> Iterator[str]:
    """Every text of tables and lists, however deep."""
    if isinstance(content, str):
        yield content
    else:
        for part in content.values() if isinstance(content, dict) else content:
            yield from _texts(part)


def as_text(catalogue: Catalog) -> str:
    """The catalogue as it stands in its file: no dates and no line numbers, so that it keeps."""
    out = BytesIO()
    write_po(out, catalogue, width=WIDTH, omit_header=True, include_lineno=False, sort_output=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head + out.getvalue().decode("utf-8").strip() + "\n"


def write_catalogues() -> list[Path]:
    """Write the template and bring every translation up to it; return the files."""
    LOCALE.mkdir(parents=True, exist_ok=True)
    template = extracted()
    TEMPLATE.write_text(as_text(template), encoding="utf-8")
    paths = [TEMPLATE]
    for path in sorted(LOCALE.glob("*.po")):
        with path.open("rb") as file:
            translation = read_po(file, locale=path.stem)
        translation.update(template, no_fuzzy_matching=True)
        path.write_text(as_text(translation), encoding="utf-8")
        paths.append(path)
    return paths
