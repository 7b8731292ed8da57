"""What the Share page gives: the names of picture cards, citations, sizes of files."""

from __future__ import annotations

from babel.units import format_unit

from crossings.collection.load import Dataset
from crossings.editions import edition
from crossings.html.figures import adding
from crossings.html.markup import Html, details, items, join, some, tag
from crossings.html.parts import copy_button, count_word
from crossings.language import i18n
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.questions.comparisons import filled
from crossings.wording import words
from crossings.wording.reader import Reader

SINGLE = "crossings.html"


def file_name(name: str, reader: Reader) -> str:
    """A file's name, which tells where the neighbouring documents are in it.

    >>> from crossings.collection.load import load_dataset
    >>> file_name("crossings.html", Reader(load_dataset()))
    'crossings.html'
    """
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}-with-neighbours{dot}{suffix}" if reader.dataset.ring else name


TIMELINE = "timeline"  # as crossings.export.cards calls it, which is too heavy to ask


# ---- picture cards ---------------------------------------------------------------------------


def card_names(reader: Reader) -> dict[str, dict[str, str]]:
    """Every card there is, by kind: its id, and what a reader calls it. Empty kinds are left out."""
    named = {
        "figure": figure_names(reader),
        "comparison": {
            key: filled(reader.text(one.title), reader)
            for key, one in reader.dataset.comparisons.items()
        },
        "map": cable_names(reader),
        "timeline": {TIMELINE: phrase("card_kind", "timeline", reader.lang)}
        if reader.dataset.cables
        else {},
    }
    return {kind: names for kind, names in named.items() if names}


def figure_names(reader: Reader) -> dict[str, str]:
    """Every figure by its number, what was counted, and when."""
    return {key: adding.label(one, reader) for key, one in reader.dataset.claims.items()}


def cable_names(reader: Reader) -> dict[str, str]:
    """Every cable by its date and what it is called in short."""
    return {
        key: words.cable_name(cable, reader.lang) for key, cable in reader.dataset.cables.items()
    }


def in_words(alternative: str, lang: str = "en") -> Html:
    """The text alternative of a picture, to read and to take along."""
    _ = speaker(lang)
    button = copy_button(alternative, _("Copy the description"), lang)
    inside = join(tag("p", alternative), tag("p", button))
    return tag("div.cx.sh-words", details(_("The picture in words"), inside), lang=lang)


# ---- citing ----------------------------------------------------------------------------------


def citation(dataset: Dataset, address: str = "") -> str:
    """The dataset as a whole, in English in every language, as the citations of its cables are."""
    reader = Reader(dataset)
    count = count_word(len(reader.alone.dataset.cables)).capitalize()
    parts = [
        f"“Crossings: Figures in {count} Documents of {words.years(reader.alone.dataset)} on the Border between China "
        f"and North Korea,” dataset. {edition.line(reader)}",
        address,
    ]
    return ". ".join(filter(None, parts)) + "."


def citations(reader: Reader, address: str = "") -> Html:
    """How to cite the dataset, and each of its cables, with a button each."""
    _ = reader.say
    mark = _("The mark is calculated from the data: equal data have equal marks.")
    whole = _citation(_("The dataset"), citation(reader.dataset, address), mark, reader.lang)
    rows = [
        _citation(name, words.citation(reader.dataset.cables[key]), "", reader.lang)
        for key, name in cable_names(reader).items()
    ]
    return tag("div.cx", items([whole, *rows], class_="sh-citations"), lang=reader.lang)


def _citation(name: str, cited: str, note: str, lang: str) -> Html:
    _ = speaker(lang)
    return join(
        tag("b", name),
        tag("p.cx-citation", cited, lang="en"),
        some("p.cx-small", note),
        copy_button(cited, _("Copy citation"), lang),
    )


# ---- small things ----------------------------------------------------------------------------


def size(content: bytes, lang: str = "en") -> str:
    """How large a file is: 3.2 MB.

    >>> size(bytes(3_219_501)), size(bytes(1600))
    ('3.2 MB', '2 kB')
    """
    unit, share = ("megabyte", 1e6) if len(content) >= 1e6 else ("kilobyte", 1e3)
    amount = round(len(content) / share, 1 if unit == "megabyte" else None)
    return str(format_unit(amount, f"digital-{unit}", "short", locale=lang))


def languages() -> str:
    """The languages that can be read in, by their own names."""
    return ", ".join(i18n.available().values())
