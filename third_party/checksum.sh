#!/usr/bin/env bash
# Runs a compiler, and leaves the checksum of what it wrote beside it, in FILE.sum, which ccache takes for the whole.
# usage: third_party/checksum.sh COMPILER ... -o FILE ...
set -euo pipefail
"$@"
while [[ $# -gt 1 ]]; do
  if [[ $1 == -o ]]; then
    sha256sum <"$2" >"$2.sum"
    break
  fi
  shift
done
