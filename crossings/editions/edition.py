"""Which state of the data something shows, from when it is, and what can be vouched for it.

An edition has a number and a date that belong to the data and are typed by hand. Its mark is worked
out: equal data have equal marks. Data that were changed since their edition say so.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Iterable
from functools import lru_cache

from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.editions.dump import as_text, dump, records_json
from crossings.wording import facts, whole, words
from crossings.wording.reader import Reader

LICENCE = "Coded data: CC BY 4.0. The documents themselves are not included."
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run these
UNDATED = dt.date(2000, 1, 1)  # stands in a file that must bear a date where the data have none

_marks: list[tuple[Dataset, str]] = []


def mark(dataset: Dataset) -> str:
    """Eight signs for this state of the data, from a hash of all records but the editions."""
    if not _marks or _marks[0][0] is not dataset:
        _marks[:] = [(dataset, _hashed(records_json(dataset)))]
    return _marks[0][1]


@lru_cache(maxsize=4)
def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def day(dataset: Dataset) -> dt.date:
    """The day of the newest edition; ``UNDATED`` where the data name none."""
    newest = next(iter(dataset.editions.values()), None)
    return dt.date.fromisoformat(newest.date) if newest else UNDATED


def line(reader: Reader) -> str:
    """Edition, date and mark, as it stands on everything that leaves the house."""
    _ = reader.say
    newest = next(iter(reader.dataset.editions.values()), None)
    here, known = mark(reader.dataset), newest and newest.mark
    if newest and reader.dataset.ring:
        known = newest.ring_mark
    if newest is None:
        return _("Data without an edition, mark {mark}").format(mark=here)
    pattern = _("Data: edition {number}, {date}, mark {mark}")
    if known != here:
        pattern = _("Data: edition {number}, {date}, changed since, mark {mark}")
    if reader.dataset.ring:
        here = _("{mark} with the neighbouring documents").format(mark=here)
    date = words.day(dt.date.fromisoformat(newest.date), reader.lang)
    return pattern.format(number=newest.id, date=date, mark=here)


def as_json(dataset: Dataset) -> str:
    """Every record as one JSON document, with its edition, its licence and what is vouched for."""
    head = {
        "edition": line(Reader(dataset)),
        "editions": [entry.model_dump(mode="json") for entry in dataset.editions.values()],
        "about": about(Reader(dataset)),
        "licence": LICENCE,
    }
    return as_text({**head, **dump(dataset)})


def as_csv(claims: Iterable[Claim], reader: Reader) -> bytes:
    """Figures as a file, one a row, that a spreadsheet opens without running anything in it.

    The last column says of which edition they are and what is vouched for.
    """
    _ = reader.say
    names = facts.names(reader.lang)
    told = f"{line(reader)}. {about(reader)} {LICENCE}"
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow([*(names[key] for key in facts.FILE), _("Data")])
    for claim in claims:
        row = (facts.value(key, claim, reader) for key in facts.FILE)
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in (*row, told)])
    return sheet.getvalue().encode("utf-8-sig")


def about(reader: Reader) -> str:
    """What can be vouched for: how the data were coded, who has not reviewed them, corrections."""
    _ = reader.say
    coded = whole.coding(reader)
    unseen = _(
        "No named specialist of the period has reviewed this, and no native reader the Chinese and Korean."
    )
    newest = next(iter(reader.dataset.editions.values()), None)
    contact = newest.contact if newest else None
    if contact:
        asked = _("Corrections are welcome: {contact}.").format(contact=contact)
    else:
        asked = _("Corrections are welcome, to the person who gave you this copy.")
    return f"{coded} {unseen} {asked}"
