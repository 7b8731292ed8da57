"""Numbers, periods, areas, reporters and citations as plain text.

Every function takes the reader's language and gives plain text: no markup, no escaping; code that
writes HTML escapes it. A hedge and a qualifier never leave their number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from string import ascii_uppercase

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from crossings.collection.addable import common_parts, one_holds_another, share_days
from crossings.collection.dates import Bounds, clock, read_edtf
from crossings.collection.derive import Derived
from crossings.collection.load import Dataset
from crossings.collection.numerals import DASH as DASH
from crossings.collection.numerals import amount as amount
from crossings.collection.numerals import number as number
from crossings.collection.records import (
    PLACEHOLDER,
    Cable,
    Claim,
    Locator,
    Period,
    Place,
    Reading,
    Reference,
)
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase, phrases, tables
from crossings.wording.reader import Reader

PLAIN_DATE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d(T.*)?)?)?$")


NEAR = "◇ "  # before the name of a neighbouring document in a list


def unit(claim: Claim, reader: Reader) -> str:
    """What one of it is, in the right number: person, people; yuan per labourer."""
    words = reader.dataset.units[claim.unit]
    text = reader.text(words.one if claim.value == 1 and claim.value_max is None else words.many)
    if claim.per is None:
        return text
    _ = reader.say
    return _("{unit} per {one}").format(unit=text, one=reader.text(claim.per))


def quantity(claim: Claim, reader: Reader) -> str:
    """Number, qualifier and unit: 1,843 households."""
    _ = reader.say
    pattern = _("{amount} {unit}")
    return pattern.format(amount=amount(claim, reader.lang), unit=unit(claim, reader))


def quoted(text: str, lang: str = "en") -> str:
    """The document's own words, in quotation marks."""
    _ = speaker(lang)
    return _("“{words}”").format(words=text)


def hedges(claim: Claim | Derived, lang: str = "en") -> str:
    """The reservations of a figure: the document's own in quotation marks, how sure it is of the
    figure, and that not all of the document was read; empty where there is none."""
    certain = claim.certainty if isinstance(claim, Claim) else "stated"
    read = claim.context.read if isinstance(claim, Claim) else claim.read
    ours = [phrase("certainty", certain, lang)] if certain != "stated" else []
    ours += [phrase("read", read, lang)] if read != "whole" else []
    return "; ".join([*(quoted(hedge.get(lang), lang) for hedge in claim.hedges), *ours])


def how_sure(claim: Claim | Derived, lang: str = "en") -> str:
    """The document's reservations; for a figure also what sort of number it is."""
    _ = speaker(lang)
    doubt = hedges(claim, lang) or _("the text prints no reservation")
    return doubt if isinstance(claim, Derived) else f"{doubt}; {exactness(claim, lang)}"


def exactness(claim: Claim, lang: str = "en") -> str:
    """How exact the number looks."""
    return phrase("exactness", claim.exactness, lang)


def outcome(claim: Claim, reader: Reader) -> str:
    """What became of those counted, and whether it was lawful, where the measure says so."""
    measure = reader.measure(claim)
    known = (("measure_outcome", measure.outcome), ("lawfulness", measure.lawful))
    return ", ".join(phrase(table, key, reader.lang) for table, key in known if key)


def other_units(claim: Claim, reader: Reader) -> str:
    """The same group as counted in other units: 240 households."""
    claims = reader.dataset.claims
    pairs = dict.fromkeys(
        [
            *claim.paired_with,
            *(other.id for other in reader.cable(claim).claims if claim.id in other.paired_with),
        ]
    )
    return ", ".join(quantity(claims[key], reader) for key in pairs if key in claims)


def named(claim: Claim, reader: Reader) -> str:
    """Unit and label, the unit only where the label does not open with it."""
    one, label = unit(claim, reader), reader.text(claim.label)
    return label if label.startswith(one) else f"{one}: {label}"


def figure(claim: Claim, reader: Reader) -> str:
    """A figure in short, with its reservations: 4,701 people discovered (“…”)."""
    doubt = hedges(claim, reader.lang)
    stated = f"{amount(claim, reader.lang)} {named(claim, reader)}"
    return f"{stated} ({doubt})" if doubt else stated


def day(date: dt.date, lang: str = "en") -> str:
    """17 December 1957 (1957年12月17日)."""
    if lang == "en":
        return format_date(date, "d MMMM y", locale="en")
    return format_date(date, "long", locale=lang)


def month(date: dt.date, lang: str = "en") -> str:
    """May 1961 (1961年5月)."""
    if lang == "en":
        return format_date(date, "MMMM y", locale="en")
    return str(format_skeleton("yMMMM", date, locale=lang))


def year(date: dt.date, lang: str = "en") -> str:
    """1961 (1961年, 1961년)."""
    return str(date.year) if lang == "en" else str(format_skeleton("y", date, locale=lang))


def month_tick(date: dt.date, lang: str = "en") -> str:
    """A month for a scale, as short as it gets: Jan (1月, 1월)."""
    return format_date(date, "LLL", locale=lang)


@lru_cache(maxsize=20_000)  # the same periods and dates come again in every list
def edtf(text: str, lang: str = "en") -> str:
    """An EDTF date in words, at its own precision and no finer.

    >>> edtf("1961-05"), edtf("1961-01/1961-04"), edtf("1961-01-01/1961-05-10")
    ('May 1961', 'January to April 1961', '1 January to 10 May 1961')
    """
    _ = speaker(lang)
    if "/" not in text:
        return _single(text, lang)
    start, end = text.split("/")
    if start in ("", ".."):
        return _("by {end}, start not stated").format(end=_single(end, lang))
    if end in ("", ".."):
        return _("from {start}, end not stated").format(start=_single(start, lang))
    return _interval(start, end, lang)


def _single(text: str, lang: str) -> str:
    _ = speaker(lang)
    plain = text.rstrip("~?%")
    if not PLAIN_DATE.match(plain):
        span = read_edtf(text)
        assert span.start and span.end
        pattern = _("between {start} and {end}")
        return pattern.format(start=day(span.start, lang), end=day(span.end, lang))
    stated = _stated(plain, lang)
    marks = text[len(plain) :]
    if marks in ("~", "%"):
        stated = _("about {n}").format(n=stated)
    return _("{date}, uncertain").format(date=stated) if marks in ("?", "%") else stated


def _stated(text: str, lang: str) -> str:
    """A year, a month, a day or a minute, as written."""
    start = read_edtf(text).start
    assert start is not None
    time = clock(text)
    if len(text) == 4:
        return year(start, lang)
    if len(text) == 7:
        return month(start, lang)
    return f"{day(start, lang)}, {time:%H:%M}" if time else day(start, lang)


def _interval(start: str, end: str, lang: str) -> str:
    """Both ends at their own precision; the shared year once, in English."""
    _ = speaker(lang)
    first, last = _single(start, lang), _single(end, lang)
    plain = PLAIN_DATE.match(start) and PLAIN_DATE.match(end)
    if lang == "en" and plain and start[:4] == end[:4] and len(start) > 4:
        first = first.removesuffix(f" {start[:4]}")
        if len(start) == len(end) == 10 and start[:7] == end[:7]:
            first = str(int(start[8:]))
    return _("{start} to {end}").format(start=first, end=last)


def bounds(span: Bounds, lang: str = "en") -> str:
    """Two days in words."""
    start = span.start.isoformat() if span.start else ""
    end = span.end.isoformat() if span.end else ""
    return edtf(f"{start}/{end}", lang)


def period(value: Period, lang: str = "en") -> str:
    """The period, with both readings where there are two."""
    _ = speaker(lang)
    if not value.readings:
        said = ", ".join(filter(None, (edtf(value.edtf or "", lang), DASH.join(value.hours))))
        if not value.is_our_reading:
            return said
        pattern = _("{period} (our reading of “{printed}”)")
        return pattern.format(period=said, printed=value.as_printed)
    readings = [reading.label.get(lang) for reading in value.readings]
    printed = value.as_printed or ""
    pattern = _("“{printed}”: {readings}")
    return pattern.format(printed=printed, readings=_(" or ").join(readings))


def period_printed(value: Period, lang: str = "en") -> str:
    """The period in the document's own words, or that it prints none."""
    _ = speaker(lang)
    return quoted(value.as_printed, lang) if value.as_printed else _("no period is printed")


def lettered(value: Period, lang: str = "en") -> list[tuple[str, Reading]]:
    """Each reading of an ambiguous period with its letter: A, B …"""
    return list(zip(ascii_uppercase, value.readings, strict=False))


def readings(value: Period, lang: str = "en") -> list[str]:
    """Each reading of an ambiguous period in words: Reading A: January to April 1961."""
    _ = speaker(lang)
    pattern = _("Reading {letter}")
    return [
        f"{pattern.format(letter=letter)}: {one.label.get(lang)}" for letter, one in lettered(value)
    ]


def period_short(value: Period, lang: str = "en") -> str:
    """The period for a label; an ambiguous one says so instead of listing its readings."""
    _ = speaker(lang)
    if not value.readings and value.is_our_reading:
        return _("{period} (our reading)").format(period=edtf(value.edtf or "", lang))
    if not value.readings:
        return period(value, lang)
    return _("“{words}”, two readings").format(words=value.as_printed or "")


def area(claim: Claim | Derived, reader: Reader) -> str:
    """The area and what it is to the figure; says so where none is stated."""
    _ = reader.say
    if claim.area.meaning == "not-applicable":
        return _("no area: not about a place")
    if not claim.area.places:
        return _("no place stated")
    names = format_list(
        [reader.dataset.places[place].name(reader.lang) for place in claim.area.places],
        locale=reader.lang,
    )
    pattern = tables()["area"].get(claim.area.meaning, "{places}")
    return reader.say(pattern).format(places=names)


def direction(value: str, lang: str = "en") -> str:
    """The direction of movement in words."""
    return phrase("direction", value, lang)


def actor(key: str, reader: Reader) -> str:
    """A person with office, or an office."""
    person = reader.dataset.people.get(key)
    if person is None:
        return reader.text(reader.dataset.offices[key].name)
    return f"{person.named(reader.lang)}, {reader.text(person.office)}"


def actor_short(key: str, reader: Reader) -> str:
    """A person's name, or an office's short name."""
    person = reader.dataset.people.get(key)
    return person.named(reader.lang) if person else reader.text(reader.dataset.offices[key].short)


def actors(keys: Sequence[str], reader: Reader) -> str:
    """Several offices or persons, short."""
    return format_list([actor_short(key, reader) for key in keys], locale=reader.lang)


def reporter(claim: Claim, reader: Reader) -> str:
    """Whose figure it is, and through whose hands it came."""
    return "; ".join(filter(None, (actor(claim.reporter, reader), hands(claim, reader))))


def hands(claim: Claim, reader: Reader) -> str:
    """Through whose hands a figure came: through Qiao → embassy; empty where through nobody's."""
    _ = reader.say
    through = [actor_short(who, reader) for who in claim.chain if who != claim.reporter]
    return _("through {hands}").format(hands=" → ".join(through)) if through else ""


def side(value: str, lang: str = "en") -> str:
    """Which government counts."""
    return phrase("side", value, lang)


def country(key: str | None, reader: Reader) -> str:
    """The country whose side somebody is on."""
    for place in reader.dataset.places.values():
        if place.kind == "country" and place.side == key:
            return place.name(reader.lang)
    return side(key, reader.lang) if key else ""


def locator(value: Locator, lang: str = "en") -> str:
    """Where in the document: paragraph 1, sentence 3."""
    _ = speaker(lang)
    parts = [] if value.section == "body" else [phrase("section", value.section, lang)]
    if value.point:
        parts.append(_("point {n}").format(n=value.point))
    if value.paragraph:
        parts.append(_("paragraph {n}").format(n=value.paragraph))
    if value.sentence:
        parts.append(_("sentence {n}").format(n=value.sentence))
    return ", ".join(parts) or _("whole text")


def statement(claim: Claim, reader: Reader) -> str:
    """One sentence that can stand alone: what, how many, when, where, who, how surely."""
    _ = reader.say
    measure = reader.text(reader.measure(claim).label)
    parts = [
        f"{quantity(claim, reader)}: {measure}",
        direction(claim.direction, reader.lang) if claim.direction.count("to") else "",
        period(claim.period, reader.lang),
        area(claim, reader),
        _("according to {who}").format(who=actor(claim.reporter, reader)),
        hedges(claim, reader.lang),
    ]
    return "; ".join(filter(None, parts)) + "."


def cable_date(cable: Cable, lang: str = "en") -> str:
    """The date as it is known: 12 May 1961; May 1961, no day given."""
    text = edtf(cable.date.edtf, lang)
    if len(cable.date.edtf) == 7:
        _ = speaker(lang)
        return _("{month}, no day given").format(month=text)
    return text


def years(dataset: Dataset) -> str:
    """First and last year of the documents: 1957–1962."""
    spans = [read_edtf(cable.date.edtf).filled() for cable in dataset.cables.values()]
    if not spans:
        return ""
    first, last = min(span[0] for span in spans).year, max(span[1] for span in spans).year
    return str(first) if first == last else f"{first}{DASH}{last}"


def standing(cable: Cable, lang: str = "en") -> str:
    """That a document is not of the collection, and how much of it was read; else empty."""
    if cable.ring == "collection" and cable.read == "whole":
        return ""
    _ = speaker(lang)
    said = [_("Neighbouring document, not of the collection")] if cable.ring != "collection" else []
    said += [phrase("read", cable.read, lang)] if cable.read != "whole" else []
    return "; ".join(said)


def ring_note(reader: Reader) -> str:
    """How many neighbouring documents are shown beside the collection, and what was read of them."""
    _ = reader.say
    around = reader.dataset.documents("neighbours")
    counted: Counter[str] = Counter(cable.read for cable in around)
    read = phrases("much_read", reader.lang)
    parts = [
        f"{number(counted[key], reader.lang)} {text}" for key, text in read.items() if counted[key]
    ]
    said = _(
        "{count} neighbouring documents are shown beside the collection: drawn apart, "
        "counted apart, never added to it. Of these: {read}."
    )
    return said.format(
        count=number(len(around), reader.lang), read=format_list(parts, locale=reader.lang)
    )


def document(cable: Cable, reader: Reader) -> str:
    """A cable as the source of a figure: what it is called in short, and its date."""
    return f"{reader.text(cable.short)}, {cable_date(cable, reader.lang)}"


def cable_name(cable: Cable, lang: str = "en") -> str:
    """A cable as one of many to choose from: its date, and what it is called in short."""
    apart = NEAR if cable.ring != "collection" else ""
    return f"{apart}{cable_date(cable, lang)} · {cable.short.get(lang)}"


def correspondents(cable: Cable, reader: Reader) -> str:
    """Who to whom: senders → recipients; the senders alone where no recipient is known."""
    return " → ".join(actors(who, reader) for who in (cable.senders, cable.recipients) if who)


def absent(cable: Cable, lang: str = "en") -> str:
    """What stands for a fact that is missing: nobody knows it where not all of a text was read."""
    _ = speaker(lang)
    return _("not given") if cable.read == "whole" else _("not seen")


@dataclass(frozen=True)
class Piece:
    """A stretch of text; ``claim`` is the id of the claim or derived value it prints, if any."""

    text: str
    claim: str | None = None


def plain(parts: Iterable[Piece]) -> str:
    """Pieces as one text."""
    return "".join(piece.text for piece in parts)


def pieces(text: str, reader: Reader, own: Mapping[str, Claim] | None = None) -> tuple[Piece, ...]:
    """A text of ours with the figure for each id in braces, values of ours in square brackets.

    ``own`` are the only figures it may stand in for, if any. A figure left out of the collection
    leaves an ellipsis.
    """
    claims, values = (reader.dataset.claims, reader.values) if own is None else (own, {})
    found = []
    for index, part in enumerate(re.split(PLACEHOLDER, text)):
        if index % 2 == 0:
            found.append(Piece(part))
        elif part in claims:
            found.append(Piece(amount(claims[part], reader.lang), part))
        elif part in values:
            found.append(Piece(bracketed(values[part], reader.lang), part))
        else:
            found.append(Piece("…"))
    return tuple(piece for piece in found if piece.text)


@dataclass(frozen=True)
class PlateLine:
    """One statement of a plate: when, the sentence in pieces, who reports it and how surely."""

    when: str
    pieces: tuple[Piece, ...]
    says: str

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return plain(self.pieces)


def plate(cable: Cable, reader: Reader) -> tuple[PlateLine, ...]:
    """What the ten-second reader is told, its figures filled in from the claims.

    An empty line of the text parts statements that do not share period or reservations. A
    placeholder without its claim (left out for a problem) is shown as an ellipsis.
    """
    parts = re.split(r"\n\s*\n", reader.text(cable.plate).strip())
    return tuple(_plate_line(part, cable, reader) for part in parts)


def _plate_line(text: str, cable: Cable, reader: Reader) -> PlateLine:
    claims = {claim.id: claim for claim in cable.claims}
    said = pieces(text, reader, claims)
    named = [claims[piece.claim] for piece in said if piece.claim]
    when = period_short(named[0].period, reader.lang) if named else cable_date(cable, reader.lang)
    return PlateLine(when, said, _plate_source(named, cable, reader))


def _plate_source(named: list[Claim], cable: Cable, reader: Reader) -> str:
    """Who reports it, and with which reservations."""
    _ = reader.say
    if not named:
        return _("Written by {who}.").format(who=actors(cable.senders, reader))
    return attributed(named[0], reader)


def attributed(claim: Claim, reader: Reader) -> str:
    """A sentence: who speaks for a figure, and with which reservations."""
    _ = reader.say
    hedged = hedges(claim, reader.lang)
    pattern = _("According to {who}: {hedges}.") if hedged else _("According to {who}.")
    return pattern.format(who=speaks(claim, reader), hedges=hedged)


def speaks(claim: Claim, reader: Reader) -> str:
    """Who speaks for a figure: the other government's own man, or the last hand on this side."""
    last = claim.chain[-1] if claim.chain else claim.reporter
    return actor_short(claim.reporter if claim.context.side == "kp" else last, reader)


def border_point(place: Place, lang: str = "en") -> str:
    """Both banks of a border point by their names of the time: Andong – Sinuiju."""
    wanted = lang if any(name.lang == lang for name in place.names) else "en"
    banks = [
        next(
            (n.text for n in place.names if n.lang == wanted and n.side == bank and not n.since),
            None,
        )
        for bank in ("cn", "kp")
    ]
    return f" {DASH} ".join(dict.fromkeys(filter(None, banks))) or place.name(lang)


def citation(cable: Cable) -> str:
    """Chicago form, in English in every language, since it points into an English archive."""
    archive = cable.archive
    credit = []
    if archive.obtained_by:
        credit.append(f"Obtained by {format_list(list(archive.obtained_by), locale='en')}")
    if archive.translators:
        verb = "translated by" if credit else "Translated by"
        credit.append(f"{verb} {format_list(list(archive.translators), locale='en')}")
    parts = [
        f"“{cable.title},” {edtf(cable.date.edtf)}, {archive.name}, {archive.reference}",
        " and ".join(credit),
        None if archive.record else _no_record(cable),
        archive.url,
    ]
    return ". ".join(filter(None, parts)) + "."


def _no_record(cable: Cable) -> str:
    given = cable.read == "whole"
    return "Record number not given in the text" if given else "Record number not seen"


def reference_date(reference: Reference, lang: str = "en") -> str:
    """What is known of the date of a document that is missing here."""
    if reference.date is None:
        _ = speaker(lang)
        return _("date not known")
    return edtf(reference.date, lang)


def derived_value(value: Derived, reader: Reader) -> str:
    """A computed value in square brackets, as everywhere: [2,716] people."""
    text = f"[{_computed(value, reader.lang)}{' %' if value.kind == 'share' else ''}]"
    if value.kind == "share":
        return text
    return f"{text} {reader.text(reader.dataset.units[value.unit].many)}"


def bracketed(value: Derived, lang: str = "en") -> str:
    """A computed number in its square brackets, without unit: [2,716]."""
    return f"[{_computed(value, lang)}]"


def _computed(value: Derived, lang: str) -> str:
    """The number, or the range that the operands leave, no firmer than they are."""
    _ = speaker(lang)
    text = number(value.low, lang)
    if value.high == inf:
        text = _("at least {n}").format(n=text)
    elif value.high != value.low:
        text = f"{text}{DASH}{number(value.high, lang)}"
    return _("about {n}").format(n=text) if value.is_approximate else text


def arithmetic(value: Derived, reader: Reader) -> str:
    """The sum written out: 4,701 − 1,985 = 2,716."""

    def operand(key: str) -> str:
        if key in reader.dataset.claims:
            return amount(reader.dataset.claims[key], reader.lang)
        return f"[{_computed(reader.values[key], reader.lang)}]"

    parts = [operand(key) for key in value.parts]
    result = _computed(value, reader.lang)
    if value.kind == "share":
        return f"{' + '.join(parts)} ÷ {operand(value.whole or '')} = {result} %"
    if value.kind == "remainder":
        return f"{operand(value.whole or '')} − {' − '.join(parts)} = {result}"
    if value.extra:
        parts.append(f"{value.extra} × 1")
    return f"{' + '.join(parts)} = {result}"


def view(claims: Sequence[Claim], cables: Sequence[Cable], lang: str = "en") -> str:
    """How much of the collection is in view, and apart from it how much of its neighbours."""
    _ = speaker(lang)
    if not cables:
        return _("Nothing fits this choice. Widen a filter to see figures again.")
    pattern = _("{claims} figures from {cables} documents in view.")
    beside = _("Apart from them: {claims} figures from {cables} neighbouring documents.")
    told = []
    for ring, said in (("collection", pattern), ("neighbours", beside)):
        figures = sum(claim.context.ring == ring for claim in claims)
        documents = sum(cable.ring == ring for cable in cables)
        if documents or ring == "collection":
            told.append(said.format(claims=number(figures, lang), cables=number(documents, lang)))
    return " ".join(told)


def total(
    claims: Sequence[Claim],
    value: float,
    low: float,
    high: float,
    occasions: bool,
    lang: str = "en",
) -> str:
    """The sentence that belongs to a sum: no qualifier and no reservation of a term is lost."""
    _ = speaker(lang)
    sentences = [_terms(claims, value, low, high, lang)]
    if occasions:
        sentences.append(
            _(
                "It counts occasions, not persons: "
                "those who crossed, or tried, more than once are in it more than once."
            )
        )
    elif len(claims) > 1:
        sentences.append(_("Nobody and nothing is counted twice."))
    unfit = [one for one in claims if one.misfit or one.context.beyond_whole]
    if unfit and len(claims) > 1:
        figures = "; ".join(_named(one, lang) for one in unfit)
        sentences.append(
            _("As printed, this does not fit the figures beside it: {figures}.").format(
                figures=figures
            )
        )
    caveats = list(filter(None, (hedges(claim, lang) for claim in claims)))
    if caveats:
        hedge = "; ".join(dict.fromkeys(caveats))
        sentences.append(_("The reservations stay: {hedges}.").format(hedges=hedge))
    return " ".join(sentences)


def _terms(claims: Sequence[Claim], value: float, low: float, high: float, lang: str) -> str:
    """The sum written out, with what its qualifiers leave open."""
    _ = speaker(lang)
    if len(claims) == 1:
        return _("One figure: {n}. Nothing is added.").format(n=amount(claims[0], lang))
    terms = " + ".join(amount(claim, lang) for claim in claims)
    if high == inf:
        result = _("at least {n}").format(n=number(low, lang))
    elif low != high:
        result = _("between {low} and {high}").format(
            low=number(low, lang), high=number(high, lang)
        )
    else:
        result = number(value, lang)
    if any(claim.qualifier == "about" for claim in claims):
        result = _("about {n}").format(n=result)
    return f"{terms} = {result}."


def refusal_reason(cause: str, first: Claim, second: Claim, lang: str = "en") -> str:
    """One reason why two figures may not be added, with what the two themselves say of it."""
    _ = speaker(lang)
    reason = _closer_reason(cause, first, second, lang) or phrase("refusal", cause, lang)
    more = ""
    if cause == "common-part":
        shared = [_named(part, lang) for part in common_parts(first, second)]
        more = _("Each of them counts these: {figures}.").format(figures="; ".join(shared))
    elif cause == "area-rules" and first.area.as_printed and second.area.as_printed:
        more = _("As printed: “{first}”; “{second}”.").format(
            first=first.area.as_printed, second=second.area.as_printed
        )
    elif cause == "unit" and first.context.persons and second.context.persons:
        more = _of_one_group(first, second, lang)
    return f"{reason} {more}".rstrip()


def _closer_reason(cause: str, first: Claim, second: Claim, lang: str) -> str:
    """A reason that fits these two better than the general one of its cause; else empty."""
    _ = speaker(lang)
    if cause == "shared" and share_days(first, second):
        return _("Their periods share days, and some people may be counted in both.")
    if cause == "area-rules" and first.area.meaning == second.area.meaning != "statistics-from":
        return _(
            "They share days, and the area of at least one does not stand in its own sentence: "
            "the same people may be in both."
        )
    if cause == "overlap" and not one_holds_another(first, second):
        return _(
            "They share days, and nothing keeps their areas apart: the same people may be in both."
        )
    if cause == "governments" and "one-informant" in (first.certainty, second.certainty):
        return _(
            "One informant and an office tell of what may be one flow; "
            "the same people may be in both."
        )
    return ""


def _of_one_group(first: Claim, second: Claim, lang: str) -> str:
    """How people and households, or other units of persons, go together."""
    _ = speaker(lang)
    if second.id in first.paired_with or first.id in second.paired_with:
        return _("It is one group, counted in both.")
    within = {*first.paired_with} & second.context.wholes
    if within or {*second.paired_with} & first.context.wholes:
        return _("The one is a part of the group that the other counts.")
    return _("Whether some of the one are among the other is not said.")


def _named(claim: Claim, lang: str) -> str:
    return f"{amount(claim, lang)} ({claim.label.get(lang)})"


def refusal(cause: str, first: Claim, second: Claim, lang: str = "en") -> str:
    """Why two figures may not be added, naming both."""
    _ = speaker(lang)
    names = _("{first} and {second}").format(first=_named(first, lang), second=_named(second, lang))
    return f"{names}: {refusal_reason(cause, first, second, lang)}"
