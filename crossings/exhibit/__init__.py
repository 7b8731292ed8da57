"""The linked map and timeline as one HTML document: built here, shown and exported everywhere."""

from crossings.exhibit.document import Document, build, write

__all__ = ["Document", "build", "write"]
