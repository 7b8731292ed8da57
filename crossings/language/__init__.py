"""The reader's language: interface texts through gettext, and their catalogue for translators."""
