"""Reads the data folder into one immutable dataset, collecting every problem on the way.

A file or record that cannot be read is left out and named in ``Dataset.problems``; the rest
stands. Nothing is dropped silently and nothing is repaired.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from crossings import model
from crossings.check import OWN_SENTENCES, settle
from crossings.dates import read_edtf, sort_key
from crossings.numerals import fill
from crossings.problems import Problem, from_validation

DATA = Path(__file__).resolve().parent.parent / "data"
TABLES: dict[str, dict[str, type[model.Record]]] = {
    "measures.toml": {"unit": model.Unit, "measure": model.Measure},
    "people.toml": {"person": model.Person, "office": model.Office},
    "places.toml": {"place": model.Place},
    "border_points.toml": {"place": model.Place},
    "references.toml": {"reference": model.Reference},
    "events.toml": {"event": model.Event},
    "edition.toml": {"edition": model.Edition},
    "background.toml": {"literature": model.Literature, "background": model.Background},
    "identities.toml": {"identity": model.Identity},
    "comparisons.toml": {"comparison": model.Comparison, "example": model.Example},
    "conflicts.toml": {"conflict": model.Conflict},
    "story.toml": {"chapter": model.Chapter},
}
R = TypeVar("R", bound=model.Record)
Byid = Mapping[str, R]


@dataclass(frozen=True)
class Dataset:
    """The collection as loaded. Every mapping goes from id to record and cannot be changed."""

    cables: Byid[model.Cable]
    claims: Byid[model.Claim]
    cable_of: Mapping[str, str]
    places: Byid[model.Place]
    people: Byid[model.Person]
    offices: Byid[model.Office]
    measures: Byid[model.Measure]
    units: Byid[model.Unit]
    references: Byid[model.Reference]
    events: Byid[model.Event]
    editions: Byid[model.Edition]
    literature: Byid[model.Literature]
    backgrounds: Byid[model.Background]
    identities: Byid[model.Identity]
    comparisons: Byid[model.Comparison]
    examples: Byid[model.Example]
    conflicts: Byid[model.Conflict]
    chapters: Byid[model.Chapter]
    problems: tuple[Problem, ...] = field(default=())

    def actor(self, key: str) -> model.Person | model.Office:
        """The person or office with that id. Raises KeyError for an unknown one."""
        return self.people[key] if key in self.people else self.offices[key]


def data_folder() -> Path:
    """The data folder: ``CROSSINGS_DATA`` where it is set, else the project's own."""
    return Path(os.environ.get("CROSSINGS_DATA", DATA))


def load_dataset(folder: Path | str | None = None) -> Dataset:
    """Load a data folder (default: the project's). Never raises for bad content: see ``problems``.

    Records that point at something missing, or whose id is taken, are left out with whatever
    depends on them, until all that remains holds together.
    """
    root = Path(folder) if folder else data_folder()
    problems: list[Problem] = []
    records: dict[str, dict[str, Any]] = {"cable": {}}
    records |= {kind: {} for table in TABLES.values() for kind in table}
    files: dict[tuple[str, str], str] = {}

    def keep(kind: str, record: Any, where: str) -> None:
        if record.id in records[kind]:
            first = files[kind, record.id]
            problems.append(
                Problem(where, "id", "is taken", record.id, f"{first} has it; choose another id")
            )
            return
        records[kind][record.id] = record
        files[kind, record.id] = where

    for name, kinds in TABLES.items():
        for kind, entries in _read_table(root, name, kinds, problems).items():
            for entry in entries:
                keep(kind, entry, name)
    for path in sorted((root / "cables").glob("*.toml")):
        cable = _read_cable(path, f"cables/{path.name}", problems)
        if cable:
            keep("cable", cable, f"cables/{path.name}")
    if not records["cable"]:
        problems.append(
            Problem("cables/", "", "holds no readable cable", str(root), "add cables/ID.toml")
        )
    problems += settle(records, files)
    return _dataset(records, problems)


def _dataset(records: dict[str, dict[str, Any]], problems: list[Problem]) -> Dataset:
    cables = dict(
        sorted(
            records["cable"].items(),
            key=lambda item: (*sort_key(read_edtf(item[1].date.edtf)), item[0]),
        )
    )
    claims = {claim.id: claim for cable in cables.values() for claim in cable.claims}
    for kind in records.keys() - OWN_SENTENCES:
        records[kind] = {key: fill(record, claims) for key, record in records[kind].items()}
    cables = {key: fill(cable, claims) for key, cable in cables.items()}
    claims = {claim.id: claim for cable in cables.values() for claim in cable.claims}
    cable_of = {claim.id: cable.id for cable in cables.values() for claim in cable.claims}
    freeze = MappingProxyType
    return Dataset(
        cables=freeze(cables),
        claims=freeze(claims),
        cable_of=freeze(cable_of),
        places=freeze(records["place"]),
        people=freeze(records["person"]),
        offices=freeze(records["office"]),
        measures=freeze(records["measure"]),
        units=freeze(records["unit"]),
        references=freeze(records["reference"]),
        events=freeze(records["event"]),
        editions=freeze(records["edition"]),
        literature=freeze(records["literature"]),
        backgrounds=freeze(records["background"]),
        identities=freeze(records["identity"]),
        comparisons=freeze(records["comparison"]),
        examples=freeze(records["example"]),
        conflicts=freeze(records["conflict"]),
        chapters=freeze(records["chapter"]),
        problems=tuple(problems),
    )


def _read_toml(path: Path, where: str, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem(where, "", "is missing", "no such file", "restore the file"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(
            Problem(where, "", "is not TOML in UTF-8", str(error), "mend the line it names")
        )
    except OSError as error:
        problems.append(Problem(where, "", "cannot be read", str(error), "check the file"))
    return None


def _read_table(
    root: Path, name: str, kinds: dict[str, type[model.Record]], problems: list[Problem]
) -> dict[str, list[model.Record]]:
    content = _read_toml(root / name, name, problems) or {}
    for key in content.keys() - kinds.keys():
        advice = f"only {', '.join(f'[[{kind}]]' for kind in kinds)} may stand here"
        problems.append(Problem(name, key, "is not known", str(key), advice))
    return {
        kind: list(_parse_all(cls, content.get(kind, []), name, kind, problems))
        for kind, cls in kinds.items()
    }


def _parse_all(
    cls: type[R], entries: Any, where: str, kind: str, problems: list[Problem]
) -> Iterable[R]:
    if not isinstance(entries, list):
        advice = f"write [[{kind}]] with two brackets"
        problems.append(
            Problem(where, kind, "is not a list of tables", type(entries).__name__, advice)
        )
        return
    for number, entry in enumerate(entries, 1):
        label = entry.get("id", f"no. {number}") if isinstance(entry, dict) else f"no. {number}"
        try:
            yield cls.model_validate(entry)
        except ValidationError as error:
            problems.extend(from_validation(error, where, f"{kind} {label}"))


def _read_cable(path: Path, where: str, problems: list[Problem]) -> model.Cable | None:
    """One cable; a claim that does not stand is left out by itself, so that the rest is shown."""
    content = _read_toml(path, where, problems)
    if content is None:
        return None
    claims = content.pop("claims", [])
    parsed = tuple(_parse_all(model.Claim, claims, where, "claims", problems))
    if content.get("id") not in (None, path.stem):
        problems.append(
            Problem(
                where, "id", "differs from the file name", str(content["id"]), f"write {path.stem}"
            )
        )
        return None
    try:
        cable = model.Cable.model_validate(content)
    except ValidationError as error:
        problems.extend(from_validation(error, where, ""))
        return None
    return cable.model_copy(update={"claims": parsed})
