"""atlas.json of the Anshan atlas: what lies on the map in which order, how it looks, and what the popup tells of it.

Widths are px at the zooms of the table (8, 9.3, 11.5: the whole region, the city and its mines, a district).
"""

import json

from . import words
from .facts import FACTS
from .legends import legend_of
from .palette import PALETTE

HAND_OVER = 6.5  # below it the world layers draw the frame's inside too, above it the regional base does
NEAR = 10.2      # from here on ramps, secondary roads with casing, rail ticks

CREDITS = {
    "osm": ("© OpenStreetMap contributors", "ODbL 1.0", "https://www.openstreetmap.org/copyright"),
    "omt": ("© OpenMapTiles", "CC BY 4.0", "https://openmaptiles.org/"),
    "gem": ("Global Energy Monitor", "CC BY 4.0", "https://globalenergymonitor.org/"),
    "srtm": ("SRTM30_PLUS", "public domain (land heights)", "https://topex.ucsd.edu/WWW_html/srtm30_plus.html"),
    "gshhg": ("GSHHG", "LGPL", "https://www.soest.hawaii.edu/pwessel/gshhg/"),
    "mapchina": ("mapchina (M. Xu)", "ODbL 1.0", "https://cran.r-project.org/package=mapchina"),
    "naturalearth": ("Natural Earth", "public domain", "https://www.naturalearthdata.com/"),
    "geonames": ("GeoNames", "CC BY 4.0", "https://www.geonames.org/"),
    "wri": ("Global Power Plant Database, World Resources Institute", "CC BY 4.0",
            "https://datasets.wri.org/dataset/globalpowerplantdatabase"),
    "ourairports": ("OurAirports", "public domain", "https://ourairports.com/"),
    "cnemc": ("China National Environmental Monitoring Centre", "public data, no licence stated",
              "https://www.cnemc.cn/"),
    "notice": ("Liaoning Department of Natural Resources, notice 54 of 2025", "official notice",
               "http://www.mcoc.com.cn/article/12554"),
}

GROUPS = {
    "subject": ("The subject", "主题"),
    "more": ("More to lay over", "更多图层"),
    "ground": ("The ground", "底图"),
}

# Rows of the layers panel from the top: row, its name in both languages, its group, its colour.
ROWS = [
    ("tiexi", "Tiexi District", "铁西区", "subject", "tiexi"),
    ("qianshan", "Qianshan", "千山", "subject", "qianshan"),
    ("taizi", "Taizi River", "太子河", "subject", "taizi"),
    ("mines", "Mines", "矿山", "subject", "mine"),
    ("works", "Steel works", "钢厂", "subject", "works"),
    ("districts", "Districts and counties", "区县", "more", "district"),
    ("water_quality", "Water quality", "水质", "more", "class-3"),
    ("catchments", "Catchments", "集水区", "more", "catchment"),
    ("sights", "Sights", "名胜", "more", "sight"),
    ("power_plants", "Power plants", "电厂", "more", "works"),
    ("worlds_ends", "Far places of the article", "远方地点", "more", "ember"),
    ("relief", "Relief", "地形", "ground", "relief"),
    ("woods", "Woods", "林地", "ground", "woods"),
    ("built_up", "Built-up and industry", "建成区与工业", "ground", "built-up"),
    ("water", "Rivers and lakes", "河湖", "ground", "lake"),
    ("roads", "Roads", "道路", "ground", "motorway"),
    ("railways", "Railways", "铁路", "ground", "railway"),
    ("boundaries", "Boundaries", "境界", "ground", "boundary"),
    ("names", "Names", "地名", "ground", "town-name"),
]


def layer(id, file, row=None, *, credits, **members):
    """One layer; every layer of a row carries the row's title and group."""
    result = {"id": id, "file": file}
    if row:
        place = [r[0] for r in ROWS].index(row)
        _, title, title_zh, group, swatch = ROWS[place]
        result |= {"title": title, "title:zh": title_zh, "group": GROUPS[group][0], "group:zh": GROUPS[group][1],
                   "row": row, "panel": place + 1, "swatch": swatch}
    result |= {name.replace("_zh", ":zh").replace("_", "-"): value for name, value in members.items()}
    if legend := legend_of(id):
        result["legend"] = legend
    result["credits"] = credits
    return result


def at(*values, zooms=(8, 9.3, 11.5)):
    return [[zoom, value] for zoom, value in zip(zooms, values)]


def is_(key, *values):
    return ["==", key, values[0]] if len(values) == 1 else ["in", key, *values]


def rule(filter=None, **members):
    result = {"filter": filter} if filter else {}
    for name, value in members.items():
        result[name.replace("_", "-")] = value
    return result


def label(size, rank, color=None, **members):
    result = {"size": size, "rank": rank}
    if color:
        result["color"] = color
    return result | {name.replace("_", "-"): value for name, value in members.items()}


# --- the ground --------------------------------------------------------------------------------------------------

def base():
    regional = {"min_zoom": HAND_OVER}
    return [
        layer("world_land", "base/world_land.fgb", credits=["naturalearth"], style=[rule(fill="land")]),
        layer("land", "base/land.fgb", credits=["gshhg"], **regional, style=[rule(fill="land")]),
        layer("relief", "base/relief.tif", "relief", credits=["srtm", "gshhg"], type="relief", **regional),
        layer("woods", "base/woods.fgb", "woods", credits=["osm", "omt"], min_zoom=7.5,
              style=[rule(fill="woods", fill_opacity=0.8)]),
        *built_up(),
        layer("sea", "base/sea.fgb", credits=["gshhg"], **regional, style=[rule(fill="sea")]),
        layer("world_coast", "base/world_coast.fgb", credits=["naturalearth"], style=[
            rule(is_("inside", True), stroke="coast", stroke_width=0.8, max_zoom=HAND_OVER),
            rule(stroke="coast", stroke_width=0.8),
        ]),
        layer("coast", "base/coast.fgb", credits=["gshhg"], **regional, style=[rule(stroke="coast", stroke_width=0.9)]),
        layer("water", "base/water.fgb", "water", credits=["osm", "omt"], mark="water", min_zoom=7, style=[
                  rule(is_("kind", "river area"), fill="lake", min_zoom=9),
                  rule(is_("kind", "reservoir"), fill="lake", stroke="coast", stroke_width=0.6,
                       label=label(11, 6, "water-name", italic=True, zh_smaller=0, min_zoom=8.8, placement="area")),
                  rule(fill="lake", stroke="coast", stroke_width=0.5),
              ]),
        layer("waterways", "base/waterways.fgb", "water", credits=["osm", "omt"], min_zoom=HAND_OVER, style=[
            rule(stroke="river", stroke_width=at(0.7, 1.0, 1.8),
                 label=label(11, 6, "water-name", italic=True, zh_smaller=0, placement="line", min_zoom=9.8,
                             spacing=260, most=5)),
        ]),
        layer("rivers", "layers/rivers.geojson", "water", credits=["osm", "omt", "gshhg"], min_zoom=HAND_OVER,
              filter=["!=", "river", "Taizi He"], clickable=True, style=rivers(), facts=FACTS["rivers"]),
        boundaries(),
        layer("aeroways", "base/aeroways.fgb", "roads", credits=["osm"], min_zoom=10.5, style=[
            rule(is_("kind", "runway"), stroke="runway", stroke_width=at(1.2, 2.5, 6, zooms=(10.5, 11.5, 13))),
            rule(stroke="runway", stroke_width=0.7, min_zoom=11.8),
        ]),
        *roads(),
        layer("world_borders", "base/world_borders.fgb", "boundaries", credits=["naturalearth"], style=[
            rule(is_("inside", True), stroke="boundary", stroke_width=0.8, max_zoom=HAND_OVER),
            rule(stroke="boundary", stroke_width=0.8),
        ]),
        *base_names(),
    ]


def built_up():
    """Towns first: industry and parks lie on them."""
    industry = ["industrial", "railway", "military"]

    def part(id, filter, fill, zoom=7.5, **members):
        return layer(id, "base/landuse.fgb", "built_up", credits=["osm", "omt"], min_zoom=zoom, filter=filter,
                     style=[rule(fill=fill)], **members)

    return [
        part("built_up", ["!in", "kind", "park", *industry], "built-up"),
        part("industry", is_("kind", *industry), "industry"),
        part("parks", is_("kind", "park"), "park", 9.5),
    ]


def rivers():
    """Rivers by their order in the network; estimated lines are dashed."""
    widths = {1: at(0.7, 1.0, 1.8), 2: at(1.1, 1.7, 3.0), 3: at(1.6, 2.4, 4.3)}
    name = label(at(11, 12, zooms=(9, 11)), 6, "water-name", italic=True, zh_smaller=1, placement="line", min_zoom=8.6,
                 spacing=260, most=6)
    rules = []
    for order in (3, 2, 1):
        look = {"stroke": "river", "stroke_width": widths[order], "label": name}
        rules.append(rule(["all", is_("strahler", order), is_("certainty", "estimate")], **look, stroke_dash=[6, 3]))
        rules.append(rule(is_("strahler", order), **look))
    return rules


def boundaries():
    def width(value):
        return at(0.8, value, value * 1.25)

    return layer("boundaries", "base/admin_lines.fgb", "boundaries", credits=["osm", "mapchina"], min_zoom=HAND_OVER,
                 style=[
                     rule(is_("level", "country"), stroke="boundary", stroke_width=width(1.6), stroke_dash=[7, 2.5],
                          band="boundary", band_width=6, band_opacity=0.1),
                     rule(is_("level", "province"), stroke="boundary", stroke_width=width(1.6), stroke_dash=[7, 2, 1.5, 2],
                          band="boundary", band_width=5, band_opacity=0.1),
                     rule(is_("level", "prefecture"), stroke="boundary", stroke_width=width(1.0)),
                     rule(stroke="boundary", stroke_width=width(0.8), stroke_dash=[1, 2.6], min_zoom=8),
                 ])


def roads():
    file, credits = "base/roads.fgb", ["osm", "omt"]

    def ramps(road_class):
        return rule(["all", is_("class", road_class), is_("ramp", True)], stroke=road_class, casing=f"{road_class}-casing",
                    stroke_width=at(0.6, 1.6, zooms=(NEAR, 11.5)), casing_width=1, min_zoom=NEAR)

    def numbers(zoom):
        return {"property": "ref", "size": at(8.5, 9, zooms=(9, 11)), "min-zoom": zoom, "spacing": 250}

    casing = [[8, 1.1], [NEAR - 0.1, 1.1], [NEAR, 1.6]]
    return [
        layer("roads_secondary_far", file, "roads", credits=credits, min_zoom=8.8, max_zoom=NEAR,
              filter=["all", is_("class", "secondary"), is_("ramp", False)],
              style=[rule(stroke="secondary-far", stroke_width=at(0.6, 0.8, 1.0, zooms=(8.8, 9.3, NEAR)))]),
        layer("roads_secondary", file, "roads", credits=credits, min_zoom=NEAR, filter=is_("class", "secondary"), style=[
            ramps("secondary"),
            rule(stroke="secondary", stroke_width=at(0.8, 1.9, zooms=(NEAR, 11.5)), casing="secondary-casing",
                 casing_width=1.6),
        ]),
        layer("roads_primary", file, "roads", credits=credits, min_zoom=8, filter=is_("class", "primary"), style=[
            ramps("primary"),
            rule(stroke="primary", stroke_width=at(1.1, 1.1, 2.7), casing="primary-casing", casing_width=casing),
        ]),
        layer("railways", "base/railways.fgb", "railways", credits=["osm", "omt"], min_zoom=8, style=[
            rule(is_("structure", "tunnel"), stroke="railway", stroke_width=at(0.9, 0.9, 1.0), stroke_opacity=0.5,
                 stroke_dash=[3, 3]),
            rule(stroke="railway", stroke_width=at(0.9, 0.9, 1.0), tick_length=[[NEAR - 0.1, 0], [NEAR, 3.2]],
                 tick_spacing=12),
        ]),
        layer("roads_trunk", file, "roads", credits=credits, min_zoom=7.5, filter=is_("class", "trunk"), style=[
            ramps("trunk"),
            rule(stroke="trunk", stroke_width=at(1.0, 1.3, 2.6), casing="trunk-casing", casing_width=1.2,
                 shield=numbers(NEAR)),
        ]),
        layer("roads_motorway", file, "roads", credits=credits, min_zoom=HAND_OVER, filter=is_("class", "motorway"), style=[
            ramps("motorway"),
            rule(stroke="motorway", stroke_width=[[HAND_OVER, 0.8], *at(1.2, 1.6, 3.2)], casing="motorway-casing",
                 casing_width=1.2, shield=numbers(8.6)),
        ]),
    ]


def base_names():
    def town(filter, symbol, size, **members):
        return rule(filter, marker_symbol=symbol, marker_color=members.pop("marker", "town-name"),
                    marker_size=size, marker_rank=members.pop("symbol_rank", 8), **members)

    towns = [
        town(is_("place", "anshan"), "town-1", 18, symbol_rank=0,
             label=label(at(15, 16, 17, zooms=(7, 9, 11)), 0, "town-name", bold=True, zh_smaller=3)),
        town(is_("rank", 1), "town-1", 18, symbol_rank=1, label=label(16, 1, "town-name", bold=True, zh_smaller=3,
                                                                     rank_property="rank")),
        town(is_("rank", 2), "town-1", 16, symbol_rank=1, label=label(14, 1, "town-name", bold=True, zh_smaller=2,
                                                                     rank_property="rank")),
        town(is_("rank", 3), "town-2", 16, symbol_rank=4, min_zoom=7.6,
             label=label(13, 4, "town-name", zh_smaller=1, min_zoom=7.8)),
        town(is_("rank", 4), "town-3", 17, marker="small-name", min_zoom=8.9,
             label=label(at(11, 12, zooms=(9.3, 11.5)), 7, "small-name", zh_smaller=0, spacing=34, most=26)),
        town(is_("rank", 5), "town-3", 15, marker="small-name", min_zoom=11,
             label=label(11, 8, "small-name", zh_smaller=0, spacing=34, most=26)),
    ]

    def city(rank, size, zoom):
        name = label(size, min(rank + 1, 7), "town-name", bold=rank <= 2, zh_smaller=2, rank_property="-population",
                     spacing=20)
        return town(is_("rank", rank), "town-1" if rank <= 2 else "town-2", 15 if rank <= 2 else 13, min_zoom=zoom,
                    label=name, symbol_rank=rank + 2)

    cities = {rank: city(rank, size, zoom)
              for rank, size, zoom in ((1, 13, 3), (2, 13, 3.6), (3, 12, 4.4), (4, 12, 5.2), (5, 11, 5.2))}

    countries = [rule(is_("rank", rank), min_zoom=low, max_zoom=high,
                      label=label(size, rank + 1, "district", zh_smaller=1, spacing=12, placement="point"))
                 for rank, size, low, high in ((1, 14, 1.2, 5.5), (2, 13, 2.2, 6.5), (3, 12, 3.4, 7), (4, 11, 4.6, 8))]
    return [
        layer("world_countries", "base/world_countries.fgb", "names", credits=["naturalearth"], clickable=True,
              style=countries),
        layer("world_cities_inside", "base/world_cities.fgb", "names", credits=["geonames"], clickable=True,
              filter=is_("inside", True), max_zoom=HAND_OVER, style=[cities[rank] for rank in (2, 3, 4)],
              facts=FACTS["towns"]),
        layer("world_cities", "base/world_cities.fgb", "names", credits=["geonames"], clickable=True,
              filter=is_("inside", False), style=list(cities.values()), facts=FACTS["towns"]),
        layer("seas", "base/seas.fgb", "names", credits=[], min_zoom=HAND_OVER, style=[
            rule(is_("rank", 1), max_zoom=8.2, label=label(14, 3, "water-name", italic=True, zh_smaller=1)),
            rule(is_("rank", 2), min_zoom=8.2, label=label(13, 3, "water-name", italic=True, zh_smaller=1)),
        ]),
        layer("stations", "base/stations.fgb", "names", credits=["osm"], min_zoom=10.8, style=[
            rule(marker_symbol="station", marker_color="station", marker_size=15, marker_rank=8,
                 label=label(12, 8, "small-name", zh_smaller=1, min_zoom=11)),
        ]),
        layer("towns", "base/towns.fgb", "names", credits=["osm", "omt", "naturalearth", "geonames"],
              min_zoom=HAND_OVER, clickable=True, style=towns, facts=FACTS["towns"]),
    ]


# --- the subject and what else can be laid over ------------------------------------------------------------------

def overlays():
    return [
        layer("catchments", "layers/catchments.geojson", "catchments", credits=["osm", "srtm"], on=False, note="48",
              min_zoom=7, fills_under_water=True, style=[
                  rule(is_("reliable", False), fill="catchment", fill_opacity=0.12, hatched=True, stroke="catchment",
                       stroke_width=0.8, stroke_opacity=0.6, stroke_dash=[4, 3]),
                  rule(fill="catchment", fill_opacity=0.14, stroke="catchment", stroke_width=0.9, stroke_opacity=0.7),
              ], facts=FACTS["catchments"]),
        layer("districts", "layers/districts.geojson", "districts", credits=["osm", "mapchina"], note="7", min_zoom=7,
              style=[
                  # Tiexi has a layer of its own over the same file.
                  rule(is_("adcode", "210303")),
                  rule(stroke="district", stroke_width=1, stroke_opacity=0.55,
                       label=label(at(12, 13, zooms=(10, 12)), 4, "district", zh_smaller=1, placement="area",
                                   min_zoom=10.2)),
              ], facts=FACTS["districts"]),
        layer("tiexi", "layers/districts.geojson", "tiexi", credits=["osm", "mapchina"], min_zoom=7,
              filter=is_("adcode", "210303"), fills_under_water=True, subject=True, style=[
                  rule(fill="tiexi", fill_opacity=0.08, stroke="tiexi", stroke_width=at(2, 2, 2.5), casing="halo",
                       casing_width=2, band="tiexi", band_width=at(3, 4, 8), band_opacity=0.16,
                       label=label(at(12, 12, 17), 2, "tiexi-name", bold=True, zh_smaller=1, placement="area",
                                   min_zoom=8.4)),
              ], facts=FACTS["districts"]),
        layer("qianshan", "layers/qianshan.geojson", "qianshan", credits=[], note="estimate", note_zh="估计",
              min_zoom=7, fills_under_water=True, subject=True, style=[
                  rule(is_("$type", "Polygon"), fill="qianshan-fill", stroke="qianshan", stroke_width=1.6,
                       stroke_dash=[6, 3.5],
                       label=label(at(12, 12, 14), 2, "green-name", bold=True, zh_smaller=1, placement="area",
                                   min_zoom=8.4)),
                  *(rule(is_("kind", *kinds), marker_symbol=symbol, marker_color="qianshan", dashed=True, min_zoom=NEAR,
                         marker_rank=6, label=label(12, 6, "green-name", zh_smaller=1, min_zoom=11.2))
                    for symbol, kinds in (("peak", ["peak"]), ("gate", ["gate"]),
                                          ("temple", ["daoist temple", "buddhist temple"]),
                                          ("buddha", ["rock figure"]))),
              ], facts=FACTS["qianshan"]),
        layer("taizi", "layers/rivers.geojson", "taizi", credits=["osm", "omt"], filter=is_("river", "Taizi He"),
              subject=True, min_zoom=6, style=[
                  rule(["==", "strahler", order], stroke="taizi", stroke_width=widths, casing="halo", casing_width=2,
                       label=label(at(13, 15, 17, zooms=(8, 9.1, 11)), 2, "taizi", bold=True, italic=True, zh_smaller=1,
                                   placement="line", min_zoom=7.4, spacing=400, most=2))
                  for order, widths in ((3, at(1.9, 2.7, 4.6)), (2, at(1.4, 2.0, 3.3)))
              ], facts=FACTS["rivers"]),
        layer("water_quality", "layers/water_quality.geojson", "water_quality", credits=["cnemc", "osm"], on=False,
              note="27", min_zoom=7.5, style=water_quality(), facts=FACTS["water_quality"]),
        sights(),
        power_plants(),
        far_places(),
        mines(),
        *steel_works(),
    ]


def water_quality():
    looks = [("I", 1, "class-1"), ("II", 2, "class-1"), ("III", 3, "class-3"), ("IV", 4, "class-4"), ("V", 5, "class-5")]
    name = label(12, 6, "water-name", zh_smaller=1, min_zoom=9)
    return [
        *(rule(is_("class_of_means", quality), marker_symbol=f"section-{number}", marker_color=color, marker_rank=4,
               dashed=True, label=name) for quality, number, color in looks),
        rule(marker_symbol="section", marker_color="small-name", marker_rank=6, dashed=True, label=name),
    ]


def sights():
    symbols = [("station", ["railway station"], {}), ("museum", ["museum", "historic housing"], {}),
               ("temple", ["temple"], {}), ("gate", ["beacon tower", "dolmen", "palaeolithic site"], {"dashed": True}),
               ("tree", ["park"], {}), ("plane", ["airport"], {}), ("spring", ["hot spring"], {})]
    rules = [rule(["all", is_("$type", "Polygon"), is_("kind", "park")], fill="park", stroke="green-name",
                  stroke_width=0.8, stroke_opacity=0.6,
                  label=label(11, 8, "green-name", min_zoom=12, placement="area"))]
    for symbol, kinds, more in symbols:
        color = "station" if symbol in ("station", "plane") else "sight"
        name = label(12, 6, "small-name" if color == "station" else "sight", zh_smaller=1, min_zoom=10)
        rules.append(rule(is_("kind", *kinds), marker_symbol=symbol, marker_color=color, marker_rank=6, label=name, **more))
    # Qianshan's own layer shows its peaks and temples.
    return layer("sights", "layers/sights.geojson", "sights", credits=["osm", "ourairports"], on=False, note="42",
                 min_zoom=8, filter=["any", ["!has", "same_as"], ["==", "same_as", "steel-museum"]], style=rules,
                 facts=FACTS["sights"])


def power_plants():
    planned = ["construction", "pre-construction", "announced", "permitted"]
    look = {"marker_symbol": "power", "marker_color": "works", "marker_size": 16, "marker_rank": 6,
            "marker_rank_property": "-operating_mw"}
    name = label(11, 8, "small-name", zh_smaller=0, min_zoom=10, rank_property="-operating_mw")
    return layer("power_plants", "layers/power_plants.geojson", "power_plants", credits=["gem", "wri"], on=False,
                 note="76", min_zoom=7.5, style=[
                     rule(is_("status", "cancelled", "shelved", "retired"), marker_symbol="dot", marker_color="small-name",
                          marker_size=16, hollow=True, marker_rank=9, min_zoom=9),
                     rule(["all", is_("status", *planned), [">=", "uncertainty_m", 5000]], **look, dashed=True, label=name),
                     rule(is_("status", *planned), **look, hollow=True, label=name),
                     rule(**look, label=name),
                 ], facts=FACTS["power_plants"])


def far_places():
    home = is_("id", "far-anshan", "far-shenyang")
    capitals = {"marker_symbol": "town-1", "marker_color": "town-name", "marker_accent": "ember", "marker_size": 18,
                "marker_rank": 1}
    name = label(13, 2, "town-name", bold=True, zh_smaller=1)
    steel = {"marker_symbol": "works", "marker_color": "works", "marker_accent": "ember", "marker_size": 16,
             "marker_rank": 5, "min_zoom": 4,
             "label": label(11, 6, "small-name", min_zoom=6, rank_property="-crude_steel_kt_a")}
    return layer("worlds_ends", "layers/worlds_ends.geojson", "worlds_ends", credits=["geonames", "gem"], note="19",
                 subject=True, style=[
                     rule(["==", "id", "far-anshan"], **capitals, max_zoom=HAND_OVER,
                          label=label(15, 0, "town-name", bold=True, zh_smaller=2)),
                     rule(home, marker_symbol="town-2", marker_color="town-name", marker_size=16, max_zoom=HAND_OVER,
                          min_zoom=5, marker_rank=3, label=label(13, 3, "town-name", zh_smaller=1)),
                     rule(is_("kind", "city", "capital"), **capitals, label=name),
                     rule(is_("status", "construction"), **steel, hollow=True),
                     rule(**steel),
                 ], facts=FACTS["worlds_ends"])


def mines():
    rough = ["any", is_("certainty", "estimate"), [">=", "uncertainty_m", 5000], is_("position_doubtful", True)]
    output = "-production_2025_or_capacity_kt_a"

    def pit(filter, rank, name_from, **members):
        return rule(filter, marker_symbol="pit", marker_color="mine", marker_rank=rank, marker_rank_property=output,
                    label=label(12, rank, "mine", zh_smaller=1, min_zoom=name_from, rank_property=output), **members)

    return layer("mines", "layers/mines.geojson", "mines", credits=["gem", "notice"], note="34", subject=True,
                 min_zoom=7, style=[
                     rule(is_("$type", "Polygon"), fill="mine", fill_opacity=0.25, hatched=True, stroke="mine",
                          stroke_width=1.2, min_zoom=10.5,
                          label=label(11, 8, "mine", zh_smaller=0, placement="area", min_zoom=12)),
                     pit(["all", is_("state", "operating"), ["none", rough],
                          [">=", "production_2025_or_capacity_kt_a", 5000]], 5, 8.6),
                     pit(["all", is_("state", "operating"), ["none", rough]], 5, 9.8),
                     pit(rough, 7, 10.6, dashed=True, min_zoom=8.2),
                     pit(None, 6, 10.2, hollow=True, min_zoom=8.2),
                 ],
                 facts=FACTS["mines"])


def steel_works():
    file = "layers/steel_works.geojson"
    output = "-crude_steel_kt_a"
    look = {"marker_symbol": "works", "marker_color": "works", "marker_accent": "ember", "marker_rank": 3,
            "marker_rank_property": output}

    def name(zoom, **members):
        return label(12, 3, "town-name", zh_smaller=1, min_zoom=zoom, rank_property=output, **members)

    return [
        layer("steel_works", file, "works", credits=["gem"], note="14", subject=True, min_zoom=7,
              filter=is_("kind", "steel works"), style=[
                  rule(is_("gem_id", "P100000120219"), **look, label=name(9.5, bold=True)),
                  rule(is_("status", "mothballed"), **look, hollow=True, label=name(10.4)),
                  rule(**look, label=name(10)),
              ], facts=FACTS["steel_works"]),
        layer("works_land", file, "works", credits=["osm", "omt"], min_zoom=10.5, subject=True,
              filter=is_("kind", "works footprint", "rolling mill"), style=[
                  rule(is_("$type", "Polygon"), stroke="works", stroke_width=1, stroke_opacity=0.45, stroke_dash=[2, 3]),
                  rule(min_zoom=12.2, marker_symbol="works", marker_color="works", marker_accent="ember", marker_size=15,
                       marker_rank=7, dashed=True, label=label(11, 7, "small-name", zh_smaller=0)),
              ], facts=FACTS["works_land"]),
    ]


def atlas():
    credits = {key: {"text": text, "licence": licence, "url": url} for key, (text, licence, url) in CREDITS.items()}
    return {
        "format": "anshan-atlas/1",
        "title": "Anshan",
        "title:zh": "鞍山",
        "article": "article.md",
        "places": "places.geojson",
        "links": "links.json",
        "claims": "claims.json",
        "home": {"center": [123.16, 41.155], "zoom": 9.1},
        "credits": credits,
        "palette": PALETTE,
        "words:zh": words.ALL,
        "base": base(),
        "overlays": overlays(),
        "rivers": {
            "network": "layers/rivers.geojson",
            "outfalls": "data/outfalls.csv",
            "relief": "base/relief.tif",
            "catchments": "layers/catchments.geojson",
            "sea": "base/sea.fgb",
            "measurements": {"file": "data/water_quality_2020-2021.csv", "layer": "water_quality", "section": "section",
                             "body": "body"},
            "along": [
                {"layer": "mines", "within-m": 1000},
                {"layer": "steel_works", "within-m": 1000},
                {"layer": "power_plants", "within-m": 1500},
                {"layer": "water_quality", "within-m": 1000},
                {"layer": "sights", "within-m": 1500},
                {"layer": "towns", "within-m": 3000},
            ],
            "areas": ["districts"],
        },
        "data": {
            "road_network": {"file": "data/road_network.geojson", "credits": ["osm", "omt"]},
            "outfalls": {"file": "data/outfalls.csv", "credits": ["osm", "gem"]},
            "water_quality": {"file": "data/water_quality_2020-2021.csv", "credits": ["cnemc"]},
        },
    }


def write(value, indent=0, width=118):
    """JSON with everything on one line that fits there."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= width or not isinstance(value, (dict, list)):
        return flat
    inner = " " * (indent + 1)
    if isinstance(value, list):
        items = [inner + write(v, indent + 1) for v in value]
    else:
        items = [f"{inner}{json.dumps(k, ensure_ascii=False)}: {write(v, indent + 1)}" for k, v in value.items()]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return opening + "\n" + ",\n".join(items) + "\n" + " " * indent + closing
