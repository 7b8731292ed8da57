"""Habits of the data files that no schema can hold."""

from __future__ import annotations

import re
import tomllib

import pytest

from crossings.load import DATA, Dataset
from crossings.model import ANCHOR_WORDS

CABLES = sorted((DATA / "cables").glob("*.toml"))


@pytest.mark.parametrize("path", CABLES, ids=lambda path: path.stem)
def test_every_figure_says_where_it_stands(path) -> None:
    for claim in tomllib.loads(path.read_text(encoding="utf-8")).get("claims", []):
        assert claim["anchor"] and claim["locator"], claim["id"]
        assert claim["as_printed"] in claim["anchor"], f"{claim['id']}: anchor without its number"


def test_anchors_are_a_few_words_however_one_counts(dataset: Dataset) -> None:
    anchors = [record.anchor for record in (*dataset.claims.values(), *dataset.references.values())]
    assert len(anchors) > 30
    for anchor in anchors:
        assert len(re.findall(r"[^\W_]+", anchor)) <= ANCHOR_WORDS, anchor


def test_every_document_cited_is_cited_by_some_cable(dataset: Dataset) -> None:
    cited = {name for cable in dataset.cables.values() for name in cable.cites}
    assert cited == set(dataset.references)
    for reference in dataset.references.values():
        assert reference.cited_by, f"{reference.id}: no cable cites it"
        assert reference.id not in dataset.cables, f"{reference.id}: it is in the collection"


def test_documents_that_may_be_one_say_so_both_ways(dataset: Dataset) -> None:
    for reference in dataset.references.values():
        for other in reference.perhaps_same_as:
            assert reference.id in dataset.references[other].perhaps_same_as, reference.id


def test_every_claim_begins_with_its_cable(dataset: Dataset) -> None:
    for name, cable in dataset.cable_of.items():
        assert name.startswith(f"{cable}-"), f"{name}: an id begins with its cable"


def test_every_hand_and_place_of_a_figure_is_in_its_cable(dataset: Dataset) -> None:
    for claim in dataset.claims.values():
        roles = {role.place for role in dataset.cables[dataset.cable_of[claim.id]].places}
        assert set(claim.area.places) <= roles, f"{claim.id}: give the place a role in its cable"
        assert claim.reporter in claim.chain, f"{claim.id}: the chain has the reporter in it"


def test_every_unnamed_place_is_marked(dataset: Dataset) -> None:
    named = {role.place for cable in dataset.cables.values() for role in cable.places}
    for place in dataset.places.values():
        assert place.named_in_cables == (place.id in named), place.id


def test_figures_without_a_printed_period_say_what_theirs_rests_on(dataset: Dataset) -> None:
    for claim in dataset.claims.values():
        if claim.period.as_printed is None and claim.unit != "copies":
            assert claim.period.basis, f"{claim.id}: no period is printed, so give a basis"


def test_a_cable_without_figures_says_so(dataset: Dataset) -> None:
    empty = [cable for cable in dataset.cables.values() if not cable.claims]
    assert empty
    for cable in empty:
        assert any("No figure" in text.en for text in cable.silences), cable.id


def test_handling_times_are_kept_as_printed(dataset: Dataset) -> None:
    moments = {item.stage: item for item in dataset.cables["1961-05-12"].moments}
    assert moments["proofread"].edtf < moments["transcribed"].edtf < moments["copied"].edtf
    assert moments["received"].as_printed == "May 12 at 1700"
