"""``python -m bench``: measure, print the table, and with ``--write`` put it into the docs."""

from __future__ import annotations

import argparse
import sys

from bench.costs import costs
from bench.measure import SIZES, measure
from bench.report import DOCUMENT, page_costs, page_target, put, report


def main() -> int:
    """Exit 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="rounds through all pages")
    parser.add_argument("--steps", type=int, default=20, help="own steps in time in each round")
    parser.add_argument("--slow-steps", type=int, default=8, help="the slider's in each round")
    parser.add_argument("--runs", type=int, default=20, help="of each page for the server's cost")
    parser.add_argument(
        "--only-costs", action="store_true", help="the server's cost, and no browser"
    )
    parser.add_argument("--write", action="store_true", help=f"put the table into {DOCUMENT.name}")
    wanted = parser.parse_args()
    server = costs(wanted.runs, _tell)
    if wanted.only_costs:
        print(page_costs(server))
        return 0 if page_target(server).reached else 1
    runs = {
        name: measure(size, wanted.repeats, wanted.steps, wanted.slow_steps, _tell)
        for name, size in SIZES.items()
    }
    text, reached = report(runs, server)
    print(text)
    if wanted.write:
        put(text)
    return 0 if reached else 1


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
