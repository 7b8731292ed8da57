"""Collections unlike the project's own: one document, months only, days only, no figures, a ring alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from small import CABLE, QUIET, Content, collection, spoil

from crossings.collection.load import DATA

REQUIRED = ("measures.toml", "people.toml", "places.toml", "border_points.toml")
EMPTY = ("references.toml", "events.toml", "identities.toml", "comparisons.toml",
         "conflicts.toml", "story.toml")  # fmt: skip


def only(*kept: str) -> Content:
    """The small collection with these documents and the tables they need; no others."""
    content = collection()
    tables = {name: content[name] for name in REQUIRED}
    return {**{name: {} for name in EMPTY}, **tables, **{name: content[name] for name in kept}}


def one_document() -> Content:
    content = only(CABLE)
    spoil(content, CABLE, "cites", [])
    return content


def one_figure() -> Content:
    content = one_document()
    content[CABLE]["claims"] = content[CABLE]["claims"][:1]
    return content


def months_only() -> Content:
    content = one_document()
    spoil(content, CABLE, "moments", [])
    return content


def days_only() -> Content:
    content = only(QUIET)
    claims = one_document()[CABLE]["claims"][:2]
    for number, claim in enumerate(claims):
        claim["id"] = claim["id"].replace("1960-03", "1960-04-02")
        claim["period"] = {"edtf": f"1960-03-0{number + 1}", "as_printed": "on the day"}
        claim["part_of"] = []
    content[QUIET] |= {
        "claims": claims,
        "places": [{"place": "jilin", "role": "statistics-from"}],
        "silences": [],
    }
    return content


def no_figures() -> Content:
    return only(QUIET)


def ring_alone(folder: Path) -> Path:
    """The neighbouring documents as a collection of their own, with the tables they need."""
    ring = DATA / "neighbours"
    shutil.copytree(ring / "cables", folder / "cables")
    for name in (*REQUIRED, *EMPTY):
        own, near = DATA / name, ring / name
        text = own.read_text("utf-8") if name in REQUIRED else ""
        text += near.read_text("utf-8") if near.exists() and name in REQUIRED else ""
        (folder / name).write_text(text, "utf-8")
    return folder


def nothing_missing() -> Content:
    """Figures of both directions, one of them at a border point: nothing to say is not counted."""
    content = one_document()
    claims = content[CABLE]["claims"] = content[CABLE]["claims"][:2]
    claims[1] |= {
        "direction": "kp-to-cn",
        "part_of": [],
        "area": {"places": ["linjiang"], "meaning": "found-in"},
    }
    content[CABLE]["directions"] = ["cn-to-kp", "kp-to-cn"]
    content[CABLE]["places"].append({"place": "linjiang", "role": "found-in"})
    return content


SMALL = [one_document, one_figure, months_only, days_only, no_figures, nothing_missing]
