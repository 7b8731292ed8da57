"""Reads the data folder into one immutable dataset, collecting every problem on the way.

A file or record that cannot be read is left out and named in ``Dataset.problems``; the rest
stands. Nothing is dropped silently and nothing is repaired.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from crossings.collection import records as model
from crossings.collection.check import OWN_SENTENCES, Lost, Unread, settle
from crossings.collection.dates import read_edtf, sort_key
from crossings.collection.numerals import fill
from crossings.collection.problems import Problem, from_validation, short

DATA = Path(__file__).resolve().parents[2] / "data"
NEIGHBOURS = "neighbours"  # folder of the second ring, of the same form as the one it lies in
OPTIONAL = {
    "edition.toml",
    "background.toml",
    "glossary.toml",
}  # all others are told when they are missing
TABLES: dict[str, dict[str, type[model.Record]]] = {
    "measures.toml": {"unit": model.Unit, "measure": model.Measure},
    "people.toml": {"person": model.Person, "office": model.Office},
    "places.toml": {"place": model.Place},
    "border_points.toml": {"place": model.Place},
    "references.toml": {"reference": model.Reference},
    "events.toml": {"event": model.Event},
    "edition.toml": {"edition": model.Edition},
    "background.toml": {"literature": model.Literature, "background": model.Background},
    "glossary.toml": {"term": model.Term},
    "identities.toml": {"identity": model.Identity},
    "comparisons.toml": {"comparison": model.Comparison, "example": model.Example},
    "conflicts.toml": {"conflict": model.Conflict},
    "story.toml": {"introduction": model.Introduction, "chapter": model.Chapter},
}
FIELDS = {
    "cables": "cable",
    "claims": "claim",
    "cable_of": "cable_of",
    "places": "place",
    "people": "person",
    "offices": "office",
    "measures": "measure",
    "units": "unit",
    "references": "reference",
    "events": "event",
    "editions": "edition",
    "literature": "literature",
    "backgrounds": "background",
    "terms": "term",
    "identities": "identity",
    "comparisons": "comparison",
    "examples": "example",
    "conflicts": "conflict",
    "introductions": "introduction",
    "chapters": "chapter",
}
"""The mappings of a ``Dataset`` and the kinds of their records."""
LARGEST = 2_000_000  # bytes; the longest document so far takes twenty thousand
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
    terms: Byid[model.Term]
    identities: Byid[model.Identity]
    comparisons: Byid[model.Comparison]
    examples: Byid[model.Example]
    conflicts: Byid[model.Conflict]
    introductions: Byid[model.Introduction]
    chapters: Byid[model.Chapter]
    files: Mapping[tuple[str, str], str]
    """The file of each record, by its kind and id: places.toml, neighbours/cables/1961-05-09.toml."""
    ring: bool = False
    """True where the neighbouring documents were read too."""
    problems: tuple[Problem, ...] = field(default=())

    def __getstate__(self) -> dict[str, Any]:
        """What is written into the compiled state: the mappings as plain ones."""
        return {
            name: dict(value) if isinstance(value, MappingProxyType) else value
            for name, value in vars(self).items()
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            frozen = MappingProxyType(value) if isinstance(value, dict) else value
            object.__setattr__(self, name, frozen)

    def alone(self) -> Dataset:
        """The collection without its neighbouring documents and all that was read with them."""
        if not self.ring:
            return self
        shelves: dict[str, Any] = {}
        for name, kind in FIELDS.items():
            own = {
                key: record
                for key, record in getattr(self, name).items()
                if not self._file(kind, key).startswith(f"{NEIGHBOURS}/")
            }
            shelves[name] = MappingProxyType(own)
        return replace(self, **shelves, ring=False)

    def _file(self, kind: str, key: str) -> str:
        """The file of a record; a figure stands in that of its document."""
        if kind in ("claim", "cable_of"):
            kind, key = "cable", self.cable_of[key]
        return self.files[kind, key]

    def documents(self, ring: model.Ring) -> tuple[model.Cable, ...]:
        """The documents of one ring, by date."""
        return tuple(cable for cable in self.cables.values() if cable.ring == ring)

    def figures(self, ring: model.Ring) -> tuple[model.Claim, ...]:
        """The figures of one ring, in the order of their documents."""
        return tuple(claim for cable in self.documents(ring) for claim in cable.claims)

    def actor(self, key: str) -> model.Person | model.Office:
        """The person or office with that id. Raises KeyError for an unknown one."""
        return self.people[key] if key in self.people else self.offices[key]

    def sides(self, key: str) -> tuple[model.Side, ...]:
        """The side of a person or office; both where an office joins offices of both."""
        found = self.actor(key)
        members = found.members if isinstance(found, model.Office) else ()
        joined = dict.fromkeys(self.actor(one).side for one in members)
        return tuple(joined) or (found.side,)


def data_folder() -> Path:
    """The data folder: ``CROSSINGS_DATA`` where it is set, else the project's own."""
    return Path(os.environ.get("CROSSINGS_DATA", DATA))


def has_ring(folder: Path | str | None = None) -> bool:
    """True where a data folder (default: the project's) holds neighbouring documents."""
    return (Path(folder or data_folder()) / NEIGHBOURS / "cables").is_dir()


def load_dataset(folder: Path | str | None = None, ring: bool = False) -> Dataset:
    """Load a data folder (default: the project's). Never raises for bad content: see ``problems``.

    With ``ring``, the neighbouring documents of its folder ``neighbours/`` are read on top: they may
    name records of the collection, which does not know them. Records that point at something
    missing, or whose id is taken, are left out with all that depends on them, until all that
    remains holds together.
    """
    reader = _Reader(Path(folder) if folder else data_folder())
    reader.folder("collection")
    if ring:
        reader.folder("neighbours")
    problems = reader.problems
    problems += settle(reader.records, reader.files, reader.lost, reader.unread)
    return Dataset(
        **_mappings(reader.records),
        files=MappingProxyType(reader.files),
        ring=ring,
        problems=tuple(problems),
    )


def _mappings(records: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The fields of a dataset: documents by ring and date, figures put into every sentence."""
    cables = dict(
        sorted(
            records["cable"].items(),
            key=lambda item: (
                item[1].ring,  # the collection before its neighbours
                *sort_key(read_edtf(item[1].date.edtf)),
                item[0],
            ),
        )
    )
    claims = {claim.id: claim for cable in cables.values() for claim in cable.claims}
    for kind in records.keys() - OWN_SENTENCES:
        records[kind] = {key: fill(record, claims) for key, record in records[kind].items()}
    cables = {key: fill(cable, claims) for key, cable in cables.items()}
    claims = {claim.id: claim for cable in cables.values() for claim in cable.claims}
    cable_of = {claim.id: cable.id for cable in cables.values() for claim in cable.claims}
    found = {**records, "cable": cables, "claim": claims, "cable_of": cable_of}
    return {name: MappingProxyType(found[kind]) for name, kind in FIELDS.items()}


class _Reader:
    """Reads the files of one folder, and keeps what was read, what was not, and why."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.records: dict[str, dict[str, Any]] = {"cable": {}}
        self.records |= {kind: {} for table in TABLES.values() for kind in table}
        self.files: dict[tuple[str, str], str] = {}
        self.lost = Lost()
        self.unread: list[Unread] = []

    def folder(self, ring: model.Ring) -> None:
        """Read every table and every document of one ring. A ring around the collection needs no
        table of its own."""
        place = f"{NEIGHBOURS}/" if ring == "neighbours" else ""
        for name, kinds in TABLES.items():
            if not place or (self.root / place / name).exists():
                self._table(f"{place}{name}", kinds)
        self._cables(f"{place}cables", ring)

    def _table(self, name: str, kinds: Mapping[str, type[model.Record]]) -> None:
        content = self._toml(self.root / name, name)
        if content is None:
            self.lost.kinds |= dict.fromkeys(kinds, name)
            return
        for key in sorted(content.keys() - kinds.keys()):
            advice = f"only {', '.join(f'[[{kind}]]' for kind in kinds)} may stand here"
            self.problems.append(Problem(name, short(key), "is not known", short(key), advice))
        for kind, cls in kinds.items():
            for record in self._parsed(cls, content.get(kind, []), name, kind):
                self._keep(kind, record, name)

    def _cables(self, place: str, ring: model.Ring) -> None:
        folder = self.root / place
        before = len(self.records["cable"])
        try:
            paths = sorted(folder.glob("*.toml"))
        except OSError:
            paths = []
        for path in paths:
            name = path.name.encode("utf-8", "replace").decode()
            cable = self._cable(path, f"{place}/{name}")
            if cable:
                self._keep("cable", cable.in_ring(ring), f"{place}/{name}")
        if len(self.records["cable"]) == before:
            advice, found = f"add {place}/ID.toml", str(self.root)
            problem = Problem(f"{place}/", "", "holds no readable cable", found, advice)
            self.problems.append(problem)

    def _cable(self, path: Path, where: str) -> model.Cable | None:
        """One cable; a claim that does not stand is left out by itself, so that the rest is shown."""
        content = self._toml(path, where)
        if content is None:
            self.lost.cables[path.stem] = where
            return None
        claims = content.pop("claims", [])
        parsed = tuple(self._parsed(model.Claim, claims, where, "claims"))
        found: list[Problem] = []
        if content.get("id") not in (None, path.stem):
            what, advice = "differs from the file name", f"write {path.stem}, or rename the file"
            found.append(Problem(where, "id", what, short(content["id"]), advice))
        cable = self._validated(model.Cable, content, where, "", found)
        if cable and not found:
            return cable.model_copy(update={"claims": parsed})
        self.problems += found
        self.lost.cables[path.stem] = where
        self.unread.append(Unread(where, "cable", "", content))
        self.unread += [Unread(where, "claims", one.id, one.model_dump()) for one in parsed]
        return None

    def _keep(self, kind: str, record: Any, where: str) -> None:
        if record.id in self.records[kind]:
            advice = f"{self.files[kind, record.id]} has it; choose another id"
            if where.startswith(f"{NEIGHBOURS}/"):
                advice += ", or take it away here where the two are the same"
            field = f"{kind} {record.id} id"
            self.problems.append(Problem(where, field, "is taken", record.id, advice))
            return
        self.records[kind][record.id] = record
        self.files[kind, record.id] = where

    def _parsed(self, cls: type[R], entries: Any, where: str, kind: str) -> Iterator[R]:
        if not isinstance(entries, list):
            what, advice = "is not a list of tables", f"write [[{kind}]] with two brackets"
            found = type(entries).__name__
            self.problems.append(Problem(where, kind, what, found, advice))
            self.lost.kinds.setdefault(kind.removesuffix("s"), where)
            return
        for number, entry in enumerate(entries, 1):
            given = entry.get("id") if isinstance(entry, dict) else None
            label = short(given) if isinstance(given, str) else f"no. {number}"
            record = self._validated(cls, entry, where, f"{kind} {label}", self.problems)
            if record:
                yield record
            elif isinstance(entry, dict):
                self.unread.append(Unread(where, kind, label, entry))
                self.lost.ids.setdefault(label, self.problems[-1].record)

    def _validated(
        self, cls: type[R], entry: Any, where: str, label: str, problems: list[Problem]
    ) -> R | None:
        try:
            return cls.model_validate(entry)
        except ValidationError as error:
            problems.extend(from_validation(error, where, label))
        except (RecursionError, ValueError, OverflowError):
            advice = "write it as the schema beside the data says"
            problems.append(Problem(where, label, "is beyond reading", short(entry), advice))
        return None

    def _toml(self, path: Path, where: str) -> dict[str, Any] | None:
        """The content of one file, or None with the reason among the problems. Never raises."""
        try:
            return tomllib.loads(read_text(path))
        except FileNotFoundError:
            if where in OPTIONAL:
                return None
            reason = ("is missing", "no such file", "restore the file")
        except UnfitFile as error:
            reason = error.reason
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            reason = ("is not TOML in UTF-8", short(error), "correct the line it names")
        except (ValueError, RecursionError, MemoryError) as error:
            found = short(error) or type(error).__name__
            advice = "shorten the longest number, or nest lists and tables less deeply"
            reason = ("is TOML beyond reading", found, advice)
        except OSError as error:
            reason = ("cannot be read", short(error.strerror or error), "check the file")
        self.problems.append(Problem(where, "", *reason))
        return None


class UnfitFile(Exception):
    """A path that is not opened: what is wrong, what was found, what to do."""

    def __init__(self, *reason: str) -> None:
        super().__init__(*reason)
        self.reason = (reason[0], reason[1], reason[2])


def read_text(path: Path) -> str:
    """The text of a regular file of bearable size, with or without a byte order mark.

    Raises UnfitFile for anything else, OSError and UnicodeDecodeError as usual.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        kind = "a folder" if stat.S_ISDIR(found.st_mode) else "a device, pipe or socket"
        raise UnfitFile("is not a regular file", kind, "put a text file in its place")
    if found.st_size > LARGEST:
        advice = f"keep it below {LARGEST:,} bytes: one file a document"
        raise UnfitFile("is too large", f"{found.st_size:,} bytes", advice)
    return path.read_text(encoding="utf-8-sig")
