"""Questions to the collection: what is in view, and which figures may be added."""
