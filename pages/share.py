"""Share: one file, slides, data, picture cards, a snippet for other pages, citations."""

import streamlit as st

from pages import _frame, _share, _share_cards, _share_embed
from pages._share_jobs import Jobs

reader = _frame.reader()
jobs = Jobs(reader.lang)
_share.dress()
_share.title(reader.lang)
_frame.notices(reader)

file, slides, records = st.columns(3, gap="medium")
with file:
    _share.single_file(jobs, reader)
with slides:
    _share.slides(jobs, reader)
with records:
    _share.records(reader)
_share_cards.cards(jobs, reader)
_share_embed.embedding(reader)
_share.citing(reader)
jobs.finish()
