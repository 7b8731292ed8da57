"""The facts of a figure: one name a field and one value, wherever a figure is shown."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from test_exhibit import data_of

from crossings import exhibit
from crossings.collection.load import Dataset
from crossings.editions import edition
from crossings.html.explore import figure_card, table
from crossings.html.figures import ledger
from crossings.pictures import card_words
from crossings.questions.query import Choice, choose
from crossings.wording import facts
from crossings.wording.reader import Reader


@pytest.fixture
def reader(dataset: Dataset) -> Reader:
    return Reader(dataset)


def file(reader: Reader, **changed: str) -> list[dict[str, str]]:
    claims = [claim.model_copy(update=changed) for claim in reader.dataset.claims.values()]
    text = edition.as_csv(claims, reader).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_no_two_fields_share_a_key_or_a_name() -> None:
    names = facts.names()
    assert len(facts.FIELD) == len(facts.FIELDS) == len(set(names.values()))
    assert names["reporter"] == "Reported by"


def test_a_field_is_shown_where_it_says() -> None:
    places = {"file", "table", "narrow", "card"}
    assert all(set(field.shown.split()) <= places and field.shown for field in facts.FIELDS)
    assert set(facts.NARROW) <= set(facts.TABLE)


def test_file_has_every_field_by_its_name(reader: Reader) -> None:
    rows, names = file(reader), facts.names()
    assert list(rows[0]) == [*(names[key] for key in facts.FILE), "Data"]
    for row, claim in zip(rows, reader.dataset.claims.values(), strict=True):
        for key in facts.FILE:
            assert row[names[key]] == facts.value(key, claim, reader)


def test_file_tells_reservations_and_readings(reader: Reader) -> None:
    by_id = {row["Id"]: row for row in file(reader)}
    assert "incomplete statistics" in by_id["1961-05-detected"]["Reservations"]
    assert "Reading A" in by_id["1962-03-24-crossed-jilin"]["Period"]
    assert "A: " in by_id["1962-03-24-crossed-jilin"]["Our reading of the period"]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_file_runs_nothing(reader: Reader, formula: str) -> None:
    assert {row["Number as printed"] for row in file(reader, as_printed=formula)} == {f"'{formula}"}


def test_tables_have_the_columns_of_the_list(reader: Reader) -> None:
    names = facts.names()
    sheet = unescape(table.table(choose(reader, Choice()), reader))
    assert [name for name in names.values() if f'<th scope="col">{name}<' in sheet] == [
        names[key] for key in facts.TABLE
    ]
    columns = {column.key for column in ledger.columns()}
    assert columns.isdisjoint(ledger.INSIDE) and columns | ledger.INSIDE == set(facts.TABLE)


def test_card_and_picture_use_the_names_and_values_of_the_list(reader: Reader) -> None:
    claim, names = reader.dataset.claims["1961-05-detected"], facts.names()
    card = unescape(figure_card.figure(claim, reader))
    for fact in facts.facts(claim, reader):
        if fact.key != "document":  # a link above the number
            assert fact.value in card
        if fact.key not in figure_card.APART:
            assert re.search(f"<dt>(<button[^>]*>)?{re.escape(fact.name)}<", card)
    for fact in card_words.facts(claim, reader):
        assert fact.name == names.get(fact.key, "Beside it")
        if fact.key in names:
            assert facts.value(fact.key, claim, reader) in fact.value


def test_exhibit_is_sent_names_and_values_of_every_fact_it_shows(reader: Reader) -> None:
    payload = data_of(exhibit.build(reader.dataset))
    told, shown = payload["texts"]["en"], payload["facts"]
    assert told["facts"] == facts.names() and shown["table"] == list(facts.NARROW)
    for key, claim in reader.dataset.claims.items():
        for name in {*shown["table"], *shown["card"]}:
            assert told["claims"][key]["facts"].get(name, "") == facts.value(name, claim, reader)
    for value in told["derived"].values():
        assert set(shown["computed"]) <= set(value["facts"]) and value["facts"]["assumption"]
