"""Asks for a document, question by question, and writes its file: ``python -m crossings new``.

What is asked, what each field is and what it may hold comes from the records and from the manual
beside the schema. Only usual answers, and which fields of those that may be left out are asked for
all the same, stand here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TextIO, get_args, get_origin

from pydantic import Field, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from crossings.collection import records
from crossings.collection.check import FEW, NAMES
from crossings.collection.contradictions import exactness_of
from crossings.collection.load import NEIGHBOURS, TABLES, Dataset
from crossings.collection.numerals import read_numbers
from crossings.collection.problems import from_validation
from crossings.collection.records import Claim, Record, Text
from crossings.collection.sentences import TO_DO
from crossings.editions.schema import manual
from crossings.wording.vocabulary import values

FIRST = {"Cable": ("date",), "Claim": ("as_printed", "label", "measure", "area")}
ALSO = {
    "Cable": ("directions", "read"),
    "Claim": ("value_max", "qualifier", "per", "hedges", "part_of"),
    "Period": ("edtf", "as_printed"),
    "Area": ("places",),
    "Locator": ("paragraph", "sentence"),
}
"""Fields that may be left out and are asked for all the same."""
IN_THE_EDITOR = ("summary", "plate")
NEXT = "\nA figure, as printed (Enter: no more)"
NONE = "-"  # an answer that leaves out what may be left out
KEPT = ("name", "collection", "language", "rights")  # usually as in other documents of the archive
Answers = dict[str, Any]


class Unfit(Exception):
    """An answer that its field cannot hold, and why."""


class Stopped(Exception):
    """No answer, or an unfit one, and nobody who could be asked again."""


@dataclass
class Talk:
    """Questions and answers, on a terminal (``patient``: asked again) or through a pipe."""

    source: TextIO
    out: TextIO
    patient: bool

    def ask(self, question: str, usual: str | None, read: Callable[[str], Any]) -> Any:
        """One answer as read; nothing typed takes the usual one. Raises Stopped."""
        shown = f" [{usual}]" if usual else ""
        while True:
            print(f"{question}{shown}: ", end="", file=self.out, flush=True)
            line = self.source.readline()
            if not self.patient:
                print(line.strip(), file=self.out)
            given = line.strip() or usual
            try:
                if given is None:
                    raise Unfit("needs an answer")
                return read(given)
            except Unfit as error:
                print(f"  {error}", file=self.out)
                if not (self.patient and line):
                    raise Stopped(f"{question.split(':')[0]}: {error}") from error


@dataclass
class Draft:
    """What was answered so far, and what is known: the collection it will belong to."""

    dataset: Dataset
    talk: Talk
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)  # with the neighbours'
    cable: Answers = field(default_factory=dict)
    claims: list[Answers] = field(default_factory=list)
    listed: set[tuple[str, ...]] = field(default_factory=set)  # kinds whose names were told
    unknown: dict[str, str] = field(default_factory=dict)  # names that no table has, with the table

    def document(self) -> Answers:
        """Every answer that a document needs, its figures among them. Raises Stopped."""
        self.record(records.Cable, "", self.cable)
        try:
            while printed := self.talk.ask(NEXT, "", lambda given: given):
                claim: Answers = {"as_printed": printed}
                self.record(Claim, "claims", claim)
                self.claims.append(claim)
        except (Stopped, KeyboardInterrupt) as reason:
            print(f"\nThe last figure is left out. {reason}", file=self.talk.out)
        shown = f"{{{self.claims[0]['id']}}}" if self.claims else "its id in braces"
        for name in IN_THE_EDITOR:
            about = _about(records.Cable, name).replace("{claim-id}", shown)
            self.cable[name] = {"en": f"{TO_DO}: {about}"}
        if not self.claims:
            self.cable["silences"] = [{"en": f"{TO_DO}: No figure of …, if it gives none"}]
        self.cable["places"] = _roles(self.claims)
        self.cable["claims"] = self.claims
        return self.cable

    def record(self, model: type[Record], path: str, got: Answers) -> None:
        """Ask for the fields of one record."""
        for name in asked(model):
            if name in got or name in IN_THE_EDITOR:
                continue
            if name == "per" and got["kind"] != "rate":
                continue
            info = model.model_fields[name]
            inner = _record(info.annotation)
            where = f"{path}.{name}" if path else name
            if inner and inner is not Text:
                got[name] = {}
                self.record(inner, where, got[name])
                continue
            usual = self.usual(where, got, info)
            answer = self.talk.ask(self.question(model, name, where), usual, partial(fit, info))
            if answer not in (None, [], info.default) or info.is_required():
                got[name] = answer
                self.names(where, answer)

    def question(self, model: type[Record], name: str, where: str) -> str:
        """What the field is, with the words it may hold or the names there are."""
        known, kinds = self.known(where), kinds_at(where)
        if known and kinds not in self.listed:
            self.listed.add(kinds)
            names = (
                ", ".join(known) if len(known) <= FEW else f"{len(known)} in {table_of(kinds[0])}"
            )
            print(f"  there are {names}", file=self.talk.out)
        words = ", ".join(values(model, name))
        return f"{where}: {_about(model, name)}{f' ({words})' if words else ''}"

    def known(self, where: str) -> list[str]:
        """The ids that the field at a path may name."""
        tables: dict[str, Collection[str]] = {
            "person": self.dataset.people,
            "office": self.dataset.offices,
            "place": self.dataset.places,
            "measure": self.dataset.measures,
            "unit": self.dataset.units,
            "reference": self.dataset.references,
            "claim": [claim["id"] for claim in self.claims],
        }
        return [name for kind in kinds_at(where) for name in tables[kind]]

    def names(self, where: str, answer: Any) -> None:
        """Say which of the names given nothing has yet, and where to add them."""
        kinds, known = kinds_at(where), self.known(where)
        if not kinds or kinds == ("claim",):
            return
        for name in answer if isinstance(answer, list) else [answer]:
            if name in known or name in self.unknown:
                continue
            self.unknown[name] = table_of(kinds[-1])
            there = next(
                (self.files[kind, name] for kind in kinds if (kind, name) in self.files), ""
            )
            near = get_close_matches(name, known, n=3)
            said = f"  {name} is not there yet: add it to {self.unknown[name]}"
            if there:
                said = f"  {name} stands in {there}: move it to {self.unknown[name]}"
            elif near:
                said += f"; {' or '.join(near)} may be meant"
            print(said, file=self.talk.out)

    # ---- usual answers ----------------------------------------------------------------------
    def usual(self, where: str, got: Answers, info: FieldInfo) -> str | None:
        """The answer that Enter takes; None where there is none, empty where it may be left out."""
        found = (
            self._usual_of_claim(where, got) if where.startswith("claims.") else self._usual(where)
        )
        if found is not None:
            return found
        if not info.is_required():
            return info.default if isinstance(info.default, str) else ""
        written = _record(info.annotation) is Text or records.Words in get_args(info.annotation)
        if written or (info.annotation is str and where != "date.edtf" and not kinds_at(where)):
            return f"{TO_DO}: {where}"
        return None

    def _usual(self, where: str) -> str | None:
        head, _dot, name = where.partition(".")
        if where == "id":
            return self._free_id(self.cable["date"]["edtf"])
        if where == "kind":
            return "cable"
        return self._usual_of_archive(name) if head == "archive" else None

    def _usual_of_archive(self, name: str) -> str | None:
        """The archive of the newest document; for the rest, what its newest document says."""
        archives = [cable.archive for cable in self.dataset.cables.values()]
        if name != "name":
            archives = [one for one in archives if one.name == self.cable["archive"]["name"]]
        if not archives or name not in KEPT:
            return None
        value = getattr(archives[-1], name)
        return value.en if isinstance(value, Text) else str(value)

    def _free_id(self, date: str) -> str | None:
        if "/" in date or date in self.dataset.cables:
            letters = (f"{date[:10]}-{letter}" for letter in "abcdefghij")
            return next((one for one in letters if one not in self.dataset.cables), None)
        return date

    def _usual_of_claim(self, where: str, got: Answers) -> str | None:
        name = where.removeprefix("claims.")
        measure = self.dataset.measures.get(got.get("measure", ""))
        directions = self.cable.get("directions", [])
        before: Answers = self.claims[-1] if self.claims else {}
        if name in ("value", "value_max"):
            low, high = _range(got.get("as_printed", ""))
            return low if name == "value" else high
        if name == "direction" and measure and not measure.movement:
            return "not-applicable" if measure.unit != "people" else (directions or [None])[0]
        usual: dict[str, Any] = {
            "id": f"{self.cable['id']}-{_slug(got.get('label', {}).get('en', ''))}",
            "anchor": got.get("as_printed"),
            "kind": "flow",
            "measure": None,
            "unit": measure.unit if measure else None,
            "direction": directions[0] if len(directions) == 1 else before.get("direction"),
            "locator.paragraph": before.get("locator", {}).get("paragraph"),
            "population": self.cable["population"]["en"],
            "reporter": self.cable["senders"][0],
            "chain": ", ".join(dict.fromkeys([got.get("reporter", ""), self.cable["senders"][0]])),
            "exactness": exactness_of(got.get("as_printed", ""), [got.get("value", 0)]),
            "area.meaning": None if got.get("places") else "not-stated",
        }
        found = usual.get(name)
        return None if found is None else str(found)


# ---- fields --------------------------------------------------------------------------------------
def asked(model: type[Record]) -> list[str]:
    """The fields of a record that are asked for, in the order of asking."""
    first = FIRST.get(model.__name__, ())
    rest = [
        name
        for name, info in model.model_fields.items()
        if info.is_required() or name in ALSO.get(model.__name__, ())
    ]
    return [*first, *(name for name in rest if name not in first)]


def fit(info: FieldInfo, given: str) -> Any:
    """The answer as the file will hold it. Raises Unfit where the field cannot."""
    if not given or (given == NONE and not info.is_required()):
        return None
    raw = _raw(info.annotation, given)
    try:
        adapter: TypeAdapter[Any] = TypeAdapter(Annotated[info.annotation, Field(), *info.metadata])  # type: ignore[arg-type]
        adapter.validate_python(raw)
    except ValidationError as error:
        problem = from_validation(error, "", "")[0]
        raise Unfit(f"{problem.what}; {problem.advice}") from error
    return raw


def _raw(annotation: Any, given: str) -> Any:
    if _record(annotation) is Text:
        return {"en": given}
    if get_origin(annotation) is tuple:
        one = get_args(annotation)[0]
        mark = ";" if _record(one) is Text or one == records.Words else ","
        return [_raw(one, part.strip()) for part in given.split(mark) if part.strip()]
    if int in _parts(annotation):
        try:
            number = float(given.replace(",", ""))
        except ValueError as error:
            raise Unfit("is not a number; write it in digits") from error
        return int(number) if number.is_integer() else number
    return given


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _record(annotation: Any) -> type[Record] | None:
    """The record that a field holds one of, if it does."""
    if get_origin(annotation) is tuple:
        return None
    return next(
        (one for one in _parts(annotation) if isinstance(one, type) and issubclass(one, Record)),
        None,
    )


def _about(model: type[Record], name: str) -> str:
    """What the manual beside the schema says of a field, with its examples."""
    entry = manual().get(model.__name__, {}).get(name) or manual()["any"].get(name)
    entry = entry or model.model_fields[name].description or name
    if isinstance(entry, str):
        return entry
    examples = [one if isinstance(one, str) else json.dumps(one) for one in entry["examples"]]
    return f"{entry['text']}, such as {' or '.join(examples)}"


def kinds_at(where: str) -> tuple[str, ...]:
    """The kinds of record that the field at a path may name."""
    if where.startswith("claims."):
        return NAMES["claims"].get(where.removeprefix("claims."), ())
    return NAMES["cable"].get(where, ())


def table_of(kind: str) -> str:
    """The file that records of a kind stand in."""
    return next(file for file, kinds in TABLES.items() if kind in kinds)


def _range(printed: str) -> tuple[str | None, str | None]:
    """The number that words say, or the two ends of a range; None for what they do not say."""
    numbers = [f"{number:.15g}" for number in sorted(read_numbers(printed) or ())]
    if len(numbers) > 1 and re.search(r"\d\s*[-–]\s*\d|\b(?:to|or|and)\b", printed):
        return numbers[-2], numbers[-1]
    return (numbers[-1] if numbers else None), None


def _slug(text: str) -> str:
    letters = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in text.lower())
    return "-".join(letters.split())[:40].strip("-") or "figure"


def _roles(claims: list[Answers]) -> list[Answers]:
    """A role for every place that a figure is about: what its area is to the figure."""
    known = values(records.Role, "role")
    found = {}
    for claim in claims:
        meaning = claim["area"].get("meaning", "")
        for place in claim["area"].get("places", []):
            found[place] = {"place": place, "role": meaning if meaning in known else "mentioned"}
    return list(found.values())


# ---- the file ------------------------------------------------------------------------------------
def as_toml(document: Mapping[str, Any], unknown: Mapping[str, str], up: str = "..") -> str:
    """The file of a document: what was answered, and as comments all that may be added.

    ``up`` leads from its folder to the data folder, where the schema is.
    """
    lines = [f"#:schema {up}/schema/cable.json"]
    lines += [f"# To do: add {name} to {file}" for name, file in unknown.items()]
    lines += [f"# To do: write what says {TO_DO}; take away the comments that are not needed.", ""]
    tables = {"date", "archive", "places", "claims"}
    simple = {key: value for key, value in document.items() if key not in tables}
    lines += _fields(_in_order(records.Cable, simple))
    lines += _optional(records.Cable, document)
    lines += [
        "",
        "[date]",
        *_fields(document["date"]),
        *_optional(records.CableDate, document["date"]),
    ]
    lines += ["", "[archive]", *_fields(document["archive"])]
    lines += _optional(records.Archive, document["archive"])
    for role in document["places"]:
        lines += ["", "[[places]]", *_fields(role)]
    for name, info in records.Cable.model_fields.items():
        inner = get_args(info.annotation)[:1]
        if (
            inner
            and _record(inner[0]) not in (None, Text, Claim)
            and name not in ("date", "archive")
        ):
            lines += _template(name, _record(inner[0]))
    for claim in document["claims"]:
        lines += ["", "[[claims]]", *_fields(_in_order(Claim, claim))]
        lines += [*_inside(Claim, claim), *_optional(Claim, claim)]
    return "\n".join(lines) + "\n"


def _in_order(model: type[Record], content: Mapping[str, Any]) -> Answers:
    return {name: content[name] for name in model.model_fields if name in content}


def _fields(content: Mapping[str, Any]) -> Iterator[str]:
    for key, value in content.items():
        if isinstance(value, dict) and value.keys() == {"en"}:
            yield f"{key}.en = {_value(value['en'])}"
        else:
            yield f"{key} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(_fields(value)) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _optional(model: type[Record], content: Mapping[str, Any]) -> Iterator[str]:
    """The fields that may be added, each as a comment that says what it is."""
    for name, info in model.model_fields.items():
        inner = [_record(one) for one in get_args(info.annotation)]
        if name in content or info.is_required() or any(one not in (None, Text) for one in inner):
            continue
        yield f"# {_empty(name, info)}    # {_about(model, name)}"


def _inside(model: type[Record], content: Mapping[str, Any]) -> Iterator[str]:
    """What the records within a record may have besides what was answered, a line each."""
    for name, info in model.model_fields.items():
        inner = _record(info.annotation)
        if name in content and inner and inner is not Text:
            more = [key for key in inner.model_fields if key not in content[name]]
            yield from (f"# within {name}: {key}    # {_about(inner, key)}" for key in more)


def _empty(name: str, info: FieldInfo) -> str:
    if get_origin(info.annotation) is tuple:
        return f"{name} = []"
    if _record(info.annotation) is Text:
        return f'{name}.en = ""'
    default = info.default if isinstance(info.default, str | int) else ""
    if int in _parts(info.annotation) and not default:
        default = 0
    return f"{name} = {_value(default)}"


def _template(name: str, model: type[Record] | None) -> Iterator[str]:
    """A table that may be added, as comments: its fields that must be there."""
    assert model is not None
    yield from ("", f"# [[{name}]]    # {_about(records.Cable, name)}")
    for key, info in model.model_fields.items():
        if info.is_required():
            choices = values(model, key)
            listed = f": {', '.join(choices)}" if choices else ""
            inner = _record(info.annotation)
            shape = f"{key} = {{ }}" if inner and inner is not Text else _empty(key, info)
            yield f"# {shape}    # {_about(model, key)}{listed}"


def write(draft: Draft, root: Path) -> Path:
    """Write the file of an answered draft. Raises FileExistsError rather than write over one."""
    path = root / "cables" / f"{draft.cable['id']}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        up = "../.." if root.name == NEIGHBOURS else ".."
        file.write(as_toml(draft.cable, draft.unknown, up))
    return path
