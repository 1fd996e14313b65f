"""The world beyond the frame, at a scale of 1 : 50 million: land, coast, borders, names of countries and cities.

The countries of the facts carry a fault: outlines that cross the date line run across the whole world instead. Land is
therefore put together anew from the countries' edges, without those lines.
"""

import math
from collections import Counter

from geo_json import (areas_of_rings, close_at_date_line, edge_counts, feature, inner_point, inside_box, join_edges,
                      keep_properties, lines, polygons, ring_area, rings, simplify, split_line)

FRAME = (118.0, 38.0, 128.0, 44.0)  # west, south, east, north: here the regional base takes over

TOLERANCE = 0.02  # degrees: a pixel at zoom 6, a little below where the world layers hand over

# Map features that a click should take for a place of the article.
PLACE_OF_COUNTRY = {"CN": "china", "JP": "japan", "NG": "nigeria", "PK": "pakistan", "RU": "russia-soviet-union",
                    "US": "united-states"}

# Outlines that should end at the date line run across the world in the facts: from here to there.
FALSE_LINES = [
    ((-180.0, 65.06777), (176.40374, 65.0351)),
    ((-180.0, 68.9842), (179.8668, 69.01197)),
    ((-178.71857, 70.99269), (178.67091, 70.97545)),
    ((-178.41351, 71.5378), (179.8848, 71.52397)),
    ((-179.928, -16.48968), (178.89452, -16.52255)),
    ((-180.0, -16.54001), (178.86599, -16.54001)),
    ((-163.88225, -84.34805), (179.622, -84.26845)),
]

LOST_BAND = FALSE_LINES[2:4]  # between these two the facts have no coast of Siberia


def coast_segment(a, b):
    """Not the cuts at the date line and at the pole."""
    return not (abs(abs(a[0]) - 180) < 1e-3 and abs(abs(b[0]) - 180) < 1e-3) and min(a[1], b[1]) > -89.9


def within_frame(a, b):
    return inside_box(a, FRAME) and inside_box(b, FRAME)


def in_two_parts(line):
    """Inside the frame outlines give way to the regional base, outside they stay."""
    result = []
    for inside in (True, False):
        parts = split_line(line, lambda a, b: coast_segment(a, b) and within_frame(a, b) == inside)
        result += lines(parts, inside=inside)
    return result


def coast(land_areas):
    return [part for ring in rings(land_areas) for part in in_two_parts(ring)]


def on_line(point, line):
    low, high = line
    return abs(low[1] + (point[0] - low[0]) / (high[0] - low[0]) * (high[1] - low[1]) - point[1]) < 3e-5


def on_false_line(edge):
    return any(all(on_line(point, line) for point in edge) for line in FALSE_LINES)


def land(countries):
    """The land that the countries make up. The facts' own file of land has bands across the whole world in it."""
    outline = [edge for edge, n in sorted(edge_counts(countries).items()) if n % 2 and not on_false_line(edge)]
    closed = join_edges(close_at_date_line(outline + mended(outline)), rings_only=True)
    simple = [ring for ring in (simplify(ring, TOLERANCE) for ring in closed) if len(ring) > 3]
    return [feature({"type": "Polygon", "coordinates": polygon}, kind="land") for polygon in areas_of_rings(simple)]


def mended(outline):
    """What the bands took away, in straight lines: the coast of Siberia across one band, elsewhere short gaps."""
    count = Counter(p for edge in outline for p in edge)
    loose = sorted(p for p, n in count.items() if n % 2 and not (abs(p[0]) > 170 and abs(p[1]) > 60))
    south, north = ([p for p in loose if on_line(p, line)] for line in LOST_BAND)
    result = pair_across(south, north)
    rest = [p for p in loose if p not in south and p not in north]
    while len(rest) > 1:
        p = rest.pop(0)
        q = min(rest, key=lambda other: math.dist(p, other))
        rest.remove(q)
        result.append((p, q))
    return result


def pair_across(south, north):
    """Joins the ends of coasts on both sides of a band from west to east, the shortest lines in all; two neighbours on
    one side may be joined to each other (a cape or a bay that ends in the band)."""
    best = {(0, 0): (0.0, [])}
    for i in range(len(south) + 1):
        for j in range(len(north) + 1):
            ways = []
            if i and j and (i - 1, j - 1) in best:
                ways.append((best[i - 1, j - 1], (south[i - 1], north[j - 1])))
            if i > 1 and (i - 2, j) in best:
                ways.append((best[i - 2, j], (south[i - 2], south[i - 1])))
            if j > 1 and (i, j - 2) in best:
                ways.append((best[i, j - 2], (north[j - 2], north[j - 1])))
            if ways:
                best[i, j] = min((cost + math.dist(*edge), edges + [edge]) for (cost, edges), edge in ways)
    return best[len(south), len(north)][1]


def borders(countries):
    shared = [edge for edge, n in sorted(edge_counts(countries).items()) if n == 2 and not on_false_line(edge)]
    return [part for line in join_edges(shared) for part in in_two_parts(simplify(line, TOLERANCE))]


def country_names(countries):
    result = []
    for f in countries:
        p = f["properties"]
        area = max(abs(ring_area(polygon[0])) for polygon in polygons(f["geometry"]))
        rank = 1 if area > 300 else 2 if area > 40 else 3 if area > 6 else 4
        shown = {"name": p["name"], "name:zh": p["name:zh"], "kind": "country", "rank": rank,
                 "place": PLACE_OF_COUNTRY.get(p.get("iso_a2"))}
        point = {"type": "Point", "coordinates": inner_point(f["geometry"])}
        result.append(feature(point, **{k: v for k, v in shown.items() if v is not None}))
    return result


def cities(features, far):
    """Without the cities that the far places of the article show."""
    shown = [f["geometry"]["coordinates"] for f in far if f["properties"]["kind"] in ("city", "capital")]

    def is_far_place(point):
        return any(abs(point[0] - p[0]) < 0.3 and abs(point[1] - p[1]) < 0.3 for p in shown)

    kept = [f for f in features if not is_far_place(f["geometry"]["coordinates"])]
    result = keep_properties(kept, ["name", "name:zh", "kind", "rank", "population", "country", "country:zh"])
    for f in result:
        f["properties"]["inside"] = inside_box(f["geometry"]["coordinates"], FRAME)
    return result
