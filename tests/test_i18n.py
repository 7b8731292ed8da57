"""Interface texts: every one is in the catalogue, and every catalogue is current."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from crossings.__main__ import main
from crossings.language import i18n
from crossings.language.catalogue import ROOT, TEMPLATE, as_text, extracted, source_files

ADVICE = "run `make words` and commit data/locale"


def calls(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def test_the_catalogue_is_current() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == as_text(extracted()), ADVICE


def test_every_text_is_in_the_catalogue() -> None:
    catalogue = {message.id for message in extracted() if message.id}
    assert len(catalogue) > 60
    for path in source_files():
        for call in calls(path):
            if isinstance(call.func, ast.Name) and call.func.id == "_":
                where = f"{path.relative_to(ROOT)}:{call.lineno}"
                text = call.args[0]
                assert isinstance(text, ast.Constant), (
                    f"{where}: _() needs a text as it stands; put values in with .format()"
                )
                assert text.value in catalogue, f"{where}: {ADVICE}"


def test_texts_are_asked_for_by_the_one_name_that_is_extracted() -> None:
    for path in source_files():
        for call in calls(path):
            inner = call.func
            if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name):
                assert inner.func.id != "speaker", (
                    f"{path.relative_to(ROOT)}:{call.lineno}: write `_ = speaker(lang)`, "
                    "or the text is not found for translation"
                )


def test_translations_keep_their_placeholders() -> None:
    for lang in i18n.available():
        for message in extracted():
            if message.id:
                said = i18n.speaker(lang)(message.id)
                assert set(_fields(said)) == set(_fields(message.id)), f"{lang}: {message.id}"


def _fields(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]


def test_a_language_without_catalogue_stays_english() -> None:
    assert i18n.speaker("xx")("no movement") == "no movement"
    assert "en" in i18n.available()


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    i18n.translations.cache_clear()
    yield tmp_path
    i18n.translations.cache_clear()


def test_a_catalogue_is_read_as_it_is(catalogue: Path) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    entry = 'msgid "no movement"\nmsgstr "无迁移"\n'
    (catalogue / "zh.po").write_text(head + entry, encoding="utf-8")
    assert i18n.speaker("zh")("no movement") == "无迁移"
    assert i18n.speaker("zh")("no place stated") == "no place stated"


@pytest.mark.parametrize("lang", ["zh", "ko", "fr"])
def test_a_language_that_is_not_ready_is_offered_nowhere(lang: str, capsys, tmp_path) -> None:
    assert lang not in i18n.available()
    with pytest.raises(SystemExit):
        main(["export", "slides", str(tmp_path / "a.pptx"), "--lang", lang])
    assert f"'{lang}' is not" in capsys.readouterr().err


def test_a_language_is_ready_when_every_text_is_translated(tmp_path, monkeypatch) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (tmp_path / "crossings.pot").write_text(
        f'{head}msgid "Map"\nmsgstr ""\n\nmsgid "Key"\nmsgstr ""\n'
    )
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    half, whole = 'msgid "Map"\nmsgstr "地图"\n\n', 'msgid "Key"\nmsgstr "图例"\n'
    (tmp_path / "zh.po").write_text(f"{head}{half}", encoding="utf-8")
    assert not i18n.is_ready("zh")
    (tmp_path / "zh.po").write_text(f"{head}{half}#, fuzzy\n{whole}", encoding="utf-8")
    assert not i18n.is_ready("zh")
    (tmp_path / "zh.po").write_text(f"{head}{half}{whole}", encoding="utf-8")
    assert i18n.available() == {"en": "English", "zh": "中文"}
