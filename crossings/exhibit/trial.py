"""Tries to draw a dataset: finds what the map has no shape for and what stops the exhibit."""

from __future__ import annotations

from collections.abc import Iterator

from crossings.collection.load import Dataset
from crossings.collection.problems import Problem
from crossings.exhibit.document import build
from crossings.exhibit.layers import LayerError, lies_on_map, read_layers

SHAPES = ("provinces", "border")  # the layers that a place may name a feature of


def faults(dataset: Dataset) -> Iterator[Problem]:
    """Everything that ``unseen`` reports, and any error that stops the exhibit from being built."""
    try:
        yield from unseen(dataset)
        build(dataset)
    except LayerError as error:
        yield Problem("geo/", "", "cannot be read", str(error), "rebuild it with geo/build.py")
    except Exception as error:  # any error: the editor should see it before a visitor does
        found = f"{type(error).__name__}: {error}"
        advice = "take back what was changed last, and report it with the file"
        yield Problem("cables/", "", "map and timeline cannot be drawn", found, advice)


def unseen(dataset: Dataset) -> Iterator[Problem]:
    """Every place that the map has no shape for, or that lies outside it.

    Raises LayerError where a layer of geo/ is missing or unfit.
    """
    layers = read_layers()
    features = sorted(str(key) for name in SHAPES for key in layers[name]["id"])
    west, south, east, north = (round(float(edge), 1) for edge in layers["land"].total_bounds)
    for place in dataset.places.values():
        file = dataset.files["place", place.id]
        if place.feature and place.feature not in features:
            advice = f"there are {', '.join(features)}"
            field = f"place {place.id} feature"
            yield Problem(file, field, "names no shape of the map", place.feature, advice)
        if place.point and not lies_on_map(place, layers):
            advice = f"the map shows longitude {west} to {east}, latitude {south} to {north}"
            field, found = f"place {place.id} point", str(list(place.point))
            yield Problem(file, field, "lies outside the map", found, advice)
