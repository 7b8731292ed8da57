"""Interface text in the reader's language, through gettext.

Catalogues are ``data/locale/<lang>.po``, read as they are, so that a translator edits one file
and nothing is compiled or committed twice. A text without translation stays English.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LOCALE = Path(__file__).resolve().parents[2] / "data" / "locale"
LANGUAGES = {"en": "English", "zh": "中文", "ko": "한국어"}
Say = Callable[[str], str]


@lru_cache(maxsize=8)
def translations(lang: str) -> NullTranslations:
    """The catalogue of ``lang``; an empty one for English or where there is none yet."""
    path = LOCALE / f"{lang}.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return Translations(compiled)


def speaker(lang: str) -> Say:
    """The function that turns an English interface text into ``lang``; call it ``_``."""
    return translations(lang).gettext


def available() -> dict[str, str]:
    """The languages that are offered, anywhere: English, and those that are ready."""
    return {code: name for code, name in LANGUAGES.items() if code == "en" or is_ready(code)}


def is_ready(lang: str) -> bool:
    """Whether the catalogue of a language has every text of the interface, none of it in doubt.

    A half translated interface is not offered: it would read as neither language.
    """
    path, template = LOCALE / f"{lang}.po", LOCALE / "crossings.pot"
    if not (path.exists() and template.exists()):
        return False
    with path.open("rb") as file, template.open("rb") as wanted:
        done = {one.id for one in read_po(file, locale=lang) if one.string and not one.fuzzy}
        return all(one.id in done for one in read_po(wanted) if one.id)
