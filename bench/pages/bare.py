"""A bare Streamlit page: one chart of all figures."""

import streamlit as st

from bench.pages.figures import chart
from crossings.collection.load import Dataset, load_dataset


@st.cache_resource
def dataset() -> Dataset:
    """The collection, read once."""
    return load_dataset()


st.set_page_config("One chart", layout="wide")
st.plotly_chart(chart(dataset().claims.values()))
