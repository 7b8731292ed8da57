"""Words of this project, explained where they stand: a button that opens a few words beside it.

The browser opens and closes the explanation (a popover): no script, and Escape or a click elsewhere
closes it.
"""

from __future__ import annotations

from crossings.html.markup import Child, Html, join, pairs, tag
from crossings.wording.reader import Reader


def explained(shown: Child, key: str, reader: Reader, where: str) -> Child:
    """``shown``, which opens what the word ``key`` means; as it is where no word has that key.

    ``where`` makes the explanation's id unique on the page.
    """
    term = reader.dataset.terms.get(key.replace("_", "-"))
    if term is None:
        return shown
    target = f"means-{term.id}-{where}"
    meaning = tag(
        "span.cx-meaning",
        tag("b", reader.text(term.word)),
        " ",
        reader.text(term.text),
        id=target,
        popover="auto",
    )
    return join(tag("button.cx-word", shown, type="button", popovertarget=target), meaning)


def page(reader: Reader) -> Html:
    """All words, for the page on method."""
    rows = (
        (reader.text(term.word), reader.text(term.text)) for term in reader.dataset.terms.values()
    )
    return pairs(rows, class_="rd-facts rd-wide")
