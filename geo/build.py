"""Build the map layers, or check that the committed ones are what a rebuild gives.

    python geo/build.py              fetch the pinned packages, write the layers beside this file
    python geo/build.py --check      rebuild in a temporary folder and compare with the layers here

The packages (about 240 MB) go into --cache and stay there. See docs/geo.md.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from steps.compare import TOLERANCE, differences
from steps.layers import build_layers
from steps.packages import ensure
from steps.settings import DEFAULT_CACHE, HERE


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="rebuild and compare, write nothing")
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="folder for packages")
    return parser.parse_args()


def check(cache: Path) -> int:
    """0 if a rebuild gives the committed layers, else 1; says what differs."""
    with tempfile.TemporaryDirectory() as folder:
        rebuilt = Path(folder)
        build_layers(cache, rebuilt)
        other, found = differences(HERE, rebuilt)
    for line in found:
        print(line, file=sys.stderr)
    if found:
        print("The layers are not what build.py makes: run geo/build.py.", file=sys.stderr)
        return 1
    how = "byte for byte" if not other else f"within {TOLERANCE} degrees: {', '.join(other)}"
    print(f"The layers are what build.py makes, {how}.")
    return 0


def main() -> int:
    options = arguments()
    cache = options.cache.resolve()
    ensure(cache)
    if options.check:
        return check(cache)
    build_layers(cache, HERE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
