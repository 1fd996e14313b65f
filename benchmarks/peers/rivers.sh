#!/usr/bin/env bash
# One made network of a million reaches, followed by us and by every peer that is installed; see README.md here.
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=1000 columns=1000
file=build/release/bin/bench-data/rivers.txt
mkdir -p "${file%/*}"
build/release/bin/make_rivers "$file" "$rows" "$columns"

# of JSON NAME: the number that stands there
of() { sed -E "s/.*\"$2\": ?([0-9.e-]+).*/\1/" <<<"$1"; }

ours=$(build/release/bin/bench/river_network "$rows" "$columns")
echo "a million reaches: load $(of "$ours" load_ms) ms, a way of $(of "$ours" way) down $(of "$ours" down_ms) ms," \
  "all $(of "$ours" upstream) upstream $(of "$ours" upstream_ms) ms CPU: Anshan Explorer"
if ! line=$(/usr/bin/python3 benchmarks/peers/trace_networkx.py "$file" 2>/dev/null | tail -1) || [[ $line != *upstream_ms* ]]; then
  echo "networkx is not installed, or failed, and is passed over."
  exit 0
fi
if [[ $(of "$line" way) != "$(of "$ours" way)" || $(of "$line" upstream) != "$(of "$ours" upstream)" ]]; then
  echo "networkx found another answer: $line" >&2
  exit 1
fi
ratio() { awk -v a="$(of "$line" "$1")" -v b="$(of "$ours" "$1")" 'BEGIN { printf "%.0f", a / b }'; }
echo "a million reaches: load $(of "$line" load_ms) ms ($(ratio load_ms) times ours), down $(of "$line" down_ms) ms" \
  "($(ratio down_ms) times), upstream $(of "$line" upstream_ms) ms ($(ratio upstream_ms) times) CPU:" \
  "$(sed -E 's/.*"peer": ?"([^"]+)".*/\1/' <<<"$line")"
