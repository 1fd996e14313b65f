#!/usr/bin/env python3
"""Compiles the atlas of Anshan from a folder of facts. Run by hand when the facts or the style change:

    python3 tools/compile_atlas.py FACTS_FOLDER atlases/anshan

Needs Python 3.9 (its standard library only) and ogr2ogr of GDAL (package gdal-bin), which writes the FlatGeobuf
files. The same facts give the same bytes. OUT_FOLDER is replaced when all is written and fits together.
What is chosen, named and joined is told in tools/anshan/data.py and names.py; how it looks in tools/anshan/style.py.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import geo_json  # noqa: E402
from anshan import check, claims, data, style  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent


def write_flatgeobuf(path, features):
    """Through ogr2ogr, with a spatial index and without a time stamp."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / f"{path.stem}.geojson"
        geo_json.write_features(source, features)
        path.unlink(missing_ok=True)
        command = ["ogr2ogr", "-q", "-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=YES", "-nln", path.stem,
                   "-a_srs", "EPSG:4326", str(path), str(source)]
        subprocess.run(command, check=True)


def write_atlas(facts, out):
    """Returns what does not fit together."""
    for name in ("base", "layers", "data"):
        (out / name).mkdir()
    for source, target in data.COPIES.items():
        shutil.copyfile(facts / source, out / target)
    shutil.copyfile(HERE / "anshan/SOURCES.md", out / "SOURCES.md")
    (out / "claims.json").write_text(claims.write(claims.claims(facts)), encoding="utf-8")
    geo_json.write_features(out / "places.geojson", data.places(facts), **data.PLACES_MEMBERS)

    written = {}
    for name, features in data.overlays(facts).items():
        written[f"layers/{name}.geojson"] = features
        geo_json.write_features(out / f"layers/{name}.geojson", features)
    for name, features in data.base(facts).items():
        written[f"base/{name}.fgb"] = features
        write_flatgeobuf(out / f"base/{name}.fgb", features)

    atlas = style.atlas()
    (out / "atlas.json").write_text(style.write(atlas) + "\n", encoding="utf-8")
    return check.problems(atlas, written, out)


def main(facts, out):
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / "atlas"
        fresh.mkdir()
        problems = write_atlas(facts, fresh)
        for problem in problems:
            print(problem, file=sys.stderr)
        if problems:
            return 1
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(fresh, out)
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
