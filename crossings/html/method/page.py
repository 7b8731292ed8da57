"""How the collection was made, and what may be concluded from it: the method page.

Wherever a rule, a scale or a definition is stated, it is read from what the code itself uses: the
model's allowed words, the guard's causes, the measures, the layers, the data's own reasons.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import get_args

from babel.lists import format_list

from crossings.collection.addable import Cause, why_not
from crossings.collection.load import Dataset
from crossings.collection.records import ANCHOR_WORDS, Claim
from crossings.editions import edition
from crossings.html import background, glossary
from crossings.html.markup import Html, items, join, tag
from crossings.html.method import scales, sources
from crossings.html.method.around import documents
from crossings.html.method.parts import figure_link, grid
from crossings.html.parts import count_word, heading, much, small
from crossings.language.phrases import phrase, phrases, sentences
from crossings.wording import whole, words
from crossings.wording.reader import Reader


def page(reader: Reader, layers: Path = sources.LAYERS) -> Html:
    """The whole page: a list of its parts, then the parts. All but the last are about the collection
    alone."""
    _, around = reader.say, reader.dataset.ring
    ring, reader = reader, reader.alone
    titles = phrases("method_part", reader.lang)
    parts = {
        "texts": _texts(reader),
        "measures": scales.measures(reader),
        "time": scales.time(reader),
        "bounds": scales.bounds(reader),
        "place": scales.places(reader),
        "outlines": sources.outlines(reader, layers),
        "honesty": items(sentences("honesty", reader.lang)),
        "sums": _sums(reader),
        "limits": _limits(reader),
        "hands": sources.hands(reader),
        "words": glossary.page(reader),
        "background": background.page(reader),
        "rights": sources.rights(reader, layers),
        "correct": _correct(reader),
    }
    if around:
        parts["around"] = documents(ring)
    holds = {
        "measures": much("measure", len(reader.dataset.measures), reader.lang),
        "honesty": much("rule", len(sentences("honesty", reader.lang)), reader.lang),
        "sums": much("reason", len(get_args(Cause)), reader.lang),
        "words": much("word", len(reader.dataset.terms), reader.lang),
        "background": much("note", len(reader.dataset.backgrounds), reader.lang),
    }
    contents = items(tag("a", titles[key], href=f"#{key}") for key in parts)
    lead = _(
        "How these pages were made, what the numbers can carry, and how to tell us where we are wrong."
    )
    return tag(
        "article.cx.rd.rd-page.rd-method",
        tag("header.rd-head", tag("h1", _("Method")), tag("p.rd-summary", lead)),
        tag("nav.rd-contents", contents, aria_label=_("On this page")),
        *(
            tag("section.rd-part", heading(titles[key], holds.get(key, ""), id=key), body)
            for key, body in parts.items()
        ),
        lang=reader.lang,
    )


def _texts(reader: Reader) -> Html:
    _ = reader.say
    archives = list(
        dict.fromkeys(cable.archive.collection for cable in reader.dataset.cables.values())
    )
    words_kept = count_word(ANCHOR_WORDS, reader.lang)
    rules = [rule.format(count=words_kept) for rule in sentences("rules", reader.lang)]
    held = _(
        "{cables} documents of the {archives}, {figures} reported figures, {places} places, {missing} cited documents that are not here."
    )
    counts = held.format(
        cables=count_word(len(reader.dataset.cables), reader.lang).capitalize(),
        archives=format_list(archives, locale=reader.lang),
        figures=words.number(len(reader.dataset.claims), reader.lang),
        places=words.number(len(whole.named_places(reader.alone.dataset)), reader.lang),
        missing=words.number(len(reader.dataset.references), reader.lang),
    )
    return join(
        tag("p", edition.line(reader), ". ", edition.about(reader)),
        tag("p", counts, " ", _(
            "They were chosen because they are about people crossing between China and North Korea. "
            "They are no sample and do not stand for all that was written."
        )),
        tag("p", _(
            "Where two codings differed, what was decided is in the project’s page on coding, "
            "docs/coding.md. The rules in short:"
        )),
        items(rules, class_="rd-doubts"))  # fmt: skip


def _sums(reader: Reader) -> Html:
    """The guard's causes, each with its reason and, where there is one, a pair of this collection."""
    _ = reader.say
    reasons = phrases("refusal", reader.lang)
    pairs = _first_pairs(reader.dataset)
    rows = []
    for cause in get_args(Cause):
        pair = pairs.get(cause)
        example = (
            join(*(_example_of(claim, reader) for claim in pair), between=_(" and "))
            if pair
            else _("no such pair here")
        )
        rows.append((reasons[cause], example if cause not in ("empty", "twice") else "–"))
    intro = _(
        "Figures are added only where nobody can stand in two of them. The burden of proof lies with adding: everything else is refused, on every page and in every download, with one of these reasons."
    )
    return join(
        tag("p", intro),
        grid((_("Reason"), _("For example")), rows, _("Reasons for not adding"), "rd-reasons"),
    )


def _first_pairs(dataset: Dataset) -> dict[str, tuple[Claim, Claim]]:
    """One pair of figures for each cause that occurs, those about movement first."""
    claims = sorted(dataset.claims.values(), key=lambda claim: claim.direction == "not-applicable")
    found: dict[str, tuple[Claim, Claim]] = {}
    for first, second in combinations(claims, 2):
        cause = why_not(first, second)
        if cause:
            found.setdefault(cause, (first, second))
    return found


def _example_of(claim: Claim, reader: Reader) -> Html:
    return join(figure_link(claim, reader), f" {reader.text(claim.label)}")


def _limits(reader: Reader) -> Html:
    _ = reader.say
    one_side = _(
        "All documents of the collection were written by offices of one government. "
        "What it has of the other side comes through them alone."
    )
    own = [
        one_side if len(whole.writers(reader.alone.dataset)) == 1 else "",
        *sentences("limits", reader.lang),
    ]
    doubts = Counter(
        entry.kind for cable in reader.dataset.cables.values() for entry in cable.uncertainties
    )
    listed = _("Doubts recorded document by document: {count}.").format(
        count=words.number(doubts.total(), reader.lang)
    )
    kinds = "; ".join(
        f"{phrase('doubt', kind, reader.lang)}: {words.number(count, reader.lang)}"
        for kind, count in doubts.most_common()
    )
    return join(items(own), tag("p", listed, " ", small(kinds)))


def _correct(reader: Reader) -> Html:
    _ = reader.say
    example = next(iter(reader.dataset.cables), "ID")
    steps = [
        _("Say which file and field is wrong, what should stand there, from which source, and why."),
        join(_("A document’s facts and figures are in one file each: "), tag("code", f"data/cables/{example}.toml"), "."),
        join(_("After a change, this checks all files at once and names every problem with its file, field and remedy: "),
              tag("code", "python -m crossings check"), "."),
        join(_("This holds every figure against texts of your own: "), tag("code", "python -m crossings verify FOLDER"), "."),
    ]  # fmt: skip
    return join(
        tag("p", edition.about(reader)),
        tag("p", _("Helpful are:")),
        items(steps),
        tag(
            "p",
            _(
                "The dashboard shows a corrected value everywhere at once, since no page types a number."
            ),
        ),
    )
