"""Figures: the ledger, comparisons, what may be added, and how not to use these numbers."""

import streamlit as st

from crossings.html.figures import adding, comparisons, ledger, misuse
from crossings.language.i18n import speaker
from pages import _frame
from pages import _sections as parts

lang = _frame.language()
_ = speaker(lang)
data = _frame.dataset()
st.html(parts.style())
parts.title(data, lang)
_frame.problems(data, lang)

left, right = st.columns([928, 400], gap="medium")
with left:
    parts.heading(_("Side by side"), "side-by-side")
    for exhibit in comparisons.exhibits(data, lang):
        parts.write(comparisons.head(exhibit, lang))
        parts.chart(exhibit.picture, exhibit.id, exhibit.alternative)
        parts.write(comparisons.foot(exhibit, data, lang))
with right, st.container(key="guard"):
    parts.heading(_("May these be added?"), "adding")
    picks = parts.picks(data, lang)
    parts.write(adding.answer(picks, data, lang))
    picture = adding.picture(picks, data, lang)
    if picture:
        parts.small_chart(picture, adding.answer_in_words(picks, lang))
    parts.write(adding.beyond(picks, data, lang))
    parts.write(adding.holding(data, lang))

parts.heading(_("The ledger"), "ledger")
shown = parts.ledger(data, picks, lang)
parts.write(ledger.table(shown, data, lang))
file = ledger.rows_csv(shown, data, lang)
st.download_button(
    _("Download as CSV"), file, "crossings-ledger.csv", "text/csv", on_click="ignore"
)
parts.heading(_("[Worked out by us]"), "computed")
parts.write(ledger.computed(data, lang))
parts.heading(_("How not to use these numbers"), "misuse")
parts.write(misuse.warnings(data, lang))
parts.heading(_("Conflicts and checks"), "conflicts")
parts.write(misuse.conflicts(data, lang))
parts.write(misuse.checks(data, lang))
