"""Build the map layers, or check that the committed ones are what a rebuild gives.

    python geo/build.py              fetch the pinned packages, write the layers here
    python geo/build.py --check      rebuild in a temporary folder and compare

See docs/geo.md.
"""

import argparse
import tempfile
from pathlib import Path

from steps.coverage import simplify_together
from steps.packages import ensure
from steps.settings import DEFAULT_CACHE, HERE
from steps.write import Feature


def main() -> None:
    from steps.layers import build_layers
    ensure(DEFAULT_CACHE)
    build_layers(DEFAULT_CACHE, HERE)


if __name__ == "__main__":
    main()
