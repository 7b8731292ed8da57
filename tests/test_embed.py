"""The snippet for other pages, and what is handed out beside it."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from crossings.collection.load import Dataset
from crossings.editions import edition
from crossings.html.share import embed, offers
from crossings.html.share.embed import Embed
from crossings.language.phrases import phrases
from crossings.pictures import cards
from crossings.wording import words
from crossings.wording.reader import Reader


def frame(snippet: str) -> dict[str, str | None]:
    """Attributes of the one element that a snippet holds."""
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attributes)))

    Reader().feed(snippet)
    assert [name for name, _ in found] == ["iframe"]
    return found[0][1]


def asked(snippet: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(frame(snippet)["src"] or "").query, keep_blank_values=True)


def test_a_frame_gives_nothing_away_and_takes_the_width_it_gets() -> None:
    found = frame(Embed("https://a.example/app/static/embed.html").snippet("Map"))
    assert found["referrerpolicy"] == "no-referrer" and found["loading"] == "lazy"
    assert "allow-same-origin" not in (found["sandbox"] or ""), "it could store something"
    assert "allow-scripts" in (found["sandbox"] or "") and found["title"] == "Map"
    assert "width:100%" in (found["style"] or "") and "min-width:320px" in (found["style"] or "")


@pytest.mark.parametrize(
    ("wanted", "query"),
    [
        (Embed("x.html"), {"embed": [""], "lang": ["en"], "mode": ["explore"]}),
        (
            Embed("x.html", lang="ko", start="1961-05"),
            {"embed": [""], "lang": ["ko"], "mode": ["explore"], "sel": ["1961-05"]},
        ),
        (
            Embed("x.html", "present", start="spring-1961"),
            {"embed": [""], "lang": ["en"], "mode": ["present"], "chapter": ["spring-1961"]},
        ),
        (
            Embed("x.html", "kiosk", start="ignored", seconds=90),
            {"embed": [""], "lang": ["en"], "kiosk": ["90"]},
        ),
    ],
)
def test_the_address_says_what_the_exhibit_reads(wanted: Embed, query: dict) -> None:
    assert asked(wanted.snippet("Map")) == query


def test_nothing_gets_out_of_the_snippet() -> None:
    hostile = '"><script>alert(1)</script>'
    found = frame(Embed("x.html", start=hostile, lang=hostile).snippet(hostile))
    assert found["title"] == hostile and "<" not in (found["src"] or "")


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://a.example/share", "https://a.example/"),
        ("https://a.example/base/path/share?card=x", "https://a.example/base/path/"),
        ("http://localhost:8501/share/", "http://localhost:8501/"),
        (None, ""),
    ],
)
def test_the_root_of_the_dashboard(url: str | None, root: str) -> None:
    assert embed.root_of(url) == root


def test_an_address_that_leads_to_this_machine_is_known() -> None:
    for local in ("http://localhost:8501/", "http://127.0.0.1/", "http://[::1]:8501/"):
        assert embed.is_local(local)
    assert not embed.is_local("https://a.example/") and not embed.is_local("")


def test_every_place_of_a_frame_is_one_the_exhibit_knows(dataset: Dataset) -> None:
    explore, present = (embed.places(Reader(dataset), mode) for mode in ("explore", "present"))
    assert set(explore) == {"", *dataset.cables, *dataset.claims}
    assert set(present) == {"", *dataset.chapters}
    assert embed.places(Reader(dataset), "kiosk") == {}


def test_every_card_has_a_name_and_none_is_an_id(dataset: Dataset) -> None:
    named = offers.card_names(Reader(dataset))
    every = {key: name for part in named.values() for key, name in part.items()}
    assert set(every) == set(cards.ids(dataset)) and offers.TIMELINE == cards.TIMELINE
    assert set(named) == set(phrases("card_kind"))
    assert not [name for key, name in every.items() if not name or name == key]
    assert len(set(named["figure"].values())) == len(dataset.claims)


def test_the_dataset_and_each_cable_can_be_cited(dataset: Dataset) -> None:
    from html import unescape

    text = unescape(offers.citations(Reader(dataset), "https://a.example/"))
    for cable in dataset.cables.values():
        assert text.count(words.citation(cable)) == 2, "once to read and once to copy"
    whole = offers.citation(dataset, "https://a.example/")
    assert edition.line(Reader(dataset)) in whole and "1957–1962" in whole and whole in text
    assert whole.endswith("https://a.example/.")
