"""The lower half of a cable's card: what lies beside its figures, its doubts, its source."""

from __future__ import annotations

from crossings.collection import derive
from crossings.collection.load import Dataset
from crossings.collection.records import Cable
from crossings.editions import edition
from crossings.html.markup import Html, details, items, join, tag
from crossings.html.parts import choose_link, copy_button, figure_list, picture_link
from crossings.language.i18n import speaker
from crossings.wording import words


def computed(record: Cable, dataset: Dataset, lang: str = "en") -> Html:
    """Values worked out from this cable alone, apart from what it prints."""
    _ = speaker(lang)
    values = derive.derived(dataset)
    own = {claim.id for claim in record.claims}
    rows = [
        join(
            (
                tag("i", choose_link(key, words.derived_value(value, dataset, lang))),
                f" {value.label.get(lang)}: ",
                tag("i", words.arithmetic(value, values, dataset, lang)),
                tag(
                    "span",
                    value.assumption.get(lang),
                    " ",
                    words.hedges(value, lang),
                    class_="cx-small",
                ),
            )
        )
        for key, value in values.items()
        if set(value.claims) <= own
    ]
    title = _("[Worked out by us, not printed: {count}]").format(
        count=words.number(len(rows), lang)
    )
    return details(title, items(rows, class_="cx-derived"))


def beside(record: Cable, dataset: Dataset, lang: str = "en") -> Html:
    """Figures that are not about movement, the silences, and the documents that are missing."""
    _ = speaker(lang)
    other = [claim for claim in record.claims if claim.direction == "not-applicable"]
    title = _("Figures that are not about movement: {count}").format(
        count=words.number(len(other), lang)
    )
    cited = [dataset.references[key] for key in record.cites if key in dataset.references]
    leans = [
        join(
            (
                tag("span", "○ ", aria_hidden="true"),
                choose_link(entry.id, entry.title.get(lang)),
                ", ",
                words.reference_date(entry, lang),
                ". ",
                tag("span", entry.why.get(lang), class_="cx-small"),
            )
        )
        for entry in cited
    ]
    missing = _("Documents it leans on that are not here: {count}")
    return join(
        (
            details(title, figure_list(other, dataset, lang)),
            tag("h3", _("What the text does not say")) if record.silences else None,
            items(silence.get(lang) for silence in record.silences),
            details(
                missing.format(count=words.number(len(leans), lang)),
                items(leans, class_="cx-missing"),
            ),
        )
    )


def doubts(record: Cable, dataset: Dataset, lang: str = "en") -> Html:
    """Positions taken in the text, and what is uncertain about text and translation."""
    _ = speaker(lang)
    rows = [
        join(
            (
                doubt.about.get(lang),
                f" ({words.locator(doubt.locator, lang)})" if doubt.locator else None,
            )
        )
        for doubt in record.uncertainties
    ]
    held = [
        join(
            (
                tag("b", words.actor_short(position.holder, dataset, lang)),
                ": ",
                position.summary.get(lang),
                f" ({words.locator(position.locator, lang)})",
            )
        )
        for position in record.positions
    ]
    return join(
        (
            details(
                _("Positions taken: {count}").format(count=words.number(len(held), lang)),
                items(held),
            ),
            details(
                _("Doubts about text and translation: {count}").format(
                    count=words.number(len(rows), lang)
                ),
                items(rows),
            ),
        )
    )


def source(record: Cable, dataset: Dataset, lang: str = "en") -> Html:
    """Where the document is kept, who made the translation, and how to cite it."""
    _ = speaker(lang)
    archive = record.archive
    number = archive.record or _("not given")
    credit = [
        _("obtained by {names}").format(names=", ".join(archive.obtained_by))
        if archive.obtained_by
        else "",
        _("translated by {names}").format(names=", ".join(archive.translators))
        if archive.translators
        else "",
    ]
    record_number = _("record number: {number}").format(number=number)
    link = tag(
        "a", _("Record at the archive"), href=archive.url, target="_blank", class_="cx-button"
    )
    return tag(
        "footer",
        tag("p", join((archive.reference, archive.name, record_number, *credit), " · ")),
        tag("p", archive.rights.get(lang), class_="cx-small"),
        tag("p", words.citation(record), class_="cx-citation", lang="en"),
        tag("p", edition.line(dataset, lang), class_="cx-small"),
        tag(
            "p",
            link if archive.url else None,
            copy_button(words.citation(record), _("Copy citation"), lang),
            picture_link(record.id, lang),
        ),
        class_="cx-source",
    )
