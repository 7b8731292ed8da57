"""The Share page through AppTest. What is slow to draw is stood in for; tests/browser draws it."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
import visits
from hostile import HOSTILE
from streamlit.testing.v1 import AppTest
from visits import address, closed, markup

from crossings.collection.load import load_dataset
from crossings.export import single, slides
from crossings.html.share import offers
from crossings.pictures import cards
from crossings.wording import words
from crossings.wording.reader import Reader
from pages import _server, _share

ROOT = Path(__file__).resolve().parent.parent
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@dataclass
class Drawn:
    """Stands in for a card."""

    alternative: str

    def png(self) -> bytes:
        return PIXEL

    def svg(self) -> str:
        return "<svg/>"


@pytest.fixture(autouse=True)
def orders(tmp_path, monkeypatch) -> list[tuple]:
    """No cache outlives a test, and nothing is drawn: what was ordered is noted instead."""
    found: list[tuple] = []
    monkeypatch.setenv("CROSSINGS_STATIC", str(tmp_path / "static"))
    st.cache_resource.clear()
    st.cache_data.clear()

    def card(key, _dataset, order):
        found.append(("card", key, order))
        return Drawn(f"{key} in words <b>")

    def build(reader, *, progress):
        found.append(("slides", reader.lang))
        progress(1, 1, HOSTILE)
        return b"slides"

    def file(document, _around, _ring):
        found.append(("file", document.name))
        return "<html>"

    monkeypatch.setattr(cards, "card", card)
    monkeypatch.setattr(slides, "build", build)
    monkeypatch.setattr(single, "single_file", file)
    return found


opened = partial(visits.opened, "share")


def snippet(page: AppTest) -> str:
    found = re.search(r"<code>(.*?)</code>", markup(page), re.DOTALL)
    assert found
    return unescape(found[1])


def offered(page: AppTest) -> list[str]:
    """Labels of the download buttons."""
    return [button.label for button in page.get("download_button")]


def test_page_shows_every_part() -> None:
    page = opened()
    assert page.title[0].value == "Share"
    for key in ("file", "slides", "data", "cards", "embed", "cite"):
        assert f'id="{key}"' in markup(page)
    assert [label.split(" · ")[0] for label in offered(page)] == [
        "Records, JSON", "Figures, CSV", "Download PNG", "Download SVG",
    ]  # fmt: skip


def test_the_first_card_is_drawn_and_nothing_else(orders) -> None:
    dataset, page = load_dataset(), opened()
    first = next(iter(dataset.claims))
    assert [(kind, key) for kind, key, *_ in orders] == [("card", first)]
    picture = page.image[0].proto.imgs[0]
    assert picture.alt == f"{first} in words <b>"
    assert f"{first} in words &lt;b&gt;" in markup(page)


def test_a_card_is_chosen_by_name_and_stands_in_the_address(orders) -> None:
    dataset, page = load_dataset(), opened()
    assert not set(page.selectbox(key="card").options) & set(cards.ids(dataset))
    last = list(dataset.claims)[-1]
    page.selectbox(key="card").set_value(last).run()
    assert address(page) == {"card": last}
    page.button_group(key="kind").set_value("timeline").run()
    assert address(page) == {"card": "timeline"}
    page.button_group(key="shape").set_value("square").run()
    page.button_group(key="scheme").set_value("dark").run()
    assert address(page) == {"card": "timeline", "shape": "square", "scheme": "dark"}
    kind, key, order = orders[-1]
    assert (kind, key, order.square, order.scheme) == ("card", "timeline", True, "dark")


def test_a_link_restores_the_choice_and_nonsense_is_ignored(orders) -> None:
    page = opened(card="1961-05", shape="square", frame="present", start="spring-1961")
    assert orders[-1][1] == "1961-05" and orders[-1][2].square
    assert "mode=present&chapter=spring-1961" in unescape(snippet(page))
    opened(card="<b>", shape="round", frame="cinema", start="nowhere")
    assert orders[-1][1] == next(iter(load_dataset().claims)) and not orders[-1][2].square


def test_the_file_is_prepared_once_for_everybody(orders) -> None:
    page = opened()
    page.button(key="make-file").click().run()
    assert [label for label in offered(page) if label.startswith("Download crossings.html")]
    assert [label for label in offered(opened()) if label.startswith("Download crossings.html")]
    assert len([kind for kind, *_ in orders if kind == "file"]) == 1
    assert len([kind for kind, *_ in orders if kind == "card"]) == 1, "nor is the card drawn anew"


def test_changed_data_are_prepared_anew(spoiled, orders) -> None:
    opened().button(key="make-file").click().run()
    spoiled("cables/1961-05.toml", "value = 4701", "value = 4702")
    assert not [label for label in offered(opened()) if "crossings.html" in label]
    assert len([kind for kind, *_ in orders if kind == "card"]) == 2


def test_slides_are_prepared_in_the_language_of_the_page(orders) -> None:
    page = opened()
    page.button(key="make-slides").click().run()
    assert orders[-1][:2] == ("slides", "en")
    assert [label for label in offered(page) if label.startswith("Download crossings-en.pptx")]


def test_what_goes_wrong_is_said_and_can_be_tried_again(orders, monkeypatch) -> None:
    page, whole = opened(), slides.build

    def broken(*_args, **_options):
        raise OSError("no space on <b>disk</b>")

    monkeypatch.setattr(slides, "build", broken)
    page.button(key="make-slides").click().run()
    text = markup(page)
    assert "It could not be made: OSError: no space on &lt;b&gt;disk" in text
    assert not page.exception and "4,701" in str(page.selectbox(key="card").options)
    monkeypatch.setattr(slides, "build", whole)
    page.button(key="make-slides").click().run()
    assert "could not be made" not in markup(page)
    assert [label for label in offered(page) if "pptx" in label]


def test_a_card_that_does_not_fit_is_said_and_another_can_be_chosen(monkeypatch) -> None:
    def refuse(key, *_args):
        if key == "timeline":
            return Drawn("fits")
        raise cards.CardError("its words do not fit on a card; shorten its texts")

    monkeypatch.setattr(cards, "card", refuse)
    page = opened()
    assert "do not fit on a card; shorten its texts. Nothing else" in markup(page)
    page.button_group(key="kind").set_value("timeline").run()
    assert "could not be made" not in markup(page) and page.image


def test_data_are_what_the_command_line_gives() -> None:
    dataset = load_dataset()
    document, sheet = _share._records(Reader(dataset))
    assert [row["id"] for row in json.loads(document)["claims"]] == list(dataset.claims)
    assert sheet.decode("utf-8-sig").count("\n") > len(dataset.claims)


def test_the_frame_comes_from_where_it_is_wanted(tmp_path) -> None:
    assert 'src="app/static/embed.html?embed&' in unescape(snippet(opened()))
    pinned = unescape(snippet(opened(source="edition")))
    name = re.search(r"app/static/(exhibit-[0-9a-f]{16}\.html)", pinned)
    assert name and (tmp_path / "static" / name[1]).exists(), "an address that leads nowhere"
    assert f'src="{offers.SINGLE}?embed&' in unescape(snippet(opened(source="own")))


def test_a_kiosk_has_its_seconds() -> None:
    page = opened(frame="kiosk")
    page.number_input(key="seconds").set_value(45).run()
    assert "kiosk=45" in snippet(page) and "mode=" not in snippet(page)


def test_the_frame_is_tried_only_when_asked_for() -> None:
    page = opened()
    assert not page.get("iframe")
    page.toggle(key="try").set_value(True).run()
    assert len(page.get("iframe")) == 1


def test_an_edition_without_a_file_is_said(tmp_path, monkeypatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("CROSSINGS_STATIC", str(blocked / "static"))
    page = opened(source="edition")
    assert "This edition has no file" in markup(page) and "embed.html" in snippet(page)


def test_every_cable_can_be_cited() -> None:
    text = unescape(markup(opened()))
    for cable in load_dataset().cables.values():
        assert words.citation(cable) in text


def test_hostile_text_is_shown_as_text(spoiled) -> None:
    spoiled("cables/1961-05.toml", 'short.en = "China\'s figures, 1961"', f"short.en = '{HOSTILE}'")
    page = opened(card="1961-05", start="1961-05")
    page.button(key="make-slides").click().run()
    assert "<img" not in markup(page) and "<script" not in markup(page)
    assert "&lt;img src=x" in markup(page)


def test_folder_without_any_cable_is_no_traceback(spoiled, folder) -> None:
    for file in (folder / "cables").glob("*.toml"):
        file.unlink()
    assert "holds no readable cable" in markup(opened())


def test_the_cards_of_explore_lead_here() -> None:
    page = closed()
    for chosen in ("1961-05-detected", "1961-05"):
        page.query_params["sel"] = chosen
        page.run()
        assert f'href="./share?card={chosen}"' in markup(page)


def test_the_newest_exhibit_has_an_address_that_stays(tmp_path, monkeypatch) -> None:
    scope = {"type": "http", "query_string": b"embed&lang=en&mode=explore"}
    answer = asyncio.run(_server.newest(scope))
    assert answer.status_code == 302 and answer.headers["cache-control"] == "no-cache"
    name, query = answer.headers["location"].split("?")
    assert query == "embed&lang=en&mode=explore" and (tmp_path / "static" / name).exists()
    st.cache_resource.clear()
    monkeypatch.setenv("CROSSINGS_STATIC", str(tmp_path / "static" / name))
    assert asyncio.run(_server.newest(scope)).status_code == 503
