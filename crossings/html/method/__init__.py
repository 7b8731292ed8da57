"""The page Method: how the collection was made, and what may be concluded from it."""
