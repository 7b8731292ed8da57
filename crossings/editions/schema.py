"""JSON Schemas of the data files, so that an editor completes, explains and checks while typing."""

from __future__ import annotations

import json
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, create_model

from crossings.collection import records
from crossings.collection.load import TABLES

DRAFT = "https://json-schema.org/draft/2020-12/schema"
MANUAL = Path(__file__).with_name("manual.toml")
TITLES = {
    "cable": "One document of the collection, with every figure it reports",
    "places": "Places",
    "border_points": "Border points, built from open data, for orientation",
    "people": "Persons and offices",
    "measures": "Units and measures: what is counted",
    "references": "Documents that a cable cites and that are not in the collection",
    "events": "Context that no cable reports",
    "edition": "Editions of the data, newest first",
    "background": "What documents presuppose: background of ours, and its literature",
    "glossary": "Words of this project, each explained once",
    "identities": "How values that no document prints are computed",
    "comparisons": "Figures that may stand side by side, and sums to try",
    "conflicts": "Positions that do not fit each other",
    "story": "What introduces a reader, and the guided story, chapter by chapter",
}


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by the name of its file, without suffix."""
    found = {"cable": _finished(TypeAdapter(records.Cable).json_schema(), "cable")}
    for file, kinds in TABLES.items():
        name = Path(file).stem
        found[name] = _finished(_table(kinds), name)
    return found


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in schemas().items():
        path = folder / f"{name}.json"
        path.write_text(as_text(schema), encoding="utf-8")
        paths.append(path)
    return paths


def as_text(schema: dict[str, Any]) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _table(kinds: dict[str, type[records.Record]]) -> dict[str, Any]:
    fields: dict[str, Any] = {kind: (tuple[cls, ...], ()) for kind, cls in kinds.items()}  # type: ignore[valid-type]
    table = create_model("Table", __base__=records.Record, __doc__="", **fields)
    return table.model_json_schema()


def _finished(schema: dict[str, Any], name: str) -> dict[str, Any]:
    for title, record in {**schema.get("$defs", {}), schema["title"]: schema}.items():
        for field, content in record.get("properties", {}).items():
            _describe(title, field, content)
    head = {"$schema": DRAFT, **schema, "title": TITLES[name]}
    if name != "cable":
        head.pop("description", None)
    return head


def _describe(record: str, field: str, content: dict[str, Any]) -> None:
    content.pop("title", None)
    entry = manual().get(record, {}).get(field) or manual()["any"].get(field)
    if entry is None:
        return
    text, examples = (entry, None) if isinstance(entry, str) else (entry["text"], entry["examples"])
    content.setdefault("description", text)
    if examples and "examples" not in content:
        content["examples"] = examples


@lru_cache(maxsize=1)
def manual() -> dict[str, dict[str, Any]]:
    """Descriptions by record and field."""
    return tomllib.loads(MANUAL.read_text(encoding="utf-8"))
