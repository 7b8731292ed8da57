"""How things look: colours, sizes, and the fonts that are set."""
