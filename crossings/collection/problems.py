"""Problems in data files, in words: file, field, what is wrong, what was found, what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

T = TypeVar("T")
UNFIT = "unfit"  # the type of a complaint of our own, which brings its advice along
WHOLE = ("is not a whole number", "write it in digits, without quotation marks")
ADVICE = {
    "missing": ("is missing", "add it"),
    "extra_forbidden": ("is not a known field", "check the spelling against the schema"),
    "string_pattern_mismatch": ("is not an id", "use a-z, 0-9 and single hyphens"),
    "string_too_long": ("is too long", "shorten it"),
    "string_type": ("is not a text", "put it in quotation marks"),
    "bool_type": ("is neither true nor false", "write true or false, without quotation marks"),
    "int_type": WHOLE,
    "int_from_float": WHOLE,
    "tuple_type": ("is not a list", "put it in square brackets: [...]"),
    "model_type": ("is not a table", "write its fields in braces, or name.field = ..."),
    "dict_type": ("is not a table", "write its fields in braces, or name.field = ..."),
    "literal_error": ("is not one of the allowed words", "use one of them"),
    "too_short": ("is empty", "name at least one"),
}
SCHEMA = "see the schema beside the data"
FOUND_LENGTH = 80
FIELD = re.compile(r"^(?!constrained-str$)[^A-Z\[]+$")


@dataclass(frozen=True)
class Problem:
    """One problem. ``field`` is a dotted path, empty where the whole file is meant.

    ``because`` is the ``record`` or the ``key`` of the problem that this one follows from, empty
    where it stands for itself. ``line`` counts from 1; None where it was not looked up.
    """

    file: str
    field: str
    what: str
    found: str
    advice: str
    because: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        place = f"{place}: {self.field}" if self.field else place
        return f"{place}: {self.what}; found {self.found!r}; {self.advice}"

    @property
    def record(self) -> str:
        """File, kind and id of the record it is about; the file alone where it is about that."""
        words = self.field.split()
        return f"{self.file}: {' '.join(words[:2])}" if len(words) > 1 else self.file

    @property
    def key(self) -> str:
        """File, field and what was found there: one problem of a record that has several."""
        return f"{self.file}: {self.field}: {self.found}"


def unfit(what: str, advice: str, found: object = None) -> PydanticCustomError:
    """What a validator raises: what is wrong and what to do, in the words of a ``Problem``.

    ``found`` stands for the input where that is a whole record and only a part of it is meant.
    """
    context = {"what": what, "advice": advice}
    if found is not None:
        context["found"] = short(found)
    return PydanticCustomError(UNFIT, "{what}; {advice}", context)


def from_validation(error: ValidationError, file: str, record: str) -> list[Problem]:
    """Every complaint of one failed record, in the words an editor of the file needs.

    One for each field: where a field may be of several kinds, the complaint of our own is the one.
    """
    found: dict[str, Problem] = {}
    own: set[str] = set()
    for item in error.errors(include_url=False):
        path = _path(item)
        if item["type"] == UNFIT:
            own.add(path)
        elif path in found:
            continue
        what, advice = _said(item)
        value = "nothing" if item["type"] == "missing" else short(item["input"])
        value = item.get("ctx", {}).get("found", value)
        field = " ".join(filter(None, (record, path)))
        found[path] = Problem(file, field, what, value, advice)
    return [
        problem
        for path, problem in found.items()
        if path in own or not any(other.startswith(f"{path}.") for other in own)
    ]


def _path(item: ErrorDetails) -> str:
    """Where it is, without pydantic's own words for the kinds that a field may be of."""
    *way, last = [str(part) for part in item["loc"]] or [""]
    if item["type"] != "extra_forbidden" and not FIELD.match(last):
        last = ""
    return ".".join([*filter(FIELD.match, way), *filter(None, [last])])


def _said(item: ErrorDetails) -> tuple[str, str]:
    """What is wrong and what to do about it."""
    context = item.get("ctx", {})
    if item["type"] == UNFIT:
        return context["what"], context["advice"]
    if item["type"] == "literal_error":
        return ADVICE["literal_error"][0], f"use {context['expected']}"
    if item["type"] == "greater_than_equal":
        return "is too small", f"write {context['ge']} or more"
    return ADVICE.get(item["type"], (_lower(item["msg"]), SCHEMA))


def folded(problems: Sequence[Problem]) -> list[tuple[Problem, list[Problem]]]:
    """Every cause with the problems that follow from it; those that most follows from first."""
    causes: list[tuple[Problem, list[Problem]]] = []
    first: dict[str, list[Problem]] = {}
    for problem in problems:
        if not problem.because:
            causes.append((problem, []))
            for name in (problem.key, problem.record):
                first.setdefault(name, causes[-1][1])
    for problem in problems:
        if problem.because in first:
            first[problem.because].append(problem)
        elif problem.because:
            causes.append((problem, []))
    return sorted(causes, key=lambda cause: -len(cause[1]))


def line_of(text: str, field: str) -> int | None:
    """The line, from 1, of the field of a ``Problem`` in its file, or of the record if not there.

    Read off the headers and names at the beginning of lines, which is how the files are written;
    None where nothing of it is found.
    """
    lines = text.splitlines()
    words = field.split()
    record, path = (words[:2], words[2:]) if len(words) > 1 else ([], words)
    start, end = 0, len(lines)
    if record:
        head = re.compile(rf"\s*\[\[{re.escape(record[0])}\]\]")
        heads = [number for number, line in enumerate(lines) if head.match(line)]
        bounds = list(pairwise([*heads, end]))
        start, end = next(
            (span for span in bounds if _has_id(lines[slice(*span)], record[1])), (-1, -1)
        )
        if start < 0:
            return None
    found = None
    for step in ".".join(path).split("."):
        name = re.compile(rf"\s*(?:\[+(?:\w+\.)*{re.escape(step)}\]+|{re.escape(step)}\s*[.=])")
        at = next((n for n in range(found or start, end) if name.match(lines[n])), None)
        found = found if at is None else at
    if found is None:
        return start + 1 if record else None
    return found + 1


def _has_id(lines: list[str], name: str) -> bool:
    wanted = re.compile(rf"""\s*id\s*=\s*["']{re.escape(name)}["']""")
    return any(wanted.match(line) for line in lines)


def repeated(found: Sequence[T]) -> list[T]:
    """What stands in a list more than once, each of them once."""
    return [one for one in dict.fromkeys(found) if found.count(one) > 1]


def short(value: object) -> str:
    """A value as it was found, cut to the length of a line. Never raises, however odd it is."""
    try:
        text = str(value)
    except (ValueError, RecursionError):  # too many digits, or too deep to be written
        text = f"a value of type {type(value).__name__} too long to show"
    return text if len(text) <= FOUND_LENGTH else text[: FOUND_LENGTH - 1] + "…"


def _lower(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:]
