"""What the atlas of Anshan holds: which facts are taken over, under which names, joined how.

Overlays keep every property of the facts (the popup shows them) and their full geometry (later work computes on it).
Base layers keep what the map needs. Names get a short form for the map in `label`, `label:zh` (see names.py).
"""

from geo_json import feature, keep_properties, lines, read_features, rings, split_line

from . import names, newer, texts, water_class, world
from .facts import CENSUS, CENSUS_2020, CENSUS_BOTH, DRAWN, FACTS, GRID, MINES_ADDED, OUTLINE, PUBLISHED, RUNOFF, fact
from .world import FRAME

WATER_RECORDS = "quality/cnemc_2020-2021.csv"

COPIES = {
    "article.md": "article.md",
    "links.json": "links.json",
    "relief.tif": "base/relief.tif",
    "layers/road_network.geojson": "data/road_network.geojson",
    "quality/outfalls.csv": "data/outfalls.csv",
    WATER_RECORDS: "data/water_quality_2020-2021.csv",
}

PLACES_MEMBERS = {
    "@context": "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld",
    "name": "places",
}

# The facts know one layer of rivers and one of districts; the atlas draws these two places in layers of their own.
LAYER_OF_PLACE = {"taizi-river": "taizi", "tiexi-district": "tiexi"}

# Names on the sea, set by the editor where there is room for them.
SEA_NAMES = [
    (121.93, 40.52, 2, "Bohai", "渤海"),
    (119.75, 38.85, 1, "Bohai", "渤海"),
    (123.6, 38.9, 1, "Yellow Sea", "黄海"),
]


def places(facts):
    features = read_features(facts / "places.geojson")
    for f in features:
        p = f["properties"]
        p["layer"] = LAYER_OF_PLACE.get(p["id"], p.get("layer"))
        if p["layer"] is None:
            del p["layer"]
        if p["id"] in FACTS_OF_PLACES:
            p["facts"] = FACTS_OF_PLACES[p["id"]](facts)
        texts.add_to_place(p)
    return features


def of_place(value, *row, **more):
    return {"value": value} | {k: v for k, v in fact("", *row, **more).items() if k != "property"}


def facts_of_anshan(facts):
    """Of its seven districts and counties together."""
    rows = [f["properties"] for f in read_features(facts / "layers/districts.geojson")]
    total = {key: sum(r[key] for r in rows) for key in ("pop_2000", "pop_2010", "area_km2")}
    change = 100 * (total["pop_2010"] / total["pop_2000"] - 1)
    later = 100 * (newer.ANSHAN_2020 / total["pop_2010"] - 1)
    return [
        of_place(newer.ANSHAN_2020, "People, census of 2020", "2020年普查人口", "", CENSUS_2020),
        of_place(total["pop_2010"], "People, census of 2010", "2010年普查人口", "", CENSUS),
        of_place(total["pop_2000"], "People, census of 2000", "2000年普查人口", "", CENSUS),
        of_place(round(later, 1), "Change, 2010 to 2020", "2010至2020年变化", "%", CENSUS_BOTH, decimals=1),
        of_place(round(change, 1), "Change, 2000 to 2010", "2000至2010年变化", "%", CENSUS, decimals=1),
        of_place(round(total["area_km2"], 1), "Area, limits of about 2020", "面积（约2020年界线）", "km²", OUTLINE, decimals=0),
        of_place(len(rows), "Districts, counties and a city in it", "所辖区县市"),
    ]


def facts_of_taizi(facts):
    """The way from the source of the North Taizi to the mouth, and what the last reach knows."""
    reaches = {f["properties"]["id"]: f["properties"] for f in read_features(facts / "layers/rivers.geojson")}
    own = [p for p in reaches.values() if p["river"] == "Taizi He"]
    mouth = next(p for p in own if reaches[p["next_down"]]["river"] != "Taizi He")
    source = max((p for p in reaches.values() if p["river"] in ("Taizi He", "North Taizi He")),
                 key=lambda p: p["sea_distance_m"])
    below_mouth = reaches[mouth["next_down"]]["sea_distance_m"]
    return [
        of_place(round((source["sea_distance_m"] - below_mouth) / 1000, 1), "Length as drawn here", "图上河长", "km", DRAWN,
                 unit_zh="公里", decimals=1),
        of_place("353 or 413 km", "Length, published", "已公布河长", "", PUBLISHED) | {"value:zh": "353 或 413 公里"},
        of_place(mouth["uparea_km2"], "Area drained at its mouth", "河口集水面积", "km²", GRID, decimals=0, estimate=True),
        of_place(13883, "Area, published", "已公布流域面积", "km²", PUBLISHED),
        of_place(mouth["discharge_m3s"], "Mean discharge at its mouth", "河口平均流量", "m³/s", RUNOFF, unit_zh="立方米/秒",
                 decimals=0, estimate=True),
        of_place(round(below_mouth / 1000, 1), "From its mouth to the sea", "河口至海", "km", DRAWN, unit_zh="公里", decimals=1),
    ]


def facts_of_mines(place, title, title_zh):
    """Sums over the mines that show a place; where a figure is missing for some, the row says of how many it is."""
    def facts_of(facts):
        shown = next(f["properties"]["features"] for f in read_features(facts / "places.geojson")
                     if f["properties"]["id"] == place)
        mines = [f["properties"] for f in read_features(facts / "layers/mines.geojson")
                 if f["properties"].get("gem_id") in shown]

        def total(key, words, words_zh, *row, **more):
            known = [m[key] for m in mines if m.get(key) is not None]
            some = len(known) < len(mines)
            return of_place(sum(known), f"{words}, {len(known)} of {len(mines)}" if some else f"{words}, together",
                            f"{words_zh}（{len(known)}/{len(mines)}处）" if some else f"{words_zh}合计", *row, **more)

        return [
            of_place(len(mines), title, title_zh, "", MINES_ADDED),
            total("production_2025_or_capacity_kt_a", "Ore a year", "年矿石量", "kt/a", MINES_ADDED, unit_zh="千吨/年", decimals=0),
            total("resource_kt", "Resource", "资源量", "Mt", MINES_ADDED, unit_zh="百万吨", scale=0.001, decimals=0),
            total("reserves_kt", "Reserves", "储量", "Mt", MINES_ADDED, unit_zh="百万吨", scale=0.001, decimals=0),
        ]
    return facts_of


FACTS_OF_PLACES = {"anshan": facts_of_anshan, "taizi-river": facts_of_taizi,
                   "open-pit-mines": facts_of_mines("open-pit-mines", "Working mines shown", "图示在产矿山"),
                   "iron-deposits": facts_of_mines("iron-deposits", "Mines and deposits shown", "图示矿山与矿床")}


def overlays(facts):
    def read(name):
        return read_features(facts / f"layers/{name}.geojson")

    layers = {
        "districts": districts(read("districts")),
        "qianshan": qianshan(read("qianshan")),
        "rivers": rivers(read("rivers")),
        "catchments": catchments(read("catchments")),
        "water_quality": water_quality(read("water_quality"), facts / WATER_RECORDS),
        "mines": mines(read("mines")),
        "steel_works": names.put_labels(works(read("steel_works")), names.works, names.works_zh),
        "sights": sights(read("sights")),
        "power_plants": power_plants(read("power_plants")),
        "worlds_ends": names.put_labels(works(read("worlds_ends"))),
    }
    shown = sorted({row["property"] for rows in FACTS.values() for row in rows})
    for features in layers.values():
        texts.set_in_type(texts.add_to_features(newer.add_texts(features), shown))
    newer.doubt_full_dates(layers["steel_works"])
    return layers


def districts(features):
    for f in features:
        p = f["properties"]
        p["kind"] = f"{p['kind']} of {p['prefecture']}"
        p["change_2000_2010_percent"] = round(100 * (p["pop_2010"] / p["pop_2000"] - 1), 1)
    newer.add_census_2020(features)
    return names.put_labels(features)


LINES = {"osm-2017": "mapped by OpenStreetMap", "d8-30s": "estimated from relief",
         "editor-estimate": "estimated by the editor", "wdbii": "estimated from old charts"}


# How the mean discharge of a reach is known, in words instead of a formula.
DISCHARGE = {
    "uparea x 195.8 mm/a, the published runoff depth of the whole Taizi basin":
        ("the area drained, times 195.8 mm a year: the published runoff of the whole Taizi basin",
         "集水面积乘以每年195.8毫米，即公布的太子河全流域径流深"),
    "uparea x 232.9 mm/a, the published runoff depth of the Tang He basin":
        ("the area drained, times 232.9 mm a year: the published runoff of the Tang basin",
         "集水面积乘以每年232.9毫米，即公布的汤河流域径流深"),
}


# What the two systems of the map flow into: no fact of a reach says it, the map of seas does.
SEA = "Bohai"


def rivers(features):
    length_m = {}
    for f in features:
        p = f["properties"]
        length_m[p["river"]] = length_m.get(p["river"], 0) + p["length_m"]
    for f in features:
        p = f["properties"]
        p["river_length_km"] = round(length_m[p["river"]] / 1000, 1)
        p["line"] = LINES[p["source"]]
        p["kind"] = "river"
        if p.get("discharge_method"):
            p["discharge_method"], p["discharge_method:zh"] = DISCHARGE[p["discharge_method"]]
        p["name"] = names.river(p["name"])
        if p["mouth"]:
            p["into"] = SEA
    return features


def catchments(features):
    for f in features:
        p = f["properties"]
        p["kind"] = "catchment"
        p["name"] = f"{names.river(p['river'])}, catchment of {p['reach_id']}"
        p["name:zh"] = f"{p['name:zh']}集水区 {p['reach_id']}"
    return features


# Judged by the limits for lakes. Dahuofang Reservoir's station was published by those for rivers: 163 of its 163 classes
# are so, 137 would be by those for lakes. Of Tanghe Reservoir's 39 all fit the limits for lakes.
JUDGED_AS_LAKE = {"汤河水库"}


def water_quality(features, records):
    classes = water_class.classes(records, JUDGED_AS_LAKE)
    for f in features:
        p = f["properties"]
        p.pop("class_median", None)  # of an even number it was the worse one
        if p["section"] in classes:
            p["class_of_means"], p["class_median"] = classes[p["section"]]
        p["kind"] = "monitoring section"
        p["body"] = "lake" if p["section"] in JUDGED_AS_LAKE else "river"
    return names.put_labels(features, names.plain)


def mines(features):
    for f in features:
        p = f["properties"]
        state = p.get("status_2025", p.get("status"))
        if state:
            p["state"] = state
    return names.put_labels(features, names.mine, names.mine_zh)


# The tracker's short forms, in words.
PROCESSES = {"BF": "blast furnace", "BOF": "converter", "EAF": "arc furnace", "Iron other/unspecified": "other iron making",
             "Steel other/unspecified": "other or not specified"}


def works(features):
    for f in features:
        p = f["properties"]
        if p.get("process"):
            p["process"] = ", ".join(PROCESSES[word] for word in p["process"].split("; "))
    return features


def qianshan(features):
    return names.put_labels(features, names.plain, names.plain)


def sights(features):
    for f in features:
        p = f["properties"]
        if p["kind"] == "park" and p["name"] == "Park":  # 21 parks without a name in the data
            del p["name"], p["name:zh"]
    return names.put_labels(features, names.sight, names.plain)


# Its own source puts it elsewhere: a trace would tell of a plant that does not stand there.
MISPLACED = ["Guohua Tongliao Kezuo Zhongqi Phase 1", "Yanshanhu hydroelectric plant"]


def power_plants(features):
    here = [f for f in features if f["properties"]["name"] not in MISPLACED]
    assert len(features) - len(here) == len(MISPLACED)
    features = here
    return names.put_labels(features, names.power, names.power_zh)


def base(facts):
    def read(name):
        return read_features(facts / f"base/{name}.geojson")

    def read_world(name):
        return read_features(facts / f"world/{name}.geojson")

    sea = read("sea")
    countries = read_world("countries_50m")
    world_land = world.land(countries)
    return {
        "land": [feature({"type": "Polygon", "coordinates": [frame_ring()]}, kind="land")],
        "sea": keep_properties(sea, ["kind"]),
        "coast": lines(coast(sea), kind="coast"),
        "seas": [feature({"type": "Point", "coordinates": [x, y]}, name=name, **{"name:zh": zh}, kind="sea", rank=rank)
                 for x, y, rank, name, zh in SEA_NAMES],
        "woods": keep_properties(read("woods"), ["kind"]),
        "landuse": keep_properties(read("landuse"), ["kind"]),
        "water": water(read("water")),
        "waterways": waterways(read("waterways"), read_features(facts / "layers/rivers.geojson")),
        "roads": keep_properties(read("roads"), ["class", "ramp", "ref"]),
        "railways": keep_properties(read("railways"), ["structure"]),
        "admin_lines": keep_properties(read("admin_lines"), ["level"]),
        "towns": towns(read("places")),
        "stations": stations(read("stations"), read_features(facts / "layers/sights.geojson")),
        "aeroways": [f for f in keep_properties(read("aeroways"), ["kind"])
                     if f["properties"]["kind"] in ("runway", "taxiway")],
        "world_land": world_land,
        "world_coast": world.coast(world_land),
        "world_borders": world.borders(countries),
        "world_countries": world.country_names(countries),
        "world_cities": world.cities(read_world("cities"), read_features(facts / "layers/worlds_ends.geojson")),
    }


def frame_ring():
    west, south, east, north = FRAME
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def on_frame(a, b):
    """Does the segment run along the frame, where the sea was cut off and is no coast?"""
    return any(abs(a[i] - edge) < 1e-6 and abs(b[i] - edge) < 1e-6
               for i, edges in ((0, (FRAME[0], FRAME[2])), (1, (FRAME[1], FRAME[3]))) for edge in edges)


def coast(sea):
    return [part for ring in rings(sea) for part in split_line(ring, lambda a, b: not on_frame(a, b))]


def water(features):
    result = names.put_labels(keep_properties(features, ["name", "name:zh", "kind", "area_km2"]), names.plain)
    for f in result:
        if f["properties"]["kind"] == "river area":  # the river's line bears the name
            for key in ("name", "name:zh"):
                f["properties"].pop(key, None)
    return result


def waterways(features, reaches):
    """Rivers that the river network does not draw already: another name, or the same name elsewhere."""
    drawn = {}
    for reach in reaches:
        cells = drawn.setdefault(names.river(reach["properties"]["name"]), set())
        for a, b in zip(reach["geometry"]["coordinates"], reach["geometry"]["coordinates"][1:]):
            steps = max(1, int(max(abs(a[0] - b[0]), abs(a[1] - b[1])) / 0.01) + 1)
            for i in range(steps + 1):
                x, y = a[0] + (b[0] - a[0]) * i / steps, a[1] + (b[1] - a[1]) * i / steps
                cells |= {(int(x * 50) + dx, int(y * 50) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}

    def is_drawn(f):
        cells = drawn.get(f["properties"].get("name"), set())
        points = f["geometry"]["coordinates"]
        return sum((int(x * 50), int(y * 50)) in cells for x, y in points) > 0.6 * len(points)

    return keep_properties([f for f in features if not is_drawn(f)], ["name", "name:zh", "kind"])


def towns(features):
    result = keep_properties(features, ["id", "name", "name:zh", "kind", "rank", "population", "country", "country:zh"])
    for f in result:
        if f["properties"]["name"] == "Anshan":
            f["properties"]["place"] = "anshan"
    return names.put_labels(result, None, names.town_zh)


def stations(features, sights_features):
    """Stations that have a name in either language; stops of trams and metros are left out.

    Names come from the stations among the sights where they know more.
    """
    kept = [f for f in features if f["properties"]["kind"] == "railway station" and f["properties"].get("name:zh")]
    result = keep_properties(kept, ["name", "name:zh", "kind"])
    known = [f for f in sights_features if f["properties"]["kind"] == "railway station"]
    for f in result:
        p, (x, y) = f["properties"], f["geometry"]["coordinates"]
        for other in known:
            if max(abs(x - other["geometry"]["coordinates"][0]), abs(y - other["geometry"]["coordinates"][1])) < 0.005:
                p.setdefault("name", names.station(other["properties"]["name"]))
        if not p["name:zh"].endswith("站"):
            p["name:zh"] += "站"
    return result
