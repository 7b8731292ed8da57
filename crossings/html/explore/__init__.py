"""The page Explore: the card of what is chosen, and the figures in view as a table."""
