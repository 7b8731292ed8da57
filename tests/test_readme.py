"""The page on adding a cable is followed to the letter."""

from __future__ import annotations

import re
from pathlib import Path

from crossings.collection import records
from crossings.collection.load import DATA, load_dataset
from crossings.exhibit.layers import read_layers
from crossings.exhibit.trial import SHAPES
from crossings.questions.query import Refusal, total
from crossings.sources.evidence import verify_cable
from crossings.wording import words
from crossings.wording.reader import Reader

README = DATA / "README.md"
LETTER = "A letter.\n\nIn two months some 120 crossed, of these 45 in January; 10 to 20 were lately stopped."


def example() -> tuple[str, str]:
    """File name and content of the example."""
    pattern = r"<!-- example: (\S+) -->\n```toml\n(.*?)```"
    match = re.search(pattern, README.read_text(encoding="utf-8"), re.DOTALL)
    assert match, "data/README.md has lost its example"
    return match[1], match[2]


def test_the_example_loads_without_a_problem(folder: Path) -> None:
    name, content = example()
    (folder / name).write_text(content, encoding="utf-8")
    dataset = load_dataset(folder)
    assert [str(problem) for problem in dataset.problems] == []
    cable = dataset.cables["1960-03"]
    assert list(dataset.cables).index("1960-03") == 2
    assert [claim.value for claim in cable.claims] == [120, 45, 10]
    assert isinstance(total(cable.claims[:2]), Refusal)
    assert "about 120" in words.statement(cable.claims[0], Reader(dataset))
    assert "10–20" in words.statement(cable.claims[2], Reader(dataset))


def test_the_example_can_be_held_against_a_text(folder: Path) -> None:
    name, content = example()
    (folder / name).write_text(content, encoding="utf-8")
    cable = load_dataset(folder).cables["1960-03"]
    assert {item.outcome for item in verify_cable(cable, LETTER)} == {"found"}


def test_every_file_of_the_folder_is_in_the_table() -> None:
    text = README.read_text(encoding="utf-8")
    for path in DATA.iterdir():
        if path.name != "README.md":
            name = f"{path.name}/" if path.is_dir() else path.name
            assert f"`{name}" in text, f"data/README.md does not say what {name} is"


def test_the_shapes_a_place_may_name_are_those_of_the_map() -> None:
    layers = read_layers()
    drawn = sorted(str(key) for name in SHAPES for key in layers[name]["id"])
    listed = (
        README.read_text(encoding="utf-8").split("<!-- features -->")[1].strip().splitlines()[0]
    )
    assert listed.split(", ") == drawn
    west, south, east, north = map(int, layers["land"].total_bounds)
    assert f"{west} to {east} east, {south} to {north} north" in README.read_text(encoding="utf-8")


def test_every_field_named_there_exists() -> None:
    part = README.read_text(encoding="utf-8").split("## What else a document can say")[1]
    table = [line for line in part.splitlines() if line.startswith("|")]
    fields = {
        name
        for model in (records.Cable, records.Claim, records.Period, records.Measure)
        for name in model.model_fields
    }
    named = {name for line in table for name in re.findall(r"`(\w+)`", line)}
    assert len(named) > 10 and named <= fields


def test_every_command_named_there_exists() -> None:
    root = DATA.parent
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for page in (README, root / "docs" / "coding.md"):
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"`make (\w+)`", text):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
        for command in re.findall(r"python -m crossings (\w+)", text):
            main = (root / "crossings" / "__main__.py").read_text(encoding="utf-8")
            assert f'"{command}"' in main, command
