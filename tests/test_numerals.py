"""Numbers as documents print them, read back."""

from __future__ import annotations

import pytest

from crossings.collection.numerals import read_numbers


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("4,701", 4701),
        ("4.701", 4701),
        ("28 028", 28028),
        ("12 per cent", 12),
        ("70%", 70),
        ("forty", 40),
        ("two hundred and forty-three", 243),
        ("seven to eight hundred", 700),
        ("seven or eight hundred", 800),
        ("700–800", 700),
        ("5-6 hundred", 600),
        ("1.5 million", 1_500_000),
        ("a dozen", 12),
    ],
)
def test_the_words_can_say_the_number(printed: str, meant: float) -> None:
    found = read_numbers(printed)
    assert found is not None and meant in found


@pytest.mark.parametrize("printed", ["99", "seventy", "1,320", "10 to 20"])
def test_the_words_do_not_say_another(printed: str) -> None:
    assert 4701 not in (read_numbers(printed) or {4701})


@pytest.mark.parametrize("printed", ["dozens", "三百", "half"])
def test_what_cannot_be_read_is_not_judged(printed: str) -> None:
    assert read_numbers(printed) is None
