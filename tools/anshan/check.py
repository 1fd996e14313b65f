"""What does not fit between atlas.json and the data: found here and not by the reader of the atlas."""

import json

from .texts import needs_chinese

ORDERINGS = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
USED_BY_THE_PROGRAM = {"background", "trace", "class-6"}
GEOMETRY = {"MultiPoint": "Point", "MultiLineString": "LineString", "MultiPolygon": "Polygon"}


def value_of(feature, key):
    if key != "$type":
        return feature["properties"].get(key)
    kind = (feature["geometry"] or {}).get("type")
    return GEOMETRY.get(kind, kind)


def passes(filter, feature):
    """The filter expressions of docs/atlas-format.md."""
    if not filter:
        return True
    name, *rest = filter
    if name in ("all", "any", "none"):
        results = [passes(f, feature) for f in rest]
        return all(results) if name == "all" else any(results) if name == "any" else not any(results)
    value = value_of(feature, rest[0])
    if name in ("has", "!has"):
        return (value is not None) == (name == "has")
    if name in ("==", "in"):
        return value is not None and value in rest[1:]
    if name in ("!=", "!in"):
        return value is None or value not in rest[1:]
    return value is not None and ORDERINGS[name](value, rest[1])


def used_properties(layer):
    """Properties that the layer's style and facts ask for."""
    def of_filter(filter):
        if not filter:
            return set()
        if filter[0] in ("all", "any", "none"):
            return set().union(*(of_filter(f) for f in filter[1:]))
        return {filter[1]} - {"$type"}

    used = of_filter(layer.get("filter")) | {f["property"] for f in layer.get("facts", [])}
    for rule in layer.get("style", []):
        used |= of_filter(rule.get("filter"))
        for name in (rule.get("marker-rank-property"), rule.get("label", {}).get("rank-property")):
            used |= {name.lstrip("-")} if name else set()
    return used


def colours(value):
    keys = ("fill", "stroke", "casing", "band", "marker-color", "marker-accent", "color", "swatch")
    if isinstance(value, dict):
        for key, item in value.items():
            if key in keys and isinstance(item, str) and not item.startswith("#"):
                yield item
            yield from colours(item)
    elif isinstance(value, list):
        for item in value:
            yield from colours(item)


def layer_problems(layer, features, words):
    present = set().union(*(f["properties"].keys() for f in features)) if features else set()
    for name in sorted(used_properties(layer) - present):
        yield f"{layer['id']}: no feature of {layer['file']} has '{name}'"
    shown = [f for f in features if passes(layer.get("filter"), f)]
    if layer.get("note", "").isdigit() and int(layer["note"]) != len(shown):
        yield f"{layer['id']}: the note says {layer['note']}, the layer has {len(shown)} features"
    for i, rule in enumerate(layer.get("style", [])):
        first = [f for f in shown
                 if next((r for r in layer["style"] if passes(r.get("filter"), f)), None) is rule]
        if not first:
            yield f"{layer['id']}: no feature takes style rule {i}"
    for f in shown:
        p = f["properties"]
        asked = [p.get("kind")] if layer.get("clickable", True) else []
        rows = [row["property"] for row in layer.get("facts", [])]
        asked += [p[name] for name in rows if needs_chinese(name, p.get(name)) and f"{name}:zh" not in p]
        for word in asked:
            if isinstance(word, str) and word not in words:
                yield f"{layer['id']}: no Chinese for '{word}'"


def twin_problems(where, item, names):
    """Texts that have no Chinese beside them."""
    return [f"{where}: {name} is not in Chinese" for name in names
            if needs_chinese(name, item.get(name)) and not item.get(f"{name}:zh")]


def chinese_problems(atlas, places, claims):
    for layer in atlas["base"] + atlas["overlays"]:
        yield from twin_problems(layer["id"], layer, ("title", "group", "note"))
        for row in layer.get("facts", []) + layer.get("legend", []):
            yield from twin_problems(f"{layer['id']}, {row['title']}", row, ("title", "unit", "note"))
    for place in places:
        yield from twin_problems(f"place {place['id']}", place, ("description", "geometry_basis", "geometry_reason"))
        yield from twin_problems(f"place {place['id']}", place.get("candidate", {}), ("title", "note"))
        for row in place.get("facts", []):
            yield from twin_problems(f"place {place['id']}, {row['title']}", row, ("title", "unit", "note", "value"))
    for claim in claims:
        yield from twin_problems(f"claim {claim['id']}", claim, ("note",))


def problems(atlas, written, out):
    found = []
    for group in ("base", "overlays"):
        for layer in atlas[group]:
            if not (out / layer["file"]).is_file():
                found.append(f"{layer['id']}: no file {layer['file']}")
            if layer["file"] in written:
                asked = {**layer, "clickable": layer.get("clickable", group == "overlays")}
                found += layer_problems(asked, written[layer["file"]], atlas["words:zh"])
            found += [f"{layer['id']}: unknown credit '{c}'" for c in layer["credits"] if c not in atlas["credits"]]
            found += [f"{layer['id']}: unknown colour '{c}'" for c in colours(layer) if c not in atlas["palette"]]
    unused = set(atlas["palette"]) - set(colours([atlas["base"], atlas["overlays"]])) - USED_BY_THE_PROGRAM
    found += [f"palette: '{name}' is not used" for name in sorted(unused)]
    layers = {layer["id"]: layer for layer in atlas["base"] + atlas["overlays"]}
    places = json.loads((out / "places.geojson").read_text(encoding="utf-8"))["features"]
    claims = json.loads((out / "claims.json").read_text(encoding="utf-8"))["claims"]
    found += chinese_problems(atlas, [f["properties"] for f in places], claims)
    ids = {f["properties"]["id"] for f in places}
    for f in places:
        found += place_problems(f["properties"], layers, written)
        kind = f["properties"]["kind"]
        found += [] if kind in atlas["words:zh"] else [f"place {f['properties']['id']}: no Chinese for '{kind}'"]
    for file, features in written.items():
        found += [f"{file}: no place '{p}'" for p in {f["properties"].get("place") for f in features} - ids - {None}]
    return sorted(set(found))


def place_problems(place, layers, written):
    if not place.get("layer"):
        return []
    layer = layers[place["layer"]]
    shown = [f for f in written[layer["file"]] if passes(layer.get("filter"), f)]
    if "match" in place:
        wanted = [f for f in shown if all(f["properties"].get(k) == v for k, v in place["match"].items())]
        return [] if wanted else [f"place {place['id']}: nothing in {layer['id']} matches"]
    key = place.get("feature_key", "id")
    values = {f["properties"].get(key) for f in shown}
    missing = [v for v in place.get("features", [place.get("feature")]) if v not in values]
    return [f"place {place['id']}: {layer['id']} has no {key} {v}" for v in missing]
