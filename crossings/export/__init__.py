"""What leaves the house: slides, picture cards and whole pages, from the same data and theme."""
