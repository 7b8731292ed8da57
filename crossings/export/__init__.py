"""What leaves the house: slides, the single file, and the long work behind it."""
