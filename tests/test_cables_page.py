"""Cables, Cited and Method through AppTest: what the address, the data and a text bring."""

from __future__ import annotations

from html import unescape

import pytest
from hostile import HOSTILE
from streamlit.testing.v1 import AppTest
from visits import markup, opened

from crossings.collection.load import DATA, load_dataset

ROOT = DATA.parent


pytestmark = pytest.mark.usefixtures("served")


def address(page: AppTest) -> str:
    """The cable that the address asks for."""
    value = page.query_params["cable"]
    return value if isinstance(value, str) else value[-1]


def test_address_chooses_the_cable():
    for key, cable in load_dataset().cables.items():
        assert f"<h1>{cable.short.en}</h1>" in unescape(markup(opened("cables", cable=key)))


def test_no_address_opens_the_first_and_nonsense_is_told():
    first = next(iter(load_dataset().cables.values()))
    assert f"<h1>{first.short.en}</h1>" in unescape(markup(opened("cables")))
    text = markup(opened("cables", cable="<b>no</b>"))
    assert "&lt;b&gt;no&lt;/b&gt;" in text and "not in this collection" in text


def test_previous_and_next_walk_through_the_list():
    page = opened("cables", cable="1961-05")
    page.button(key="after").click().run()
    assert address(page) == "1961-05-12"
    assert page.selectbox[0].value == "1961-05-12"
    page.button(key="before").click().run()
    assert address(page) == "1961-05"
    assert opened("cables", cable="1957-12-17").button(key="before").disabled
    assert opened("cables", cable="1962-03-24").button(key="after").disabled


def test_a_select_box_that_a_button_has_changed_is_another_box():
    """What the browser still sends of the old one is then not taken for a choice."""
    page = opened("cables", cable="1961-05")
    old = page.selectbox[0].id
    page.button(key="after").click().run()
    assert page.selectbox[0].id != old
    kept = page.selectbox[0].id
    page.selectbox[0].set_value("1959-10-11").run()
    assert page.selectbox[0].id == kept, "a choice in the box itself must not take its focus"


def test_choosing_from_the_list_changes_the_address():
    page = opened("cables", cable="1961-05")
    page.selectbox(key="cable").set_value("1959-10-11").run()
    assert address(page) == "1959-10-11"
    assert "The other direction, 1959</h1>" in markup(page)


def test_without_a_text_there_are_locator_and_record():
    text = markup(opened("cables", cable="1961-05"))
    assert "paragraph 1, sentence 3" in text and "Record at the archive" in text
    assert "<blockquote" not in text


def synthetic(cable) -> str:
    return "\n\n".join(f"Some words, {claim.anchor}, and more." for claim in cable.claims)


def test_folder_of_texts_brings_passages(tmp_path, monkeypatch):
    cable = load_dataset().cables["1961-05"]
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "1961-05.txt").write_text(synthetic(cable), encoding="utf-8")
    monkeypatch.setenv("CROSSINGS_SOURCES", str(tmp_path / "texts"))
    text = markup(opened("cables", cable="1961-05"))
    assert text.count("rd-passage") == len(cable.claims)
    assert '<mark class="rd-number">4,701</mark>' in text
    assert "<blockquote" not in markup(opened("cables", cable="1962-03-24"))


def test_missing_folder_of_texts_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("CROSSINGS_SOURCES", str(tmp_path / "nowhere"))
    text = markup(opened("cables", cable="1961-05"))
    assert "CROSSINGS_SOURCES" in text and str(tmp_path) not in text


def dropped(cable: str, content: bytes, name: str = "mine.txt") -> AppTest:
    page = opened("cables", cable=cable)
    page.file_uploader(key=f"text-{cable}").upload(name, content, "text/plain").run()
    assert not page.exception
    return page


def test_dropped_text_is_held_against_the_figures_and_can_be_forgotten():
    cable = load_dataset().cables["1961-05"]
    page = dropped(cable.id, synthetic(cable).replace("4,701", "4,107").encode())
    text = unescape(markup(page))
    assert "Held against mine.txt" in text and "This text differs" in text
    assert "found “4,107”" in text
    page.button(key="forget").click().run()
    assert "<blockquote" not in markup(page)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.4", "This is not plain text (PDF)"),
        (b"\x00\x01\xff", "This is not plain text"),
        (b"a" * 300_000, "larger than 200 kB"),
    ],
)
def test_odd_files_get_a_clear_word(content, said):
    assert said in markup(dropped("1961-05", content))


def test_text_of_another_cable_is_named():
    other = load_dataset().cables["1962-03-24"]
    text = unescape(markup(dropped("1961-05", synthetic(other).encode())))
    assert "holds none of the words coded for this cable" in text and other.short.en in text


def test_changed_value_is_followed_on_every_page(data):
    file = data / "cables" / "1961-05.toml"
    everywhere = [("cables", {"cable": "1961-05"}), ("method", {})]
    for name, where in everywhere:
        assert "4,701" in markup(opened(name, **where))
    text = file.read_text(encoding="utf-8").replace("value = 4701", "value = 4709")
    file.write_text(text.replace("4,701", "4,709"), encoding="utf-8")
    for name, where in everywhere:
        page = markup(opened(name, **where))
        assert "4,701" not in page and "4,709" in page


def test_hostile_data_is_shown_as_text(data):
    swaps = {
        "cables/1961-05.toml": (
            '"China\'s figures, 1961"',
            '"incomplete statistics"',
            '"Extra Rush, Early Delivery"',
        ),
        "references.toml": ('"Data on where people came from"',),
        "measures.toml": ('"People held back from crossing."',),
    }
    for name, olds in swaps.items():
        text = (data / name).read_text(encoding="utf-8")
        for old in olds:
            assert old in text, f"{name} no longer holds {old}"
            text = text.replace(old, f"'{HOSTILE}'")
        (data / name).write_text(text, encoding="utf-8")
    for name, where in [("cables", {"cable": "1961-05"}), ("cited", {}), ("method", {})]:
        text = markup(opened(name, **where))
        assert "<img" not in text and "</script" not in text
        assert "&lt;img src=x" in text and "{{ 7*7 }}" in text


def test_broken_cable_is_named_and_the_rest_stands(data):
    file = data / "cables" / "1959-10-11.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('kind = "cable"', 'kind = "rumour"', 1), encoding="utf-8")
    for name in ("cables", "cited", "method"):
        text = markup(opened(name))
        assert "cables/1959-10-11.toml: kind" in text and "<h1>" in text


def test_no_cable_at_all_is_no_traceback(data):
    for file in (data / "cables").glob("*.toml"):
        file.unlink()
    assert "nothing to show" in markup(opened("cables"))
    for name in ("cited", "method"):
        assert "<h1>" in markup(opened(name))


def test_cited_page_marks_the_document_of_the_address():
    text = markup(opened("cited", doc="joint-record-1955"))
    assert text.count("rd-sought") == 1 and "18 documents that five cables" in text
