"""Figures: the ledger, comparisons, what may be added, and how not to use these numbers."""

import streamlit as st

from crossings.editions import edition
from crossings.html.figures import adding, comparisons, ledger, misuse
from pages import _frame
from pages import _sections as parts

reader = _frame.reader()
_ = reader.say
st.html(parts.style())
parts.title(reader)
_frame.problems(reader)

left, right = st.columns([928, 400], gap="medium")
with left:
    parts.heading(_("Side by side"), "side-by-side")
    for exhibit in comparisons.exhibits(reader):
        parts.write(comparisons.head(exhibit, reader.lang))
        parts.chart(exhibit.picture, exhibit.id, exhibit.alternative)
        parts.write(comparisons.foot(exhibit, reader))
with right, st.container(key="guard"):
    parts.heading(_("May these be added?"), "adding")
    picks = parts.picks(reader)
    parts.write(adding.answer(picks, reader))
    picture = adding.picture(picks, reader)
    if picture:
        parts.small_chart(picture, adding.answer_in_words(picks, reader.lang))
    parts.write(adding.beyond(picks, reader))
    parts.write(adding.holding(reader))

parts.heading(_("The ledger"), "ledger")
shown = parts.ledger(reader, picks)
parts.write(ledger.table(shown, reader))
file = edition.as_csv(shown.claims, reader)
st.download_button(
    _("Download as CSV"), file, "crossings-figures.csv", "text/csv", on_click="ignore"
)
parts.heading(_("[Worked out by us]"), "computed")
parts.write(ledger.computed(reader))
parts.heading(_("How not to use these numbers"), "misuse")
parts.write(misuse.warnings(reader))
parts.heading(_("Conflicts and checks"), "conflicts")
parts.write(misuse.conflicts(reader))
parts.write(misuse.checks(reader))
