"""Figures: the ledger, comparisons, what may be added, and how not to use these numbers."""

import streamlit as st

from crossings.editions import edition
from crossings.html.figures import adding, ledger, misuse, pictures
from crossings.html.figures import comparisons as around
from crossings.questions import comparisons
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
    for view in comparisons.views(reader):
        parts.write(around.head(view, reader.lang))
        parts.picture(pictures.comparison(view, reader.lang), view.id)
        parts.write(around.foot(view, reader))
with right, st.container(key="guard"):
    parts.heading(_("May these be added?"), "adding")
    picks = parts.picks(reader)
    parts.write(adding.answer(picks, reader))
    obstacle = adding.in_the_way(picks, reader)
    if obstacle:
        reason = adding.answer_in_words(picks, reader.lang)
        title = _("May these be added?")
        parts.picture(pictures.refusal(obstacle, title, reason, reader.lang), "refusal")
    parts.write(adding.beyond(picks, reader))
    parts.write(adding.holding(reader))

parts.heading(_("The ledger"), "ledger")
shown = parts.ledger(reader, picks)
parts.write(ledger.table(shown, reader))
file = edition.as_csv(shown.claims, reader)
st.download_button(
    _("Download as CSV"), file, "crossings-figures.csv", "text/csv", on_click="ignore"
)
parts.heading(_("[Our calculations]"), "computed")
parts.write(ledger.computed(reader))
parts.heading(_("How not to use these numbers"), "misuse")
parts.write(misuse.warnings(reader))
parts.heading(_("Conflicts and checks"), "conflicts")
parts.write(misuse.conflicts(reader))
parts.write(misuse.checks(reader))
