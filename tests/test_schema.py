"""The schemas beside the data: current, explained, and agreeing with the data."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from crossings.collection.load import DATA
from crossings.editions.schema import as_text, manual, schemas

FILES = sorted([*DATA.glob("*.toml"), *(DATA / "cables").glob("*.toml")])


def schema_of(path: Path) -> Path:
    """The schema that the first line of a data file names."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"#:schema (\S+)", first)
    assert match, f"{path.name}: begin with #:schema, so that editors check while typing"
    return (path.parent / match.group(1)).resolve()


def test_the_committed_schemas_are_current() -> None:
    made = schemas()
    assert {path.stem for path in (DATA / "schema").glob("*.json")} == set(made)
    for name, schema in made.items():
        text = (DATA / "schema" / f"{name}.json").read_text(encoding="utf-8")
        assert text == as_text(schema), f"{name}.json is behind the models; run `make schema`"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_data_files_name_their_schema_and_follow_it(path: Path) -> None:
    schema = json.loads(schema_of(path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(
        json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8"))))
    )


SCHEMAS = schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_explained(name: str) -> None:
    schema = SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    for title, record in {**schema["$defs"], name: schema}.items():
        assert record["additionalProperties"] is False, title
        for field, content in record["properties"].items():
            assert content.get("description"), f"{title}.{field}: describe it in manual.toml"
            assert not field.startswith("_")


def test_nothing_computed_is_offered_for_typing() -> None:
    fields = {
        field
        for schema in schemas().values()
        for record in schema["$defs"].values()
        for field in record["properties"]
    }
    assert not fields & {"low", "high", "context", "bounds", "url", "wholes", "shares"}


def test_the_manual_describes_only_what_there_is() -> None:
    known = {"any": None, "Table": None}
    for schema in schemas().values():
        known |= {title: set(record["properties"]) for title, record in schema["$defs"].items()}
        known.setdefault("Cable", set())
        if "senders" in schema["properties"]:
            known["Cable"] = set(schema["properties"])
    for title, fields in manual().items():
        assert title in known, f"manual.toml describes {title}, which is no record"
        if known[title] is not None:
            assert set(fields) <= known[title], title
