"""Pictures of the Figures page, as SVG in the shapes that its style sheet chooses from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from crossings.pictures.charts import chart
from crossings.questions.comparisons import ComparisonView
from crossings.questions.obstacle import Obstacle

WIDE, SLIM = 928, 366  # px that the shapes are laid out for
Shapes = Mapping[str, str]


@lru_cache(maxsize=64)
def comparison(view: ComparisonView, lang: str = "en") -> Shapes:
    """A comparison wide and slim; its column shows the one that there is room for."""
    return {
        shape: chart.inline(
            view.drawing, width, f"{shape}-{view.id}", source=view.source, lang=lang
        ).svg(view.title, view.alternative, embedded=False)
        for shape, width in {"wide": WIDE, "slim": SLIM}.items()
    }


@lru_cache(maxsize=64)
def refusal(obstacle: Obstacle, title: str, reason: str, lang: str = "en") -> Shapes:
    """Why two figures may not be added, drawn for the card beside the ledger."""
    drawn = chart.inline(obstacle, SLIM, "refusal", lang=lang, on_card=True)
    return {"only": drawn.svg(title, reason, embedded=False)}
