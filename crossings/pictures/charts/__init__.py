"""Comparisons and refusals drawn: each chart as high as its words need, at any width."""
