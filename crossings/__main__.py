"""The command line: ``python -m crossings check | verify | dump | schema | words``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from crossings import commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    chosen = _parser().parse_args(arguments)
    if isinstance(sys.stdout.encoding, str) and sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    match chosen.command:
        case "check":
            return commands.check(chosen.folder)
        case "verify":
            return commands.verify(chosen.texts, chosen.data)
        case "dump":
            return commands.dump(chosen.folder)
        case "schema":
            return commands.write_schemas(chosen.folder)
        case _:
            return commands.write_catalogues()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="crossings", description="The collection and its checks.")
    subparsers = parser.add_subparsers(dest="command", required=True)

    check = subparsers.add_parser("check", help="report every problem of a data folder")
    check.add_argument("folder", nargs="?", type=Path, help="data folder; default: the project's")

    verify = subparsers.add_parser("verify", help="hold anchors and numbers against source texts")
    verify.add_argument("texts", type=Path, help="folder of texts named by cable id: 1961-05.txt")
    verify.add_argument("--data", type=Path, help="data folder; default: the project's")

    dump = subparsers.add_parser("dump", help="print the collection as one JSON document")
    dump.add_argument("folder", nargs="?", type=Path, help="data folder; default: the project's")

    schema = subparsers.add_parser("schema", help="write the JSON Schemas")
    schema.add_argument("folder", nargs="?", type=Path, help="folder; default: data/schema")

    subparsers.add_parser("words", help="collect the interface texts for translators")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
