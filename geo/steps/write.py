"""Layers as GeoJSON files, the same bytes for the same data, and the register of layers."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from steps.settings import DECIMALS


@dataclass(frozen=True)
class Feature:
    """One line of a layer. Properties are for machines: names never stand in a layer."""

    properties: dict[str, Any]
    geometry: BaseGeometry


def plain(value: Any) -> Any:
    """Coordinates as nested lists of numbers with the decimals that are written."""
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    return round(float(value), DECIMALS)


def as_json(feature: Feature) -> str:
    shape = mapping(feature.geometry)
    geometry = {"type": shape["type"], "coordinates": plain(shape["coordinates"])}
    record = {"type": "Feature", "properties": feature.properties, "geometry": geometry}
    return json.dumps(record, ensure_ascii=True, separators=(",", ":"))


def write_layer(path: Path, features: list[Feature]) -> None:
    """A FeatureCollection, one feature a line, in order of id; lon/lat, EPSG:4326."""
    rows = [as_json(f) for f in sorted(features, key=lambda f: str(f.properties["id"]))]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(rows) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def read_layer(path: Path) -> list[Feature]:
    found = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [Feature(f["properties"], shapely.geometry.shape(f["geometry"])) for f in found]
