#!/usr/bin/env bash
# Configures and builds; says one line, and shows the compiler's words only when something fails.
# usage: third_party/build.sh PRESET [TARGET...]      (PRESET: one of CMakePresets.json; it builds in build/)
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1; shift
mkdir -p build

# ccache stops the build when its folder cannot be written, as for a user without a home.
cache=${CCACHE_DIR:-${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/ccache}
if ! mkdir -p "$cache" 2>/dev/null || [[ ! -w $cache ]]; then
  export CCACHE_DIR=$PWD/build/ccache
fi

# fail LOG SENTENCE: the end of the log without progress and command lines.
fail() {
  grep -vE '^(\[[0-9]+/[0-9]+\]|/[^ ]*/(ccache|c\+\+|g\+\+|clang\+\+|cmake|cc) |: &&)' "$1" | tail -n 80 >&2
  echo "$2 The whole output is in $1." >&2
  exit 1
}
echo "Building ($preset; the first time takes some minutes) ..."
log=build/$preset.configure.log
cmake --preset "$preset" >"$log" 2>&1 </dev/null || fail "$log" "CMake could not configure the build."
if [[ $# -gt 0 ]]; then
  set -- --target "$@"
fi
if [[ -t 1 ]]; then
  cmake --build --preset "$preset" "$@" || { echo "The build failed, see above." >&2; exit 1; }   # one line that moves
else
  log=build/$preset.log
  cmake --build --preset "$preset" "$@" >"$log" 2>&1 </dev/null || fail "$log" "The build failed."
fi
