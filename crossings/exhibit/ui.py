"""The interface texts of the exhibit, by key, in one language."""

from __future__ import annotations

from crossings.collection.load import Dataset
from crossings.editions import edition
from crossings.exhibit.timeline import presets
from crossings.exhibit.timeline import whole as all_years
from crossings.language.i18n import LANGUAGES
from crossings.language.phrases import phrase, phrases
from crossings.wording import whole, words
from crossings.wording.reader import Reader


def interface(reader: Reader) -> dict[str, str]:
    """Every fixed text of the document. Counts and years come from the dataset."""
    said = phrases("exhibit", reader.lang)
    alone = reader.alone
    around = len(reader.dataset.documents("neighbours"))
    if around:
        hollow = phrase("exhibit_where", "hollow", reader.lang)
        said["intro"] += " " + hollow.format(n=words.number(around, reader.lang))
    return {
        **said,
        "overview": said["overview"].format(**overview_years(reader.dataset)),
        **_dated_presets(reader),
        **_where(reader),
        "no_figure_text": no_figure(alone),
        "credit": "© OpenStreetMap contributors · Natural Earth · GeoNames",
        "edition": edition.line(reader),
        "language": LANGUAGES[reader.lang],
    }


def _dated_presets(reader: Reader) -> dict[str, str]:
    """The windows that are named by their date: a year, a month."""
    starts = {key: span.filled()[0] for key, span in presets(reader.dataset).items()}
    formats = {"year": "%Y", "month": "%Y-%m"}
    return {
        f"preset_{key}": words.edtf(starts[key].strftime(form), reader.lang)
        for key, form in formats.items()
        if key in starts
    }


def _where(reader: Reader) -> dict[str, str]:
    """Texts that depend on the documents: whether one names a crossing, whether all precede the treaty."""
    dataset, said = reader.dataset, phrases("exhibit_where", reader.lang)
    found = {}
    if whole.crossings_named(dataset):
        found["key_point"] = said["crossing_named"]
    if dataset.cables and len(whole.before_the_treaty(dataset)) == len(dataset.cables):
        date = words.edtf(dataset.events[whole.TREATY].date, reader.lang)
        found["modern"] = said["before_treaty"].format(date=date)
    return found


def overview_years(dataset: Dataset) -> dict[str, int]:
    """First and last year of the overview strip."""
    start, end = all_years(dataset).filled()
    return {"start": start.year, "end": end.year}


def no_figure(reader: Reader) -> str:
    """Which movement no document gives a figure for; worked out from the data."""
    _ = reader.say
    counted = {claim.direction for claim in reader.dataset.claims.values()}
    parts = []
    if "kp-to-cn" not in counted:
        parts.append(_("Movement from North Korea to China."))
    if "cn-to-kp" not in counted:
        parts.append(_("Movement from China to North Korea."))
    claims = reader.dataset.claims.values()
    if not any(whole.says_where_crossed(claim, reader.dataset) for claim in claims):
        parts.append(_("Any border crossing by name."))
    return " ".join(parts)
