"""Figures: the ledger, comparisons, what may be added, and how not to use these numbers."""

import streamlit as st

from crossings.html.figures import adding, ledger, misuse
from pages import _figures as parts
from pages import _frame
from pages._collection import kept

reader = _frame.reader()
_ = reader.say
st.html(parts.style())
parts.title(reader)
_frame.problems(reader)

left, right = st.columns(_frame.COLUMNS, gap="medium")
with left:
    parts.heading(_("Side by side"), "side-by-side")
    for key, head, drawn, foot in kept(parts.side_by_side, reader):
        parts.write(head)
        parts.picture(drawn, key)
        parts.write(foot)
with right, st.container(key="guard"):
    parts.heading(_("May these be added?"), "adding")
    picks = parts.picks(reader)
    answer, reason, beyond = kept(parts.answer, reader, tuple(claim.id for claim in picks))
    parts.write(answer)
    if reason:
        parts.picture(reason, "refusal")
    parts.write(beyond)
    parts.write(kept(adding.holding, reader))

parts.heading(_("The ledger"), "ledger")
table, file = parts.ledger(reader, picks)
parts.write(table)
st.download_button(
    _("Download as CSV"), file, "crossings-figures.csv", "text/csv", on_click="ignore"
)
parts.heading(_("[Our calculations]"), "computed")
parts.write(kept(ledger.computed, reader))
parts.heading(_("How not to use these numbers"), "misuse")
parts.write(kept(misuse.warnings, reader))
parts.heading(_("Conflicts and checks"), "conflicts")
parts.write(kept(misuse.conflicts, reader))
parts.write(kept(misuse.checks, reader))
