"""The Explore page through AppTest: what a reader's choice brings, with good data and with bad."""

from __future__ import annotations

import re
import tomllib
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from hostile import HOSTILE
from streamlit.testing.v1 import AppTest
from visits import address, markup, opened

from crossings.collection.load import load_dataset
from crossings.look import theme
from crossings.wording import words
from crossings.wording.reader import Reader

ROOT = Path(__file__).resolve().parent.parent


pytestmark = pytest.mark.usefixtures("served")


@pytest.fixture
def static(tmp_path, monkeypatch):
    """An empty folder for built files, and nothing built yet."""
    monkeypatch.setenv("CROSSINGS_STATIC", str(tmp_path / "static"))
    st.cache_resource.clear()
    return tmp_path / "static"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} no longer holds {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def card(page: AppTest) -> str:
    return next(
        element.proto.body for element in page.get("html") if "<article" in element.proto.body
    )


def sent(page: AppTest) -> str:
    """What Python last handed to the exhibit's component."""
    return page.get("bidi_component")[0].proto.json


def test_nothing_chosen_invites_and_lists_every_cable():
    page, dataset = opened(), load_dataset()
    assert page.title[0].value == "Crossings"
    assert len(dataset.cables) > 1
    for cable in dataset.cables.values():
        assert f'data-select="{cable.id}"' in card(page)
    assert "no total" in card(page)


def test_count_and_years_of_the_sentence_come_from_the_data(data):
    assert "five Chinese cables of 1957–1962" in markup(opened())
    (data / "cables" / "1962-03-24.toml").unlink()
    st.cache_resource.clear()
    assert "four Chinese cables of 1957–1961" in markup(opened())


def test_card_of_a_cable_shows_what_it_says_and_what_it_does_not():
    text = unescape(card(opened(sel="1961-05")))
    cable = load_dataset().cables["1961-05"]
    assert cable.title in text and "“Illegal” is the authors’ word, as translated." in text
    assert "One of five cables" in text and "3 of 5" not in text
    assert "May 1961, no day given" in text and "[our reading: 8 to 31 May 1961]" in text
    assert "Received</dt><dd>not given" in text
    assert "No two of these may be added." in text
    assert cable.summary.en in text and words.citation(cable) in text
    for claim in cable.claims:
        assert f'data-select="{claim.id}"' in text
        assert all(hedge.en in text for hedge in claim.hedges)
    assert all(silence.en in text for silence in cable.silences)
    assert "[2,716] people" in text and "4,701 − 1,985 = 2,716" in text


def test_authors_word_is_remarked_only_where_it_stands():
    assert "authors’ word" not in card(opened(sel="1959-10-11"))


def test_record_number_is_not_given_where_the_text_gives_none():
    assert "record number: not given" in card(opened(sel="1962-03-24"))
    assert "record number: 115321" in card(opened(sel="1961-05"))


def test_three_clocks_of_a_cable_that_has_them():
    text = card(opened(sel="1961-05-12"))
    assert "12 May 1961, 17:00" in text and "“May 12 at 1700”" in text
    assert "13 May 1961, 21:35" in text
    assert "9 October 1959" in card(opened(sel="1959-10-11"))


def test_card_of_a_figure_shows_both_readings_hedges_and_limits():
    text = unescape(card(opened(sel="1962-03-24-crossed-jilin")))
    claim = load_dataset().claims["1962-03-24-crossed-jilin"]
    assert "28,028" in text and "“during the past year”" in text
    for reading in claim.period.readings:
        assert reading.label.en in text and reading.reason.en in text
    assert all(hedge.en in text for hedge in claim.hedges)
    assert claim.may_not_conclude.en in text and claim.anchor in text
    assert "Overlaps, so never to be added to" in text
    assert 'data-select="1961-05-detected"' in text and 'data-select="1962-03-24"' in text


def test_every_id_has_a_card():
    dataset = load_dataset()
    shelves = (dataset.cables, dataset.claims, dataset.identities, dataset.references)
    ids = [key for shelf in shelves for key in shelf]
    assert len(ids) > 40
    from crossings.html.explore import card as cards

    for key in ids:
        assert "<h2>" in cards.card(Reader(dataset), key), key


def test_computed_value_is_in_italic_brackets_with_arithmetic():
    text = card(opened(sel="jilin-detected"))
    assert "[2,716] people" in text and "Arithmetic" in text and "printed nowhere" in text


def test_filters_narrow_table_and_exhibit_and_stand_in_the_address():
    page = opened(table="1")
    everything = markup(page).count('scope="row"')
    page.selectbox(key="what").set_value("crossed").run()
    assert address(page)["what"] == "crossed"
    assert 0 < markup(page).count('scope="row"') < everything
    assert '"measures": ["crossed"]' in sent(page).replace('":[', '": [')
    page.selectbox(key="who").set_value("kp").run()
    assert markup(page).count('scope="row"') == 1
    assert "3,500" in markup(page) and "28,028" not in markup(page).split("<table>")[1]


def test_filters_say_how_much_each_choice_leaves():
    page = opened()
    what, who = page.selectbox(key="what").options, page.selectbox(key="who").options
    assert what[0] == "Everything" and "crossed · 4 of 17" in what
    assert who[0] == "Everyone" and "North Korean government · 1 of 17" in who
    told = markup(page)
    assert "<b>to North Korea</b> 4 of 5 documents, figures in 3" in told
    assert "<b>to China</b> 2 of 5 documents, no figure" in told


def test_table_carries_hedges_periods_and_the_sentence_of_the_view():
    text = unescape(markup(opened(table="1", who="cn", what="crossed")))
    assert "3 figures from 2 documents in view." in text
    assert "<caption>" in text and 'scope="col"' in text
    assert "“incomplete statistics”" in text and "during the past year" in text


def test_direction_without_any_figure_is_not_an_empty_page():
    text = markup(opened(dir="kp-to-cn", table="1"))
    assert "which is not zero" in text


def test_a_link_restores_filters_selection_and_window():
    where = {
        "sel": "1961-05",
        "from": "1961-01-01",
        "to": "1961-12-31",
        "dir": "cn-to-kp",
        "cable": "1961-05",
    }
    page = opened(**where)
    assert page.selectbox(key="cable").value == "1961-05"
    told = sent(page).replace(" ", "")
    assert '"selected":"1961-05"' in told and '"window":["1961-01-01","1961-12-31"]' in told
    assert '"directions":["cn-to-kp"]' in told
    assert address(page) == where


def test_nonsense_in_the_address_is_ignored_in_words():
    page = opened(sel="<b>no</b>", who="martians", **{"from": "yesterday", "to": "1961-13-99"})
    assert "&lt;b&gt;no&lt;/b&gt;" in card(page) and "not in this collection" in card(page)
    assert page.selectbox(key="who").value == ""
    told = sent(page).replace(" ", "")
    assert '"window":null' in told and '"selected":null' in told


def test_previous_and_next_walk_through_the_list():
    page = opened(sel="1961-05")
    page.button[1].click().run()
    assert address(page)["sel"] == "1961-05-12"
    page.button[0].click().run()
    assert address(page)["sel"] == "1961-05"
    page.button[2].click().run()
    assert "sel" not in address(page)


def test_hostile_text_is_shown_as_text(data):
    change(
        data / "cables" / "1961-05.toml",
        'short.en = "China\'s figures, 1961"',
        f"short.en = '{HOSTILE}'",
    )
    change(data / "cables" / "1961-05.toml", '"discovered, two provinces"', f"'{HOSTILE}'")
    for where in ({"sel": "1961-05"}, {"sel": "1961-05-detected"}, {"table": "1"}):
        text = markup(opened(**where))
        assert "<img" not in text and "<script" not in text
        assert "{{ 7*7 }}" in text and "&lt;img src=x" in text and "&lt;/script&gt;" in text


def test_broken_file_is_named_and_the_rest_stands(data):
    change(data / "cables" / "1961-05.toml", "value = 4701", 'value = "many"')
    change(data / "cables" / "1959-10-11.toml", 'kind = "cable"', 'kind = "rumour"')
    page = opened(sel="1961-05")
    text = unescape(markup(page))
    assert "cables/1961-05.toml: claims 1961-05-detected value" in text
    assert "cables/1959-10-11.toml: kind" in text and "rumour" in text
    assert "1,843" in card(page) and "four Chinese cables" in text
    assert page.get("bidi_component"), "map and timeline must stand on what is left"


def test_folder_without_any_cable_is_no_traceback(data):
    for file in (data / "cables").glob("*.toml"):
        file.unlink()
    text = markup(opened())
    assert "holds no readable cable" in text and "nothing to show" in text


def test_a_changed_value_changes_card_and_table(data):
    assert "4,701" in card(opened(sel="1961-05"))
    change(data / "cables" / "1961-05.toml", "value = 4701", "value = 4702")
    page = opened(sel="1961-05", table="1")
    assert "4,702" in card(page) and "4,702" in markup(page).split("<table>")[1]
    assert "4,702 − 1,985 = 2,717" in card(page)


def test_unwritable_folder_is_said_in_words(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("CROSSINGS_STATIC", str(blocked / "static"))
    page = opened(sel="1961-05")
    assert "could not write" in markup(page) and "4,701" in card(page)


def test_a_folder_that_holds_the_built_files_may_be_read_only(static, monkeypatch):
    opened()
    built = {file.name for file in static.iterdir()}
    assert any(name.endswith(".html") for name in built)

    def refuse(*_args, **_options):
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    st.cache_resource.clear()
    page = opened()
    assert page.get("bidi_component") and {file.name for file in static.iterdir()} == built


def test_equal_data_give_equal_file_names(static):
    opened()
    first = {file.name for file in static.iterdir()}
    st.cache_resource.clear()
    opened()
    assert {file.name for file in static.iterdir()} == first


def test_config_speaks_the_palette():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert "base" not in config["theme"], "the reader's system decides between light and dark"
    for scheme, palette in theme.PALETTES.items():
        colours = {
            key: value for key, value in config["theme"][scheme].items() if key.endswith("Color")
        }
        assert len(colours) > 5
        known = set(vars(palette).values())
        assert set(colours.values()) <= known, f"{scheme}: {set(colours.values()) - known}"
        assert colours["backgroundColor"] == palette.page
        assert colours["textColor"] == palette.ink
        assert colours["primaryColor"] == palette.to_kp


def test_style_sheets_spell_no_colour():
    files = [*(ROOT / "crossings" / "html").rglob("*.css"), ROOT / "pages" / "page.css"]
    assert len(files) > 3
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert "var(--" in text
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", text), (
            f"{file.name}: colours live in theme.py"
        )
