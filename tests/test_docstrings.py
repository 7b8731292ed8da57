"""Every example in a docstring of the library is run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import crossings

MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(crossings.__path__, "crossings.")
    if found.name != "crossings.__main__"
)
FINDER = doctest.DocTestFinder(exclude_empty=True)


def examples(module: str) -> list[doctest.DocTest]:
    return [test for test in FINDER.find(importlib.import_module(module)) if test.examples]


@pytest.mark.parametrize("module", MODULES)
def test_examples_hold(module: str) -> None:
    for test in examples(module):
        told: list[str] = []
        result = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
        assert not result.failed, "".join(told)


def test_there_are_examples_to_run() -> None:
    assert sum(len(examples(module)) for module in MODULES) >= 12
