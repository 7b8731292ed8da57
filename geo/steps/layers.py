"""All layers, from the packages in the cache."""

from pathlib import Path

import shapely

from steps.coverage import simplify_together
from steps.lines import border_features, national_features, province_line_features
from steps.provinces import Shapes, read_shapes
from steps.register import write_register
from steps.settings import COUNTRY
from steps.towns import town_features
from steps.water import lake_features, river_features
from steps.write import Feature, write_layer
from steps.zones import Zones, read_national


def area_features(areas: Shapes) -> tuple[list[Feature], list[Feature]]:
    """Provinces of China and the DPRK; land of the other countries."""
    provinces = [Feature({"id": i, "country": COUNTRY[i]}, areas[i]) for i in areas if i in COUNTRY]
    land = [Feature({"id": i}, areas[i]) for i in areas if i not in COUNTRY]
    return provinces, land


def build_layers(cache: Path, target: Path) -> None:
    """Write every layer and their register into a folder."""
    zones = Zones(cache)
    national = read_national(zones)
    areas = simplify_together(read_shapes(cache, zones, national), national)
    provinces, land = area_features(areas)
    everything = shapely.coverage_union_all(list(areas.values()))
    layers = {
        "provinces": provinces,
        "land": land,
        "province_lines": province_line_features({i: areas[i] for i in areas if i in COUNTRY}),
        "border": border_features(national),
        "national_lines": national_features(national, everything),
        "rivers": river_features(cache, national),
        "lakes": lake_features(cache),
        "towns": town_features(cache),
    }
    for name, features in layers.items():
        write_layer(target / f"{name}.geojson", features)
    write_register(target)
