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
from crossings.html import background
from crossings.html.markup import Html, items, join, tag
from crossings.html.method import scales, sources
from crossings.html.method.parts import figure_link, grid, paragraph
from crossings.html.parts import count_word
from crossings.language.i18n import speaker
from crossings.wording import vocabulary, words
from crossings.wording.reader import Reader


def page(reader: Reader, layers: Path = sources.LAYERS) -> Html:
    """The whole page: a list of its parts, then the parts."""
    _ = reader.say
    parts = [
        ("texts", _("The texts, and how they were coded"), _texts(reader)),
        ("measures", _("What was counted"), scales.measures(reader)),
        ("time", _("How exactly a time is known"), scales.time(reader)),
        ("bounds", _("How vague words became bounds"), scales.bounds(reader)),
        ("place", _("How exactly a place is known"), scales.places(reader)),
        (
            "outlines",
            _("What the modern outlines stand for"),
            sources.outlines(reader, layers),
        ),
        ("honesty", _("Rules of honesty"), _honesty(reader)),
        ("sums", _("When figures are not added"), _sums(reader)),
        ("limits", _("Known limits"), _limits(reader)),
        ("hands", _("Who translated, obtained and paid"), sources.hands(reader)),
        ("background", _("Background and literature"), background.page(reader)),
        ("rights", _("Rights and licences"), sources.rights(reader, layers)),
        ("correct", _("How to correct us"), _correct(reader)),
    ]
    contents = items((tag("a", title, href=f"#{key}") for key, title, _body in parts))
    lead = _(
        "How these pages were made, what the numbers can carry, and how to tell us where we are wrong."
    )
    return tag(
        "article",
        tag(
            "header", tag("h1", _("Method")), tag("p", lead, class_="rd-summary"), class_="rd-head"
        ),
        tag("nav", contents, class_="rd-contents", aria_label=_("On this page")),
        *(
            tag("section", tag("h2", title, id=key), body, class_="rd-part")
            for key, title, body in parts
        ),
        class_="cx rd rd-page rd-method",
        lang=reader.lang,
    )


def _texts(reader: Reader) -> Html:
    _ = reader.say
    archives = list(
        dict.fromkeys(cable.archive.collection for cable in reader.dataset.cables.values())
    )
    held = _(
        "{cables} documents of the {archives}, {figures} reported figures, {places} places, {missing} cited documents that are not here."
    )
    counts = held.format(
        cables=count_word(len(reader.dataset.cables), reader.lang).capitalize(),
        archives=format_list(archives, locale=reader.lang),
        figures=words.number(len(reader.dataset.claims), reader.lang),
        places=words.number(
            sum(place.named_in_cables for place in reader.dataset.places.values()), reader.lang
        ),
        missing=words.number(len(reader.dataset.references), reader.lang),
    )
    return join((
        paragraph(edition.line(reader), ". ", edition.about(reader)),
        paragraph(counts, " ", _(
            "They were chosen because they are about people crossing between China and North Korea, and "
                "are read in published English translation. They are no sample and do not stand for all "
                "that was written."
        )),
        paragraph(_(
            "Every difference between the two codings, and what was decided, is in the project’s page on "
            "coding, docs/coding.md. The rules in short:"
        )),
        items(_rules(reader.lang), class_="rd-doubts"),
    ))  # fmt: skip


def _rules(lang: str) -> list[str]:
    _ = speaker(lang)
    return [
        _("A figure is a number that a document reports of people, households, bodies, money or copies. Quantities without a number are not figures."),
        _("One printed number is one figure, also where it stands in brackets inside the sentence of another."),
        _("What the document prints and how we read it are kept in separate fields; each reading has its reason."),
        _("The reporter is the one whose figure it is; those who pass it on are named in the chain."),
        _("Those counted are called what the body of the text calls them, not what the archive’s title does."),
        _("Paragraphs are counted from the address line, sentences within the paragraph; numbered points keep their printed number."),
        _("Each figure is tied to its place by at most {count} words of the text. No sentence of it is kept.").format(count=count_word(ANCHOR_WORDS, lang)),
        _("“Between” two named ends includes both. Where words can mean two spans and nothing in the text decides, both readings are kept with equal weight."),
        _("A place belongs to a figure only where the text names it for that very figure."),
        _("Documents err. What does not add up is recorded and shown, never corrected."),
    ]  # fmt: skip


def _honesty(reader: Reader) -> Html:
    _ = reader.say
    return items([
        _("There is no figure for all crossings anywhere: no document gives one and none can be calculated."),
        _("No stacked and no cumulative chart; no line joins figures of unequal periods."),
        _("A province’s figure is drawn as that province, one for two provinces as their union, one for both rivers on both; a figure without a stated place stands beside the map."),
        _("No arrow and no route is drawn unless a document names it."),
        _("Two governments’ numbers for what may be one movement stand side by side, each with who reports it."),
        _("A figure whose period can mean two things shows both."),
        _("People, households, bodies, money and copies never share an axis."),
        _("Our own calculations are in italics and square brackets, with their arithmetic and what they assume."),
        _("The documents’ reservations travel with their number into every table, picture and download."),
        _("A month without a document says so. It is not a month without crossings."),
        _("“Illegal” is the authors’ word, as translated. Our own language is neutral."),
    ])  # fmt: skip


def _sums(reader: Reader) -> Html:
    """The guard's causes, each with its reason and, where there is one, a pair of this collection."""
    _ = reader.say
    reasons = words.refusal_reasons(reader.lang)
    pairs = _first_pairs(reader.dataset)
    rows = []
    for cause in get_args(Cause):
        pair = pairs.get(cause)
        example = (
            join((_example_of(claim, reader.lang) for claim in pair), _(" and "))
            if pair
            else _("no such pair here")
        )
        rows.append((reasons[cause], example if cause not in ("empty", "twice") else "–"))
    intro = _(
        "Figures are added only where nobody can stand in two of them. The burden of proof lies with adding: everything else is refused, on every page and in every download, with one of these reasons."
    )
    return join(
        (
            paragraph(intro),
            grid((_("Reason"), _("For example")), rows, _("Reasons for not adding"), "rd-reasons"),
        )
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


def _example_of(claim: Claim, lang: str) -> Html:
    return join((figure_link(claim, lang), f" {claim.label.get(lang)}"))


def _limits(reader: Reader) -> Html:
    _ = reader.say
    writers = {who for cable in reader.dataset.cables.values() for who in cable.senders}
    sides = {reader.dataset.actor(who).side for who in writers}
    own = [
        _("All were written by offices of one government. What the other side says is known through them alone.")
        if len(sides) == 1 else "",
        _("We read translations. What the translators chose, and what the editors put in brackets, cannot be told from the original here; what North Koreans said reached us through Chinese reports."),
        _("Archives and scholars made these documents known, and not others. Those who choose what can be read choose what can be counted."),
        _("Both governments may have had an interest in their numbers."),
        _("Silence is not absence. A month, a province or a direction without a figure may have seen nobody cross, or thousands."),
        _("A figure of people discovered, and any part of it, leaves out those who went unnoticed. What other figures leave out is not known."),
        _("A flow counts occasions. One person may have crossed more than once."),
        _("Numbers that look exact are not for that reason right."),
    ]  # fmt: skip
    doubts = Counter(
        entry.kind for cable in reader.dataset.cables.values() for entry in cable.uncertainties
    )
    listed = _("Doubts recorded document by document: {count}.").format(
        count=words.number(doubts.total(), reader.lang)
    )
    kinds = "; ".join(
        f"{vocabulary.doubt(kind, reader.lang)}: {words.number(count, reader.lang)}"
        for kind, count in doubts.most_common()
    )
    return join((items(own), paragraph(listed, " ", tag("span", kinds, class_="cx-small"))))


def _correct(reader: Reader) -> Html:
    _ = reader.say
    example = next(iter(reader.dataset.cables), "ID")
    steps = [
        _("Say which file and field is wrong, what should stand there, from which source, and why."),
        join((_("A document’s facts and figures are in one file each: "), tag("code", f"data/cables/{example}.toml"), ".")),
        join((_("After a change, this checks all files at once and names every problem with its file, field and remedy: "),
              tag("code", "python -m crossings check"), ".")),
        join((_("This holds every figure against texts of your own: "), tag("code", "python -m crossings verify FOLDER"), ".")),
    ]  # fmt: skip
    return join((
        paragraph(edition.about(reader)),
        paragraph(_("Helpful are:")),
        items(steps),
        paragraph(_("The dashboard shows a corrected value everywhere at once, since no page types a number.")),
    ))  # fmt: skip
