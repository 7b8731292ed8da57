"""Who reads: the collection and the language it is read in, which always travel together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from crossings.collection.derive import Derived, derived
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim, Measure, Text
from crossings.language.i18n import Say, speaker


@dataclass(frozen=True, eq=False)
class Reader:
    """A collection in one language. Two readers are equal only if they are the same one.

    ``around``: the reader has the neighbouring documents switched on, so that links keep them, even
    where this dataset is the collection alone.
    """

    dataset: Dataset
    lang: str = "en"
    around: bool = False

    @property
    def say(self) -> Say:
        """The function that turns an English interface text into the language; call it ``_``."""
        return speaker(self.lang)

    @cached_property
    def alone(self) -> Reader:
        """The same reader of the collection without its neighbouring documents: what is said of
        the collection, and counted in it, is of these documents only."""
        if not self.dataset.ring:
            return self
        return Reader(self.dataset.alone(), self.lang, around=True)

    @cached_property
    def values(self) -> Mapping[str, Derived]:
        """Every value that no document prints, computed once, by id."""
        return derived(self.dataset)

    def text(self, text: Text | None) -> str:
        """A text of the collection in the language; empty where there is none."""
        return text.get(self.lang) if text else ""

    def cable(self, claim: Claim) -> Cable:
        """The document that a figure stands in."""
        return self.dataset.cables[self.dataset.cable_of[claim.id]]

    def measure(self, claim: Claim) -> Measure:
        """What a figure counts."""
        return self.dataset.measures[claim.measure]
