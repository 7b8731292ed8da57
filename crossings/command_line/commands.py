"""What the command line does. Every command prints its findings and returns an exit code."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sized
from pathlib import Path

from crossings.collection.contradictions import doubts
from crossings.collection.derive import derived
from crossings.collection.load import (
    NEIGHBOURS,
    Dataset,
    UnfitFile,
    data_folder,
    has_ring,
    load_dataset,
    read_text,
)
from crossings.collection.problems import Problem, folded, line_of
from crossings.command_line import new
from crossings.editions import edition, schema
from crossings.editions.edition import as_json
from crossings.language import catalogue
from crossings.look.theme import Scheme
from crossings.sources import evidence
from crossings.wording.reader import Reader

NAMED = 3  # records of a file that are named where they only follow from a problem


def check(folder: Path | None, every: bool = False) -> int:
    """Report every problem and doubt of every file, and try to draw the exhibit.

    A problem that only follows from another is named beneath it; with ``every`` it is told in
    full. Returns 1 where there is anything to report, or where nothing was there.
    """
    from crossings.exhibit.trial import faults

    root = folder or data_folder()
    dataset = load_dataset(root)
    unread = list(dataset.problems)
    shown = [*doubts(dataset), *faults(dataset)]
    if has_ring(root):
        dataset = load_dataset(root, ring=True)
        unread += dataset.problems
        shown += [*doubts(dataset), *faults(dataset)]
    unread, shown = _each_once(unread), _each_once(shown)
    for problem, consequences in folded(_with_lines(unread, root)):
        print(problem)
        if every:
            for consequence in consequences:
                print(f"  {consequence}")
        elif consequences:
            print(f"  and {len(consequences)} more {_follow(consequences)}")
    for problem in _with_lines(shown, root):
        print(problem)
    print(f"Checked {root}: {_counts(dataset)}.")
    print(_verdict_of([*unread, *shown], every))
    return 1 if unread or shown else 0


def _each_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those found again where the neighbouring documents are read too."""
    found: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        found.setdefault((problem.key, problem.what), problem)
    return list(found.values())


def _verdict_of(found: list[Problem], every: bool) -> str:
    """How many problems, in how many files, and how many of them only follow from others."""
    if not found:
        return "No problem found."
    causes = [problem for problem in found if not problem.because]
    files = len({problem.file for problem in causes})
    said = f"{_number(len(causes), 'problem')} in {_number(files, 'file')}"
    more = len(found) - len(causes)
    if not more:
        return f"{said}."
    told = "" if every else "; --all tells them in full"
    return f"{said}, and {more} that {'follows' if more == 1 else 'follow'} from them{told}."


def new_document(folder: Path | None, ring: bool = False) -> int:
    """Ask for a document, write its file, and check it; 1 where it was not written.

    With ``ring`` it becomes one of the neighbouring documents.
    """
    root = folder or data_folder()
    talk = new.Talk(sys.stdin, sys.stdout, patient=sys.stdin.isatty())
    files = load_dataset(root, ring=True).files if has_ring(root) else {}
    draft = new.Draft(load_dataset(root, ring), talk, files)
    try:
        draft.document()
        path = new.write(draft, root / NEIGHBOURS if ring else root)
    except (new.Stopped, OSError, KeyboardInterrupt) as error:
        print(f"\nNothing was written. {error}", file=sys.stderr)
        return 1
    print(f"\nWrote {path}. What is still to do:")
    check(root)
    return 0


def _with_lines(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """The problems, each with its line where it can be told."""
    texts: dict[str, str] = {}
    found = []
    for problem in problems:
        if problem.file not in texts:
            try:
                texts[problem.file] = read_text(root / problem.file)
            except (OSError, UnicodeDecodeError, UnfitFile):
                texts[problem.file] = ""
        line = line_of(texts[problem.file], problem.field)
        found.append(dataclasses.replace(problem, line=line))
    return found


def _follow(problems: list[Problem]) -> str:
    """The records left out, or trimmed, for what follows from a problem: by file, the first few."""
    files: dict[str, list[str]] = {}
    for record in dict.fromkeys(problem.record for problem in problems):
        file, _colon, name = record.partition(": ")
        files.setdefault(file, []).append(name or "entries of the document")
    told = [
        f"{file}: {', '.join(names[:NAMED])}{', …' if len(names) > NAMED else ''}"
        for file, names in files.items()
    ]
    verb = "follows" if len(problems) == 1 else "follow"
    return f"{verb} from this: {'; '.join(told)}"


def _counts(dataset: Dataset) -> str:
    around = dataset.documents("neighbours")
    counted: dict[str, Sized] = {
        "cable": dataset.documents("collection"),
        **({"neighbouring document": around} if around else {}),
        "claim": dataset.claims,
        "derived value": derived(dataset),
        "place": dataset.places,
        "person": dataset.people,
        "office": dataset.offices,
        "measure": dataset.measures,
        "reference": dataset.references,
        "event": dataset.events,
    }
    return ", ".join(_number(len(records), name) for name, records in counted.items())


def _number(count: int, one: str) -> str:
    many = {"person": "people"}.get(one, f"{one}s")
    return f"{count} {one if count == 1 else many}"


def verify(texts: Path, folder: Path | None) -> int:
    """Hold every anchor and number against the texts; 1 where one does not match, or none could."""
    dataset = load_dataset(folder, has_ring(folder))
    for problem in dataset.problems:
        print(problem)
    try:
        sources = evidence.read_texts(texts)
    except OSError as error:
        print(f"{error}; nothing could be checked", file=sys.stderr)
        return 1
    items = evidence.verify(dataset.cables, dataset.references, sources)
    for item in items:
        if item.is_checked:
            print(item)
    for name in sorted(dataset.cables.keys() - sources.keys()):
        print(f"{name}: text absent; not checked")
    return _verdict(items, texts, bool(dataset.problems))


def _verdict(items: list[evidence.Evidence], texts: Path, has_problems: bool) -> int:
    outcomes = Counter(item.outcome for item in items)
    absent, found = outcomes.pop("text-absent", 0), outcomes["found"]
    checked = outcomes.total()
    if not checked:
        print(
            f"Nothing could be checked: {texts} holds no text named by a cable id, "
            "such as 1961-05.txt",
            file=sys.stderr,
        )
        return 1
    print(
        f"{checked} checked: {found} found, {checked - found} do not match; {absent} not checked."
    )
    if has_problems:
        print("The data have problems of their own: see above, and run check.")
    return 0 if found == checked and not has_problems else 1


def dump(folder: Path | None, ring: bool = False) -> int:
    """Print the collection, with ``ring`` the neighbouring documents too, as one JSON document.

    Problems go to the error stream as well.
    """
    dataset = load_dataset(folder, ring)
    for problem in dataset.problems:
        print(problem, file=sys.stderr)
    sys.stdout.write(as_json(dataset))
    return 0


def write_schemas(folder: Path | None) -> int:
    """Write the JSON Schemas beside the data."""
    for path in schema.write_schemas(folder or data_folder() / "schema"):
        print(path)
    return 0


def new_edition(changes: str, folder: Path | None) -> int:
    """Put a new edition on top of edition.toml: number, today, mark of the data, what changed."""
    root = folder or data_folder()
    dataset = load_dataset(root)
    numbers = [int(key) for key in dataset.editions if key.isdecimal()]
    ring = {"ring_mark": edition.mark(load_dataset(root, ring=True))} if has_ring(root) else {}
    entry = {
        "id": str(max(numbers, default=0) + 1),
        "date": dt.date.today().isoformat(),
        "mark": edition.mark(dataset),
        **ring,
        "changes.en": " ".join(changes.split()),
    }
    written = "".join(
        f"{key} = {json.dumps(text, ensure_ascii=False)}\n" for key, text in entry.items()
    )
    path = root / "edition.toml"
    before, start, after = path.read_text(encoding="utf-8").partition("[[edition]]")
    path.write_text(f"{before}[[edition]]\n{written}{start}{after}", encoding="utf-8")
    print(edition.line(Reader(load_dataset(root))))
    return 0


def write_catalogues() -> int:
    """Write the catalogue of interface texts."""
    for path in catalogue.write_catalogues():
        print(path)
    return 0


def export(chosen: argparse.Namespace) -> int:
    """Write the page, a deck or a card; 1 where the data have no such thing to draw."""
    dataset = load_dataset(chosen.data, chosen.ring)
    for problem in dataset.problems:
        print(problem, file=sys.stderr)
    print(f"Drawing {chosen.out} …", file=sys.stderr)
    try:
        _draw(chosen, dataset)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(chosen.out)
    return 0


def _draw(chosen: argparse.Namespace, dataset: Dataset) -> None:
    """Raises ValueError or OSError where a map layer, a text or the file itself is in the way."""
    if chosen.kind == "page":
        from crossings import exhibit
        from crossings.export.single import single_file

        alone, around = exhibit.build(dataset.alone()), None
        if has_ring(chosen.data):
            around = exhibit.build(load_dataset(chosen.data, ring=True))
        chosen.out.write_text(single_file(alone, around, chosen.ring), encoding="utf-8")
        return
    reader = Reader(dataset, chosen.lang)
    if chosen.kind == "slides":
        from crossings.export import slides

        slides.write(chosen.out, reader, progress=_progress)
    else:
        from crossings.pictures import cards

        scheme: Scheme = "dark" if chosen.dark else "light"
        cards.write(chosen.id, chosen.out, reader, cards.Order(scheme, chosen.square))


def _progress(done: int, steps: int, name: str) -> None:
    print(f"{done}/{steps} {name}", file=sys.stderr)
