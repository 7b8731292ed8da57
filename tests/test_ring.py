"""The second ring: neighbouring documents, read on top of the collection and never mixed into it.

The ring of these tests is a small invented one around the frozen collection; what must hold of the
project's own ring reads ``DATA``.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from html import escape
from itertools import combinations
from pathlib import Path

import pytest

from crossings.collection.addable import causes
from crossings.collection.contradictions import findings
from crossings.collection.load import DATA, NEIGHBOURS, Dataset, has_ring, load_dataset
from crossings.editions.dump import dump
from crossings.editions.edition import as_csv
from crossings.exhibit.document import build
from crossings.exhibit.layers import marks, read_layers, rings
from crossings.exhibit.payload import payload
from crossings.exhibit.timeline import timeline
from crossings.export.single import single_file
from crossings.html import cited
from crossings.html.cables import matrix, reading
from crossings.html.explore import cable_card, card, table
from crossings.html.figures import ledger, misuse
from crossings.language.phrases import tables
from crossings.pictures import card_words
from crossings.questions.query import Choice, choose
from crossings.questions.warnings import warnings
from crossings.wording import facts, story, words
from crossings.wording.reader import Reader

PAPER = """
id = "1961-05-09"
title = "A log"
short.en = "The log"
kind = "log"
read = "opening"
directions = ["cn-to-kp"]
senders = ["mps-cn"]
recipients = []
population.en = "people who crossed"
plate.en = "{1961-05-09-crossed} crossed."
summary.en = "A log."
identified = [{ reference = "origin-data-1961", certainty = "low", reason.en = "The day fits." }]
date = { edtf = "1961-05-09", as_printed = "9 May 1961" }
places = [{ place = "ferry", role = "crossed-at" }]
said_in_words = [{ id = "some", as_printed = "dozens", label.en = "on the bank", locator.paragraph = 1, anchor = "dozens stood" }]

[archive]
name = "Archive"
reference = "A 1"
collection = "Papers"
translators = []
language.en = "Chinese"
rights.en = "Nothing is said."

[[claims]]
id = "1961-05-09-crossed"
value = 44
as_printed = "44"
kind = "flow"
unit = "people"
measure = "crossed"
direction = "cn-to-kp"
population.en = "people who crossed"
period = { edtf = "1961-05-05", hours = ["05:00"] }
area = { places = ["ferry"], meaning = "crossed-at" }
reporter = "mps-cn"
chain = ["mps-cn"]
certainty = "hearsay"
exactness = "exact-looking"
overlaps = ["1961-05-crossed"]
locator.paragraph = 1
anchor = "44 crossed"
label.en = "crossed at a ferry"

[[claims]]
id = "1961-05-09-inside"
value = 70
as_printed = "70"
kind = "flow"
unit = "people"
measure = "crossed"
direction = "cn-to-kp"
population.en = "people who crossed"
period = { edtf = "1961-05-05" }
area = { places = ["liaoning"], meaning = "crossed-at", certainty = "inferred", note.en = "From the head." }
reporter = "mps-cn"
chain = ["mps-cn"]
exactness = "round"
part_of = ["1961-05-09-crossed"]
misfit.en = "A part is larger than its whole."
locator.paragraph = 1
anchor = "70 of them"
label.en = "of these"
"""
PLACES = """
[[place]]
id = "ferry"
kind = "locality"
names = [{ text = "Ferry", lang = "en" }]
within = ["liaoning"]
point = [124.5, 40.2]
radius_km = 6
precision = "within-radius"
"""


def markup(shown: object) -> str:
    """What is shown, with plain apostrophes."""
    return str(shown).replace("&#x27;", "'").replace("&#39;", "'")


@pytest.fixture
def around(folder: Path) -> Path:
    """The frozen collection with a ring of one document."""
    ring = folder / NEIGHBOURS
    (ring / "cables").mkdir(parents=True)
    (ring / "cables" / "1961-05-09.toml").write_text(PAPER, encoding="utf-8")
    (ring / "places.toml").write_text(PLACES, encoding="utf-8")
    return folder


@pytest.fixture
def both(around: Path) -> Dataset:
    loaded = load_dataset(around, ring=True)
    assert not loaded.problems, "\n".join(map(str, loaded.problems))
    return loaded


def test_without_the_switch_nothing_of_the_ring_is_read(around: Path, dataset: Dataset) -> None:
    alone = load_dataset(around)
    assert has_ring(around) and not has_ring(DATA / "cables")
    assert dump(alone) == dump(dataset)


def test_each_document_and_figure_knows_its_ring(both: Dataset, dataset: Dataset) -> None:
    assert [one.id for one in both.documents("collection")] == list(dataset.cables)
    assert [one.id for one in both.documents("neighbours")] == ["1961-05-09"]
    assert [one.context.read for one in both.figures("neighbours")] == ["opening", "opening"]
    assert list(both.cables)[-1] == "1961-05-09"  # lists have the collection first


def test_alone_is_the_collection_as_read_without_the_ring(both: Dataset, dataset: Dataset) -> None:
    alone = both.alone()
    for name in ("cables", "claims", "places", "offices", "references", "chapters", "cable_of"):
        assert list(getattr(alone, name)) == list(getattr(dataset, name)), name
    assert Reader(alone).alone.dataset is alone


def test_a_ring_may_name_the_collection_and_never_the_other_way(around: Path) -> None:
    cable = around / "cables" / "1961-05-12.toml"
    text = cable.read_text(encoding="utf-8")
    text = text.replace("exactness =", 'repeats = ["1961-05-09-crossed"]\nexactness =', 1)
    cable.write_text(text, encoding="utf-8")
    problems = [str(one) for one in load_dataset(around).problems]
    assert any("names no claim" in one and "1961-05-09-crossed" in one for one in problems)


def test_an_id_is_unique_over_both_rings(around: Path) -> None:
    with (around / NEIGHBOURS / "places.toml").open("a", encoding="utf-8") as file:
        file.write(
            '[[place]]\nid = "liaoning"\nkind = "province"\nnames = [{ text = "L", lang = "en" }]\n'
        )
    found = [str(one) for one in load_dataset(around, ring=True).problems]
    assert found == [
        "neighbours/places.toml: place liaoning id: is taken; found 'liaoning'; "
        "places.toml has it; choose another id, or take it away here where the two are the same"
    ]


def test_no_sum_crosses_the_rings_and_no_verdict_on_the_collection_changes(
    both: Dataset, dataset: Dataset
) -> None:
    for first, second in combinations(both.claims.values(), 2):
        if first.context.ring != second.context.ring:
            assert "rings" in causes(first, second)
            assert causes(first, second) == causes(second, first)
    for first, second in combinations(dataset.claims.values(), 2):
        assert causes(both.claims[first.id], both.claims[second.id]) == causes(first, second)


def test_a_part_larger_than_its_whole_is_listed_and_not_drawn(both: Dataset) -> None:
    layers = read_layers()
    found = payload(both, timeline(both), marks(both, layers), layers, "plotly.js")
    rows = {one["id"]: one for one in found["claims"]}
    assert rows["1961-05-09-inside"]["mark"] is None and rows["1961-05-09-inside"]["beside"]
    assert "1961-05-09-inside" not in {one["owner"] for one in found["timeline"]["claims"]}
    assert rows["1961-05-09-crossed"]["mark"] == "mark-ferry" and rows["1961-05-09-crossed"]["near"]
    assert "exceeds-whole" in causes(
        both.claims["1961-05-09-inside"], both.claims["1961-05-09-crossed"]
    )


def test_a_place_within_a_distance_is_a_ring_within_what_contains_it(both: Dataset) -> None:
    layers = read_layers()
    ((name, shape),) = rings(both, layers)
    assert name == "mark-ferry" and marks(both, layers)[name].form == "ring"
    west, south, east, north = shape.bounds
    assert 0.08 < east - west < 0.16 and 0.06 < north - south < 0.12  # 12 km across, at 40° north
    liaoning = layers["provinces"].set_index("id").geometry["liaoning"]
    assert shape.difference(liaoning.buffer(1e-6)).area < 1e-9


def test_lanes_of_the_ring_lie_below_all_of_the_collection(both: Dataset, dataset: Dataset) -> None:
    plain, wide = timeline(dataset), timeline(both)
    assert wide.lanes[: len(plain.lanes)] == plain.lanes
    assert [lane for lane, _row in wide.lanes[len(plain.lanes) :]] == ["near", "near_figures"]
    assert (
        wide.claims[: len(plain.claims)] == plain.claims
        and wide.silences[0][0] <= plain.silences[0][0]
    )
    days = [day for span in wide.silences for day in span]
    assert days and all(first <= last for first, last in wide.silences)


def test_counts_and_sentences_of_the_collection_stay(both: Dataset, dataset: Dataset) -> None:
    reader, plain = Reader(both), Reader(dataset)
    assert card.purpose(reader) == card.purpose(plain)
    view = choose(reader, Choice()).sentence
    assert view.startswith(choose(plain, Choice()).sentence)
    assert "Apart from them: 2 figures from 1 neighbouring documents." in view
    told = ledger.ledger(reader)
    assert told.sentence.startswith(ledger.ledger(plain).sentence)
    own = [one for one in told.groups if not one.title.startswith("Neighbouring documents")]
    assert [one.claims for one in own] == [
        tuple(both.claims[claim.id] for claim in one.claims) for one in ledger.ledger(plain).groups
    ]


def test_how_much_was_read_stands_wherever_a_figure_stands(both: Dataset) -> None:
    reader, claim = Reader(both), both.claims["1961-05-09-crossed"]
    read, heard = tables()["read"]["opening"], tables()["certainty"]["hearsay"]
    shown = [
        words.statement(claim, reader),
        facts.value("reservations", claim, reader),
        facts.value("how_sure", claim, reader),
        str(card.card(reader, claim.id)),
        as_csv([claim], reader).decode("utf-8-sig"),
        story.reservations([claim], reader),
    ]
    for text in shown:
        assert read in text and heard in text
    assert "neighbouring documents" in shown[4]
    assert words.period(claim.period) == "5 May 1961, 05:00"


def test_what_is_cited_is_counted_for_the_collection_and_apart(
    both: Dataset, dataset: Dataset
) -> None:
    lead = markup(cited.page(Reader(dataset))).split("<h2")[0]
    told = markup(cited.page(Reader(both))).split("<h2")[0]
    for sentence in ("documents that", "known there from a mention alone"):
        assert sentence in lead and sentence in told
    assert re.findall(r"\d+ documents that \w+ cables", lead) == re.findall(
        r"\d+ documents that \w+ cables", told
    )
    assert "Apart from them" in told and "Apart from them" not in lead


def test_what_was_not_read_is_never_told_as_not_given(both: Dataset) -> None:
    reader, paper = Reader(both), both.cables["1961-05-09"]
    silent = paper.model_copy(update={"claims": ()})
    for shown in (cable_card.cable(silent, reader), reading.document(silent, reader)):
        text = markup(shown)
        assert "in what was read" in text and "It gives no figure about movement" not in text
        assert "not seen" in text and "not given" not in text
    assert "Record number not seen" in words.citation(paper)
    assert words.correspondents(paper, reader) == words.actors(paper.senders, reader)


def test_warnings_and_checks_are_of_what_was_read_and_the_collection_apart(
    both: Dataset, dataset: Dataset
) -> None:
    silent = both.cables["1961-05-09"].model_copy(update={"claims": (), "id": "1961-05-08"})
    files = {**both.files, ("cable", silent.id): f"{NEIGHBOURS}/cables/1961-05-08.toml"}
    wide = Reader(replace(both, cables={**both.cables, silent.id: silent}, files=files))
    told = {title: markup(text) for title, text in _warned(wide).items()}
    silence = told["Do not take silence for zero"]
    assert "no figure in what was read of it" in silence
    assert "In the collection movement from North Korea to China" in silence
    assert "of these" not in told["Do not add a part to its whole"]  # larger than its whole
    checked, plain = (markup(misuse.checks(Reader(one))) for one in (both, dataset))
    (counted,) = re.findall(r"\d+ parts were held [^<]*", plain)
    assert counted in checked and "Neighbouring documents: 1 parts" in checked
    assert not re.search(r"70 people.*≤", checked)


def _warned(reader: Reader) -> dict[str, str]:
    return {
        one.title: one.told(lambda claim: words.quantity(claim, reader) + claim.label.en, reader)
        for one in warnings(reader)
    }


def test_a_document_is_probably_or_perhaps_what_a_cable_cites(both: Dataset) -> None:
    reader, paper = Reader(both), both.cables["1961-05-09"]
    assert "Perhaps cited by a cable" in markup(reading.document(paper, reader))
    (one,) = paper.identified
    sure = one.model_copy(update={"certainty": "high"})
    paper = paper.model_copy(update={"identified": (sure,)})
    assert "Probably cited by a cable" in markup(reading.document(paper, reader))


def test_applications_are_not_told_as_movement(both: Dataset) -> None:
    measures = {**both.measures}
    measures["crossed"] = measures["crossed"].model_copy(update={"lawful": "lawful"})
    told = markup(card.invitation(Reader(replace(both, measures=measures))))
    assert "lawful journeys, not crossings: two" in told


def test_a_single_file_holds_both_and_begins_as_asked(both: Dataset) -> None:
    alone, around = build(both.alone()), build(both)
    for ring, begin in ((False, ""), (True, "1")):
        text = single_file(alone, around, ring)
        assert text.count('id="data"') == 1 and text.count(f'data-ring="{begin}"') == 1
        own, every = (
            json.loads(found.replace("\\u003c", "<"))
            for found in re.findall(r'id="data[^>]*>(.*?)</script>', text, re.DOTALL)
        )
        assert [one["id"] for one in own["cables"]] == list(both.alone().cables)
        assert [one["id"] for one in every["cables"]] == list(both.cables)
    assert 'id="data-alone"' not in single_file(alone)


# ---- the project's own ring -----------------------------------------------------------------------


@pytest.fixture(scope="session")
def own() -> Dataset:
    loaded = load_dataset(DATA, ring=True)
    assert not loaded.problems, "\n".join(map(str, loaded.problems))
    return loaded


def test_the_guard_on_all_pairs_of_both_rings(own: Dataset) -> None:
    alone = load_dataset(DATA)
    for first, second in combinations(own.claims.values(), 2):
        found = causes(first, second)
        assert found == causes(second, first)
        if first.context.ring != second.context.ring:
            assert "rings" in found
        if first.id in alone.claims and second.id in alone.claims:
            assert found == causes(alone.claims[first.id], alone.claims[second.id])


def test_a_figure_that_does_not_fit_another_names_the_document_of_the_other(own: Dataset) -> None:
    reader, seen = Reader(own), 0
    for finding in findings(tuple(own.claims.values())):
        homes = {own.cable_of[key] for key in finding.claims}
        for home in homes if len(homes) > 1 else ():
            told = markup(cable_card.cable(own.cables[home], reader))
            for other in homes - {home}:
                assert f"({escape(own.cables[other].short.en, quote=False)})" in told
                seen += 1
    assert seen


def test_a_position_of_two_governments_names_both(own: Dataset) -> None:
    reader, seen = Reader(own), 0
    for cable in own.cables.values():
        for position in cable.positions:
            if len(own.sides(position.holder)) > 1:
                assert "(China and North Korea)" in markup(matrix.holder(position, reader))
                seen += 1
    assert seen


def test_a_figure_told_again_is_named_on_both_cards(own: Dataset) -> None:
    reader, seen = Reader(own), 0
    for claim in own.claims.values():
        for first in map(own.claims.get, claim.repeats):
            assert first
            for one, other in ((claim, first), (first, claim)):
                told = markup(card.card(reader, one.id)).split("The same count as")[1]
                assert words.cable_name(reader.cable(other)) in told
            assert card_words.others_of(claim, own)
            seen += 1
    assert seen


def test_every_neighbouring_document_says_how_much_of_it_was_read(own: Dataset) -> None:
    for cable in own.documents("neighbours"):
        assert cable.read == "whole" or words.standing(cable)
        if cable.read == "title":
            assert not cable.claims


def test_every_telling_of_the_ring_says_that_it_was_not_read_in_full(own: Dataset) -> None:
    told = tomllib.loads((DATA / NEIGHBOURS / "story.toml").read_text(encoding="utf-8"))
    held = tomllib.loads((DATA / NEIGHBOURS / "comparisons.toml").read_text(encoding="utf-8"))
    for chapter in told["chapter"]:
        assert "not read in full" in chapter["warning"]["en"], chapter["id"]
    for one in held["comparison"]:
        said = " ".join(
            one.get(name, {}).get("en", "") for name in ("lead", "may_conclude", "may_not_conclude")
        )
        assert "read in full" in said, one["id"]


def test_a_table_tells_what_was_read_in_part_from_what_has_no_figure(both: Dataset) -> None:
    silent = both.cables["1961-05-09"].model_copy(update={"claims": ()})
    reader = Reader(replace(both, cables={**both.cables, silent.id: silent}))
    told = markup(table.table(choose(reader, Choice()), reader))
    whole, partly = told.split("without any figure in what was read of them")
    assert (
        silent.short.en in partly and silent.short.en not in whole.split("(which is not zero)")[1]
    )
