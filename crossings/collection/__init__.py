"""The coded collection: records, dates, loading, checking, relations, what may be added, what is computed."""
