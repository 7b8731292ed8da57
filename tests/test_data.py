"""The project's own data: without a doubt, and as printed."""

from __future__ import annotations

from crossings.collection.contradictions import doubts
from crossings.collection.load import Dataset
from crossings.exhibit.trial import faults


def test_nothing_in_the_data_is_doubtful(live: Dataset) -> None:
    """Every editorial rule is in ``check``; tests/test_nonsense.py breaks each of them."""
    found = [*doubts(live), *faults(live)]
    assert not found, "\n".join(map(str, found))


def test_handling_times_are_kept_as_printed(live: Dataset) -> None:
    moments = {item.stage: item for item in live.cables["1961-05-12"].moments}
    assert moments["proofread"].edtf < moments["transcribed"].edtf < moments["copied"].edtf
    assert moments["received"].as_printed == "May 12 at 1700"
