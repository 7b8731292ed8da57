"""The page Cables: one document read closely, and positions over time."""
