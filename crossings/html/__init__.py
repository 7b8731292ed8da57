"""What the pages show, as escaped HTML; a folder or a file a page, under the page's name."""
