"""Box, tolerances and the tables that tie source records to the ids of this project."""

from pathlib import Path

from shapely.geometry import Polygon, box

HERE = Path(__file__).resolve().parent.parent
DEFAULT_CACHE = Path.home() / ".cache" / "crossings-geo"

# Degrees, lon/lat. MARGIN is worked on and cut away last, so that nothing bends at the edge.
BOX: Polygon = box(110, 36, 140, 54)
MARGIN: Polygon = box(109.5, 35.6, 140.5, 54.5)
NEAR_BORDER: Polygon = box(123.5, 39.7, 131.2, 43.5)

GRID = 1e-4  # degrees: the last decimal written, about 11 m north-south, 8 m east-west
DECIMALS = 4

# Tolerances of simplification, metres.
TOLERANCE_BORDER = 30.0
TOLERANCE_NEAR = 150.0
TOLERANCE_FAR = 450.0
TOLERANCE_RIVER = 250.0
TOLERANCE_LAKE = 300.0
TOLERANCE_SUPUNG = 100.0

SMALLEST_ISLAND = 4e6  # square metres; smaller ones are left out
SLIVER_WIDTH = 400.0  # metres; a thinner leftover of simplification goes to a neighbour
NATIONAL_REACH = 15.0  # metres; an edge this near a national line is that line, rounded
VORONOI_STEP = 0.005  # degrees between the sample points that share out unclaimed land

# Where the time zones leave the river for the sea (they include twelve nautical miles of it).
YALU_MOUTH_LATITUDE = 39.835
TUMEN_MOUTH_LATITUDE = 42.292
# The stretch of the line that no river marks: upper end of the Yalu, upper end of the Tumen.
YALU_HEAD = (128.0889, 41.9505)
TUMEN_HEAD = (128.4510, 42.0183)

# Natural Earth `name` of the provinces of China.
CHINA: dict[str, str] = {
    "Beijing": "beijing",
    "Hebei": "hebei",
    "Heilongjiang": "heilongjiang",
    "Henan": "henan",
    "Inner Mongol": "inner-mongolia",
    "Jilin": "jilin",
    "Liaoning": "liaoning",
    "Shaanxi": "shaanxi",
    "Shandong": "shandong",
    "Shanxi": "shanxi",
    "Tianjin": "tianjin",
}
# Natural Earth `gn_a1_code` of the provinces of the DPRK. KP.18 is Rason, cut out of North
# Hamgyong long after the period and merged back into it.
DPRK: dict[str, str] = {
    "KP.01": "chagang",
    "KP.03": "south-hamgyong",
    "KP.06": "south-hwanghae",
    "KP.07": "north-hwanghae",
    "KP.09": "kangwon",
    "KP.11": "north-pyongan",
    "KP.12": "pyongyang",
    "KP.13": "ryanggang",
    "KP.15": "south-pyongan",
    "KP.17": "north-hamgyong",
    "KP.18": "north-hamgyong",
}
COUNTRY: dict[str, str] = {
    **dict.fromkeys(CHINA.values(), "cn"),
    **dict.fromkeys(DPRK.values(), "kp"),
}

# Time zones of the other countries of the box; what is in none of them is the USSR.
LAND_ZONES: dict[str, str] = {
    "Asia/Seoul": "rok",
    "Asia/Tokyo": "japan",
    "Asia/Ulaanbaatar": "mongolia",
}
LAND_REST = "ussr"

# Natural Earth `name` of the rivers that are drawn. Letters lost by the package are as found.
RIVERS: dict[str, str] = {
    "Amur": "amur-river",
    "Argun? (Ergun)": "ergun-river",
    "Chaor": "chaor-river",
    "Daling": "daling-river",
    "Di?er Songhua": "second-songhua-river",
    "Erdao": "erdao-river",
    "Hai": "hai-river",
    "Hailar": "hailar-river",
    "Heilong Jiang (Amur)": "amur-river",
    "Huang (Yellow)": "yellow-river",
    "Liao": "liao-river",
    "Luan": "luan-river",
    "Muling": "muling-river",
    "Nemor": "nemor-river",
    "Nen": "nen-river",
    "Song?acha": "songacha-river",
    "Songhua (Sungari)": "songhua-river",
    "Tao?er": "taoer-river",
    "Ussuri": "ussuri-river",
    "Ussuri (Wusuli)": "ussuri-river",
    "Xar Moron": "xar-moron-river",
    "Xiliao": "west-liao-river",
    "Yongding": "yongding-river",
    "Zeya": "zeya-river",
}
# These run along a national line: drawn on it, so that the map shows one line and not two.
BORDER_RIVERS = frozenset({"amur-river", "ergun-river", "songacha-river", "ussuri-river"})
BORDER_RIVER_REACH = 5000.0  # metres

# The lakes have no names in the package: found by a point inside, degrees.
LAKES: dict[str, tuple[float, float]] = {
    "supung": (125.0942, 40.5617),
    "songhua-lake": (126.7822, 43.6365),
    "khanka": (132.4325, 44.9369),
    "hulun": (117.4007, 48.9608),
    "buir": (117.7107, 47.8231),
}
