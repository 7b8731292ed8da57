"""The collection as it was on a day, for tests that name its figures.

A document added to ``data/``, or a sentence corrected there, breaks no test: what pins numbers and
words stands on this copy. What must hold of the data as they are reads ``crossings.collection.load.DATA``.
"""

import os
from pathlib import Path

COLLECTION = Path(__file__).resolve().parent / "collection"
os.environ["CROSSINGS_DATA"] = str(COLLECTION)  # for everything that reads the usual folder
