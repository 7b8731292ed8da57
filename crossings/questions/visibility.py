"""What map, lists and timeline show of the collection: by filters, days, and what is chosen.

The exhibit's script follows the same rules (exhibit/js/rules.js); tests/test_rules.py runs both on
the same cases, so that neither can be changed alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from crossings.collection.dates import Bounds, read_edtf
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim
from crossings.questions.query import Choice, fitting

Reach = Literal["on", "maybe", "open", "off"]
Status = Literal["on", "maybe", "faded", "off"]


@dataclass(frozen=True)
class Scene:
    """What a reader of the exhibit has set.

    ``first`` and ``last`` are the window, both included; ``day`` is the playhead, if it is out.
    ``spoken`` are the figures that a chapter of the story speaks of; None outside the story.
    """

    first: dt.date
    last: dt.date
    day: dt.date | None = None
    choice: Choice = field(default_factory=Choice)
    selected: str | None = None
    spoken: frozenset[str] | None = None


@dataclass(frozen=True)
class Shown:
    """Status of a figure on the map and in lists, and of its bar on the timeline."""

    map: Status
    bar: Status


@dataclass(frozen=True)
class Survey:
    """The status of every figure and every cable, by id."""

    claims: Mapping[str, Shown]
    cables: Mapping[str, Status]


def survey(dataset: Dataset, scene: Scene) -> Survey:
    """The status of everything in a scene.

    A figure that fits the filters never vanishes from the timeline. Where something is chosen, the
    other figures stand back: on the map only those that may be compared with it stay, faded.
    """
    cables, claims = ({record.id for record in found} for found in fitting(dataset, scene.choice))
    focus = _focus(dataset, scene)
    shown = {
        claim.id: _stood_back(claim, _shown(claim, scene), focus, dataset)
        if claim.id in claims
        else Shown("off", "off")
        for claim in dataset.claims.values()
    }
    documents: dict[str, Status] = {
        cable.id: _cable_status(cable, scene, shown, focus) if cable.id in cables else "off"
        for cable in dataset.cables.values()
    }
    return Survey(shown, documents)


def reach(readings: Sequence[Bounds], scene: Scene) -> Reach:
    """Whether a period reaches the day of a scene or, without a day, its window.

    ``on``: every reading does; for a window, one is enough. ``maybe``: only some do. ``open``: only
    if an end that is not known lies far enough. ``off``: none does.
    """
    days = Bounds(scene.day or scene.first, scene.day or scene.last)
    certain = sum(_certainly(reading, days) for reading in readings)
    if certain == len(readings) or (certain and scene.day is None):
        return "on"
    if certain:
        return "maybe"
    return "open" if any(reading.overlaps(days) for reading in readings) else "off"


def _certainly(reading: Bounds, days: Bounds) -> bool:
    """An open period is certain of one day only: the end that is known."""
    if reading.is_closed:
        return reading.overlaps(days)
    known = reading.start or reading.end
    return known is not None and Bounds(known, known).overlaps(days)


def _shown(claim: Claim, scene: Scene) -> Shown:
    match reach(claim.period.candidates, scene):
        case "off":
            return Shown("off", "faded")
        case "open":
            return Shown("off", "maybe")
        case status:
            return Shown(status, status)


def _focus(dataset: Dataset, scene: Scene) -> Collection[str] | None:
    """The figures that all others stand back for; None where there are none."""
    chosen = scene.selected or ""
    if chosen in dataset.claims:
        return {chosen}
    if chosen in dataset.cables:
        return {claim.id for claim in dataset.cables[chosen].claims}
    return scene.spoken


def _stood_back(
    claim: Claim, shown: Shown, focus: Collection[str] | None, dataset: Dataset
) -> Shown:
    if focus is None or claim.id in focus:
        return shown
    compared = shown.map != "off" and any(
        name in claim.comparable_to or claim.id in dataset.claims[name].comparable_to
        for name in focus
    )
    return Shown("faded" if compared else "off", "faded")


def _cable_status(
    cable: Cable, scene: Scene, claims: Mapping[str, Shown], focus: Collection[str] | None
) -> Status:
    own = {claim.id for claim in cable.claims}
    chosen = scene.selected == cable.id or scene.selected in own
    near = reach([read_edtf(cable.date.edtf)], scene) == "on"
    near = near or any(claims[name].map in ("on", "maybe") for name in own)
    return "on" if near and (focus is None or chosen) else "faded"
