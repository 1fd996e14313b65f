#!/usr/bin/env bash
# The city's file in every peer that is installed, beside our own; see README.md here.
set -euo pipefail
cd "$(dirname "$0")/../.."
city=$PWD/build/release/bin/bench-data/city.geojson
box=122.38,40.58,124.02,41.62
if [[ ! -e $city ]]; then
  mkdir -p "${city%/*}" && build/release/bin/make_file city 1 "$city"
fi

# of JSON NAME: the number that stands there
of() { sed -E "s/.*\"$2\": ?([0-9.]+).*/\1/" <<<"$1"; }

ours() { build/release/bin/bench/large_file --city; }
mean() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", (a + b) / 2 }'; }
before=$(ours)
echo "$before s CPU: Anshan Explorer, load and first picture of the city"

# peer NAME COMMAND...: one line of figures, and how many times ours: the mean of just before and just after, because the
# machine is another one from minute to minute.
peer() {
  local name=$1 line after; shift
  if ! line=$("$@" "$city" "$box" 2>/dev/null | tail -1) || [[ $line != *load_and_first_s* ]]; then
    echo "$name is not installed, or failed, and is passed over."
    return
  fi
  after=$(ours)
  awk -v name="$(sed -E 's/.*"peer": ?"([^"]+)".*/\1/' <<<"$line")" -v ours="$(mean "$before" "$after")" \
    -v first="$(of "$line" load_and_first_s)" -v pan="$(of "$line" panned_s)" -v mb="$(of "$line" peak_mb)" \
    'BEGIN { printf "%s s CPU: %s, %.1f times ours (%s s); a panned picture %.2f s, peak %d MB\n",
             first, name, first / ours, ours, pan, mb }'
  before=$after
}
peer Mapnik /usr/bin/python3 benchmarks/peers/draw_mapnik.py
peer QGIS /usr/bin/python3 benchmarks/peers/draw_qgis.py
peer "MapLibre GL JS" env --chdir build/peers node ../../benchmarks/peers/draw_maplibre.mjs
