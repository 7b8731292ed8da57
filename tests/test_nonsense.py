"""Nonsense of every kind, field by field, and the message that each gets.

What cannot be read or drawn is left out; what merely contradicts itself is shown and named. Either
way ``check`` fails. No advice asks to write what the document does not say.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small import CABLE, QUIET, collection, spoil, toml, write

from crossings.collection.contradictions import doubts
from crossings.collection.load import load_dataset
from crossings.exhibit.trial import unseen
from crossings.html.figures import misuse
from crossings.wording.reader import Reader

NONSENSE: list[tuple[str, str, Any, str]] = [
    (
        CABLE,
        "claims.0.value",
        1000000000000000000,
        "cables/1960-03.toml: claims 1960-03-crossed value: is not a finite number that can be drawn; found '1000000000000000000'; write one up to 1,000,000,000,000,000",
    ),
    (
        CABLE,
        "claims.0.value",
        12,
        "cables/1960-03.toml: claims 1960-03-january value: is larger than its whole, 1960-03-crossed; found '45, 120'; look it up; if it is so printed, say in misfit how, and it is shown as a finding",
    ),
    (
        CABLE,
        "claims.0.value",
        True,
        "cables/1960-03.toml: claims 1960-03-crossed value: is not a number; found 'True'; write it in digits, without quotation marks",
    ),
    (
        CABLE,
        "claims.0.value",
        "120",
        "cables/1960-03.toml: claims 1960-03-crossed value: is not a number; found '120'; write it in digits, without quotation marks",
    ),
    (
        CABLE,
        "claims.0.value",
        [100, 200],
        "cables/1960-03.toml: claims 1960-03-crossed value: is a list, not a number; found '[100, 200]'; write the lower end as value and the upper end as value_max",
    ),
    (
        CABLE,
        "claims.0.value",
        -1,
        "cables/1960-03.toml: claims 1960-03-crossed value: is too small; found '-1'; write 0 or more",
    ),
    (
        CABLE,
        "claims.0.value",
        float("nan"),
        "cables/1960-03.toml: claims 1960-03-crossed value: is not a finite number that can be drawn; found 'nan'; write one up to 1,000,000,000,000,000",
    ),
    (
        CABLE,
        "claims.0.value",
        1e-05,
        "cables/1960-03.toml: claims 1960-03-crossed value: is no whole number of people; found '1e-05'; look it up in the document, and correct what differs; a unit that has halves is declared divisible in measures.toml",
    ),
    (
        CABLE,
        "claims.0.value_max",
        90,
        "cables/1960-03.toml: claims 1960-03-crossed: value_max 90 is below value 120; found '90'; write the lower end as value, or leave value_max out",
    ),
    (
        CABLE,
        "claims.0.value_max",
        120,
        "cables/1960-03.toml: claims 1960-03-crossed: value_max 120 is the same as value 120; found '120'; write the lower end as value, or leave value_max out",
    ),
    (
        CABLE,
        "claims.0.value_max",
        "many",
        "cables/1960-03.toml: claims 1960-03-crossed value_max: is not a number; found 'many'; write it in digits, without quotation marks",
    ),
    (
        CABLE,
        "claims.2.qualifier",
        "over",
        "cables/1960-03.toml: claims 1960-03-stopped: is a range, and yet over, which leaves an end open; found '10 to 20'; leave out value_max, or the qualifier",
    ),
    (
        CABLE,
        "claims.0.qualifier",
        "roughly",
        "cables/1960-03.toml: claims 1960-03-crossed qualifier: is not one of the allowed words; found 'roughly'; use 'exactly', 'about', 'over', 'under', 'at-least' or 'at-most'",
    ),
    (
        CABLE,
        "claims.1.value",
        450,
        "cables/1960-03.toml: claims 1960-03-january value: is larger than its whole, 1960-03-crossed; found '45, 120'; look it up; if it is so printed, say in misfit how, and it is shown as a finding",
    ),
    (
        CABLE,
        "claims.0.as_printed",
        "",
        "cables/1960-03.toml: claims 1960-03-crossed as_printed: is blank; found ''; write it, or leave the line out",
    ),
    (
        CABLE,
        "claims.0.as_printed",
        "99",
        "cables/1960-03.toml: claims 1960-03-crossed as_printed: does not say the value 120; found '99'; look it up in the document, and correct what differs",
    ),
    (
        CABLE,
        "claims.0.exactness",
        "exact-looking",
        "cables/1960-03.toml: claims 1960-03-crossed exactness: does not fit '120'; found 'exact-looking'; by the rules of docs/coding.md this is round",
    ),
    (
        CABLE,
        "claims.0.misfit",
        {"en": "It does not."},
        "cables/1960-03.toml: claims 1960-03-crossed misfit: is declared and fits; found '1960-03-crossed'; remove it, or correct the numbers",
    ),
    (
        CABLE,
        "claims.0.anchor",
        "",
        "cables/1960-03.toml: claims 1960-03-crossed anchor: is blank; found ''; write it, or leave the line out",
    ),
    (
        CABLE,
        "claims.0.anchor",
        "nothing of the kind",
        "cables/1960-03.toml: claims 1960-03-crossed anchor: lacks the number '120'; found 'nothing of the kind'; quote the words that have the number in them",
    ),
    (
        CABLE,
        "claims.0.anchor",
        "one, two, three, four, five, six, seven, eight, nine, ten, eleven, 120, 13",
        "cables/1960-03.toml: claims 1960-03-crossed anchor: has more than 12 words, where each side of a hyphen or comma is one; found 'one, two, three, four, five, six, seven, eight, nine, ten, eleven, 120, 13'; shorten it",
    ),
    (
        CABLE,
        "claims.0.label.en",
        " \t",
        "cables/1960-03.toml: claims 1960-03-crossed label.en: is blank; found ' \\t'; write it, or leave the line out",
    ),
    (
        CABLE,
        "claims.0.label.en",
        "\u200b",
        "cables/1960-03.toml: claims 1960-03-crossed label.en: holds the invisible sign U+200B; found '\\u200b'; remove it",
    ),
    (
        CABLE,
        "claims.0.label.en",
        "cros\u202esed",
        "cables/1960-03.toml: claims 1960-03-crossed label.en: holds the invisible sign U+202E; found 'cros\\u202esed'; remove it",
    ),
    (
        CABLE,
        "claims.0.label.zh",
        "",
        "cables/1960-03.toml: claims 1960-03-crossed label.zh: is blank; found ''; write it, or leave the line out",
    ),
    (
        CABLE,
        "title",
        "\x00",
        "cables/1960-03.toml: title: holds the invisible sign U+0000; found '\\x00'; remove it",
    ),
    (
        CABLE,
        "summary",
        {"zh": "它。"},
        "cables/1960-03.toml: summary.en: is missing; found 'nothing'; add it",
    ),
    (
        CABLE,
        "plate.en",
        "{1960-03-nobody} crossed.",
        "cables/1960-03.toml: cable 1960-03: stands in for no figure; found '1960-03-nobody'; correct the name, or add the record it names",
    ),
    (
        CABLE,
        "claims.0.kind",
        "rate",
        "cables/1960-03.toml: claims 1960-03-crossed: a rate says what it is per, and nothing else does; found \"{'id': '1960-03-crossed', 'value': 120, 'as_printed': '120', 'kind': 'rate', 'u…\"; add per, or remove it",
    ),
    (
        CABLE,
        "claims.3.per",
        None,
        "cables/1960-03.toml: claims 1960-03-paid: a rate says what it is per, and nothing else does; found \"{'id': '1960-03-paid', 'value': 40, 'as_printed': 'forty', 'kind': 'rate', 'uni…\"; add per, or remove it",
    ),
    (
        CABLE,
        "claims.0.per",
        {"en": "day"},
        "cables/1960-03.toml: claims 1960-03-crossed: a rate says what it is per, and nothing else does; found \"{'id': '1960-03-crossed', 'value': 120, 'as_printed': '120', 'kind': 'flow', 'u…\"; add per, or remove it",
    ),
    (
        CABLE,
        "claims.0.unit",
        "houses",
        "cables/1960-03.toml: claims 1960-03-crossed unit: names no unit; found 'houses'; households may be meant; correct the name, or add the record it names",
    ),
    (
        CABLE,
        "claims.0.unit",
        "households",
        "cables/1960-03.toml: claims 1960-03-crossed unit: is not what measure crossed is counted in, which is people; found 'households'; take a measure counted in households, or add one to measures.toml",
    ),
    (
        CABLE,
        "claims.0.measure",
        "crosed",
        "cables/1960-03.toml: claims 1960-03-crossed measure: names no measure; found 'crosed'; crossed may be meant; correct the name, or add the record it names",
    ),
    (
        CABLE,
        "claims.0.direction",
        "north",
        "cables/1960-03.toml: claims 1960-03-crossed direction: is not one of the allowed words; found 'north'; use 'cn-to-kp', 'kp-to-cn', 'not-stated' or 'not-applicable'",
    ),
    (
        CABLE,
        "claims.0.direction",
        "kp-to-cn",
        "cables/1960-03.toml: claims 1960-03-crossed direction: is none of its document; found 'kp-to-cn'; add it to directions of the document, or correct the figure",
    ),
    (
        CABLE,
        "claims.0.direction",
        "not-applicable",
        "cables/1960-03.toml: claims 1960-03-crossed direction: has none though people moved; found 'not-applicable'; those counted were going somewhere: write which way, or not-stated",
    ),
    (
        CABLE,
        "claims.1.unit",
        "yuan",
        "cables/1960-03.toml: claims 1960-03-january unit: is not what measure crossed is counted in, which is people; found 'yuan'; take a measure counted in yuan, or add one to measures.toml",
    ),
    (
        CABLE,
        "claims.0.period",
        {"edtf": "1960-06", "as_printed": "in June"},
        "cables/1960-03.toml: claims 1960-03-crossed period: begins after the document, 1960-03; found '1960-06-01'; correct it, or give a basis: how a document can count what is to come",
    ),
    (
        CABLE,
        "claims.0.period",
        {"edtf": "1010/1960", "as_printed": "always"},
        "cables/1960-03.toml: claims 1960-03-crossed period: is longer than 100 years; found '951 years'; look it up in the document, and correct what differs",
    ),
    (
        CABLE,
        "claims.0.period",
        {"edtf": "9999", "as_printed": "some day"},
        "cables/1960-03.toml: claims 1960-03-crossed period.edtf: '9999' lies outside the years 1000 and 2100; found '9999'; correct the year",
    ),
    (
        CABLE,
        "claims.0.period",
        {"edtf": "0001", "as_printed": "once"},
        "cables/1960-03.toml: claims 1960-03-crossed period.edtf: '0001' lies outside the years 1000 and 2100; found '0001'; correct the year",
    ),
    (
        CABLE,
        "claims.0.period",
        {"edtf": "last winter"},
        "cables/1960-03.toml: claims 1960-03-crossed period.edtf: 'last winter' is not an EDTF date; found 'last winter'; write EDTF: 1961-05, 1961-05-12, 1961-01/1961-04, or /1962-03-24 for an unknown start",
    ),
    (
        CABLE,
        "claims.0.period",
        {"edtf": "1960-02-30"},
        "cables/1960-03.toml: claims 1960-03-crossed period.edtf: '1960-02-30' is not an EDTF date; found '1960-02-30'; write EDTF: 1961-05, 1961-05-12, 1961-01/1961-04, or /1962-03-24 for an unknown start",
    ),
    (
        CABLE,
        "claims.0.period",
        {"edtf": "1960-02/1960-01"},
        "cables/1960-03.toml: claims 1960-03-crossed period.edtf: '1960-02/1960-01' ends before it starts; found '1960-02/1960-01'; swap the two ends",
    ),
    (
        CABLE,
        "claims.0.period",
        {"edtf": 1960},
        "cables/1960-03.toml: claims 1960-03-crossed period.edtf: is not a text; found '1960'; put it in quotation marks",
    ),
    (
        CABLE,
        "claims.0.period",
        {},
        "cables/1960-03.toml: claims 1960-03-crossed period: has no single date; found 'nothing'; give either edtf or two or more readings",
    ),
    (
        CABLE,
        "claims.0.period",
        {"edtf": "1960-01"},
        "cables/1960-03.toml: claims 1960-03-crossed period: is not printed; found '1960-01'; give a basis: why it is read so",
    ),
    (
        CABLE,
        "claims.2.period.readings.1.id",
        "march",
        "cables/1960-03.toml: claims 1960-03-stopped period.readings: has two readings of one id; found 'march'; choose another id for one",
    ),
    (
        CABLE,
        "claims.2.period.readings.1.edtf",
        "1960-03",
        "cables/1960-03.toml: claims 1960-03-stopped period.readings: has the same days twice; found '1960-03-01 to 1960-03-31'; keep one, or correct it",
    ),
    (
        CABLE,
        "claims.2.period.readings.1",
        None,
        "cables/1960-03.toml: claims 1960-03-stopped period: one reading is no ambiguity; found 'march'; give edtf and a basis instead",
    ),
    (
        CABLE,
        "claims.1.period.edtf",
        "1959-01",
        "cables/1960-03.toml: claims 1960-03-january part_of: is of another time; found '1960-03-crossed'; a part lies in the time of its whole; correct the period or part_of",
    ),
    (
        CABLE,
        "date.edtf",
        "9999",
        "cables/1960-03.toml: date.edtf: '9999' lies outside the years 1000 and 2100; found '9999'; correct the year",
    ),
    (
        CABLE,
        "date.edtf",
        "1960-04",
        "cables/1960-03.toml: id: is not the date that the document bears; found '1960-03'; name file and id after the date 1960-04, or correct the date",
    ),
    (
        CABLE,
        "date.edtf",
        "/1960-03",
        "cables/1960-03.toml: date.edtf: has an end that is not known, which nothing here can be placed by; found '/1960-03'; write the widest span that it can mean: 1961/1962",
    ),
    (
        CABLE,
        "date.window",
        "1960-04-05",
        "cables/1960-03.toml: date.window: lies outside the date; found '1960-04-05'; a window narrows the date 1960-03; correct one of the two",
    ),
    (
        CABLE,
        "date.window_reason",
        None,
        "cables/1960-03.toml: date: has a window or its reason alone; found '1960-03-05/1960-03-31'; give both, or neither",
    ),
    (
        CABLE,
        "moments.0.edtf",
        "1960-05-06",
        "cables/1960-03.toml: moments: was written on another day; found '1960-05-06'; the document bears 1960-03; correct one of the two",
    ),
    (
        CABLE,
        "moments.0.stage",
        "burnt",
        "cables/1960-03.toml: moments.0.stage: is not one of the allowed words; found 'burnt'; use 'happened', 'written', 'received', 'proofread', 'transcribed' or 'copied'",
    ),
    (
        QUIET,
        "date.edtf",
        "1960-04",
        "cables/1960-04-02.toml: id: is not the date that the document bears; found '1960-04-02'; name file and id after the date 1960-04, or correct the date",
    ),
    (
        CABLE,
        "claims.0.area",
        {"meaning": "found-in"},
        "cables/1960-03.toml: claims 1960-03-crossed area: names no places and yet a meaning; found 'found-in'; name places; without any, meaning must be not-stated or not-applicable",
    ),
    (
        CABLE,
        "claims.0.area",
        {"places": ["jilin"], "meaning": "not-stated"},
        "cables/1960-03.toml: claims 1960-03-crossed area: names places that are not stated; found 'jilin'; give the meaning, or leave them out",
    ),
    (
        CABLE,
        "claims.0.area.places",
        ["jillin"],
        "cables/1960-03.toml: claims 1960-03-crossed area.places: names no place; found 'jillin'; jilin may be meant; correct the name, or add the record it names",
    ),
    (
        CABLE,
        "claims.0.area.places",
        ["jilin", "jilin"],
        "cables/1960-03.toml: claims 1960-03-crossed area.places: names jilin twice; found 'jilin'; remove one of the two",
    ),
    (
        CABLE,
        "claims.0.area.places",
        ["china"],
        "cables/1960-03.toml: claims 1960-03-crossed area.places: has no role in its document; found 'china'; give the place a role in [[places]] of the same file",
    ),
    (
        "places.toml",
        "place.1.feature",
        "manchuria",
        "places.toml: place jilin feature: names no shape of the map; found 'manchuria'; there are beijing, chagang, hebei, heilongjiang, henan, inner-mongolia, jilin, kangwon, liaoning, north-hamgyong, north-hwanghae, north-pyongan, paektu, pyongyang, ryanggang, shaanxi, shandong, shanxi, south-hamgyong, south-hwanghae, south-pyongan, tianjin, tumen, tumen-ussr, yalu",
    ),
    (
        "places.toml",
        "place.1.precision",
        "town",
        "places.toml: place jilin precision: does not fit what is drawn; found 'town'; town goes with point; correct one of the two",
    ),
    (
        "places.toml",
        "place.1.within",
        ["jilin"],
        "places.toml: place jilin within: names the place itself; found 'jilin'; remove it",
    ),
    (
        "places.toml",
        "place.0.within",
        ["jilin"],
        "places.toml: place china within: runs in a circle; found 'china'; nothing lies within what lies within it",
    ),
    (
        "places.toml",
        "place.0.names",
        [],
        "places.toml: place china names: is empty; found '[]'; name at least one",
    ),
    (
        "places.toml",
        "place.0.names",
        [{"text": "중국", "lang": "ko"}],
        "places.toml: place china names: has none in English; found '중국'; add one with lang = en",
    ),
    (
        "places.toml",
        "place.0.names.0.since",
        "long ago",
        "places.toml: place china names.0.since: 'long ago' is not an EDTF date; found 'long ago'; write EDTF: 1961-05, 1961-05-12, 1961-01/1961-04, or /1962-03-24 for an unknown start",
    ),
    (
        "places.toml",
        "place.0.names.0",
        {"text": "China", "lang": "en", "since": "1965", "until": "1945"},
        "places.toml: place china names: ends in 1945, before it begins; found '1965'; correct one of the two years",
    ),
    (
        "border_points.toml",
        "place.0.point",
        [126.9, 0.0],
        "border_points.toml: place linjiang point: lies outside the map; found '[126.9, 0.0]'; the map shows longitude 110.0 to 140.0, latitude 36.0 to 54.0",
    ),
    (
        "border_points.toml",
        "place.0.point",
        [41.8, 126.9],
        "border_points.toml: place linjiang: point [41.8, 126.9] is not [longitude, latitude] in degrees; found '[41.8, 126.9]'; write the longitude first",
    ),
    (
        "border_points.toml",
        "place.0.point",
        ["126.9", "41.8"],
        "border_points.toml: place linjiang point.0: is not a number; found '126.9'; write it in digits, without quotation marks",
    ),
    (
        "border_points.toml",
        "place.0.river",
        "rhine",
        "border_points.toml: place linjiang river: names no river; found 'rhine'; there are yalu; correct the name, or add the record it names",
    ),
    (
        "border_points.toml",
        "place.0.river",
        "jilin",
        "border_points.toml: place linjiang river: names no river; found 'jilin'; there are yalu; correct the name, or add the record it names",
    ),
    (
        "border_points.toml",
        "place.0.geonames",
        -4,
        "border_points.toml: place linjiang geonames: is too small; found '-4'; write 0 or more",
    ),
    (
        "border_points.toml",
        "place.0.point",
        None,
        "border_points.toml: place linjiang point: is missing; found 'nothing'; a border point is drawn: give its coordinates",
    ),
    (
        CABLE,
        "claims.0.chain",
        [],
        "cables/1960-03.toml: claims 1960-03-crossed chain: is empty; found '[]'; name at least one",
    ),
    (
        CABLE,
        "claims.0.chain",
        ["ministry"],
        "cables/1960-03.toml: claims 1960-03-crossed chain: leaves out the reporter; found 'office'; the chain has the reporter in it: put it where it belongs",
    ),
    (
        CABLE,
        "claims.0.chain",
        ["office", "office"],
        "cables/1960-03.toml: claims 1960-03-crossed chain: names office twice; found 'office'; remove one of the two",
    ),
    (
        CABLE,
        "claims.0.reporter",
        "ofice",
        "cables/1960-03.toml: claims 1960-03-crossed reporter: names no person or office; found 'ofice'; office may be meant; correct the name, or add the record it names",
    ),
    (CABLE, "senders", [], "cables/1960-03.toml: senders: is empty; found '[]'; name at least one"),
    (
        CABLE,
        "senders",
        "office",
        "cables/1960-03.toml: senders: is not a list; found 'office'; put it in square brackets: [...]",
    ),
    (
        CABLE,
        "senders",
        ["office", "office"],
        "cables/1960-03.toml: senders: names office twice; found 'office'; remove one of the two",
    ),
    (
        CABLE,
        "recipients",
        ["nobody"],
        "cables/1960-03.toml: recipients: names no person or office; found 'nobody'; there are jin, office, ministry; correct the name, or add the record it names",
    ),
    (
        CABLE,
        "people.0.person",
        "kim",
        "cables/1960-03.toml: people.person: names no person; found 'kim'; there are jin; correct the name, or add the record it names",
    ),
    (
        "people.toml",
        "office.1.members",
        ["ministry"],
        "people.toml: office ministry members: names the office itself; found 'ministry'; remove it",
    ),
    (
        "people.toml",
        "office.0.id",
        "jin",
        "people.toml: office jin id: is a person's id too; found 'jin'; choose another id",
    ),
    (
        "people.toml",
        "person.0.side",
        "us",
        "people.toml: person jin side: is not one of the allowed words; found 'us'; use 'cn' or 'kp'",
    ),
    (
        CABLE,
        "id",
        "1960-05",
        "cables/1960-03.toml: id: differs from the file name; found '1960-05'; write 1960-03, or rename the file",
    ),
    (
        CABLE,
        "id",
        "March 1960",
        "cables/1960-03.toml: id: differs from the file name; found 'March 1960'; write 1960-03, or rename the file",
    ),
    (
        CABLE,
        "distribution.0.copies",
        -2,
        "cables/1960-03.toml: distribution.0.copies: is too small; found '-2'; write 0 or more",
    ),
    (
        CABLE,
        "distribution.0.copies",
        2.5,
        "cables/1960-03.toml: distribution.0.copies: is not a whole number; found '2.5'; write it in digits, without quotation marks",
    ),
    (
        CABLE,
        "archive.record",
        "../../etc/passwd",
        "cables/1960-03.toml: archive.record: is not a record number; found '../../etc/passwd'; write the number alone, without address or blanks",
    ),
    (
        CABLE,
        "archive.record",
        "https://example.org/1",
        "cables/1960-03.toml: archive.record: is not a record number; found 'https://example.org/1'; write the number alone, without address or blanks",
    ),
    (
        CABLE,
        "archive.record",
        12345,
        "cables/1960-03.toml: archive.record: is not a text; found '12345'; put it in quotation marks",
    ),
    (
        CABLE,
        "archive.translators",
        "Somebody",
        "cables/1960-03.toml: archive.translators: is not a list; found 'Somebody'; put it in square brackets: [...]",
    ),
    (
        CABLE,
        "numbers.0.number",
        " ",
        "cables/1960-03.toml: numbers.0.number: is blank; found ' '; write it, or leave the line out",
    ),
    (
        CABLE,
        "positions.1.id",
        "1960-03-ask",
        "cables/1960-03.toml: positions id: is taken; found '1960-03-ask'; cables/1960-03.toml has it; choose another id",
    ),
    (
        CABLE,
        "positions.0.holder",
        "crown",
        "cables/1960-03.toml: positions.holder: names no person or office; found 'crown'; there are jin, office, ministry; correct the name, or add the record it names",
    ),
    (
        CABLE,
        "places.1",
        {"place": "jilin", "role": "statistics-from"},
        "cables/1960-03.toml: places: gives a place one role twice; found 'jilin statistics-from'; remove one",
    ),
    (
        CABLE,
        "cites",
        ["agreement", "treaty-of-tea"],
        "cables/1960-03.toml: cites: names no reference; found 'treaty-of-tea'; there are agreement; correct the name, or add the record it names",
    ),
    (
        CABLE,
        "cites",
        [],
        "references.toml: reference agreement cited_by: is not cited there; found '1960-03'; add agreement to cites of cables/1960-03.toml",
    ),
    (
        QUIET,
        "silences",
        [],
        "cables/1960-04-02.toml: silences: do not say that it has no figure; found '0 silences'; add a silence: No figure …",
    ),
    (
        CABLE,
        "locator",
        {"paragraph": 1},
        "cables/1960-03.toml: locator: is not a known field; found \"{'paragraph': 1}\"; check the spelling against the schema",
    ),
    (
        CABLE,
        "claims.0.locator.paragraph",
        0,
        "cables/1960-03.toml: claims 1960-03-crossed locator.paragraph: is too small; found '0'; write 1 or more",
    ),
    (
        CABLE,
        "claims.0.locator.paragraph",
        "one",
        "cables/1960-03.toml: claims 1960-03-crossed locator.paragraph: is not a whole number; found 'one'; write it in digits, without quotation marks",
    ),
    (
        CABLE,
        "claims.0.locator.page",
        3,
        "cables/1960-03.toml: claims 1960-03-crossed locator.page: is not a known field; found '3'; check the spelling against the schema",
    ),
    (
        CABLE,
        "archive",
        "a box",
        "cables/1960-03.toml: archive: is not a table; found 'a box'; write its fields in braces, or name.field = ...",
    ),
    (
        CABLE,
        "claims.0.id",
        "1960-03",
        "cables/1960-03.toml: claims id: is taken; found '1960-03'; a cable has it; choose another id",
    ),
    (
        CABLE,
        "claims.0.id",
        "1960-04-02",
        "cables/1960-03.toml: claims id: is taken; found '1960-04-02'; a cable has it; choose another id",
    ),
    (
        CABLE,
        "claims.0.id",
        "crossed",
        "cables/1960-03.toml: claims crossed id: does not begin with its document; found 'crossed'; write 1960-03-crossed",
    ),
    (
        CABLE,
        "claims.1.id",
        "1960-03-crossed",
        "cables/1960-03.toml: claims id: is taken; found '1960-03-crossed'; cables/1960-03.toml has it; choose another id",
    ),
    (
        CABLE,
        "claims.1.part_of",
        ["1960-03-january"],
        "cables/1960-03.toml: claims 1960-03-january part_of: names the claim itself; found '1960-03-january'; remove it",
    ),
    (
        CABLE,
        "claims.0.part_of",
        ["1960-03-january"],
        "cables/1960-03.toml: claims 1960-03-crossed part_of: runs in a circle; found '1960-03-crossed'; a whole cannot be part of its part",
    ),
    (
        CABLE,
        "claims.1.part_of",
        ["1960-03-cross"],
        "cables/1960-03.toml: claims 1960-03-january part_of: names no claim; found '1960-03-cross'; 1960-03-crossed or 1960-03-stopped or 1960-03-january may be meant; correct the name, or add the record it names",
    ),
    (
        CABLE,
        "claims.1.overlaps",
        ["1960-03-crossed"],
        "cables/1960-03.toml: claims 1960-03-january part_of: names what overlaps names too; found '1960-03-crossed'; keep the one that holds",
    ),
    (
        CABLE,
        "claims.0.partition",
        "months",
        "cables/1960-03.toml: claims 1960-03-crossed partition: divides nothing; found 'months'; name the whole in part_of",
    ),
    (
        "measures.toml",
        "measure.2.unit",
        "roubles",
        "measures.toml: measure allowance unit: names no unit; found 'roubles'; there are people, households, yuan; correct the name, or add the record it names",
    ),
    (
        "measures.toml",
        "unit.2",
        None,
        "measures.toml: measure allowance unit: names no unit; found 'yuan'; there are people, households; correct the name, or add the record it names",
    ),
    (
        "references.toml",
        "reference.0.cited_by",
        [],
        "references.toml: reference agreement cited_by: is empty; found 'nothing'; name the document that cites it, or remove it",
    ),
    (
        "references.toml",
        "reference.0.date",
        "1961",
        "references.toml: reference agreement date: is after the document that cites it; found '1961'; 1960-03 cites it, so it is not later; correct one of the two",
    ),
    (
        "references.toml",
        "reference.0.id",
        "1960-04-02",
        "cables/1960-03.toml: cites: names no reference; found 'agreement'; there are 1960-04-02; correct the name, or add the record it names",
    ),
    (
        "references.toml",
        "reference.0.perhaps_same_as",
        ["agreement"],
        "references.toml: reference agreement perhaps_same_as: names the reference itself; found 'agreement'; remove it",
    ),
    (
        "references.toml",
        "reference.0.anchor",
        "one two three four five six seven eight nine ten eleven twelve thirteen",
        "references.toml: reference agreement anchor: has more than 12 words, where each side of a hyphen or comma is one; found 'one two three four five six seven eight nine ten eleven twelve thirteen'; shorten it",
    ),
    (
        "events.toml",
        "event.0.date",
        "/1962",
        "events.toml: event treaty date: has an end that is not known, which nothing here can be placed by; found '/1962'; write the widest span that it can mean: 1961/1962",
    ),
    (
        "events.toml",
        "event.0.date",
        "9999-12-31",
        "events.toml: event treaty date: '9999-12-31' lies outside the years 1000 and 2100; found '9999-12-31'; correct the year",
    ),
    (
        "identities.toml",
        "identity.0.parts",
        [],
        "identities.toml: identity february parts: is empty; found '[]'; name at least one",
    ),
    (
        "identities.toml",
        "identity.0.parts",
        ["1960-03-stopped"],
        "identities.toml: identity february parts: is not part of the whole; found '1960-03-stopped'; declare part_of in the claim, or take another whole",
    ),
    (
        "identities.toml",
        "identity.0.whole",
        None,
        "identities.toml: identity february whole: is missing; found 'nothing'; name what is taken from: a remainder and a share need a whole",
    ),
    (
        "identities.toml",
        "identity.0.id",
        "1960-03-january",
        "identities.toml: identity 1960-03-january id: is a claim's id too; found '1960-03-january'; choose another id",
    ),
    (
        "identities.toml",
        "identity.0.unit",
        "households",
        "identities.toml: identity february unit: is not the unit of its figures; found 'households'; its figures are in people, and so is what comes of them",
    ),
    (
        "identities.toml",
        "identity.0.parts",
        ["1960-03-paid"],
        "identities.toml: identity february parts: have several units; found 'people, yuan'; take figures of one unit",
    ),
    (
        "identities.toml",
        "identity.0.unnumbered",
        -1,
        "identities.toml: identity february unnumbered: is too small; found '-1'; write 0 or more",
    ),
    (
        "identities.toml",
        "identity.0.whole",
        "february",
        "identities.toml: identity february whole: names the identity itself; found 'february'; remove it",
    ),
    (
        "comparisons.toml",
        "comparison.0.remainders",
        [],
        "comparisons.toml: comparison months remainders: is missing; found 'nothing'; a comparison of kind within needs them",
    ),
    (
        "comparisons.toml",
        "comparison.0.id",
        "february",
        "comparisons.toml: comparison february id: is a figure's id too; found 'february'; choose another id",
    ),
    (
        "comparisons.toml",
        "example.0.claims",
        [],
        "comparisons.toml: example two claims: is empty; found '[]'; name at least one",
    ),
    (
        "conflicts.toml",
        "conflict.0.positions",
        ["1960-03-ask", "1960-03-ask"],
        "conflicts.toml: conflict asked positions: names one position twice; found '1960-03-ask'; name two",
    ),
    (
        "conflicts.toml",
        "conflict.0.positions",
        ["1960-03-ask"],
        "conflicts.toml: conflict asked positions.1: is missing; found 'nothing'; add it",
    ),
    (
        "story.toml",
        "chapter.0.window",
        ["1960-04-30", "1960-01-01"],
        "story.toml: chapter first: window ends on 1960-01-01, before it starts; found '1960-04-30'; swap the days",
    ),
    (
        "story.toml",
        "chapter.0.look",
        [131.2, 38.9, 123.2, 43.6],
        "story.toml: chapter first look: is not west, south, east, north in degrees; found '[131.2, 38.9, 123.2, 43.6]'; write it in this order",
    ),
    (
        "story.toml",
        "chapter.0.look",
        [True, 38.9, 124, 43.6],
        "story.toml: chapter first look.0: is not a number; found 'True'; write it in digits, without quotation marks",
    ),
    (
        "story.toml",
        "chapter.0.select",
        "1960-12",
        "story.toml: chapter first select: names no cable or claim; found '1960-12'; 1960-03 or 1960-04-02 may be meant; correct the name, or add the record it names",
    ),
    (
        "story.toml",
        "chapter.0.heading.zh",
        "",
        "story.toml: chapter first heading.zh: is blank; found ''; write it, or leave the line out",
    ),
    (
        "story.toml",
        "chapter.0.heading.zh",
        "一",
        "story.toml: chapter first text.zh: is missing; found 'nothing'; translate it, as the other chapters are",
    ),
    (
        "story.toml",
        "chapter.0.text.en",
        "In March 1960 and on 2 April 1960, 120 crossed.",
        "story.toml: chapter first text.en: types a number; found '120'; write {claim-id} in its place, so that it follows the data",
    ),
    (
        "story.toml",
        "chapter.0.text.ko",
        "넘어갔다.",
        "story.toml: chapter first text.ko: names a figure in en and not in ko; found '1960-03-crossed'; name the same figures in both",
    ),
    (
        "story.toml",
        "chapter.0.warning",
        None,
        "story.toml: chapter first warning: is missing; found 'nothing'; say what must not be read from the chapter",
    ),
    (
        CABLE,
        "plate.en",
        "{1960-03-crossed} crossed, {1960-03-stopped} were stopped.",
        "cables/1960-03.toml: plate: puts under the period and speaker of 1960-03-crossed what has its own; found '1960-03-stopped'; part the two by an empty line",
    ),
    (
        CABLE,
        "claims.0.as_printed",
        "hundreds",
        "cables/1960-03.toml: claims 1960-03-crossed as_printed: says no number; found 'hundreds'; a quantity without a number is no figure: put it under said_in_words",
    ),
    (
        CABLE,
        "claims.0.as_printed",
        "99",
        "cables/1960-03.toml: claims 1960-03-crossed as_printed: does not say the value 120; found '99'; look it up in the document, and correct what differs",
    ),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The collection without fault, written once for all that spoil one file of it."""
    return write(collection(), tmp_path_factory.mktemp("sound"))


def messages(folder: Path) -> list[str]:
    """All that ``check`` has to say of a folder, short of building the exhibit."""
    dataset = load_dataset(folder)
    found = [*dataset.problems, *doubts(dataset), *unseen(dataset)]
    return [str(problem) for problem in found]


def test_the_small_collection_is_without_fault(sound: Path) -> None:
    assert messages(sound) == []


@pytest.mark.parametrize(
    ("file", "path", "value", "message"),
    NONSENSE,
    ids=[f"{number}-{path}" for number, (_f, path, _v, _m) in enumerate(NONSENSE)],
)
def test_nonsense_is_named_with_what_to_do(
    sound: Path, file: str, path: str, value: Any, message: str
) -> None:
    content = collection()
    spoil(content, file, path, value)
    whole = (sound / file).read_bytes()
    try:
        (sound / file).write_text(toml(content[file]), encoding="utf-8")
        found = messages(sound)
    finally:
        (sound / file).write_bytes(whole)
    assert message in found, "\n".join(found)
    assert not any(" see the schema" in one for one in found), "advice that says nothing"


def test_what_contradicts_itself_is_shown_and_named(tmp_path: Path) -> None:
    content = collection()
    spoil(content, CABLE, "claims.1.value", 450)
    assert load_dataset(write(content, tmp_path)).claims["1960-03-january"].value == 450


@pytest.mark.parametrize("at", ["0", "1"])
def test_a_part_beyond_its_whole_is_declared_at_either(tmp_path: Path, at: str) -> None:
    """Documents err: that is recorded and shown as a finding, never refused."""
    content = collection()
    for field, value in [("value", 455), ("as_printed", "455"), ("anchor", "some 455 crossed")]:
        spoil(content, CABLE, f"claims.1.{field}", value)
    assert any("say in misfit" in one for one in messages(write(content, tmp_path)))
    spoil(content, CABLE, f"claims.{at}.misfit", {"en": "The part is printed larger."})
    assert messages(write(content, tmp_path)) == []
    assert "The part is printed larger." in misuse.conflicts(Reader(load_dataset(tmp_path)))


def test_cells_beyond_their_whole_are_declared_too(tmp_path: Path) -> None:
    content = collection()
    cell = content[CABLE]["claims"][1] | {"partition": "months"}
    other = cell | {"id": "1960-03-late", "value": 95, "as_printed": "95", "anchor": "95"}
    content[CABLE]["claims"][1] = cell
    content[CABLE]["claims"].append(other)
    found = messages(write(content, tmp_path))
    assert [one for one in found if "is less than its parts come to" in one], found
    spoil(content, CABLE, "claims.0.misfit", {"en": "The months come to more."})
    assert messages(write(content, tmp_path)) == []
