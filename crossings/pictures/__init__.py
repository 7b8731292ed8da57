"""Pictures drawn without a browser: canvas, map, bars, cards."""
