"""The page Share: what it offers, and the exhibit inside another page."""
