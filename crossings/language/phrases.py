"""Words for closed sets of keys, kept as a table: ``phrases.toml``, by subject and key."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from crossings.language.i18n import speaker

FILE = Path(__file__).with_name("phrases.toml")


@lru_cache(maxsize=1)
def tables() -> dict[str, Any]:
    """The whole file: tables of English texts by key, and lists of sentences."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def phrase(table: str, key: str, lang: str = "en") -> str:
    """The words for one key of a table. Raises KeyError where it has none.

    >>> phrase("stage", "received")
    'Received'
    """
    say = speaker(lang)
    return say(tables()[table][key])


def phrases(table: str, lang: str = "en") -> dict[str, str]:
    """Every text of a table, by its key."""
    return {key: phrase(table, key, lang) for key in tables()[table]}


def sentences(name: str, lang: str = "en") -> list[str]:
    """The sentences of a list."""
    return list(map(speaker(lang), tables()[name]))
