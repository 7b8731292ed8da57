"""Compare rebuilt layers with the committed ones."""

from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from steps.register import ENTRIES
from steps.settings import GRID
from steps.write import read_layer

TOLERANCE = 2 * GRID  # degrees: other versions of the geometry library round differently


def shapes(path: Path) -> dict[str, tuple[dict[str, object], BaseGeometry]]:
    return {str(f.properties["id"]): (f.properties, f.geometry) for f in read_layer(path)}


def layer_differences(committed: Path, rebuilt: Path) -> list[str]:
    """What is different in one layer, beyond the tolerance."""
    old, new = shapes(committed), shapes(rebuilt)
    found = [f"{committed.name}: {i} is in one of the two only" for i in sorted(old.keys() ^ new)]
    for i in sorted(old.keys() & new):
        apart = shapely.hausdorff_distance(old[i][1], new[i][1])
        if old[i][0] != new[i][0]:
            found.append(f"{committed.name}: {i}: properties differ")
        if apart > TOLERANCE:
            found.append(f"{committed.name}: {i}: outlines are {apart:.4f} degrees apart")
    return found


def differences(committed: Path, rebuilt: Path) -> tuple[list[str], list[str]]:
    """Files that are not the same bytes, and what in them differs beyond the tolerance."""
    names = [f"{name}.geojson" for name in ENTRIES]
    missing = [name for name in [*names, "layers.toml"] if not (committed / name).exists()]
    if missing:
        return missing, [f"{name} is not there" for name in missing]
    other = [n for n in names if (committed / n).read_bytes() != (rebuilt / n).read_bytes()]
    found = [line for n in other for line in layer_differences(committed / n, rebuilt / n)]
    same_register = (committed / "layers.toml").read_bytes() == (
        rebuilt / "layers.toml"
    ).read_bytes()
    if not other and not same_register:
        found.append("layers.toml is not what build.py writes")
    return other, found
