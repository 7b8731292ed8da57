"""The source texts, which are not part of the project: figures held against them."""
