"""The steps that turn packaged open data into the map layers of this folder.

Everywhere: geometry is in degrees, EPSG:4326, longitude before latitude, unless a name or a
docstring says metres. Distances and areas are measured in UTM zone 52 N (EPSG:32652).
"""
