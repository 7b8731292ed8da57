"""The Figures page through AppTest, and what stands on it: ledger, guard, misuse, conflicts."""

from __future__ import annotations

import json
import re
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
import visits
from hostile import HOSTILE
from streamlit.testing.v1 import AppTest
from visits import address, markup

from crossings.collection.load import Dataset, load_dataset
from crossings.html.explore import card
from crossings.html.figures import adding, ledger, misuse
from crossings.pictures import card_words
from crossings.questions.query import obstacles, total
from crossings.wording import words
from crossings.wording.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
MAY = "cables/1961-05.toml"


pytestmark = pytest.mark.usefixtures("served")


opened = partial(visits.opened, "figures")


def pictures(page: AppTest) -> str:
    """All pictures of the page, as they are sent to the browser."""
    return "\n".join(svg for shapes in sent(page) for svg in shapes.values())


def sent(page: AppTest) -> list[dict[str, str]]:
    """The shapes of each picture, as they are sent to the browser."""
    return [data["shapes"] for data in component_data(page) if "shapes" in data]


def component_data(page: AppTest) -> list[dict[str, Any]]:
    """What the page's components were given."""
    return [json.loads(element.proto.json) for element in page.get("bidi_component")]


def answer(page: AppTest) -> str:
    return next(e.proto.body for e in page.get("html") if "cx-answer" in e.proto.body)


def rows(page: AppTest) -> str:
    return next(e.proto.body for e in page.get("html") if "data-pick" in e.proto.body)


def test_page_shows_every_part() -> None:
    page = opened()
    text = markup(page)
    for key in ("side-by-side", "adding", "ledger", "computed", "misuse", "conflicts"):
        assert f'id="{key}"' in text and f'href="#{key}"' in text
    count = len(load_dataset().claims)
    assert f"{count} reported figures" in text
    shapes = [set(one) for one in sent(page)]
    assert shapes == [{"wide", "slim"}] * len(load_dataset().comparisons) + [{"only"}]


def test_every_figure_is_a_row_with_document_locator_and_anchor() -> None:
    dataset, text = load_dataset(), unescape(rows(opened()))
    for claim in dataset.claims.values():
        assert f'id="row-{claim.id}"' in text and f'data-pick="{claim.id}"' in text
        assert claim.anchor in text and words.locator(claim.locator) in text
        assert f'href="./?sel={dataset.cable_of[claim.id]}"' in text
        assert all(hedge.en in text for hedge in claim.hedges)
        assert dataset.measures[claim.measure].definition.en in text
        assert words.actor(claim.reporter, Reader(dataset)) in text
        for reading in claim.period.readings:
            assert reading.label.en in text


def test_table_is_a_table_for_everybody() -> None:
    text = rows(opened())
    assert "<caption>" in text and 'scope="row"' in text and 'scope="col"' in text
    assert 'role="table"' in text and 'role="rowgroup"' in text
    assert text.count('type="checkbox"') == text.count('aria-label="Choose ')


def test_search_sort_and_group_stand_in_the_address() -> None:
    page = opened()
    page.text_input(key="q").set_value("liaoning crossed").run()
    assert address(page)["q"] == "liaoning crossed"
    assert 'data-pick="1961-05-crossed-liaoning"' in rows(page)
    assert 'data-pick="1962-03-24-corpses"' not in rows(page)
    page.selectbox(key="sort").set_value("size").run()
    page.selectbox(key="group").set_value("none").run()
    assert address(page)["sort"] == "size" and address(page)["group"] == "none"
    assert "cx-group-title" not in rows(page)
    again = opened(q="liaoning crossed", sort="size", group="none")
    assert rows(again) == rows(page)


def test_nothing_found_is_said() -> None:
    text = markup(opened(q="martians"))
    assert "No figure holds these words" in text and "data-pick" not in text


def test_ours_are_in_a_table_of_their_own() -> None:
    page = opened()
    assert "[2,716]" not in rows(page)
    table = next(e.proto.body for e in page.get("html") if "cx-derived" in e.proto.body)
    dataset = load_dataset()
    assert "data-pick" not in table and "4,701 − 1,985 = 2,716" in table
    for identity in dataset.identities.values():
        assert identity.assumption.en in unescape(table)


def test_guard_starts_with_an_instructive_refusal() -> None:
    page = opened()
    first = next(iter(load_dataset().examples.values()))
    assert page.multiselect(key="picks").value == list(first.claims)
    text = unescape(answer(page))
    assert ">No.<" in text and "4,701" in text and "28,028" in text


def test_picks_stand_in_the_address_and_come_back() -> None:
    page = opened()
    page.multiselect(key="picks").set_value(["1961-05-crossed", "1961-05-12-crossed"]).run()
    assert address(page)["pick"] == "1961-05-crossed,1961-05-12-crossed"
    assert "may be counted in both" in answer(page)
    assert "Two governments report what may be one flow" in markup(page)
    assert "Set them side by side" in markup(page)
    again = opened(pick="1961-05-crossed,1961-05-12-crossed")
    assert answer(again) == answer(page)
    assert '["1961-05-crossed", "1961-05-12-crossed"]' in json.dumps(
        next(data["picks"] for data in component_data(again) if "picks" in data)
    )


def test_total_comes_with_its_sentence() -> None:
    keys = "1961-05-12-copies-premier,1961-05-12-copies-foreign-affairs-office"
    page = opened(pick=keys)
    assert ">Yes.<" in answer(page) and "5 + 2 = 7." in unescape(answer(page))
    assert len(sent(page)) == len(load_dataset().comparisons)


def test_examples_are_tried_by_a_button() -> None:
    page = opened()
    page.button(key="try-part-and-whole").click().run()
    assert "part of the other" in answer(page)
    assert "1,985 + [2,716] = 4,701" in markup(page)


def test_no_pick_and_nonsense_are_said_in_words() -> None:
    assert "Choose figures to add" in answer(opened(pick=""))
    assert "Choose figures to add" in answer(opened(pick="<b>,nobody"))
    one = answer(opened(pick="1961-05-stopped"))
    assert "Nothing is added" in one and ">350<" in one


def test_chosen_rows_lead_to_the_exhibit() -> None:
    text = unescape(markup(opened(pick="1961-05-detected,1961-05-crossed")))
    assert "./?sel=1961-05-detected&dir=cn-to-kp&who=cn&cable=1961-05" in text


def test_a_changed_value_is_followed_by_every_occurrence(spoiled) -> None:
    before = opened(pick="1961-05-detected,1961-05-crossed")
    everything = markup(before) + pictures(before)
    assert everything.count("4,701") > 10 and everything.count("3,381") > 10
    spoiled(MAY, "value = 4701", "value = 5000")
    st.cache_resource.clear()
    page = opened(pick="1961-05-detected,1961-05-crossed")
    text = unescape(markup(page)) + pictures(page) + str(page.multiselect(key="picks").options)
    # the words of the document itself, printed as its anchor, stay what they are
    assert text.count("4,701") == text.count("we discovered 4,701 people crossing the border") == 1
    assert "[1,320]" not in text and "[1,619]" in text and "5,000 − 3,381 = 1,619" in text


def test_hostile_text_is_shown_as_text(spoiled) -> None:
    spoiled(MAY, '"discovered, two provinces"', f"'{HOSTILE}'")
    spoiled(MAY, '"incomplete statistics"', f"'{HOSTILE}'")
    spoiled("places.toml", 'text = "Liaoning"', f"text = '{HOSTILE}'")
    spoiled("comparisons.toml", '"Two governments"', f"'{HOSTILE}'")
    page = opened()
    assert "<img" not in markup(page) and "<script" not in markup(page)
    assert "&lt;img src=x" in markup(page) and "{{ 7*7 }}" in markup(page)
    assert "<img" not in pictures(page) and "{{ 7*7 }}" in pictures(page)


def test_no_label_is_read_as_markdown(spoiled, folder) -> None:
    """A picture in the title of an example was fetched by the reader's browser."""
    first = next(iter(load_dataset(folder).examples.values())).title.en
    spoiled("comparisons.toml", f'"{first}"', f"'{HOSTILE}'")
    labels = [button.label for button in opened().button]
    assert any("outside" in label for label in labels)
    for label in labels:
        assert not re.search(r"(?<!\\)[\[*`$]|(?<!\\):(?=red|material)", label), label


def test_broken_file_is_named_and_the_rest_stands(spoiled) -> None:
    spoiled("conflicts.toml", '"1962-03-24-1"', '"nobody"')
    text = unescape(markup(opened()))
    assert "conflicts.toml: conflict returned-or-settled" in text and 'id="row-1961-05' in text


def test_folder_without_any_cable_is_no_traceback(spoiled, folder) -> None:
    for file in (folder / "cables").glob("*.toml"):
        file.unlink()
    text = markup(opened())
    assert "holds no readable cable" in text and "No figure holds these words" in text


def test_ledger_finds_numbers_with_and_without_commas(dataset: Dataset) -> None:
    for asked in ("28028", "28,028", "CORPSES", "tumen"):
        assert ledger.ledger(Reader(dataset), search=asked).claims, asked


@pytest.mark.parametrize("order", ledger.orders())
@pytest.mark.parametrize("group", ledger.groupings())
def test_no_row_is_lost_or_doubled(dataset: Dataset, order: str, group: str) -> None:
    shown = ledger.ledger(Reader(dataset), order=order, group=group)
    assert sorted(claim.id for claim in shown.claims) == sorted(dataset.claims)


def test_obstacles_begin_with_the_refusal_given(dataset: Dataset) -> None:
    claims = list(dataset.claims.values())
    found = obstacles(claims)
    assert len(found) > 50 and found[0] == total(claims)
    assert obstacles(claims[:1]) == ()


def test_differences_name_shared_days_by_reading(dataset: Dataset) -> None:
    first, second = (
        dataset.claims[key] for key in ("1961-05-detected", "1962-03-24-crossed-jilin")
    )
    told = " ".join(adding.differences(first, second, Reader(dataset)))
    assert "Reading A: both periods hold 24 March to 30 April 1961." in told
    assert "Reading B: both periods hold 1 January to 30 April 1961." in told


def test_misuse_is_read_off_the_data(dataset: Dataset, folder, edit) -> None:
    text = unescape(misuse.warnings(Reader(dataset)))
    for claim in dataset.claims.values():
        if claim.may_not_conclude:
            assert claim.may_not_conclude.en in text
    assert "from North Korea to China is told of and never counted" in text
    edit("cables/1961-05-12.toml", 'comparable_to = ["1961-05-crossed"]', "")
    edit(MAY, 'comparable_to = ["1961-05-12-crossed"]', "")
    changed = misuse.warnings(Reader(load_dataset(folder)))
    assert "never as one number" in text and "never as one number" not in changed


def test_every_place_that_names_overlaps_follows_them_to_their_end(dataset: Dataset) -> None:
    """The list of misuses, the card and the picture of a figure say the same."""
    pairs = [
        ("1961-05-detected", "1961-05-12-crossed"),
        ("1961-05-detected-liaoning", "1961-05-12-crossed"),
        ("1961-05-detected-liaoning", "1961-05-crossed"),
    ]
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            claim, label = dataset.claims[one], dataset.claims[other].label.en
            relations = unescape(card.card(Reader(dataset), one)).split(
                "Overlaps, so never to be added to"
            )
            assert len(relations) == 2 and label in relations[1].split("</ul>")[0], (one, other)
            assert label in card_words.limits(claim, Reader(dataset)), (one, other)


def test_conflicts_show_both_sides_and_where(dataset: Dataset) -> None:
    text = unescape(misuse.conflicts(Reader(dataset)))
    assert dataset.conflicts
    for entry in dataset.conflicts.values():
        assert entry.sentence.en in text
    assert "unmarried men" in text and "paragraph 1, sentence 9" in text and "point 1" in text


def test_printed_list_is_added_up_and_agrees(dataset: Dataset) -> None:
    text = unescape(misuse.checks(Reader(dataset)))
    assert "agrees with the printed 19 copies" in text and "not printed" in text
    parts = sum(len(claim.part_of) for claim in dataset.claims.values())
    assert f"{parts} parts were held against their wholes" in text


def test_a_list_that_does_not_add_up_is_shown_as_it_is(folder, edit) -> None:
    edit("cables/1961-05-12.toml", "value = 19", "value = 20")
    text = unescape(misuse.checks(Reader(load_dataset(folder))))
    assert "does not agree with the printed 20 copies" in text and "cx-finding" in text


def test_a_part_beyond_its_whole_is_shown_and_not_mended(folder, edit) -> None:
    edit(MAY, "value = 1985", "value = 9000")
    loaded = load_dataset(folder)
    assert "larger than its whole" in misuse.conflicts(Reader(loaded))
    assert "do not fit" in misuse.checks(Reader(loaded)) and "9,000" in misuse.checks(
        Reader(loaded)
    )
