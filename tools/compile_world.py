#!/usr/bin/env python3
"""Makes the ground under files that are opened alone: what the atlas of Anshan has of the world, without its frame.

    python3 tools/compile_world.py atlases/anshan atlases/world

Needs Python 3.9, its standard library only. Run by hand after compile_atlas.py; OUT_FOLDER is replaced.
"""

import copy
import json
import pathlib
import shutil
import sys

LAYERS = ("world_land", "world_coast", "world_borders", "world_countries", "world_cities")
HOME = {"center": [20, 25], "zoom": 1.6}
SCALE = {"title": "Land, 1 : 50 million", "title:zh": "陆地，1:5000万", "group": "The ground",
         "group:zh": "底图", "row": "land", "panel": 10, "swatch": "land"}

SOURCES = """# Sources

The ground that lies under files opened alone. It is drawn for a scale of 1 : 50 million: near by, a coast or a border
may be some kilometres off.

| layer | source | licence |
|---|---|---|
| land, coast, borders, countries | Natural Earth 4.1, 1 : 50 million | public domain |
| cities | GeoNames; populations also from Natural Earth 4.1 | CC BY 4.0 |
"""


def without_frame(layer):
    """Inside the frame of Anshan another ground takes over, which is not here."""
    out = copy.deepcopy(layer)
    out.pop("filter", None)
    out.pop("max-zoom", None)
    out["style"] = [rule for rule in out["style"] if rule.get("filter") != ["==", "inside", True]]
    if out["id"] in ("world_land", "world_coast"):
        out.update(SCALE)
    return out


def colours_of(value, found):
    if isinstance(value, dict):
        for item in value.values():
            colours_of(item, found)
    elif isinstance(value, list):
        for item in value:
            colours_of(item, found)
    elif isinstance(value, str):
        found.add(value)


def main(anshan, out):
    atlas = json.loads((anshan / "atlas.json").read_text(encoding="utf-8"))
    by_id = {layer["id"]: layer for layer in atlas["base"]}
    layers = [without_frame(by_id[name]) for name in LAYERS]
    words = {"background", "trace", "halo", "river"}
    colours_of(layers, words)
    credits = {name for layer in layers for name in layer["credits"]}
    world = {
        "format": atlas["format"], "title": "World", "title:zh": "世界", "home": HOME,
        "credits": {name: text for name, text in atlas["credits"].items() if name in credits},
        "palette": {name: colour for name, colour in atlas["palette"].items() if name in words},
        "words:zh": {word: chinese for word, chinese in atlas["words:zh"].items() if word in ("city", "country", "capital")},
        "base": layers,
    }
    shutil.rmtree(out, ignore_errors=True)
    (out / "base").mkdir(parents=True)
    for file in sorted({layer["file"] for layer in layers}):
        shutil.copyfile(anshan / file, out / file)
    (out / "SOURCES.md").write_text(SOURCES, encoding="utf-8")
    (out / "atlas.json").write_text(json.dumps(world, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
