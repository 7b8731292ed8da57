"""The command line: ``python -m crossings check | new | verify | dump | schema | words | export``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crossings.command_line import commands
from crossings.language.i18n import LANGUAGES, available

RING: Any = {"action": "store_true", "help": "with the neighbouring documents"}
FOLDER: Any = {"type": Path, "help": "data folder; default: the project's"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    chosen = _parser().parse_args(arguments)
    if isinstance(sys.stdout.encoding, str) and sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    match chosen.command:
        case "check":
            return commands.check(chosen.folder, chosen.all)
        case "new":
            return commands.new_document(chosen.folder, chosen.ring)
        case "verify":
            return commands.verify(chosen.texts, chosen.data)
        case "dump":
            return commands.dump(chosen.folder, chosen.ring)
        case "schema":
            return commands.write_schemas(chosen.folder)
        case "edition":
            return commands.new_edition(chosen.changes, chosen.folder)
        case "export":
            return commands.export(chosen)
        case _:
            return commands.write_catalogues()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="crossings", description="The collection and its checks.")
    subparsers = parser.add_subparsers(dest="command", required=True)

    check = subparsers.add_parser("check", help="report every problem of a data folder")
    check.add_argument("folder", **FOLDER, nargs="?")
    check.add_argument(
        "--all", action="store_true", help="tell in full what only follows from another problem"
    )

    new = subparsers.add_parser("new", help="ask for a document and write its file")
    new.add_argument("folder", **FOLDER, nargs="?")
    new.add_argument("--ring", action="store_true", help="as one of the neighbouring documents")

    verify = subparsers.add_parser("verify", help="hold anchors and numbers against source texts")
    verify.add_argument("texts", type=Path, help="folder of texts named by cable id: 1961-05.txt")
    verify.add_argument("--data", **FOLDER)

    dump = subparsers.add_parser("dump", help="print the collection as one JSON document")
    dump.add_argument("folder", **FOLDER, nargs="?")
    dump.add_argument("--ring", **RING)

    schema = subparsers.add_parser("schema", help="write the JSON Schemas")
    schema.add_argument("folder", nargs="?", type=Path, help="folder; default: data/schema")

    edition = subparsers.add_parser("edition", help="give the data as they are a number and a date")
    edition.add_argument("changes", help="what changed since the last edition, in a sentence")
    edition.add_argument("folder", **FOLDER, nargs="?")

    subparsers.add_parser("words", help="collect the interface texts for translators")
    _add_exports(subparsers.add_parser("export", help="write the page, slides or a picture card"))
    return parser


def _language(code: str) -> str:
    """A language that is ready; a clear refusal of any other."""
    if code not in available():
        state = (
            "is not ready: its interface is not translated" if code in LANGUAGES else "is not known"
        )
        raise argparse.ArgumentTypeError(f"{code!r} {state}; there is {', '.join(available())}")
    return code


def _add_exports(export: argparse.ArgumentParser) -> None:
    kinds = export.add_subparsers(dest="kind", required=True)
    page = kinds.add_parser("page", help="the exhibit as one HTML file that needs no network")
    page.add_argument("out", type=Path, help="file to write: .html")
    page.add_argument("--data", **FOLDER)
    slides = kinds.add_parser("slides", help="the story as an editable deck")
    card = kinds.add_parser("card", help="one figure, comparison, map or timeline as a picture")
    card.add_argument("id", help="a claim, comparison or cable id, or: timeline")
    slides.add_argument("out", type=Path, help="file to write: .pptx")
    card.add_argument("out", type=Path, help="file to write: .png or .svg")
    card.add_argument("--square", action="store_true", help="1200 × 1200 instead of 1600 × 900")
    card.add_argument("--dark", action="store_true", help="in the dark scheme")
    for kind in (page, slides, card):
        kind.add_argument("--ring", **RING)
    for kind in (slides, card):
        kind.add_argument("--lang", type=_language, default="en", help="language of the words")
        kind.add_argument("--data", **FOLDER)


if __name__ == "__main__":
    raise SystemExit(main())
