"""Picture cards on the Share page: choosing one, drawing it, offering it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from io import BytesIO

import streamlit as st
from PIL import Image

from crossings.export.workshop import Progress
from crossings.html.share import offers
from crossings.language.i18n import speaker
from crossings.language.phrases import phrases
from crossings.look.theme import Scheme
from crossings.wording.reader import Reader
from pages import _address, _frame, _streamlit
from pages._collection import kept
from pages._share import choice, part
from pages._share_jobs import Jobs

SHAPES = {"landscape": False, "square": True}


@dataclass(frozen=True)
class Picture:
    """A card as it is offered."""

    png: bytes
    shown: bytes  # the same, no wider than Streamlit shows it
    svg: bytes
    alternative: str


@dataclass(frozen=True)
class Wish:
    """The card that was chosen."""

    id: str
    shape: str
    scheme: Scheme
    lang: str


def cards(jobs: Jobs, reader: Reader) -> None:
    """Choosing a picture card, and the card."""
    _ = reader.say
    part(
        _("Picture cards"),
        "cards",
        _(
            "One figure, comparison, cable or the timeline as a picture that can be passed on alone: doubts, limits and source are drawn into it."
        ),
        reader.lang,
    )
    names = kept(offers.card_names, reader)
    if not names:
        return
    left, right = st.columns(_frame.COLUMNS[::-1], gap="medium")
    with left:
        wish = _wish(names, reader.lang)
    with right:
        key = ("card", wish, reader.dataset.ring, jobs.edition)
        jobs.offer(wish.shape, key, partial(_draw, reader, wish), partial(_give_picture, wish))


def _wish(names: dict[str, dict[str, str]], lang: str) -> Wish:
    """Its subject, shape and colours, kept in the address."""
    _ = speaker(lang)
    every = {key: kind for kind, part in names.items() for key in part}
    usual = next(iter(every))
    card = _address.asked("card", every, usual)
    kinds = {kind: name for kind, name in phrases("card_kind", lang).items() if kind in names}
    kind = _address.widget("kind", every[card], partial(_another_kind, names, usual))
    st.segmented_control(
        _("Picture of"), list(kinds), format_func=kinds.__getitem__, required=True, **kind
    )
    part = names[every[card]]
    if len(part) > 1:
        _address.select(_("Which"), part, "card", usual)
    shape = choice("shape", _("Shape"), {"landscape": _("Landscape"), "square": _("Square")})
    scheme = choice("scheme", _("Colours"), {"light": _("Light"), "dark": _("Dark")})
    return Wish(card, shape, "dark" if scheme == "dark" else "light", lang)


def _another_kind(names: dict[str, dict[str, str]], usual: str, kind: str) -> None:
    """Chooses the first card of the kind that was chosen."""
    first = next(iter(names[kind]))
    _address.put(card=None if first == usual else first)


def _draw(reader: Reader, wish: Wish, tell: Progress) -> Picture:
    from crossings.pictures import cards

    _ = speaker(wish.lang)
    tell(1, 2, _("the drawing"))
    order = cards.Order(wish.scheme, SHAPES[wish.shape])
    card = cards.card(wish.id, reader, order)
    tell(2, 2, _("the picture"))
    png = card.png()
    return Picture(png, _shown(png), card.svg().encode(), card.alternative)


def _shown(png: bytes) -> bytes:
    """The picture as wide as Streamlit shows one, which would otherwise shrink it in every run."""
    picture = Image.open(BytesIO(png))
    if picture.width <= _streamlit.WIDEST_IMAGE:
        return png
    height = picture.height * _streamlit.WIDEST_IMAGE // picture.width
    smaller = BytesIO()
    picture.resize((_streamlit.WIDEST_IMAGE, height), Image.Resampling.BILINEAR).save(
        smaller, "PNG"
    )
    return smaller.getvalue()


def _give_picture(wish: Wish, picture: Picture) -> None:
    _ = speaker(wish.lang)
    st.image(picture.shown, alt=picture.alternative, width="stretch")
    name = f"crossings-{wish.id}-{wish.shape}"
    with st.container(key="take-picture", horizontal=True):
        for suffix, kind, content in (
            ("png", "image/png", picture.png),
            ("svg", "image/svg+xml", picture.svg),
        ):
            label = _("Download {file} · {size}").format(
                file=suffix.upper(), size=offers.size(content, wish.lang)
            )
            st.download_button(label, content, f"{name}.{suffix}", kind, on_click="ignore")
    st.html(offers.in_words(picture.alternative, wish.lang))
