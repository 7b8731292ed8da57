"""Types of the data that the exhibit's scripts get, declared once for both sides.

``payload.py`` builds the data, checked by mypy; ``declaration.py`` writes the types to
``js/payload.d.ts``, which TypeScript checks the scripts against. Days are ISO days; spots are
longitude and latitude in degrees.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from typing_extensions import TypedDict  # pydantic, which tests the payload, needs this one

from crossings.collection.records import Direction, Side
from crossings.exhibit.timeline import LaneId
from crossings.look.looks import Hue, Pattern
from crossings.questions.chapters import (  # noqa: F401 -- declared with the types of this module
    Bar,
    Case,
    Month,
    Months,
    NoNumber,
    Only,
    Picture,
    Rules,
    Said,
    SideBySide,
    Statements,
    Way,
    Year,
)

Days = tuple[str, str]  # first and last, both included
OpenDays = tuple[str | None, str | None]  # None: an end that is not known
Spot = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north
Piece = tuple[str, str | None]  # a text, and the id of the figure that it is
UiKey = Annotated[str, "UiKey"]  # a key of ui.interface
Figure = Annotated[Any, "PlotlyFigure"]  # declared in js/page.d.ts


class CableData(TypedDict):
    """A document, as rules and drawings need it."""

    id: str
    span: Days
    near: bool
    directions: list[Direction]
    claims: list[str]
    origins: list[str]
    cites: list[str]


class ClaimData(TypedDict):
    """A figure: a span for each reading of its period, and how and where it is drawn."""

    id: str
    cable: str
    near: bool
    spans: list[OpenDays]
    hours: list[str]
    direction: Direction
    measure: str
    unit: str
    side: Side | None
    moved: bool
    hue: Hue
    pattern: Pattern
    wedge: str
    aside: bool
    mark: str | None
    beside: bool
    part: bool
    comparable: list[str]


class DerivedData(TypedDict):
    """A value of ours that has its own area."""

    id: str
    mark: str
    claims: list[str]


class MarkData(TypedDict):
    """What figures of one area are drawn on; spots for its label, best first."""

    id: str
    form: Literal["area", "line", "point", "ring"]
    features: list[str]
    places: list[str]
    spots: list[Spot]


class PointData(TypedDict):
    """A border point, for orientation, or a town that a document names; with a radius, in km, a
    place that lies somewhere within it."""

    id: str
    kind: str
    at: Spot
    radius: float | None
    crossed: bool
    confidence: Literal["high", "medium", "low"] | None
    named: bool  # in a document


class StateData(TypedDict):
    """A state; places for its name, best first."""

    id: str
    kind: Literal["state"]
    spots: list[Spot]
    rank: int


class NameData(TypedDict):
    """A province or town that is named for orientation only."""

    id: str
    kind: Literal["province", "town"]
    at: Spot
    rank: int


class RiverData(TypedDict):
    """A river's name lies along two points of it."""

    id: str
    kind: Literal["river"]
    at: tuple[Spot, Spot]
    rank: int


class SpanData(TypedDict):
    """A bar or mark of the timeline; ``open`` names the end that is not known."""

    owner: str
    span: OpenDays
    row: int
    reading: str | None
    part: bool
    open: Literal["start", "end"] | None


class TimelineData(TypedDict):
    """Lanes with their first rows, the spans in the order in which plotly draws them, windows."""

    lanes: list[tuple[LaneId, int]]
    rows: int
    claims: list[SpanData]
    cited: list[SpanData]
    silences: list[Days]
    whole: Days
    presets: dict[str, Days]


class EventData(TypedDict):
    """Context that no cable reports."""

    id: str
    span: Days


class ChapterData(TypedDict):
    """What a chapter of the story shows."""

    id: str
    select: str | None
    window: Days
    look: str | Box
    stress: list[str]


class StepData(TypedDict):
    """A step of Play: what it is about, what is chosen meanwhile, its days, and the window where it
    is not that of all steps."""

    about: list[str]
    select: str | None
    span: Days
    window: Days | None


class StepText(TypedDict):
    """A step in words; ``place`` says why the map shows no area."""

    when: str
    text: list[Piece]
    says: str
    place: str


class PlateLine(TypedDict):
    """One statement with its period and its reservations."""

    when: str
    text: list[Piece]
    says: str


class CableText(TypedDict):
    """A document in words."""

    short: str
    citation: str
    url: str | None
    date: str
    plate: list[PlateLine]
    who: str


class ClaimText(TypedDict):
    """A figure in words; ``readings`` are ids with labels, ``caution`` what may not be concluded."""

    n: str
    unit: str
    measure: str
    label: str
    period: str
    when: str
    printed: bool
    readings: list[tuple[str, str]]
    area: str
    who: str
    reporter: str
    hedges: str
    statement: str
    facts: dict[str, str]
    caution: str


class DerivedText(TypedDict):
    """A value of ours in words: how it was worked out, and from which figures."""

    n: str
    label: str
    measure: str
    facts: dict[str, str]
    figures: list[str]


class PlaceText(TypedDict):
    """Names of a place: of the time, of today, in its own script; where a border point stood."""

    name: str
    now: str | None
    local: str | None
    stood: NotRequired[str | None]


class ChapterText(TypedDict):
    """A chapter in words."""

    title: str
    heading: list[Piece]
    text: list[list[Piece]]
    warning: str
    notes: str
    reservations: str
    source: str
    picture: Picture | None


class DatedText(TypedDict):
    """A cited document, or an event, in words."""

    title: str
    date: str


class Texts(TypedDict):
    """Every word of the document in one language, by id; the glossary in its order, word and meaning."""

    ui: dict[UiKey, str]
    facts: dict[str, str]
    computed: dict[str, str]
    glossary: list[tuple[str, str]]
    cables: dict[str, CableText]
    claims: dict[str, ClaimText]
    derived: dict[str, DerivedText]
    marks: dict[str, str]
    places: dict[str, PlaceText]
    names: dict[str, PlaceText]
    story: dict[str, ChapterText]
    telling: list[StepText]
    cited: dict[str, DatedText]
    events: dict[str, DatedText]


class FactKeys(TypedDict):
    """Which facts are given of a figure in the table and with its source, and of a value of ours."""

    table: list[str]
    card: list[str]
    computed: list[str]


class Theme(TypedDict):
    """Sizes in px that scripts and styles share: a row of the timeline, the narrowest wide page."""

    row: int
    narrow: int


class Payload(TypedDict):
    """The whole document as data. ``figure`` is for plotly, ``plotly`` the name of its file."""

    cables: list[CableData]
    claims: list[ClaimData]
    derived: list[DerivedData]
    marks: list[MarkData]
    points: list[PointData]
    labels: list[StateData | NameData | RiverData]
    timeline: TimelineData
    events: list[EventData]
    story: list[ChapterData]
    telling: list[StepData]
    facts: FactKeys
    texts: dict[str, Texts]
    figure: Figure
    theme: Theme
    plotly: str
