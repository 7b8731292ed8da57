"""The linked document: nothing of the data runs, nothing is asked for outside, nothing is lost."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from frozen import COLLECTION
from hostile import HOSTILE

from crossings import exhibit
from crossings.collection.load import Dataset, load_dataset
from crossings.exhibit import layers as layer_module
from crossings.exhibit.document import asset_name, unwrapped
from crossings.exhibit.layers import LayerError, mark_id, marks, read_layers
from crossings.exhibit.map import map_parts
from crossings.exhibit.timeline import presets, timeline


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_dataset()


@pytest.fixture(scope="module")
def document(dataset: Dataset) -> exhibit.Document:
    return exhibit.build(dataset)


def data_of(document: exhibit.Document) -> dict:
    block = re.search(
        r'<script type="application/json" id="data">(.*?)</script>', document.html, re.S
    )
    assert block, "the document carries its data in one JSON block"
    return json.loads(block[1])


def test_same_data_gives_the_same_bytes(document: exhibit.Document, dataset: Dataset) -> None:
    again = exhibit.build(dataset)
    assert again.html == document.html
    assert again.name == document.name


def test_no_address_outside_is_named_in_what_the_document_loads(document: exhibit.Document) -> None:
    loads = re.findall(
        r'(?:src|href)="([^"]*)"', document.html.split('<script type="application/json"')[0]
    )
    assert loads
    for address in loads:
        assert address.startswith("#") or address in document.assets, address


def test_every_asset_is_asked_for_and_there(document: exhibit.Document) -> None:
    for name in document.assets:
        assert name in document.html


def test_policy_allows_exactly_the_scripts_in_the_document(document: exhibit.Document) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", document.html, re.S)
    hashes = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts}
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', document.html)
    assert policy
    assert set(re.findall(r"'sha256-([^']+)'", policy[1])) == hashes
    assert "unsafe-eval" not in policy[1]
    assert "script-src 'self' 'unsafe-inline'" not in policy[1]


def test_hostile_text_stays_text_and_is_never_rendered_as_a_template(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(COLLECTION, folder)
    for name in (
        "cables/1961-05.toml",
        "places.toml",
        "people.toml",
        "references.toml",
        "events.toml",
        "measures.toml",
    ):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        hostile = HOSTILE.replace('"', '\\\\"')
        text = re.sub(
            r'^(short\.en|label\.en|title\.en|text|one\.en) = "',
            rf'\g<1> = "{hostile} ',
            text,
            flags=re.M,
        )
        path.write_text(text, encoding="utf-8")
    dataset = load_dataset(folder)
    assert not dataset.problems
    document = exhibit.build(dataset)
    texts = json.dumps(data_of(document)["texts"], ensure_ascii=False)
    assert json.dumps(HOSTILE)[1:-1] in texts, "shown as it was written"
    scripts = re.findall(r"<script>(.*?)</script>", document.html, re.S)
    assert len(scripts) == 1, "no script of the data's own"
    assert not any("onerror=alert" in script for script in scripts)
    assert "<img src=x" not in document.html


def test_only_ids_pass_through_folium(dataset: Dataset) -> None:
    _element, script = map_parts(read_layers(), marks(dataset, read_layers()))
    texts = re.findall(r'_add\(JSON\.parse\(("(?:[^"\\]|\\.)*")\)\);', script)
    assert len(texts) == script.count("_add(JSON.parse(") == len(set(texts)) > 5
    features = [one for text in texts for one in json.loads(json.loads(text))["features"]]
    assert len(features) > 50
    assert {key for one in features for key in one["properties"]} == {"id"}


def test_map_and_script_wait_for_no_other_file(document: exhibit.Document) -> None:
    """Leaflet as a file of its own waited behind Streamlit's forty; other scripts ran in between."""
    assert "leaflet" not in " ".join(document.assets)
    assert not re.findall(r"<(?:script|link)[^>]*(?:src|stylesheet)[^>]*>", document.html)
    assert document.html.index("Leaflet 1.") < document.html.index("crossingsLayers")


def test_a_layer_with_an_unfit_id_is_refused_by_name(tmp_path: Path) -> None:
    for path in layer_module.GEO.glob("*.geojson"):
        shutil.copy(path, tmp_path / path.name)
    bad = tmp_path / "towns.geojson"
    bad.write_text(bad.read_text().replace('"andong"', '"{{ 7*7 }}"'))
    with pytest.raises(LayerError, match=r"towns\.geojson.*7"):
        read_layers.__wrapped__(tmp_path)


def test_a_figure_is_drawn_on_the_area_it_names_and_no_smaller_one(dataset: Dataset) -> None:
    drawn = marks(dataset, read_layers())
    both = drawn[mark_id(dataset.claims["1961-05-detected"])]
    assert both.form == "area" and set(both.places) == {"liaoning", "jilin"}
    assert both.geometry.area > drawn["mark-liaoning"].geometry.area
    rivers = drawn[mark_id(dataset.claims["1962-03-24-corpses"])]
    assert rivers.form == "line" and set(rivers.places) == {"yalu", "tumen"}


def test_a_figure_without_a_place_has_no_mark_and_stands_beside_the_map(
    dataset: Dataset, document: exhibit.Document
) -> None:
    assert mark_id(dataset.claims["1961-05-12-crossed"]) is None
    beside = {claim["id"] for claim in data_of(document)["claims"] if claim["beside"]}
    assert {"1961-05-12-crossed", "1961-05-stopped"} <= beside
    assert not any(key.endswith("dprk") for key in marks(dataset, read_layers()))


def test_every_claim_has_a_bar_and_both_readings_where_there_are_two(dataset: Dataset) -> None:
    owners = [span.owner for span in timeline(dataset).claims]
    assert set(owners) == set(dataset.claims)
    for claim in dataset.claims.values():
        assert owners.count(claim.id) == max(1, len(claim.period.readings))


def test_bars_of_two_figures_share_a_row_only_as_part_and_whole(dataset: Dataset) -> None:
    rows: dict[int, set[str]] = {}
    for span in timeline(dataset).claims:
        if span.part is None:
            rows.setdefault(span.row, set()).add(span.owner)
    assert all(len(owners) == 1 for owners in rows.values())


def test_a_month_is_a_bar_and_never_a_dot_on_the_first(dataset: Dataset) -> None:
    spans = {span.owner: span for span in timeline(dataset).cables}
    assert (spans["1961-05"].start, spans["1961-05"].end) != (None, None)
    assert spans["1961-05"].start != spans["1961-05"].end
    assert spans["1961-05-12"].start == spans["1961-05-12"].end


def test_months_without_a_document_are_marked_and_no_other(dataset: Dataset) -> None:
    silences = timeline(dataset).silences
    for cable in timeline(dataset).cables:
        assert not any(start <= cable.start <= end for start, end in silences)
    whole = timeline(dataset).whole
    assert silences[0][0] == whole.start and silences[-1][1] == whole.end


def test_presets_come_from_the_data(dataset: Dataset, tmp_path: Path) -> None:
    assert presets(dataset)["year"].start.year == 1961
    folder = tmp_path / "data"
    shutil.copytree(COLLECTION, folder)
    for path in folder.rglob("*.toml"):
        path.write_text(
            re.sub(
                r"\b19(5[5-9]|6[0-5])\b", lambda m: f"18{m[1]}", path.read_text(encoding="utf-8")
            ),
            encoding="utf-8",
        )
    for path in (folder / "cables").glob("19*.toml"):
        path.rename(path.with_name(path.name.replace("19", "18", 1)))
    moved = load_dataset(folder)
    assert len(moved.cables) == len(dataset.cables)
    assert presets(moved)["year"].start.year == 1861
    assert timeline(moved).whole.end.year < 1900


def test_files_are_written_once_and_a_filled_folder_may_be_read_only(
    document: exhibit.Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = exhibit.write(document, tmp_path / "static")
    assert (tmp_path / "static" / name).read_bytes() == document.html.encode()
    for asset, content in document.assets.items():
        assert (tmp_path / "static" / asset).read_bytes() == content

    def refuse(*_args: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert exhibit.write(document, tmp_path / "static") == name


def test_plotly_is_read_once_and_keeps_its_licence(document: exhibit.Document) -> None:
    script = document.assets[asset_name(document.assets, "plotly")]
    head, tail = script[:400], script[-200:]
    assert head.startswith(b"/**\n* plotly.js v")
    assert b"Licensed under the MIT license" in head
    assert b'"use strict";var Plotly=(function(){' in head, "the loader is still around it"
    assert tail.rstrip().endswith(b"window.Plotly = Plotly;")


def test_a_script_of_another_shape_is_left_as_it_is() -> None:
    for script in (b"", b"var a = 1;", b'"use strict";var Plotly=(()=>{ no end'):
        assert unwrapped(script) == script


def test_two_at_once_write_the_same_files(document: exhibit.Document, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(lambda _n: exhibit.write(document, tmp_path), range(8)))
    assert names == {document.name}
    assert {path.name for path in tmp_path.iterdir() if path.suffix != ".gz"} == {
        document.name,
        *document.assets,
    }


def part_of_the_collection(folder: Path, *kept: str) -> Dataset:
    """The data with these cables only; what names the others is left out with them."""
    shutil.copytree(COLLECTION, folder)
    for path in (folder / "cables").glob("*.toml"):
        if path.stem not in kept:
            path.unlink()
    return load_dataset(folder)


@pytest.mark.parametrize(
    ("kept", "traces"),
    [
        (("1961-05",), {"silences", "month-cables", "claims"}),
        (("1961-05-12",), {"silences", "day-cables", "claims"}),
        (("1957-12-17",), {"silences", "day-cables"}),
    ],
    ids=["months-only", "days-only", "no-claims"],
)
def test_a_collection_that_lacks_a_kind_of_date_has_its_timeline(
    tmp_path: Path, kept: tuple[str, ...], traces: set[str]
) -> None:
    """plotly draws no empty trace, so a script that counts traces would take one for another."""
    data = part_of_the_collection(tmp_path / "data", *kept)
    assert set(data.cables) == set(kept)
    drawn = data_of(exhibit.build(data))["figure"]["data"]
    names = [trace["name"] for trace in drawn]
    assert traces <= set(names) <= {*traces, "cited-spans", "cited-days"}
    assert all(len(trace["y"]) for trace in drawn), "no trace without a mark"


def test_a_cited_document_without_a_date_has_no_mark(tmp_path: Path) -> None:
    """plotly drew none and counted on: every later mark bore the name of the one before it."""
    shutil.copytree(COLLECTION, tmp_path / "data")
    references = tmp_path / "data" / "references.toml"
    text = references.read_text("utf-8")
    undated = re.sub(r'^date = "1961-.*\n', "", text, count=1, flags=re.M)
    assert undated != text
    references.write_text(undated, "utf-8")
    data = data_of(exhibit.build(load_dataset(tmp_path / "data")))
    dated = [one for one in data["timeline"]["cited"] if any(one["span"])]
    [trace] = [one for one in data["figure"]["data"] if one["name"] == "cited-days"]
    [long] = [len(one["y"]) for one in data["figure"]["data"] if one["name"] == "cited-spans"]
    assert len(data["timeline"]["cited"]) > len(dated) == len(trace["x"]) + long
    assert all(day[:4].isdigit() for day in trace["x"])


def test_a_name_stands_once_where_there_is_no_translation(tmp_path: Path) -> None:
    """“Musan Musan”: the Chinese name fell back on the English one."""
    shutil.copytree(COLLECTION, tmp_path / "data")
    places = tmp_path / "data" / "places.toml"
    text = re.sub(
        r'\[\[place\.names\]\]\ntext = "鞍山".*?(?=\[\[)', "", places.read_text("utf-8"), flags=re.S
    )
    places.write_text(text, "utf-8")
    texts = data_of(exhibit.build(load_dataset(tmp_path / "data")))["texts"]["en"]["places"]
    assert (texts["anshan"]["name"], texts["anshan"]["local"]) == ("Anshan", None)
    assert texts["jilin"]["local"] == "吉林省"


def test_a_printed_period_with_an_open_end_is_told_as_printed(dataset: Dataset) -> None:
    texts = data_of(exhibit.build(dataset))["texts"]["en"]["claims"]
    assert texts["1961-05-detected"]["printed"] and not texts["1962-03-24-corpses"]["printed"]
