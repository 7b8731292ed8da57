"""The usual way: a slider, a folium map built anew on every run, and a chart of the same month.

Kept quick where that is customary: data and geometry are cached, nothing is returned from the
map, Leaflet comes from this server, and folium's other scripts are left out.
"""

from typing import Any

import folium
import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium  # type: ignore[import-untyped]

from bench.pages.figures import LAYER, chart, months, within
from crossings.collection.load import Dataset, load_dataset
from crossings.collection.records import Claim
from crossings.exhibit.layers import Mark, features, mark_id, marks, read_layers
from crossings.look.theme import LIGHT

BASE = ("land", "provinces", "lakes", "rivers", "province_lines", "national_lines", "border")
FILLED = ("land", "provinces", "lakes")


@st.cache_resource
def dataset() -> Dataset:
    """The collection, read once."""
    return load_dataset()


@st.cache_resource
def base() -> dict[str, dict[str, Any]]:
    """The layers of the base map as GeoJSON, the same that the exhibit draws."""
    return {name: features(rows(frame)) for name, frame in read_layers().items() if name in BASE}


def rows(frame: gpd.GeoDataFrame) -> list[tuple[str, Any]]:
    """Id and shape of every feature of a layer."""
    return list(zip(frame["id"], frame.geometry, strict=True))


@st.cache_resource
def areas() -> dict[str, Mark]:
    """The shapes that figures are drawn on."""
    return marks(dataset(), read_layers())


def background(name: str) -> folium.GeoJson:
    """One layer of the base map."""
    style = {"color": LIGHT.edge, "weight": 1, "fill": name in FILLED, "fillColor": LIGHT.sea}
    return folium.GeoJson(base()[name], name=name, style_function=lambda _: style)


def overlay(claim: Claim, mark: Mark) -> folium.GeoJson:
    """One figure on its area."""
    style = {"color": LIGHT.to_kp, "weight": 2, "className": LAYER + claim.id}
    return folium.GeoJson(
        features([(claim.id, mark.geometry)]),
        name=claim.id,
        style_function=lambda _: style,
        marker=folium.CircleMarker(radius=8, class_name=LAYER + claim.id),
        tooltip=claim.label.en,
    )


def picture(claims: list[Claim]) -> folium.Map:
    """The map of a month."""
    drawn = folium.Map(location=(42, 126), zoom_start=6, tiles=None)
    drawn.default_js = [("leaflet", "/app/static/leaflet.js")]
    drawn.default_css = [("leaflet", "/app/static/leaflet.css")]
    for name in BASE:
        background(name).add_to(drawn)
    for claim in claims:
        if mark_id(claim) in areas():
            overlay(claim, areas()[mark_id(claim) or ""]).add_to(drawn)
    return drawn


st.set_page_config("Map and chart", layout="wide")
month = st.select_slider("Month", months(dataset()))
shown = within(dataset().claims.values(), month)
st_folium(picture(shown), key="map", returned_objects=[], use_container_width=True, height=500)
st.plotly_chart(chart(shown))
