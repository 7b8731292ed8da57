"""Problems in data files, in words: file, field, what is wrong, what was found, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

ADVICE = {
    "missing": ("is missing", "add it"),
    "extra_forbidden": ("is not a known field", "check the spelling against the schema"),
    "string_pattern_mismatch": ("is not an id", "use a-z, 0-9 and single hyphens"),
    "string_type": ("is not a text", "put it in quotation marks"),
    "literal_error": ("is not one of the allowed words", "use one of them"),
}
FOUND_LENGTH = 80


@dataclass(frozen=True)
class Problem:
    """One problem. ``field`` is a dotted path, empty where the whole file is meant."""

    file: str
    field: str
    what: str
    found: str
    advice: str

    def __str__(self) -> str:
        place = f"{self.file}: {self.field}" if self.field else self.file
        return f"{place}: {self.what}; found {self.found!r}; {self.advice}"


def from_validation(error: ValidationError, file: str, record: str) -> list[Problem]:
    """Every complaint of one failed record, in the words an editor of the file needs."""
    problems = []
    for item in error.errors(include_url=False):
        path = ".".join(str(part) for part in item["loc"])
        what, advice = ADVICE.get(
            item["type"], (_lower(item["msg"]), "see the schema beside the data")
        )
        if item["type"] == "literal_error":
            advice = f"use {item['ctx']['expected']}"
        found = "nothing" if item["type"] == "missing" else _short(item["input"])
        problems.append(Problem(file, " ".join(filter(None, (record, path))), what, found, advice))
    return problems


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= FOUND_LENGTH else text[: FOUND_LENGTH - 1] + "…"


def _lower(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:]
