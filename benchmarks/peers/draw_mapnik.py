#!/usr/bin/python3
"""draw_mapnik.py FILE WEST,SOUTH,EAST,NORTH: load, first picture and three panned ones, 1280 x 800; prints one JSON line."""
import json
import os
import resource
import sys

import mapnik

WIDTH, HEIGHT = 1280, 800
LNGLAT = "+proj=longlat +datum=WGS84 +no_defs"
MERCATOR = (
    "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"
)


def cpu_s():
    return sum(os.times()[:2])


def style():
    """Areas filled and outlined, lines: what Anshan Explorer draws of a file without an atlas."""
    area, line = mapnik.Rule(), mapnik.Rule()
    area.filter = mapnik.Filter("[mapnik::geometry_type]=polygon")
    fill = mapnik.PolygonSymbolizer()
    fill.fill, fill.fill_opacity = mapnik.Color("#1f5f9e"), 0.18
    area.symbols.append(fill)
    line.filter = mapnik.Filter("[mapnik::geometry_type]=linestring")
    for rule, width in ((area, 1.0), (line, 1.6)):
        stroke = mapnik.LineSymbolizer()
        stroke.stroke, stroke.stroke_width = mapnik.Color("#1f5f9e"), width
        rule.symbols.append(stroke)
    both = mapnik.Style()
    both.rules.append(area)
    both.rules.append(line)
    return both


def render(map_):
    image = mapnik.Image(WIDTH, HEIGHT)
    mapnik.render(map_, image)


path, box = sys.argv[1], mapnik.Box2d(*map(float, sys.argv[2].split(",")))
before = cpu_s()
map_ = mapnik.Map(WIDTH, HEIGHT, MERCATOR)
map_.background = mapnik.Color("#f5f1ea")
map_.append_style("all", style())
layer = mapnik.Layer("file", LNGLAT)
layer.datasource = mapnik.Datasource(type="geojson", file=path)
layer.styles.append("all")
map_.layers.append(layer)
map_.zoom_to_box(mapnik.ProjTransform(mapnik.Projection(LNGLAT), mapnik.Projection(MERCATOR)).forward(box))
render(map_)
first = cpu_s() - before
pans = []
for way in (1, -1, 1):
    seen = map_.envelope()
    by = seen.width() / 4 * way
    map_.zoom_to_box(mapnik.Box2d(seen.minx + by, seen.miny, seen.maxx + by, seen.maxy))
    from_ = cpu_s()
    render(map_)
    pans.append(cpu_s() - from_)
print(json.dumps({
    "peer": "Mapnik " + mapnik.mapnik_version_string(),
    "load_and_first_s": round(first, 2),
    "panned_s": round(sorted(pans)[1], 2),
    "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}))
