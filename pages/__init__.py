"""One script a page; ``_frame`` is what they share."""
