"""Measures the dashboard against two plain Streamlit pages: ``python -m bench``."""
