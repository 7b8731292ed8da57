"""The records of the collection: what one cable, one reported figure, one place is.

Every record is frozen and refuses unknown keys. Two records are equal when all their fields
are equal; within a collection an ``id`` stands for exactly one record. What each field is, editors
read in ``editions/manual.toml``, from which the JSON Schemas beside the data files take it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    Strict,
    model_validator,
)

from crossings.collection.dates import Bounds, ClosedEdtf, Edtf, envelope, is_vague, read_edtf
from crossings.collection.problems import repeated, unfit

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ANCHOR_WORDS = 12
RECORD_PAGES = {
    "Wilson Center Digital Archive": "https://digitalarchive.wilsoncenter.org/document/"
}
HOURLY_DAYS = 7  # the longest period of which hours may be given
PLACEHOLDER = r"\{([a-z0-9-]+)\}"  # a claim id within a plate

MOST = 10**15  # the largest number that every output writes to the last digit


def _visible(text: str) -> str:
    """The text itself, where all of it can be seen. Blanks and line ends are welcome inside."""
    hidden = [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf")]
    hidden = [sign for sign in hidden if sign not in "\n\r\t"]
    if hidden:
        raise unfit(f"holds the invisible sign U+{ord(hidden[0]):04X}", "remove it")
    if not text.strip():
        raise unfit("is blank", "write it, or leave the line out")
    return text


def _number(value: Any) -> Any:
    """A number as it stands; neither a text nor true nor a list is taken for one."""
    if isinstance(value, list | tuple):
        advice = "write the lower end as value and the upper end as value_max"
        raise unfit("is a list, not a number", advice)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise unfit("is not a number", "write it in digits, without quotation marks")
    if not -MOST <= value <= MOST:
        raise unfit("is not a finite number that can be drawn", f"write one up to {MOST:,}")
    return value


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in repeated(names):
        raise unfit(f"names {name} twice", "remove one of the two", name)
    return names


def _each_once(what: str) -> Callable[[Any], Any]:
    """A validator for records with ids of which none may come twice."""

    def check(records: Any) -> Any:
        for name in repeated([record.id for record in records]):
            raise unfit(f"has two {what} of one id", "choose another id for one", name)
        return records

    return check


def _few_words(anchor: str) -> str:
    count = max(len(anchor.split()), len(re.findall(r"[^\W_]+", anchor)))
    if count > ANCHOR_WORDS:
        what = f"has more than {ANCHOR_WORDS} words, where each side of a hyphen or comma is one"
        raise unfit(what, "shorten it")
    return anchor


def _record_number(number: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", number):
        raise unfit("is not a record number", "write the number alone, without address or blanks")
    return number


Words = Annotated[str, AfterValidator(_visible)]
Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=60)]
Ids = Annotated[tuple[Id, ...], AfterValidator(_once)]
Number = Annotated[int | float, BeforeValidator(_number)]
Whole = Annotated[int, Strict(), Field(ge=0, le=MOST)]
Ordinal = Annotated[int, Strict(), Field(ge=1, le=MOST)]
Flag = Annotated[bool, Strict()]
Anchor = Annotated[Words, AfterValidator(_few_words)]
Lang = Literal["en", "zh", "ko"]
Side = Literal["cn", "kp"]
Day = Annotated[Edtf, Field(pattern=r"^\d{4}-\d\d-\d\d$", examples=["1961-05-12"])]
MarkId = Annotated[str, Field(pattern=r"^mark-[a-z0-9-]+$", examples=["mark-jilin-liaoning"])]
Hour = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", examples=["05:00"])]
Mark = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
Direction = Literal["cn-to-kp", "kp-to-cn", "not-stated", "not-applicable"]
Qualifier = Literal["exactly", "about", "over", "under", "at-least", "at-most"]
Exactness = Literal["exact-looking", "round", "word"]
Ring = Literal["collection", "neighbours"]
Read = Literal["whole", "opening", "summary", "title"]
Certainty = Literal["stated", "inferred"]
Confidence = Literal["high", "medium", "low"]
AreaMeaning = Literal[
    "statistics-from",
    "residents-of",
    "departed-from",
    "found-in",
    "crossed-at",
    "arrived-in",
    "present-in",
    "reported-by",
    "paid-in",
    "not-stated",
    "not-applicable",
]


def _box(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = box
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise unfit("is not west, south, east, north in degrees", "write it in this order")
    return box


Degrees = Annotated[float, BeforeValidator(_number)]
Box = Annotated[tuple[Degrees, Degrees, Degrees, Degrees], AfterValidator(_box)]


class Record(BaseModel):
    """Base of every record: frozen, strict about keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Record):
    """A text of our own, keyed by language. English must be there; the others may follow."""

    en: Words
    zh: Words | None = None
    ko: Words | None = None

    def get(self, lang: str) -> str:
        """The text in ``lang``, or in English where there is no such translation yet."""
        return getattr(self, lang, None) or self.en


class Reading(Record):
    """One way of understanding an ambiguous period."""

    id: Id
    edtf: Edtf
    label: Text
    reason: Text

    @property
    def bounds(self) -> Bounds:
        return read_edtf(self.edtf)


class Period(Record):
    """The time a figure covers: what the document prints, and our reading, kept apart.

    Give ``edtf``, or, where the words can mean several things, two or more ``readings``.
    An unknown end is left empty (``/1962-03-24``: known to end by that day, start not known).
    """

    edtf: Edtf | None = Field(default=None, examples=["1961-01/1961-04", "/1962-03-24"])
    as_printed: Words | None = None
    hours: tuple[Hour, ...] = Field(default=(), max_length=2)
    readings: Annotated[tuple[Reading, ...], AfterValidator(_each_once("readings"))] = ()
    basis: Text | None = None

    @model_validator(mode="after")
    def _one_or_several(self) -> Period:
        if (self.edtf is None) == (not self.readings):
            what, found = "has no single date", self.edtf or "nothing"
            raise unfit(what, "give either edtf or two or more readings", found)
        if len(self.readings) == 1:
            found = self.readings[0].id
            raise unfit("one reading is no ambiguity", "give edtf and a basis instead", found)
        return self

    @model_validator(mode="after")
    def _hours_of_few_days(self) -> Period:
        if not self.hours:
            return self
        found = ", ".join(self.hours)
        days = self.bounds.days
        if self.readings or days is None or days > HOURLY_DAYS:
            what = f"are given for a period of more than {HOURLY_DAYS} days, or an open one"
            raise unfit(f"hours {what}", "leave hours out, or narrow edtf", found)
        if days == 1 and list(self.hours) != sorted(set(self.hours)):
            raise unfit("hours do not run forward", "write the earlier first", found)
        return self

    @property
    def is_our_reading(self) -> bool:
        """Whether an end is a day that the document does not print: the tenth of May for "the first
        third of May". Where nothing is printed there is nothing to read."""
        printed = {int(number) for number in re.findall(r"\d+", self.as_printed or "")}
        days = re.findall(r"\d{4}-\d\d-(\d\d)", self.edtf or "")
        return self.as_printed is not None and any(int(day) not in printed for day in days)

    @property
    def candidates(self) -> tuple[Bounds, ...]:
        """Every span the period can mean: one, or one a reading."""
        if self.readings:
            return tuple(reading.bounds for reading in self.readings)
        assert self.edtf is not None
        return (read_edtf(self.edtf),)

    @property
    def bounds(self) -> Bounds:
        """The span that covers every reading."""
        return envelope(self.candidates)

    @property
    def is_known(self) -> bool:
        """True where both ends of every reading are known, and none is called approximate."""
        texts = [self.edtf or "", *(reading.edtf for reading in self.readings)]
        return all(span.is_closed for span in self.candidates) and not any(map(is_vague, texts))


class Area(Record):
    """The area a figure is about, and in which sense it is about it."""

    places: Ids = ()
    meaning: AreaMeaning
    certainty: Certainty = "stated"
    as_printed: Words | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _says_so_when_empty(self) -> Area:
        if not self.places and self.meaning not in ("not-stated", "not-applicable"):
            advice = "name places; without any, meaning must be not-stated or not-applicable"
            raise unfit("names no places and yet a meaning", advice, self.meaning)
        if self.places and self.meaning == "not-stated":
            what, found = "names places that are not stated", ", ".join(self.places)
            raise unfit(what, "give the meaning, or leave them out", found)
        return self


class Locator(Record):
    """Where in the document the words stand. Paragraphs of the body are counted from 1 after
    the address line; sentences from 1 within the paragraph."""

    section: Literal["heading", "body", "margin", "foot"] = "body"
    paragraph: Ordinal | None = None
    point: Words | None = None
    sentence: Ordinal | None = None


class Territory(NamedTuple):
    """A place that an area lies in, or is, with its kind."""

    place: str
    kind: str


@dataclass(frozen=True)
class Context:
    """What a collection knows of a claim and the claim alone does not."""

    side: Side | None = None
    ring: Ring = "collection"
    read: Read = "whole"  # how much of its document
    wholes: frozenset[str] = frozenset()  # every claim that contains it, through others too
    parts: tuple[Claim, ...] = ()  # every claim that it contains, through others too
    shares: frozenset[str] = frozenset()  # every claim that it may have members in common with
    beyond_whole: bool = False  # the cells of its division come to more than their whole
    exceeds_whole: bool = False  # it is more than what it is a part of
    persons: bool = False  # what is counted is, was, or holds persons
    territories: tuple[frozenset[Territory], ...] = ()  # one for each place of the area


class Claim(Record):
    """One figure that one document reports. Never a fact about the world by itself."""

    id: Id
    value: Number = Field(ge=0, allow_inf_nan=False)
    value_max: Number | None = Field(default=None, allow_inf_nan=False)
    qualifier: Qualifier = "exactly"
    as_printed: Words
    kind: Literal["flow", "stock", "rate"]
    per: Text | None = None
    unit: Id
    measure: Id
    direction: Direction
    population: Text
    period: Period
    area: Area
    reporter: Id
    chain: Ids = Field(min_length=1)
    hedges: tuple[Text, ...] = ()
    certainty: Literal["stated", "estimate", "hearsay", "one-informant"] = "stated"
    exactness: Exactness
    part_of: Ids = ()
    partition: Id | None = None
    overlaps: Ids = ()
    same_people: Ids = ()
    mostly_same: Ids = ()
    repeats: Ids = ()
    corrects: Ids = ()
    paired_with: Ids = ()
    comparable_to: Ids = ()
    conflicts_with: Ids = ()
    misfit: Text | None = None
    locator: Locator
    anchor: Anchor = Field(description=f"at most {ANCHOR_WORDS} words, verbatim, around the number")
    label: Text
    may_conclude: Text | None = None
    may_not_conclude: Text | None = None
    note: Text | None = None
    _context: Context = PrivateAttr(default_factory=lambda: Context())

    @model_validator(mode="after")
    def _consistent(self) -> Claim:
        if self.value_max is not None:
            self._check_range(self.value_max)
        if (self.kind == "rate") != (self.per is not None):
            raise unfit(
                "a rate says what it is per, and nothing else does", "add per, or remove it"
            )
        return self

    def _check_range(self, top: float) -> None:
        if top <= self.value:
            what = f"value_max {top} is {'below' if top < self.value else 'the same as'} value"
            advice = "write the lower end as value, or leave value_max out"
            raise unfit(f"{what} {self.value}", advice, top)
        if self.qualifier not in ("exactly", "about"):
            what = f"is a range, and yet {self.qualifier}, which leaves an end open"
            found = f"{self.value} to {top}"
            raise unfit(what, "leave out value_max, or the qualifier", found)

    @property
    def low(self) -> float:
        """The least the figure can mean: a range's lower end, 0 for "under"."""
        return 0 if self.qualifier in ("under", "at-most") else self.value

    @property
    def high(self) -> float:
        """The most the figure can mean; infinite for "over"."""
        if self.qualifier in ("over", "at-least"):
            return inf
        return self.value if self.value_max is None else self.value_max

    @property
    def is_plain(self) -> bool:
        """True for one number without a qualifier."""
        return self.value_max is None and self.qualifier == "exactly"

    @property
    def context(self) -> Context:
        """What the collection adds to the claim; empty for a claim outside one."""
        private = self.__pydantic_private__  # what ._context looks up, ten times as slowly
        return private["_context"] if private else self._context

    def in_context(self, context: Context) -> Claim:
        """The same claim, knowing its place in a collection."""
        claim = self.model_copy()
        claim._context = context
        return claim


class CableDate(Record):
    """The date a document bears, as we read it, and, apart from it, an inferred window."""

    edtf: ClosedEdtf
    as_printed: Words
    window: ClosedEdtf | None = None
    window_reason: Text | None = None

    @model_validator(mode="after")
    def _reason(self) -> CableDate:
        if (self.window is None) != (self.window_reason is None):
            raise unfit("has a window or its reason alone", "give both, or neither", self.window)
        return self


class Moment(Record):
    """A dated step in the life of a document, or the event it tells of."""

    stage: Literal["happened", "written", "received", "proofread", "transcribed", "copied"]
    edtf: Edtf
    as_printed: Words | None = None
    what: Text | None = None


class DocumentNumber(Record):
    """A number on the document and what it numbers."""

    number: Words
    role: Literal["sender", "receipt", "stamp", "file"]
    note: Text | None = None


class Copies(Record):
    """One entry of a distribution list; ``copies`` is none where no number is printed."""

    recipient: Words
    copies: Whole | None = None
    note: Text | None = None


class Archive(Record):
    """Where the document is kept and how the published translation came about."""

    name: Words
    reference: Words
    record: Annotated[Words, AfterValidator(_record_number)] | None = None
    address: str | None = Field(default=None, pattern=r"^https://[a-z0-9.-]+/[A-Za-z0-9/._-]+$")
    collection: Words
    translators: tuple[Words, ...]
    obtained_by: tuple[Words, ...] = ()
    funders_head: tuple[Words, ...] = ()
    funders_foot: tuple[Words, ...] = ()
    language: Text
    rights: Text

    @property
    def url(self) -> str | None:
        """Address of the archive's page: as given, or, in an archive whose addresses are known,
        made from the record number; None where neither leads anywhere."""
        pages = RECORD_PAGES.get(self.name)
        return self.address or (pages + self.record if pages and self.record else None)


class Rule(Record):
    """What a position lays down for one case of crossing in one direction, in a few words."""

    case: Literal["at-the-border", "across", "not-returning", "accused", "application"]
    direction: Literal["cn-to-kp", "kp-to-cn"]
    text: Text
    consent: Side | None = None


class Position(Record):
    """What somebody holds, asks, or admits, numbered as in the text."""

    id: Id
    number: Words | None = None
    holder: Id
    kind: Literal[
        "rule",
        "request",
        "complaint",
        "apology",
        "explanation",
        "thanks",
        "offer",
        "agreement",
        "question",
        "refusal",
        "report",
        "instruction",
        "warning",
    ]
    questions: tuple[
        Literal["return-or-stay", "travel", "who-acts", "prevention", "causes", "property"], ...
    ] = ()
    summary: Text
    rules: tuple[Rule, ...] = ()
    locator: Locator


class Role(Record):
    """A place and what it is to one cable."""

    place: Id
    role: Literal[
        "statistics-from",
        "residents-of",
        "departed-from",
        "crossed-at",
        "arrived-in",
        "present-in",
        "found-in",
        "addressee",
        "copied-to",
        "sender-seat",
        "destination",
        "mentioned",
    ]
    certainty: Certainty = "stated"
    note: Text | None = None


class Mention(Record):
    """A person and the part he plays in one cable, with the name as printed."""

    person: Id
    as_printed: Words
    part: Text


class Uncertainty(Record):
    """A doubt about text or translation that a reader should know."""

    kind: Literal["editor", "rendering", "date", "number", "name", "reference", "omission"]
    about: Text
    locator: Locator | None = None


class Worded(Record):
    """A quantity that a document gives without a number: dozens, many. Never counted or drawn."""

    id: Id
    as_printed: Words
    label: Text
    locator: Locator
    anchor: Anchor


class Identified(Record):
    """A cited document that this one probably is."""

    reference: Id
    certainty: Confidence
    reason: Text


class Cable(Record):
    """One document, of the collection or of a ring around it."""

    id: Id
    title: Words
    short: Text
    kind: Literal[
        "cable",
        "telegram",
        "letter",
        "record-of-conversation",
        "report",
        "minutes",
        "log",
        "instructions",
        "protocol",
        "note",
        "briefing",
    ]
    read: Read = "whole"
    read_note: Text | None = None
    date: CableDate
    senders: Ids = Field(min_length=1)
    recipients: Ids
    copy_to: Ids = ()
    desk: Words | None = None
    precedence: Words | None = None
    numbers: tuple[DocumentNumber, ...] = ()
    distribution: tuple[Copies, ...] = ()
    distribution_total: Whole | None = None
    moments: tuple[Moment, ...] = ()
    archive: Archive
    summary: Text
    plate: Text
    directions: tuple[Literal["cn-to-kp", "kp-to-cn"], ...] = ()
    population: Text
    people: tuple[Mention, ...] = ()
    places: tuple[Role, ...] = ()
    cites: Ids = ()
    identified: tuple[Identified, ...] = ()
    positions: tuple[Position, ...] = ()
    uncertainties: tuple[Uncertainty, ...] = ()
    silences: tuple[Text, ...] = ()
    said_in_words: Annotated[tuple[Worded, ...], AfterValidator(_each_once("quantities"))] = ()
    codings: Ordinal = 1
    claims: tuple[Claim, ...] = ()
    _ring: Ring = PrivateAttr(default="collection")

    @property
    def ring(self) -> Ring:
        """Whether it is of the collection, or a neighbouring document around it."""
        return self._ring

    def in_ring(self, ring: Ring) -> Cable:
        """The same document, knowing its ring."""
        cable = self.model_copy()
        cable._ring = ring
        return cable


class Name(Record):
    """One name of a place: in which language and script, for which time, on which side."""

    text: Words
    lang: Lang
    script: Literal["Latn", "Hans", "Hant", "Hang"] | None = None
    since: ClosedEdtf | None = None
    until: ClosedEdtf | None = None
    side: Side | None = None
    source: Words | None = None


class Place(Record):
    """A place. ``point`` is longitude, latitude in degrees, EPSG:4326."""

    id: Id
    kind: Literal[
        "country",
        "province",
        "city",
        "river",
        "border-point",
        "area",
        "county",
        "locality",
    ]
    names: tuple[Name, ...] = Field(min_length=1)
    feature: Id | None = None
    point: tuple[Degrees, Degrees] | None = None
    radius_km: Annotated[Number, Field(gt=0, le=300)] | None = None
    precision: Literal["modern-outline", "line", "town", "crossing", "within-radius", "none"] = (
        "none"
    )
    side: Side | None = None
    within: Ids = ()
    river: Id | None = None
    confidence: Confidence | None = None
    position_source: Words | None = None
    stood: Text | Words | None = None
    stood_confidence: Words | None = None
    geonames: Whole | None = None
    geonames_cn: Whole | None = None
    geonames_kp: Whole | None = None
    note: Text | Words | None = None

    @model_validator(mode="after")
    def _lon_lat(self) -> Place:
        if self.point and not (-180 <= self.point[0] <= 180 and -90 <= self.point[1] <= 90):
            what = f"point {list(self.point)} is not [longitude, latitude] in degrees"
            raise unfit(what, "write the longitude first", list(self.point))
        if self.radius_km and not self.point:
            what = "has a radius and no point that it is around"
            raise unfit(f"radius_km {what}", "add point, or leave it out", self.radius_km)
        return self

    def name(self, lang: str = "en") -> str:
        """Period name in ``lang``; English where there is none."""
        for wanted in (lang, "en"):
            for name in self.names:
                if name.lang == wanted and name.since is None:
                    return name.text
        return self.names[0].text

    def local_name(self, lang: str = "en") -> str | None:
        """The Chinese name that stands beside an English one; None where there is none to add."""
        name = self.name("zh") if lang == "en" else None
        return name if name != self.name(lang) else None

    def modern_name(self, lang: str = "en") -> str | None:
        """Today's name in ``lang`` where it differs from the period's."""
        for name in self.names:
            if name.lang == lang and name.since is not None:
                return name.text
        return None


class Person(Record):
    """A person named in the cables."""

    id: Id
    name: Words
    names: tuple[Name, ...] = ()
    variants: tuple[Words, ...] = ()
    office: Text
    side: Side
    note: Text | None = None

    def named(self, lang: str = "en") -> str:
        """The name in ``lang``; as the cables print it, in Latin letters, where none is known."""
        return next((name.text for name in self.names if name.lang == lang), self.name)


class Office(Record):
    """An office, ministry or authority that writes, receives, counts or passes on."""

    id: Id
    name: Text
    short: Text
    side: Side
    members: Ids = ()
    named_as: Text | None = None


class Measure(Record):
    """What exactly is counted. Figures of two measures are never added."""

    id: Id
    unit: Id
    also_in: Ids = ()
    label: Text
    definition: Text
    movement: Flag = False
    outcome: (
        Literal["crossed", "attempted", "stopped", "returned", "applied", "approved", "refused"]
        | None
    ) = None
    lawful: Literal["lawful", "unlawful"] | None = None


class Unit(Record):
    """What one of it is."""

    id: Id
    one: Text
    many: Text
    persons: Flag = False
    divisible: Flag = False


class Reference(Record):
    """A document that a cable cites and that is not in the collection."""

    id: Id
    title: Text
    kind: Literal[
        "agreement", "cable", "letter", "conversation", "statistics", "decision", "proposal", "note"
    ]
    cited_by: Ids
    date: Edtf | None = None
    date_basis: Text
    why: Text
    anchor: Anchor
    perhaps_same_as: Ids = ()


class Event(Record):
    """Context that no cable reports, with its source."""

    id: Id
    date: ClosedEdtf
    title: Text
    source: Words
    confidence: Confidence = "high"


class Edition(Record):
    """A state of the data that may be cited."""

    id: Id
    date: Day
    mark: Mark | None = None
    ring_mark: Mark | None = None
    changes: Text
    contact: Words | None = None


class Literature(Record):
    """A book or an article that background rests on."""

    id: Id
    author: Words
    year: int = Field(ge=1900, le=2100)
    title: Words
    where: Words
    why: Text


class Background(Record):
    """What documents presuppose and do not explain. Ours, never mixed with what they say."""

    id: Id
    title: Text
    text: Text
    about: tuple[Id, ...] = Field(min_length=1)
    literature: tuple[Id, ...] = ()
    basis: Text | None = None
    confidence: Confidence = "high"

    @model_validator(mode="after")
    def _rests_on_something(self) -> Background:
        if not self.literature and self.basis is None:
            raise ValueError("rests on nothing: give literature or a basis")
        return self


class Term(Record):
    """A word of this project, explained once for every place where it stands."""

    id: Id
    word: Text
    text: Text


class Identity(Record):
    """A named way to compute a value from claims. The value itself is never typed in."""

    id: Id
    kind: Literal["remainder", "share", "sum"]
    whole: Id | None = None
    parts: Ids = Field(min_length=1)
    unnumbered: Whole | None = None
    label: Text
    assumption: Text
    area: Area
    unit: Id
    on_map: Flag = False


class Comparison(Record):
    """Figures that may stand side by side, and what may be read from that.

    In its texts ``{claim-id}`` and ``{identity-id}`` stand for the figure, so that no number is
    typed.
    """

    id: Id
    kind: Literal["counts", "within", "readings"]
    title: Text
    lead: Text | None = None
    claims: Ids = ()
    remainders: Ids = ()
    may_conclude: Text
    may_not_conclude: Text


class Conflict(Record):
    """Two positions, taken in documents of the collection, that do not fit each other."""

    id: Id
    title: Text
    positions: tuple[Id, Id]
    sentence: Text


class Example(Record):
    """Figures that a reader may want to add: what to try first with the guard."""

    id: Id
    title: Text
    claims: Ids = Field(min_length=1)


class Introduction(Record):
    """One paragraph for a reader who knows nothing yet, in words of our own: who, why, what about.

    ``{claim-id}`` stands for a figure, as in a chapter. ``cables`` are the documents it rests on.
    """

    id: Id
    heading: Text
    text: Text
    cables: Ids = Field(min_length=1)


class Chapter(Record):
    """One chapter of the guided story: what is said, and what map and timeline show with it.

    In its texts ``{claim-id}`` and ``{identity-id}`` stand for the figure, so that no number is
    typed. Every output reads the chapters in the order of the file.
    """

    id: Id
    heading: Text
    text: Text
    warning: Text | None = None
    notes: Text
    select: Id | None = None
    window: tuple[Day, Day]
    look: Literal["home"] | MarkId | Box = "home"
    stress: Ids = ()
    comparison: Id | None = None
    positions: Ids = ()
    picture: Literal["map", "rules", "no-number", "reports", "positions", "months"] = "map"

    @model_validator(mode="after")
    def _window_runs_forward(self) -> Chapter:
        if self.window[0] > self.window[1]:
            what, found = f"window ends on {self.window[1]}, before it starts", self.window[0]
            raise unfit(what, "swap the days", found)
        return self
