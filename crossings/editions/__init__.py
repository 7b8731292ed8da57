"""A state of the data as plain data: its records, its number, date and mark, its schemas."""
