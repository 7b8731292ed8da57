"""The reading of one cable, the matrix over time, and what a text of the reader's own shows."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html import unescape
from typing import get_args

import pytest

from crossings.collection.load import Dataset, load_dataset
from crossings.collection.records import (
    Cable,
    Event,
    Moment,
    Place,
    Position,
    Reference,
    Role,
    Rule,
    Uncertainty,
)
from crossings.collection.records import DocumentNumber as Number
from crossings.html import cited
from crossings.html.cables import matrix, reading
from crossings.language.phrases import phrases
from crossings.sources import passages
from crossings.sources.evidence import Outcome, SourceText
from crossings.wording import vocabulary, words
from crossings.wording.reader import Reader

FIELDS = [
    (Position, "kind", "position_kind"),
    (Position, "questions", "question"),
    (Role, "role", "place_role"),
    (Uncertainty, "kind", "doubt"),
    (Number, "role", "number_role"),
    (Moment, "stage", "stage"),
    (Rule, "case", "rule_case"),
    (Cable, "kind", "document_kind"),
    (Reference, "kind", "reference_kind"),
    (Place, "precision", "precision"),
    (Place, "precision", "precision_name"),
    (Place, "confidence", "confidence"),
    (Event, "confidence", "confidence"),
]


def plain(html: str) -> str:
    """What a reader sees, on one line."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


@pytest.mark.parametrize(("model", "field", "table"), FIELDS)
def test_every_word_of_the_model_has_its_words(model, field, table):
    values = vocabulary.values(model, field)
    assert len(values) > 1
    assert set(values) == set(phrases(table))


def test_every_outcome_has_its_words():
    assert set(phrases("outcome")) == set(get_args(Outcome))


def test_everything_coded_of_a_cable_is_on_its_page(dataset: Dataset):
    assert len(dataset.cables) > 1
    for cable in dataset.cables.values():
        text = plain(reading.document(cable, Reader(dataset)))
        told = [cable.short, cable.summary, *cable.silences]
        told += [entry.about for entry in cable.uncertainties]
        told += [entry.summary for entry in cable.positions]
        told += [mention.part for mention in cable.people]
        told += [role.note for role in cable.places if role.note]
        assert [entry.en for entry in told if entry.en not in text] == []
        printed = [
            cable.title,
            cable.date.as_printed,
            cable.archive.reference,
            words.citation(cable),
        ]
        printed += [number.number for number in cable.numbers]
        printed += [mention.as_printed for mention in cable.people]
        printed += [claim.anchor for claim in cable.claims]
        printed += [entry.recipient for entry in cable.distribution]
        printed += [
            *cable.archive.translators,
            *cable.archive.funders_head,
            *cable.archive.funders_foot,
        ]
        assert [entry for entry in printed if entry not in text] == []


def test_each_figure_is_one_click_from_document_locator_and_anchor(dataset: Dataset):
    for cable in dataset.cables.values():
        page = reading.document(cable, Reader(dataset))
        for claim in cable.claims:
            row = next(part for part in page.split("<li>") if f'href="./?sel={claim.id}"' in part)
            assert claim.anchor in unescape(row) and words.locator(claim.locator) in row
            assert all(hedge.en in unescape(row) for hedge in claim.hedges)


def test_missing_record_is_not_given_and_no_link_is_made_up(dataset: Dataset):
    absent = [cable for cable in dataset.cables.values() if cable.archive.record is None]
    assert absent
    for cable in absent:
        page = reading.document(cable, Reader(dataset))
        assert "<dt>Record</dt><dd>not given" in page
        assert cable.archive.address and cable.archive.address in page
    elsewhere = absent[0].model_copy(
        update={
            "archive": absent[0].archive.model_copy(
                update={"address": None, "record": "12", "name": "Other"}
            )
        }
    )
    assert elsewhere.archive.url is None, (
        "whose records are found by number is known of one archive"
    )
    assert 'target="_blank"' not in reading.document(elsewhere, Reader(dataset))


def test_authors_word_is_marked_only_where_it_stands(dataset: Dataset):
    for cable in dataset.cables.values():
        said = "“Illegal” is the authors’ word, as translated." in plain(
            reading.document(cable, Reader(dataset))
        )
        assert said == ("illegal" in cable.title.lower())


def test_funders_at_head_and_foot_stand_apart_where_they_differ(dataset: Dataset):
    assert "Funded by, at the foot" in reading.document(
        dataset.cables["1962-03-24"], Reader(dataset)
    )
    assert "at the foot" not in plain(
        reading.document(dataset.cables["1957-12-17"], Reader(dataset))
    )


def test_window_is_ours_in_brackets_with_its_reason(dataset: Dataset):
    cable = dataset.cables["1961-05"]
    text = plain(reading.document(cable, Reader(dataset)))
    assert "[8 to 31 May 1961]" in text and cable.date.window_reason.en in text


def test_distribution_list_is_checked_and_not_mended(dataset: Dataset):
    cable = dataset.cables["1961-05-12"]
    assert "[19] is the printed total, 19" in plain(reading.document(cable, Reader(dataset)))
    wrong = cable.model_copy(update={"distribution_total": 20})
    assert "[19] is not the printed total, 20: shown, not corrected" in plain(
        reading.document(wrong, Reader(dataset))
    )
    none = cable.model_copy(update={"distribution_total": None})
    assert "No total is printed." in plain(reading.document(none, Reader(dataset)))


def test_headings_come_in_order(dataset: Dataset):
    pages = [reading.document(cable, Reader(dataset)) for cable in dataset.cables.values()]
    for page in [*pages, cited.page(Reader(dataset))]:
        levels = [int(level) for level in re.findall(r"<h(\d)", page)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


# The matrix


def test_each_position_stands_under_each_of_its_questions(dataset: Dataset):
    table = matrix.matrix(Reader(dataset))
    rows = table.split("<tbody")[1].split('scope="row"')[1:]
    assert len(rows) == len(matrix.QUESTIONS)
    for question, row in zip(matrix.QUESTIONS, rows, strict=True):
        cells = row.split("<td")[1:]
        assert len(cells) == len(dataset.cables)
        for cable, cell in zip(dataset.cables.values(), cells, strict=True):
            held = [entry for entry in cable.positions if question in entry.questions]
            assert all(entry.summary.en in unescape(cell) for entry in held)
            assert ("not taken up" in cell) == (not held)


def test_cables_without_known_order_say_so(dataset: Dataset):
    groups = [[cable.id for cable in group] for group in matrix.runs(dataset.cables.values())]
    assert ["1961-05", "1961-05-12"] in groups and ["1957-12-17"] in groups
    assert 'colspan="2"' in matrix.matrix(
        Reader(dataset)
    ) and "came first is not known" in matrix.matrix(Reader(dataset))
    apart = replace(dataset, cables={"1957-12-17": dataset.cables["1957-12-17"]})
    assert "came first" not in matrix.matrix(Reader(apart))


def test_each_holder_bears_pattern_and_country(dataset: Dataset):
    table = matrix.matrix(Reader(dataset))
    assert "cx-dots" in table and "Pak Song Chol (North Korea)" in table
    assert "cx-hatch" in table and "Chinese ministries (China)" in table


# Documents cited and not here


def test_every_cited_document_is_told_with_basis_and_words(dataset: Dataset):
    page = plain(cited.page(Reader(dataset)))
    assert len(dataset.references) > 1
    for entry in dataset.references.values():
        told = (entry.title.en, entry.why.en, entry.date_basis.en, entry.anchor)
        assert [text for text in told if text not in page] == []
    assert "the order says nothing about time" in page


def test_cited_documents_stand_under_their_cable_by_title(dataset: Dataset):
    sections = cited.page(Reader(dataset)).split("<h2>")[1:]
    for section in sections:
        titles = [unescape(title).strip("“”") for title in re.findall(r"<h3>(.*?)</h3>", section)]
        assert titles == sorted(titles)


def test_sought_document_is_marked(dataset: Dataset):
    assert cited.page(Reader(dataset), "joint-record-1955").count("rd-sought") == 1
    assert "rd-sought" not in cited.page(Reader(dataset), "nothing")


# Texts that a reader brings; all of them synthetic


def synthetic(cable: Cable, dataset: Dataset) -> str:
    """A text that holds every anchor of a cable, and nothing of the document but these."""
    anchors = [claim.anchor for claim in cable.claims]
    anchors += [dataset.references[key].anchor for key in cable.cites]
    return "\n\n".join(f"Before it, {anchor} & after <it>." for anchor in anchors)


def held(dataset: Dataset, key: str, text: str) -> passages.Held:
    return passages.hold(dataset.cables[key], dataset, SourceText(text, "mine.txt"))


def test_words_of_every_figure_are_marked_at_their_place(dataset: Dataset):
    for key, cable in dataset.cables.items():
        result = held(dataset, key, synthetic(cable, dataset))
        assert result.found == len(result.evidence) == len(cable.claims) + len(cable.cites)
        page = reading.document(cable, Reader(dataset), result)
        assert "rd-good" in page and "This text differs" not in page
        for claim in cable.claims:
            pieces = result.pieces(claim.id)
            assert [piece.text for piece in pieces if piece.mark == "number"] == [claim.as_printed]
            words_shown = "".join(piece.text for piece in pieces if piece.mark)
            assert words_shown == claim.anchor
        assert page.count("after &lt;it&gt;") >= len(cable.claims)
        assert "<it>" not in page


def test_another_number_at_the_same_words_is_said_to_differ(dataset: Dataset):
    cable = dataset.cables["1961-05"]
    text = synthetic(cable, dataset).replace("4,701", "4,107")
    result = held(dataset, cable.id, text)
    page = plain(reading.document(cable, Reader(dataset), result))
    assert result.found == len(result.evidence) - 1
    assert "This text differs from the one that was coded." in page
    assert "its words are here, its number is not; looked for “4,701”, found “4,107”" in page


def test_missing_words_are_said_to_be_missing(dataset: Dataset):
    cable = dataset.cables["1962-03-24"]
    text = synthetic(cable, dataset).replace("corpses", "bodies")
    result = held(dataset, cable.id, text)
    assert result.evidence["1962-03-24-corpses"].outcome == "anchor-missing"
    assert "its words are not in this text; looked for “243”" in plain(
        reading.document(cable, Reader(dataset), result)
    )


def test_text_of_another_cable_is_recognised(dataset: Dataset):
    other = dataset.cables["1962-03-24"]
    assert held(dataset, "1961-05", synthetic(other, dataset)).fits == other.id
    assert held(dataset, "1961-05", "Something else altogether.").fits is None
    assert held(dataset, "1961-05", synthetic(dataset.cables["1961-05"], dataset)).fits is None


def test_hostile_text_is_shown_as_text(dataset: Dataset):
    cable = dataset.cables["1961-05"]
    claim = cable.claims[0]
    text = f"<script>top.bad=1</script> {{{{ 7*7 }}}} {claim.anchor} <img src=x onerror=alert(1)>"
    page = reading.document(cable, Reader(dataset), held(dataset, cable.id, text))
    assert "&lt;script&gt;" in page and "&lt;img src=x" in page
    assert "<script" not in page and "<img" not in page


def test_passage_keeps_to_its_paragraph_and_to_whole_words(dataset: Dataset):
    cable = dataset.cables["1962-03-24"]
    claim = cable.claims[1]
    text = f"Another paragraph.\n\n{'word ' * 90}{claim.anchor}{' word' * 90}\n\nThe last one."
    shown = "".join(piece.text for piece in held(dataset, cable.id, text).pieces(claim.id))
    assert "paragraph" not in shown and "last" not in shown
    assert shown.startswith("… word") and shown.endswith("word …")
    assert len(shown) < len(claim.anchor) + 2 * passages.AROUND + 10


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 stream", "not-text"),
        (b"PK\x03\x04 word", "not-text"),
        (b"\x00\x01\x02\x03", "not-text"),
        (b"x" * (passages.LIMIT + 1), "too-large"),
    ],
)
def test_what_is_no_text_is_told_clearly(content, flaw):
    with pytest.raises(passages.Unreadable) as caught:
        passages.read_upload(content)
    assert caught.value.flaw == flaw
    assert len(caught.value.words()) > 40


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_the_usual_encodings(encoding):
    assert passages.read_upload("“quoted”, 4,701".encode(encoding)) == "“quoted”, 4,701"


def test_a_changed_figure_is_followed_on_the_page(folder, edit):
    path = folder / "cables" / "1961-05.toml"
    assert "4,701" in plain(
        reading.document(load_dataset(folder).cables["1961-05"], Reader(load_dataset(folder)))
    )
    edit("cables/1961-05.toml", "value = 4701", "value = 4709")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("4,701", "4,709"), encoding="utf-8")
    changed = load_dataset(folder)
    page = plain(reading.document(changed.cables["1961-05"], Reader(changed)))
    assert "4,701" not in page and page.count("4,709") >= 3
