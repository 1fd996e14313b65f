"""GeoJSON in and out, and the little plane geometry that the atlas compiler needs (degrees, no projection)."""

import json
import math
from collections import Counter, defaultdict


def read_features(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)["features"]


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def lines(parts, **properties):
    return [feature({"type": "LineString", "coordinates": part}, **properties) for part in parts]


def write_features(path, features, **members):
    """One feature a line, so that a change of one feature is one line of a diff."""
    head = {"type": "FeatureCollection", **members}
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    text = json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8")


def keep_properties(features, names):
    """Copies of the features with these properties only; empty values are left out."""
    return [
        {
            "type": "Feature",
            "properties": {k: f["properties"][k] for k in names if f["properties"].get(k) is not None},
            "geometry": f["geometry"],
        }
        for f in features
    ]


def polygons(geometry):
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def rings(features):
    return [ring for f in features for polygon in polygons(f["geometry"]) for ring in polygon]


def ring_area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def inside_box(point, box):
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def split_line(line, keep):
    """The stretches of a line whose segments pass `keep(a, b)`."""
    stretches, now = [], []
    for a, b in zip(line, line[1:]):
        if keep(a, b):
            now = now or [a]
            now.append(b)
        elif now:
            stretches.append(now)
            now = []
    if now:
        stretches.append(now)
    if len(stretches) > 1 and stretches[0][0] == stretches[-1][-1] == line[0]:  # a ring cut somewhere else
        stretches[0] = stretches.pop() + stretches[0][1:]
    return stretches


def simplify(line, tolerance):
    """Douglas and Peucker 1973, with a stack; keeps the ends, and of a ring at least a triangle."""
    keep = {0, len(line) - 1}
    if line[0] == line[-1] and len(line) > 3:
        far = max(range(len(line)), key=lambda i: math.dist(line[0], line[i]))
        keep.add(far)
        stack = [(0, far), (far, len(line) - 1)]
    else:
        stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        length = math.hypot(dx, dy)
        worst, worst_distance = None, tolerance
        for i in range(first + 1, last):
            px, py = line[i][0] - ax, line[i][1] - ay
            t = max(0.0, min(1.0, (px * dx + py * dy) / length**2)) if length else 0.0
            distance = math.hypot(px - t * dx, py - t * dy)
            if distance > worst_distance:
                worst, worst_distance = i, distance
        if worst is not None:
            keep.add(worst)
            stack += [(first, worst), (worst, last)]
    return [line[i] for i in sorted(keep)]


def edge_counts(features):
    """How many rings run along each edge; an edge is a sorted pair of points."""
    count = Counter()
    for ring in rings(features):
        for a, b in zip(ring, ring[1:]):
            if a != b:
                count[tuple(sorted((tuple(a), tuple(b))))] += 1
    return count


def join_edges(edges, rings_only=False):
    """Edges joined to lines that end where not exactly two edges meet; or to rings, where an even number must meet."""
    at = defaultdict(list)
    for i, (a, b) in enumerate(edges):
        at[a].append(i)
        at[b].append(i)
    used = [False] * len(edges)

    def walk(start, first):
        line, point, i = [start], start, first
        while True:
            used[i] = True
            a, b = edges[i]
            point = b if point == a else a
            line.append(point)
            onward = [j for j in at[point] if not used[j]]
            if not onward or (point == start if rings_only else len(at[point]) != 2):
                return line
            i = onward[0]

    lines = []
    for point in [] if rings_only else sorted(at):
        if len(at[point]) != 2:
            lines += [walk(point, i) for i in at[point] if not used[i]]
    for i, edge in enumerate(edges):  # what is left are rings
        if not used[i]:
            lines.append(walk(edge[0], i))
    return lines


def close_at_date_line(edges):
    """Edges and what closes them: outlines that break off at the date line are led along it, or round the pole."""
    degree = Counter(p for edge in edges for p in edge)
    loose = sorted(p for p, n in degree.items() if n % 2)
    west = [p for p in loose if p[0] < 0]
    added, heights = [], []
    for p in (p for p in loose if p[0] > 0):
        q = min(west, key=lambda w: (w[0] + 360 - p[0]) ** 2 + (w[1] - p[1]) ** 2)
        west.remove(q)
        t = (180 - p[0]) / (q[0] + 360 - p[0]) if q[0] + 360 > p[0] else 0
        heights.append(round(p[1] + t * (q[1] - p[1]), 5))
        added += [(p, (180.0, heights[-1])), (q, (-180.0, heights[-1]))]
    heights.sort()
    if len(heights) % 2:  # the southernmost outline goes round the pole
        y = heights.pop(0)
        added += [((180.0, y), (180.0, -90.0)), ((180.0, -90.0), (-180.0, -90.0)), ((-180.0, -90.0), (-180.0, y))]
    for low, high in zip(heights[::2], heights[1::2]):
        added += [((x, low), (x, high)) for x in (180.0, -180.0)]
    return edges + [edge for edge in added if edge[0] != edge[1]]


def in_ring(point, ring):
    x, y = point
    return sum(
        (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for a, b in zip(ring, ring[1:])
    ) % 2 == 1


def areas_of_rings(all_rings):
    """Polygons by even-odd nesting: a ring inside an odd number of others is a hole of the smallest of them."""
    items = sorted(all_rings, key=lambda r: -abs(ring_area(r)))
    boxes = [(min(p[0] for p in r), min(p[1] for p in r), max(p[0] for p in r), max(p[1] for p in r)) for r in items]
    depth, polygon_of, result = [], {}, []
    for i, ring in enumerate(items):
        middle = [(ring[0][0] + ring[1][0]) / 2, (ring[0][1] + ring[1][1]) / 2]
        around = [j for j in range(i) if inside_box(middle, boxes[j]) and in_ring(middle, items[j])]
        depth.append(len(around))
        oriented = [list(p) for p in (ring if (ring_area(ring) > 0) == (len(around) % 2 == 0) else ring[::-1])]
        if len(around) % 2 == 0:
            polygon_of[i] = [oriented]
            result.append(polygon_of[i])
        else:
            polygon_of[max(j for j in around if depth[j] == len(around) - 1)].append(oriented)
    return result


def inner_point(geometry, steps=24):
    """A point well inside the largest part: the best of a grid by its distance from the outline."""
    polygon = max(polygons(geometry), key=lambda p: abs(ring_area(p[0])))
    outline = polygon[0]
    west, east = min(p[0] for p in outline), max(p[0] for p in outline)
    south, north = min(p[1] for p in outline), max(p[1] for p in outline)
    edges = list(zip(outline, outline[1:]))
    best, best_distance = outline[0], -1.0
    for i in range(1, steps):
        y = south + (north - south) * i / steps
        squeeze = math.cos(math.radians(y))
        crossings = sorted(
            a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in edges if (a[1] > y) != (b[1] > y)
        )
        for left, right in zip(crossings[::2], crossings[1::2]):
            for t in (0.3, 0.4, 0.5, 0.6, 0.7):
                x = left + (right - left) * t
                distance = min(math.hypot((p[0] - x) * squeeze, p[1] - y) for p in outline)
                if distance > best_distance:
                    best, best_distance = [round(x, 4), round(y, 4)], distance
    return best
