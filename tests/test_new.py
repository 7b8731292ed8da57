"""``python -m crossings new``: asks, writes a well-formed file, and never over another."""

from __future__ import annotations

import io
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from crossings.__main__ import main
from crossings.collection import records
from crossings.collection.contradictions import doubts
from crossings.collection.load import load_dataset
from crossings.command_line import new

DOCUMENT = {
    "date.edtf": "1960-03",
    "date.as_printed": "March 1960",
    "title": "A report",
    "short": "The report",
    "senders": "public-security-jilin",
    "recipients": "mfa-cn, mps-cn",
    "archive.reference": "A 1",
    "archive.translators": "A. Translator",
    "directions": "cn-to-kp",
    "population": "people",
}
FIGURE = {
    "label": "crossed, Jilin",
    "measure": "crossed",
    "area.places": "jilin",
    "area.meaning": "statistics-from",
    "qualifier": "about",
    "period.edtf": "1960-01/1960-02",
    "period.as_printed": "in January and February",
    "hedges": "not complete; first look",
    "locator.paragraph": "1",
    "locator.sentence": "2",
    "anchor": "some 120 crossed",
}


class Scripted(new.Talk):
    """Answers by the path that a question begins with; Enter where it has none."""

    def __init__(self, answers: dict[str, str], figures: list[str]) -> None:
        super().__init__(io.StringIO(), io.StringIO(), patient=False)
        self.answers, self.figures = answers, figures

    def ask(self, question: str, usual: str | None, read: Any) -> Any:
        path = question.strip().split(":")[0]
        if path.startswith("A figure"):
            given = self.figures.pop(0) if self.figures else ""
        else:
            given = self.answers.get(path, "")
        self.source = io.StringIO(f"{given}\n")
        return super().ask(question, usual, read)


def drafted(folder: Path, *figures: str, **changed: str) -> new.Draft:
    answers = DOCUMENT | {f"claims.{key}": value for key, value in FIGURE.items()} | changed
    draft = new.Draft(load_dataset(folder), Scripted(answers, list(figures)))
    draft.document()
    return draft


def test_the_file_loads_and_only_what_is_to_do_is_told(folder: Path) -> None:
    path = new.write(drafted(folder, "120"), folder)
    assert path.name == "1960-03.toml"
    dataset = load_dataset(folder)
    assert not dataset.problems, dataset.problems
    claim = dataset.claims["1960-03-crossed-jilin"]
    assert (claim.value, claim.unit, claim.exactness, claim.direction) == (
        120, "people", "round", "cn-to-kp",
    )  # fmt: skip
    assert [hedge.en for hedge in claim.hedges] == ["not complete", "first look"]
    assert claim.chain == (claim.reporter,) == ("public-security-jilin",)
    assert [role.role for role in dataset.cables["1960-03"].places] == ["statistics-from"]
    told = {(one.field, one.what) for one in doubts(dataset)}
    assert told == {(f"{name}.en", "is still to be written") for name in new.IN_THE_EDITOR}, (
        "nothing else is wrong with what was answered"
    )


def test_every_field_that_may_be_added_stands_there_as_a_comment(folder: Path) -> None:
    text = new.write(drafted(folder, "120"), folder).read_text("utf-8")
    for model in (records.Cable, records.CableDate, records.Archive, records.Claim):
        for name in model.model_fields:
            if name not in ("claims", "date", "archive"):
                assert any(mark in text for mark in (f"\n{name}", f"\n# {name}", f"[[{name}]]")), (
                    name
                )
    assert "# within period: readings    # two or more ways of understanding" in text
    bare = "\n".join(
        line.removeprefix("# ") if "    #" in line and "# within" not in line else line
        for line in text.splitlines()
    )
    tomllib.loads(bare.replace("{ }", "{}").split("\n[[claims]]")[0])


def test_a_document_without_a_figure_says_so(folder: Path) -> None:
    new.write(drafted(folder), folder)
    dataset = load_dataset(folder)
    assert not dataset.problems and not dataset.cables["1960-03"].claims
    assert {one.field for one in doubts(dataset)} == {"summary.en", "plate.en", "silences.0.en"}


def test_a_second_document_of_a_day_gets_a_letter(folder: Path) -> None:
    draft = drafted(folder, "120", **{"date.edtf": "1961-05-12"})
    assert draft.cable["id"] == "1961-05-12-a"
    assert draft.claims[0]["id"] == "1961-05-12-a-crossed-jilin"


def test_a_range_in_words_gives_both_ends(folder: Path) -> None:
    claim = drafted(folder, "seven to eight hundred", **{"claims.qualifier": ""}).claims[0]
    assert (claim["value"], claim["value_max"], claim["exactness"]) == (700, 800, "word")


def test_a_name_that_nothing_has_is_taken_and_told(folder: Path) -> None:
    draft = drafted(folder, senders="public-security-yanbian")
    assert draft.unknown == {"public-security-yanbian": "people.toml"}
    assert "public-security-liaoning" in draft.talk.out.getvalue()  # type: ignore[attr-defined]
    text = new.write(draft, folder).read_text("utf-8")
    assert "# To do: add public-security-yanbian to people.toml" in text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"date.edtf": "March 1960"}, "not an EDTF date"),
        ({"directions": "north"}, "is not one of the allowed words"),
        ({"senders": "The Ministry"}, "is not an id"),
        ({"senders": ""}, "needs an answer"),
    ],
)
def test_an_unfit_answer_is_told_with_what_to_do(
    folder: Path, changed: dict[str, str], said: str
) -> None:
    with pytest.raises(new.Stopped, match=said):
        drafted(folder, "120", **changed)


def test_an_unfit_answer_in_a_figure_leaves_that_figure_out(folder: Path) -> None:
    """Everything answered before was lost."""
    draft = drafted(folder, "120", **{"claims.locator.paragraph": "second"})
    assert draft.cable["title"] == "A report" and not draft.claims
    assert "The last figure is left out" in draft.talk.out.getvalue()  # type: ignore[attr-defined]


def test_a_dash_leaves_out_what_may_be_left_out(folder: Path) -> None:
    first, second = drafted(folder, "120", "130", **{"claims.hedges": "-"}).claims
    assert "hedges" not in first and second["locator"]["paragraph"] == 1


def test_on_a_terminal_the_question_comes_again() -> None:
    talk = new.Talk(io.StringIO("\nMarch\n1960-03\n"), io.StringIO(), patient=True)
    info = records.CableDate.model_fields["edtf"]
    assert talk.ask("date", None, lambda given: new.fit(info, given)) == "1960-03"
    assert "needs an answer" in talk.out.getvalue()  # type: ignore[attr-defined]


def test_no_file_is_ever_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    before = (folder / "cables" / "1961-05.toml").read_bytes()
    with pytest.raises(FileExistsError):
        new.write(drafted(folder, id="1961-05"), folder)
    assert (folder / "cables" / "1961-05.toml").read_bytes() == before


def test_a_neighbouring_document_goes_to_the_ring(folder: Path) -> None:
    path = new.write(drafted(folder, "120"), folder / "neighbours")
    assert path.read_text("utf-8").startswith("#:schema ../../schema/cable.json")
    assert "1960-03-crossed-jilin" in load_dataset(folder, ring=True).claims
    assert "1960-03-crossed-jilin" not in load_dataset(folder).claims


def test_the_command_writes_nothing_where_an_answer_is_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("1960-03\n"))
    before = sorted((folder / "cables").iterdir())
    assert main(["new", str(folder)]) == 1
    assert "Nothing was written. senders: needs an answer" in capsys.readouterr().err
    assert sorted((folder / "cables").iterdir()) == before


def test_the_command_writes_and_checks(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    cable = drafted(folder, "120").cable
    monkeypatch.setattr(new.Draft, "document", lambda self: self.cable.update(cable))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main(["new", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "1960-03.toml. What is still to do:" in out
    assert "2 problems in 1 file." in out
