"""Crossings: reported figures on the China–North Korea border, 1957–1962, with their doubts.

The library behind the dashboard. It imports no Streamlit, so that everything in it runs in a
test, a script or an export.
"""
