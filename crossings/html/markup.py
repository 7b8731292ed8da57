"""HTML in which everything is escaped unless it is ``Html`` already.

Only this module and the constant names of elements make markup, so text from data files and
uploads cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from string import punctuation

VOID = {"br", "hr", "col"}
Child = str | None


class Html(str):
    """Markup that has been escaped where it had to be. Equal to the string it holds."""

    __slots__ = ()


EMPTY = Html("")


def text(value: str) -> Html:
    """Any text as markup that shows it literally.

    >>> text("a < b")
    'a &lt; b'
    """
    return value if isinstance(value, Html) else Html(escape(value, quote=True))


def plain(value: str) -> str:
    r"""Any text as Markdown that shows it literally, for labels that Streamlit reads as such.

    >>> plain("![i](x) :red[*a*]")
    '\\!\\[i\\]\\(x\\) \\:red\\[\\*a\\*\\]'
    """
    return re.sub(f"([{re.escape(punctuation)}])", r"\\\1", " ".join(value.split()))


def join(*children: Child, between: str = "") -> Html:
    """Children one after the other, each escaped unless it is markup; None and "" are left out."""
    return Html(text(between).join(text(child) for child in children if child))


def tag(name: str, *children: Child, **attributes: str | bool | None) -> Html:
    """One element, its classes behind its name. ``data_select`` becomes ``data-select``.

    ``class_`` is for classes that are worked out.

    >>> tag("a.cx-button", "<b>", href="?sel=x")
    '<a class="cx-button" href="?sel=x">&lt;b&gt;</a>'
    """
    name, *classes = name.split(".")
    attributes = {"class_": " ".join(classes) or None, **attributes}
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(*children)}</{name}>")


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(value, quote=True)}"'


def some(name: str, *children: Child, **attributes: str | bool | None) -> Html:
    """One element; nothing at all where there is nothing inside."""
    inside = join(*children)
    return tag(name, inside, **attributes) if inside else EMPTY


def details(summary: str, *children: Child, class_: str | None = None) -> Html:
    """A part that opens on demand; nothing at all where there is nothing inside."""
    inside = join(*children)
    return tag("details", tag("summary", summary), inside, class_=class_) if inside else EMPTY


def items(entries: Iterable[Child], class_: str | None = None) -> Html:
    """A list; nothing at all where it is empty."""
    return some("ul", *(some("li", entry) for entry in entries), class_=class_)


def pairs(rows: Iterable[tuple[Child, Child]], class_: str | None = None) -> Html:
    """Terms and what stands for them; a row without content is left out."""
    written = (join(tag("dt", term), tag("dd", content)) for term, content in rows if content)
    return some("dl", *written, class_=class_)
