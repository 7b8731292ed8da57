"""The pages that the dashboard is measured against, on the same data."""
