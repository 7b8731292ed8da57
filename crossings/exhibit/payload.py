"""The data that the scripts get: the collection, and every word of it in each language.

Text is in one JSON block and reaches the page through ``textContent`` only. Numbers are sent as
text, with their qualifier, so that the browser formats nothing.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
from babel.lists import format_list

from crossings.collection.dates import Bounds, read_edtf
from crossings.collection.derive import Derived, derived
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Chapter, Claim, Place, Text
from crossings.collection.relations import mark_of
from crossings.exhibit.layers import (
    METRIC,
    NEIGHBOURS,
    PROVINCES,
    STATES,
    Mark,
    mark_id,
    place_names,
)
from crossings.exhibit.payload_types import (
    CableData,
    CableText,
    ChapterData,
    ChapterText,
    ClaimData,
    ClaimText,
    Days,
    DerivedData,
    EventData,
    MarkData,
    NameData,
    OpenDays,
    Payload,
    Piece,
    PlaceText,
    PointData,
    RiverData,
    SpanData,
    Spot,
    StateData,
    StepData,
    Texts,
    TimelineData,
)
from crossings.exhibit.telling import Step, telling
from crossings.exhibit.timeline import Span, Timeline, figure
from crossings.exhibit.ui import interface
from crossings.language.i18n import available
from crossings.look import theme
from crossings.look.looks import look
from crossings.questions import chapters
from crossings.wording import facts, words
from crossings.wording.reader import Reader
from crossings.wording.story import Told, told
from crossings.wording.whole import named_places

COMPUTED = ("arithmetic", "assumption", "period", "area", "reservations", "from")


def payload(
    dataset: Dataset,
    line: Timeline,
    marks: Mapping[str, Mark],
    layers: Mapping[str, gpd.GeoDataFrame],
    plotly: str,
) -> Payload:
    """The whole document as data. ``plotly`` is the name of plotly's file."""
    return {
        "cables": [cable_data(cable) for cable in dataset.cables.values()],
        "claims": [claim_data(claim, dataset, marks) for claim in dataset.claims.values()],
        "derived": _derived(dataset, marks),
        "marks": [_mark(mark, dataset) for mark in marks.values()],
        "points": points(dataset),
        "labels": name_data(layers),
        "timeline": _timeline(line),
        "events": _events(dataset, line),
        "story": [_chapter(chapter) for chapter in dataset.chapters.values()],
        "telling": [_told_step(step) for step in telling(Reader(dataset))],
        "facts": {
            "table": list(facts.NARROW),
            "card": ["figure", *facts.CARD],
            "computed": list(COMPUTED),
        },
        "texts": {lang: _texts(Reader(dataset, lang), marks) for lang in available()},
        "figure": json.loads(figure(line).to_json()),
        "theme": {"row": theme.ROW, "narrow": theme.NARROW},
        "plotly": plotly,
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _pair(span: Bounds) -> OpenDays:
    return _iso(span.start), _iso(span.end)


def _days(span: Bounds) -> Days:
    start, end = span.filled()
    return start.isoformat(), end.isoformat()


def cable_data(cable: Cable) -> CableData:
    """A cable as the rules of the scripts need it."""
    return {
        "id": cable.id,
        "span": _days(read_edtf(cable.date.edtf)),
        "near": cable.ring != "collection",
        "directions": list(cable.directions),
        "claims": [claim.id for claim in cable.claims],
        "origins": sorted({role.place for role in cable.places if role.role == "departed-from"}),
        "cites": list(cable.cites),
    }


def claim_data(claim: Claim, dataset: Dataset, marks: Mapping[str, Mark]) -> ClaimData:
    """A figure as the rules of the scripts need it, and how and where it is drawn."""
    key = mark_id(claim)
    shown = look(claim, dataset)
    return {
        "id": claim.id,
        "cable": dataset.cable_of[claim.id],
        "near": shown.is_near,
        "spans": [_pair(span) for span in claim.period.candidates],
        "hours": list(claim.period.hours),
        "direction": claim.direction,
        "measure": claim.measure,
        "unit": claim.unit,
        "side": claim.context.side,
        "moved": dataset.measures[claim.measure].movement,
        "hue": shown.hue,
        "pattern": shown.pattern,
        "wedge": theme.WEDGE.get(shown.wedge, ""),
        "aside": claim.kind == "rate" or claim.direction == "not-applicable",
        "mark": key if key in marks else None,
        "beside": key not in marks and claim.area.meaning != "not-applicable",
        "part": bool(claim.part_of),
        "comparable": list(claim.comparable_to),
    }


def _derived(dataset: Dataset, marks: Mapping[str, Mark]) -> list[DerivedData]:
    """Computed values that have their own area."""
    shown: list[DerivedData] = []
    for value in derived(dataset).values():
        key = mark_of(value.area.places)
        if dataset.identities[value.id].on_map and key in marks:
            shown.append({"id": value.id, "mark": key, "claims": list(value.claims)})
    return shown


def _mark(mark: Mark, dataset: Dataset) -> MarkData:
    return {
        "id": mark.id,
        "form": mark.form,
        "features": [dataset.places[place].feature or place for place in mark.places],
        "places": list(mark.places),
        "spots": list(mark.spots),
    }


def points(dataset: Dataset) -> list[PointData]:
    """Border points, for orientation or named by a document, and towns and localities that documents
    name."""
    named = named_places(dataset)
    crossed = {
        role.place
        for cable in dataset.cables.values()
        for role in cable.places
        if role.role == "crossed-at"
    }
    return [
        {
            "id": place.id,
            "kind": place.kind,
            "at": place.point,
            "radius": place.radius_km,
            "crossed": place.id in crossed,
            "confidence": place.confidence,
            "named": place.id in named,
        }
        for place in dataset.places.values()
        if place.point and (place.kind == "border-point" or place.id in named)
    ]


def name_data(layers: Mapping[str, gpd.GeoDataFrame]) -> list[StateData | NameData | RiverData]:
    """Places that are only named, for orientation: states, provinces, rivers, towns."""
    names = place_names()
    middle = layers["provinces"].set_index("id").geometry.representative_point()
    border = layers["border"].set_index("id").geometry.to_crs(METRIC)
    rows: list[StateData | NameData | RiverData] = [
        *(
            StateData(id=key, kind="state", spots=list(spots), rank=90 if key == "ussr" else 0)
            for key, spots in STATES.items()
        ),
        *(
            NameData(id=key, kind="province", at=spot, rank=2)
            for key, spot in [*PROVINCES.items(), *((n, _lon_lat(middle[n])) for n in NEIGHBOURS)]
        ),
        *(
            RiverData(id=key, kind="river", at=_river_place(border[key]), rank=1)
            for key in ("yalu", "tumen")
        ),
        *(
            NameData(id=town.id, kind="town", at=_lon_lat(town.geometry), rank=int(town.rank))
            for town in layers["towns"].itertuples()
        ),
    ]
    return [row for row in rows if row["kind"] == "state" or row["id"] in names]


def _lon_lat(point: Any) -> Spot:
    return round(point.x, 4), round(point.y, 4)


def _river_place(line: Any) -> tuple[Spot, Spot]:
    """Two points of a river, far enough apart for its name to lie along it."""
    ends = [
        line.interpolate(share, normalized=True)
        for share in ((0.12, 0.3) if line.length > 600_000 else (0.38, 0.6))
    ]
    first, second = gpd.GeoSeries(ends, crs=METRIC).to_crs(4326)
    return _lon_lat(first), _lon_lat(second)


def _timeline(line: Timeline) -> TimelineData:
    return {
        "rows": line.rows,
        "lanes": list(line.lanes),
        "whole": _days(line.whole),
        "presets": {key: _days(span) for key, span in line.presets.items()},
        "silences": [(start.isoformat(), end.isoformat()) for start, end in line.silences],
        "claims": [_bar(span) for span in line.claims],
        "cited": [_bar(span) for span in line.cited],
    }


def _bar(span: Span) -> SpanData:
    return {
        "owner": span.owner,
        "span": (_iso(span.start), _iso(span.end)),
        "row": span.row,
        "reading": span.reading,
        "part": span.part is not None,
        "open": span.open,
    }


def _events(dataset: Dataset, line: Timeline) -> list[EventData]:
    shown: list[EventData] = []
    for event in dataset.events.values():
        span = read_edtf(event.date)
        if span.overlaps(line.whole):
            shown.append({"id": event.id, "span": _days(span)})
    return shown


def _chapter(chapter: Chapter) -> ChapterData:
    return {
        "id": chapter.id,
        "select": chapter.select,
        "window": chapter.window,
        "look": chapter.look,
        "stress": list(chapter.stress),
    }


def _told_step(step: Step) -> StepData:
    return {
        "about": list(step.about),
        "select": step.select,
        "span": _days(step.span),
        "window": _days(step.window) if step.window else None,
    }


def _told(chapter: Told, reader: Reader) -> ChapterText:
    """A chapter's words in pieces; each number is a separate piece, since it links to its source."""
    return {
        "title": chapter.title,
        "heading": _pieces(chapter.heading),
        "text": [_pieces(part) for part in chapter.paragraphs],
        "warning": chapter.warning,
        "notes": chapter.notes,
        "reservations": chapter.reservations if chapter.figures else "",
        "source": chapter.source,
        "picture": chapters.picture(chapter.chapter, reader),
    }


def _pieces(pieces: Iterable[words.Piece]) -> list[Piece]:
    return [(piece.text, piece.claim) for piece in pieces]


def _texts(reader: Reader, marks: Mapping[str, Mark]) -> Texts:
    """Every word of the document in one language."""
    computed = reader.values
    return {
        "ui": interface(reader),
        "facts": facts.names(reader.lang),
        "computed": facts.computed_names(reader.lang),
        "glossary": [
            (reader.text(term.word), reader.text(term.text))
            for term in reader.dataset.terms.values()
        ],
        "cables": {key: _cable_text(cable, reader) for key, cable in reader.dataset.cables.items()},
        "claims": {key: _claim_text(claim, reader) for key, claim in reader.dataset.claims.items()},
        "derived": {
            key: {
                "n": words.derived_value(value, reader),
                "label": reader.text(value.label),
                "measure": _measure_of(value, reader),
                "facts": {key: fact.value for key, fact in facts.computed(value, reader).items()},
                "figures": list(value.claims),
            }
            for key, value in computed.items()
        },
        "marks": {key: _mark_title(mark, reader) for key, mark in marks.items()},
        "places": {
            key: _place_text(place, reader.lang) for key, place in reader.dataset.places.items()
        },
        "names": {
            key: {
                "name": entry.get(reader.lang, entry["en"]),
                "now": entry.get(f"{reader.lang}_modern"),
                "local": entry.get("zh") if reader.lang == "en" else None,
            }
            for key, entry in place_names().items()
        },
        "story": {chapter.chapter.id: _told(chapter, reader) for chapter in told(reader)},
        "telling": [
            {"when": step.when, "text": _pieces(step.text), "says": step.says, "place": step.place}
            for step in telling(reader)
        ],
        "cited": {
            key: {
                "title": reader.text(reference.title),
                "date": words.reference_date(reference, reader.lang),
            }
            for key, reference in reader.dataset.references.items()
        },
        "events": {
            key: {
                "title": reader.text(event.title),
                "date": words.edtf(event.date, reader.lang),
            }
            for key, event in reader.dataset.events.items()
        },
    }


def _measure_of(value: Derived, reader: Reader) -> str:
    """What a computed value counts, where all its figures count the same."""
    counted = {reader.dataset.claims[name].measure for name in value.claims}
    return reader.text(reader.dataset.measures[counted.pop()].label) if len(counted) == 1 else ""


def _cable_text(cable: Cable, reader: Reader) -> CableText:
    return {
        "short": reader.text(cable.short),
        "citation": words.citation(cable),
        "url": cable.archive.url,
        "date": words.cable_date(cable, reader.lang),
        "plate": [
            {
                "when": line.when,
                "text": _pieces(line.pieces),
                "says": line.says,
            }
            for line in words.plate(cable, reader)
        ],
        "who": words.correspondents(cable, reader),
    }


def _claim_text(claim: Claim, reader: Reader) -> ClaimText:
    return {
        "n": words.amount(claim, reader.lang),
        "unit": words.unit(claim, reader),
        "measure": reader.text(reader.measure(claim).label),
        "label": reader.text(claim.label),
        "period": words.period(claim.period, reader.lang),
        "when": words.period_short(claim.period, reader.lang),
        "printed": claim.period.as_printed is not None,
        "readings": [(reading.id, reader.text(reading.label)) for reading in claim.period.readings],
        "area": words.area(claim, reader),
        "who": words.actor_short(claim.reporter, reader),
        "reporter": words.reporter(claim, reader),
        "hedges": words.hedges(claim, reader.lang),
        "statement": words.statement(claim, reader),
        "facts": {
            fact.key: fact.value
            for fact in facts.facts(claim, reader, dict.fromkeys((*facts.NARROW, *facts.CARD)))
        },
        "caution": reader.text(claim.may_not_conclude),
    }


def _mark_title(mark: Mark, reader: Reader) -> str:
    _ = reader.say
    places = [_place_text(reader.dataset.places[place], reader.lang) for place in mark.places]
    if len(places) == 1:
        return " ".join(filter(None, (places[0]["name"], places[0]["local"])))
    named = format_list([place["name"] for place in places], locale=reader.lang)
    return _("{places} together, one figure").format(places=named)


def _place_text(place: Place, lang: str) -> PlaceText:
    local = place.local_name(lang) if place.kind != "border-point" else None
    if place.kind != "border-point":
        return {"name": place.name(lang), "now": place.modern_name(lang), "local": local}
    stood = place.stood.get(lang) if isinstance(place.stood, Text) else place.stood
    return {"name": words.border_point(place, lang), "now": None, "local": None, "stood": stood}
