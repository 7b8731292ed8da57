"""The page Figures: the ledger, comparisons, what may be added, how not to use the numbers."""
