"""Figures: the ledger, comparisons, what may be added, and how not to use these numbers."""

import streamlit as st

from crossings.html.figures import adding, ledger, misuse
from crossings.html.parts import much
from crossings.questions import warnings as rules
from pages import _figures as parts
from pages import _frame
from pages._collection import kept

reader = _frame.reader()
st.html(parts.style())
parts.title(reader)
_frame.notices(reader)

left, right = st.columns(_frame.COLUMNS, gap="medium")
with left:
    side_by_side = kept(parts.side_by_side, reader)
    parts.heading("side-by-side", reader.lang, much("comparison", len(side_by_side), reader.lang))
    for key, head, drawn, foot in side_by_side:
        parts.write(head)
        parts.picture(drawn, key)
        parts.write(foot)
with right, st.container(key="guard"):
    parts.heading("adding", reader.lang)
    picks = parts.picks(reader)
    answer, reason, beyond = kept(parts.answer, reader, tuple(claim.id for claim in picks))
    parts.write(answer)
    if reason:
        parts.picture(reason, "refusal")
    parts.write(beyond)
    parts.write(kept(adding.holding, reader))

parts.heading("ledger", reader.lang, much("figure", len(reader.dataset.claims), reader.lang))
table, file = parts.ledger(reader, picks)
parts.write(table)
_frame.csv_button(file, reader)
parts.heading("computed", reader.lang, much("calculation", len(reader.values), reader.lang))
parts.write(kept(ledger.computed, reader))
parts.heading(
    "misuse", reader.lang, much("warning", len(rules.warnings(reader.alone)), reader.lang)
)
parts.write(kept(misuse.warnings, reader.alone))
parts.heading("conflicts", reader.lang)
parts.write(kept(misuse.conflicts, reader))
parts.write(kept(misuse.checks, reader))
