"""The interface texts of the exhibit, by key, in one language."""

from __future__ import annotations

from crossings.collection.load import Dataset
from crossings.editions import edition
from crossings.exhibit.timeline import presets, whole
from crossings.language.i18n import LANGUAGES
from crossings.wording import words
from crossings.wording.reader import Reader


def interface(reader: Reader) -> dict[str, str]:
    """Every fixed text of the document. Counts and years come from the dataset."""
    _ = reader.say
    return {
        "title": _("Linked map and timeline"),
        "map": _("Map"),
        "timeline": _("Timeline"),
        "intro_title": _("{n} documents, {years}").format(
            n=words.number(len(reader.dataset.cables), reader.lang),
            years=words.years(reader.dataset),
        ),
        "intro": _(
            "Each hatched area is one reported figure: what was counted, where, when, and who "
            "reported it. Choose an area, a bar or a dot."
        ),
        "no_place": _("No place on the map"),
        "no_place_none": _("None in view."),
        "no_figure": _("No figure at all"),
        "no_figure_text": no_figure(reader),
        "key": _("Key"),
        "key_to_kp": _("towards North Korea"),
        "key_to_cn": _("towards China"),
        "key_to_cn_none": _("towards China: no figure"),
        "key_cn": _("reported by Chinese authorities"),
        "key_kp": _("stated by the North Korean side"),
        "key_faded": _("fainter: another document, to compare"),
        "key_maybe": _("dashed: may not reach this day"),
        "key_blank": _("blank: no figure, not zero"),
        "key_derived": _("our calculation, not printed"),
        "key_origin": _("named as an origin, no number"),
        "key_home": _("homes of households"),
        "key_rivers": _("one figure for both rivers"),
        "key_point": _("border point: none is named in the documents"),
        "key_line": _("not delimited before October 1962"),
        "now": _("now {name}"),
        "china": _("China"),
        "north_korea": _("North Korea"),
        "ussr": _("USSR"),
        "modern": _(
            "Outlines and border line are modern; the boundary treaty is of 12 October 1962, "
            "after the cables. Names of the time come first."
        ),
        "credit": "© OpenStreetMap contributors · Natural Earth · GeoNames",
        "edition": edition.line(reader),
        "when": _("When"),
        "lane_cables": _("Documents"),
        "lane_cn": _("Figures: Chinese authorities"),
        "lane_kp": _("Figures: North Korean side"),
        "lane_other": _("Other figures"),
        "lane_cited": _("Cited, not here"),
        "overview": _("{start}–{end}").format(**overview_years(reader.dataset)),
        "silence": _("no document in this collection"),
        "preset_all": _("All years"),
        "preset_cables": _("All documents"),
        "preset_figures": _("All figures"),
        **_dated_presets(reader),
        "play": _("Play"),
        "pause": _("Pause"),
        "step_back": _("Previous document"),
        "step_on": _("Next document"),
        "speed": _("Speed"),
        "clear_time": _("Show all of the window"),
        "playhead": _("Day shown"),
        "window_start": _("Start of the window"),
        "window_end": _("End of the window"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "home": _("Border region"),
        "table": _("Table"),
        "help": _("Help"),
        "close": _("Close"),
        "full": _("Full screen"),
        "print": _("Print"),
        "reading": _("reading {letter}"),
        "same_figure": _("the same {n}, not two figures"),
        "no_period": _("no period of its own"),
        "cited_count": _("{n} cited"),
        "worked_out": _("our calculation, not printed"),
        "origin_note": _("named as an origin, no number"),
        "confidence_high": _("position well known"),
        "confidence_medium": _("position approximate"),
        "confidence_low": _("position uncertain by kilometres"),
        "orientation": _("for orientation, not named in the cables"),
        "in_view": _("{claims} figures, {cables} documents in view"),
        "no_figure_day": _("No figure in view reaches this day."),
        "nothing": _("Nothing fits this choice. Widen a filter or the window."),
        "says": _("according to {who}"),
        "date": _("Date"),
        "correspondents": _("Who writes to whom"),
        "source": _("Source"),
        "see_source": _("{n}: see the source"),
        "record": _("Record in the archive"),
        "in_explore": _("Show in Explore"),
        "help_title": _("Keys"),
        "help_arrows": _("previous and next document"),
        "help_space": _("play and pause"),
        "help_ends": _("first and last document"),
        "help_esc": _("clear the choice"),
        "help_full": _("full screen"),
        "help_help": _("this help"),
        "help_tab": _("through areas, bars and handles; Enter chooses"),
        "help_drag": _(
            "On the playhead and the window handles, the arrow keys move by a day, with Shift by a month."
        ),
        "notes": _("Notes"),
        "next_chapter": _("Next: {heading}"),
        "chapters": _("Chapters"),
        "chapter_back": _("Previous chapter"),
        "chapter_next": _("Next chapter"),
        "countdown": _("Starting again in {n}. Touch to stay."),
        "mode_explore": _("Explore"),
        "mode_present": _("Present"),
        "sources": _("Sources"),
        "language": LANGUAGES[reader.lang],
        "failed": _(
            "The timeline could not be drawn. The map and the table still hold every figure."
        ),
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


def overview_years(dataset: Dataset) -> dict[str, int]:
    """First and last year of the overview strip."""
    start, end = whole(dataset).filled()
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
    named = {place for claim in reader.dataset.claims.values() for place in claim.area.places}
    if not any(reader.dataset.places[name].kind == "border-point" for name in named):
        parts.append(_("Any border crossing by name."))
    return " ".join(parts)
