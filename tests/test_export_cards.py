"""Picture cards: nothing that keeps a figure honest may be missing from its picture."""

from __future__ import annotations

import html
import re
import struct
from xml.etree import ElementTree

import pytest
from frozen import COLLECTION

from crossings.collection.load import Dataset, load_dataset
from crossings.editions import edition
from crossings.pictures import cards, view
from crossings.pictures.canvas import Canvas, png
from crossings.wording import words
from crossings.wording.reader import Reader

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"
CLAIMS = sorted(load_dataset(COLLECTION).claims)
LIGHT, SQUARE = cards.Order(), cards.Order(square=True)


def drawn(svg: str) -> str:
    """The words that stand in the picture, lines joined."""
    root = ElementTree.fromstring(svg)
    return squeezed(" ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text")))


def squeezed(text: str) -> str:
    """Without blanks, since a line may break anywhere a blank was."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("key", CLAIMS)
@pytest.mark.parametrize("order", [LIGHT, SQUARE], ids=["landscape", "square"])
def test_a_figure_carries_all_its_doubts(dataset: Dataset, key: str, order: cards.Order) -> None:
    claim = dataset.claims[key]
    made = cards.card(key, Reader(dataset), order)
    text = drawn(made.svg(embedded=False))
    wanted = [
        words.amount(claim),
        words.unit(claim, Reader(dataset)),
        dataset.measures[claim.measure].definition.en,
        claim.population.en,
        words.area(claim, Reader(dataset)),
        words.reporter(claim, Reader(dataset)),
        words.citation(dataset.cables[dataset.cable_of[key]]),
        edition.line(Reader(dataset)),
        words.direction(claim.direction),
        *(hedge.en for hedge in claim.hedges),
        *(reading.label.en for reading in claim.period.readings),
        claim.may_not_conclude.en if claim.may_not_conclude else "Not more than what one document",
    ]
    if not claim.period.readings:
        wanted.append(words.period(claim.period))
    for other in (*claim.comparable_to, *claim.overlaps, *claim.part_of):
        rival = dataset.claims[other]
        wanted += [words.amount(rival), *(hedge.en for hedge in rival.hedges)]
    if claim.area.meaning != "not-applicable":
        wanted += ["Modern outlines", "OpenStreetMap"]
    for item in wanted:
        assert squeezed(item) in text, f"{key}: {item!r} is not in the picture"


@pytest.mark.parametrize("order", [LIGHT, SQUARE], ids=["landscape", "square"])
def test_comparisons_maps_and_timeline_carry_theirs(dataset: Dataset, order: cards.Order) -> None:
    for key in (*dataset.comparisons, *dataset.cables, cards.TIMELINE):
        made = cards.card(key, Reader(dataset), order)
        text = drawn(made.svg(embedded=False))
        assert squeezed(edition.line(Reader(dataset))) in text
        if key in dataset.cables:
            claims = [c for c in dataset.cables[key].claims if c.unit != "copies"]
            cables = [dataset.cables[key]]
        elif key == cards.TIMELINE:
            claims = [c for c in dataset.claims.values() if c.unit != "copies"]
            cables = list(dataset.cables.values())
        else:
            entry = dataset.comparisons[key]
            claims = [dataset.claims[name] for name in entry.claims]
            cables = [dataset.cables[dataset.cable_of[claim.id]] for claim in claims]
            assert "Donotconclude." in text and "Maybeconcluded." in text
        for cable in cables:
            assert squeezed(words.citation(cable)) in text, key
        for claim in claims:
            for item in (words.amount(claim), *(hedge.en for hedge in claim.hedges)):
                assert squeezed(item) in text, f"{key}: {item}"


def test_every_card_has_a_text_alternative_that_says_as_much(dataset: Dataset) -> None:
    for key in cards.ids(dataset):
        made = cards.card(key, Reader(dataset), LIGHT)
        assert made.title and len(made.alternative) > 80, key
        root = ElementTree.fromstring(made.svg(embedded=False))
        assert root.find(f"{SVG}title").text and root.find(f"{SVG}desc").text
        if key in dataset.claims:
            claim = dataset.claims[key]
            assert words.statement(claim, Reader(dataset)) in made.alternative
            assert words.citation(dataset.cables[dataset.cable_of[key]]) in made.alternative


def test_a_changed_value_changes_the_picture(folder, edit) -> None:
    edit("cables/1962-03-24.toml", "value = 28028", "value = 31007")
    changed = load_dataset(folder)
    for key in ("1962-03-24-crossed-jilin", "the-past-year", "1962-03-24", "timeline"):
        text = drawn(cards.card(key, Reader(changed), LIGHT).svg(embedded=False))
        assert "31,007" in text and "28,028" not in text, key


def test_a_picture_is_the_same_every_time_and_as_large_as_said(dataset: Dataset) -> None:
    key = "1961-05-12-crossed"
    assert (
        cards.card(key, Reader(dataset), LIGHT).svg()
        == cards.card(key, Reader(dataset), LIGHT).svg()
    )
    for order, size in ((LIGHT, (1600, 900)), (SQUARE, (1200, 1200))):
        picture = cards.card(key, Reader(dataset), order).png()
        if order is LIGHT:
            assert picture == cards.card(key, Reader(dataset), order).png()
        assert struct.unpack(">II", picture[16:24]) == size


def test_the_dark_card_says_the_same(dataset: Dataset) -> None:
    dark = cards.Order(scheme="dark")
    one, other = (
        cards.card("1961-05-crossed", Reader(dataset), order).svg(embedded=False)
        for order in (LIGHT, dark)
    )
    assert drawn(one) == drawn(other) and one != other


def test_hue_pattern_and_wedge_follow_the_rules(dataset: Dataset) -> None:
    made = {
        key: cards.card(key, Reader(dataset), LIGHT).svg(embedded=False)
        for key in (
            "1961-05-crossed",
            "1961-05-12-crossed",
            "1961-05-preparing-andong",
            "1962-03-24-corpses",
        )
    }
    assert 'id="hatch-to-kp-100"' in made["1961-05-crossed"]
    assert "to-kp" not in made["1961-05-preparing-andong"], "households are drawn in ink"
    assert "to-kp" not in made["1962-03-24-corpses"], "the dead are drawn in ink"
    assert "hatch-ink-100" in made["1962-03-24-corpses"]
    comparison = cards.card("two-governments", Reader(dataset), LIGHT).svg(embedded=False)
    assert "hatch-to-kp-100" in comparison and "dots-to-kp-100" in comparison


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "{{ 7*7 }} {% x %}", "</text><image href='x'/>", "a & b"],
)
def test_hostile_text_is_text(folder, edit, hostile: str) -> None:
    edit("cables/1961-05.toml", 'label.en = "stopped"', f"label.en = {quoted(hostile)}")
    loaded = load_dataset(folder)
    assert not loaded.problems
    svg = cards.card("1961-05-stopped", Reader(loaded), LIGHT).svg()
    root = ElementTree.fromstring(svg)
    assert not [node for node in root.iter() if node.tag in (f"{SVG}script", f"{SVG}image")]
    shown = squeezed(hostile)
    assert shown in drawn(svg) and html.escape(shown, quote=False)[:8] in squeezed(svg)
    assert not re.search(
        r"(?:href|src)\s*=|url\((?!#|data:font)", svg.replace(html.escape(hostile, quote=False), "")
    )


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize("lang", ["zh", "ko"])
def test_other_languages_are_drawn_in_fonts_of_the_file(dataset: Dataset, lang: str) -> None:
    made = cards.card("1961-05-preparing-andong", Reader(dataset, lang), cards.Order())
    svg = made.svg()
    assert f'xml:lang="{lang}"' in svg and "data:font/woff2" in svg
    assert {"zh": "安东", "ko": "안둥"}[lang] in svg
    assert {"zh": "Crossings SC", "ko": "Crossings KR"}[lang] in svg


def test_korean_words_stay_whole_and_chinese_breaks_between_characters() -> None:
    canvas = Canvas(100, 100, lang="ko")
    text = "압록강과 두만강에서 발견한 주검의 수"
    assert " ".join(canvas.lines(text, 120, 20)) == text
    for line in canvas.lines("中国有关部门写道，那里有人家准备前往朝鲜。", 130, 20):
        assert line[0] not in "，。"


def test_no_line_is_lost_and_none_runs_over() -> None:
    canvas = Canvas(100, 100)
    text = "Telegram of the Ministry: https://digitalarchive.example/document/12345678901234567890 end."
    lines = canvas.lines(text, 180, 16)
    assert squeezed("".join(lines)) == squeezed(text)
    assert all(canvas.measure(line, 16) <= 180 for line in lines)


def test_a_map_never_shows_the_edge_of_its_layers(dataset: Dataset) -> None:
    west = view.extent()[0]
    for w, h in ((1600, 500), (600, 1200), (900, 600)):
        eye = view.view(view.home(dataset), view.Frame(0, 0, w, h))
        assert eye.place((west, 42.0))[0] <= eye.frame.x + 1
        assert eye.place((126.0, view.extent()[1]))[1] >= h
        for spot in ((121.0, 46.0), (130.0, 42.5), (124.4, 39.9)):
            assert eye.holds(*eye.place(spot)), "what was asked for is in view"


def test_wrong_orders_say_what_there_is(dataset: Dataset, tmp_path) -> None:
    with pytest.raises(cards.CardError, match="timeline"):
        cards.card("nothing", Reader(dataset), LIGHT)
    with pytest.raises(cards.CardError, match="png or"):
        cards.write("timeline", tmp_path / "x.gif", Reader(dataset), LIGHT)


def test_a_picture_that_cannot_be_drawn_is_said_in_words() -> None:
    with pytest.raises(OSError, match="no picture could be drawn"):
        png("no svg", [])
