#!/usr/bin/env bash
# Runs a fuzz target on its seeds and on what an earlier run found interesting; what breaks it is left in build/fuzz.
# usage: tests/fuzz/run.sh TARGET SEEDS SECONDS     (built before by third_party/build.sh fuzz)
set -euo pipefail
cd "$(dirname "$0")/../.."
target=build/fuzz/bin/$1 seeds=tests/fuzz/seeds/$2
[[ -x $target ]] || { echo "$target is not built; third_party/build.sh fuzz builds it." >&2; exit 1; }
mkdir -p "build/fuzz/corpus/$2" build/fuzz/found
"$target" -max_total_time="$3" -timeout=10 -rss_limit_mb=3000 -verbosity=0 -print_final_stats=1 \
  -artifact_prefix=build/fuzz/found/ "build/fuzz/corpus/$2" "$seeds"
