"""Numbers, periods, areas, people and the story as words; nothing here draws or marks up."""
