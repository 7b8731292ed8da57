"""The map as folium draws it: geometry and ids, nothing else.

folium renders what it is given a second time as a template, so no text of the data may pass
through it (see docs/decisions.md). Names, numbers and tooltips are put in by link.js.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import cast

import folium
import geopandas as gpd
from branca.element import Element, Figure, MacroElement
from jinja2 import Template
from shapely.geometry.base import BaseGeometry

from crossings.collection.records import ID_PATTERN
from crossings.exhibit.layers import Mark, features

Rows = Sequence[tuple[str, BaseGeometry]]
CLASS_PATTERN = r"^[a-z][a-z -]*$"


class Link(MacroElement):
    """Passes the Leaflet objects to link.js; prints only names of variables."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "window.crossingsLayers = {map: {{ this.map.get_name() }}, layers: { "
        "{% for name, layer in this.layers.items() %}"
        '"{{ name }}": {{ layer.get_name() }},{% endfor %}'
        "} };"
        "{% endmacro %}"
    )

    def __init__(self, map_: folium.Map, layers: Mapping[str, folium.GeoJson]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Link"
        self.map = map_
        self.layers = dict(layers)


def map_parts(
    layers: Mapping[str, gpd.GeoDataFrame],
    marks: Mapping[str, Mark],
    rings: Rows = (),
) -> tuple[str, str]:
    """The map's element and script, as two texts. Equal input gives equal bytes."""
    map_ = _map()
    plan = _plan(layers, marks, rings)
    drawn = {name: _layer(name, list(rows), style) for name, rows, style in plan}
    for layer in drawn.values():
        layer.add_to(map_)
    Link(map_, drawn).add_to(map_)
    figure = cast("Figure", map_.get_root())
    _number_elements(figure)
    figure.render()
    return figure.html.render(), _read_as_json(_compact(_without_view(figure.script.render())))


def _map() -> folium.Map:
    map_ = folium.Map(
        tiles=None,
        location=(42, 126),
        zoom_start=6,
        zoom_control=False,
        zoom_snap=0,
        attribution_control=False,
        keyboard=False,
        font_size="1em",
    )
    map_.default_js, map_.default_css = [], []
    return map_


def _without_view(script: str) -> str:
    """The map without folium's first view: link.js sets the view, so that everything is drawn once."""
    script, centres = re.subn(r"center: \[[^\]]*\],", "", script)
    script, zooms = re.subn(r'"zoom": [\d.]+,', "", script)
    assert (centres, zooms) == (1, 1), "folium writes its options in another form"
    return script


def _compact(script: str) -> str:
    """The script without the spaces that folium's JSON has between coordinates."""
    return re.sub(r"(?<=[\d\]]), (?=[-\d\[])", ",", script)


def _read_as_json(script: str) -> str:
    """The script with geometry as texts of JSON, which browsers read in half the time of a script's literals."""
    return re.sub(
        r"(?m)^( *\w+_add\()(\{.*\})(\);)$",
        lambda call: f"{call[1]}JSON.parse({json.dumps(call[2])}){call[3]}",
        script,
    )


def _plan(
    layers: Mapping[str, gpd.GeoDataFrame], marks: Mapping[str, Mark], rings: Rows
) -> list[tuple[str, Rows, str]]:
    """What is drawn, bottom first: layer name, its rows, its style class.

    Marks of one province or of rivers are copies that link.js makes of these layers; only a
    union has a shape of its own.
    """

    def rows(name: str) -> list[tuple[str, BaseGeometry]]:
        frame = layers[name]
        return list(zip(frame["id"], frame.geometry, strict=True))

    unions = sorted(
        (mark for mark in marks.values() if mark.form == "area" and len(mark.places) > 1),
        key=lambda mark: (-mark.geometry.area, mark.id),
    )
    return [
        ("coast", rows("coast"), "coast"),
        ("land", rows("land"), "land abroad"),
        ("provinces", rows("provinces"), "land home"),
        ("unions", [(mark.id, mark.geometry) for mark in unions], "mark area"),
        ("seams", [(mark.id, mark.seams) for mark in unions if mark.seams is not None], "seam"),
        ("rings", rings, "locality"),
        ("lakes", rows("lakes"), "lake"),
        ("rivers", rows("rivers"), "river"),
        ("inner", rows("province_lines"), "inner-line"),
        ("national", rows("national_lines"), "national-line"),
        ("border", rows("border"), "border-line"),
    ]


def _layer(name: str, rows: list[tuple[str, BaseGeometry]], style: str) -> folium.GeoJson:
    for key, _shape in rows:
        if not re.match(ID_PATTERN, key):
            raise ValueError(f"{name}: id {key!r} may not pass through folium")
    if not re.match(CLASS_PATTERN, style):
        raise ValueError(f"{name}: class {style!r} may not pass through folium")
    interactive = style.startswith("mark")

    def styled(feature: dict[str, dict[str, str]]) -> dict[str, object]:
        key = feature["properties"]["id"]
        return {"className": f"{style} id-{key}", "interactive": interactive}

    return folium.GeoJson(
        features(rows), name=name, style_function=styled, smooth_factor=0.6, zoom_on_click=False
    )


def _number_elements(root: Element) -> None:
    """Replace the random ids of folium's elements by their place in the tree."""
    counter = 0

    def walk(element: Element) -> None:
        nonlocal counter
        element._id = f"n{counter}"
        counter += 1
        for child in element._children.values():
            walk(child)

    walk(root)
