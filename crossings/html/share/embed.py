"""The exhibit inside another page: an iframe that fits its column and tells nobody who reads."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from crossings.html.markup import Html, tag
from crossings.html.parts import copy_button
from crossings.html.share.offers import card_names
from crossings.language.i18n import speaker
from crossings.wording import story
from crossings.wording.reader import Reader

NARROWEST = 320  # px, of a column that the exhibit fits into
NEWEST = "embed.html"  # answered by the server with the way to the newest exhibit
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals"
STYLE = "width:100%;min-width:{narrowest}px;height:clamp(560px,90vh,900px);border:0"


@dataclass(frozen=True)
class Embed:
    """How the exhibit is wanted inside another page. ``file`` is an address or a file's name."""

    file: str
    mode: str = "explore"
    lang: str = "en"
    start: str = ""  # a chapter of the story, or a document or figure to explore
    seconds: int = 0  # until an untouched kiosk starts again
    ring: bool = False  # with the neighbouring documents

    @property
    def address(self) -> str:
        """The address that the frame asks for."""
        asked = {"lang": self.lang}
        if self.mode == "kiosk":
            asked["kiosk"] = str(self.seconds)
        else:
            asked["mode"] = self.mode
        if self.start and self.mode != "kiosk":
            asked["chapter" if self.mode == "present" else "sel"] = self.start
        if self.ring:
            asked["ring"] = "1"
        return f"{quote(self.file, safe=':/?[]@%')}?embed&{urlencode(asked)}"

    def snippet(self, title: str) -> str:
        """The frame as markup, to paste into a page."""
        frame = tag(
            "iframe",
            src=self.address,
            title=title,
            loading="lazy",
            referrerpolicy="no-referrer",
            sandbox=SANDBOX,
            allow="fullscreen",
            style=STYLE.format(narrowest=NARROWEST),
        )
        return str(frame)  # a text from here on, which is escaped where it is shown


def places(reader: Reader, mode: str) -> dict[str, str]:
    """Where a frame can open; the first is the usual place. A kiosk begins at the beginning."""
    _ = reader.say
    if mode == "present":
        return {"": _("At the beginning")} | {
            one.chapter.id: one.title for one in story.told(reader)
        }
    if mode == "explore":
        named = card_names(reader)
        return {"": _("With nothing chosen"), **named.get("map", {}), **named.get("figure", {})}
    return {}


def root_of(url: str | None) -> str:
    """The address of the dashboard, from that of its page Share; empty where there is none."""
    return url.split("?")[0].rstrip("/").removesuffix("/share").rstrip("/") + "/" if url else ""


def is_local(url: str) -> bool:
    """Whether an address leads nowhere but to this machine."""
    host = url.split("://")[-1].split("/")[0]
    return host.rsplit(":", 1)[0] in ("localhost", "127.0.0.1", "[::1]")


def snippet_box(snippet: str, lang: str = "en") -> Html:
    """The snippet to read, and a button that copies it."""
    _ = speaker(lang)
    label = _("Snippet for another page")
    code = tag("pre.sh-code", tag("code", snippet), tabindex="0", role="region", aria_label=label)
    button = copy_button("code", _("Copy the snippet"), lang)
    return tag("div.cx", code, tag("p", button), lang=lang)
