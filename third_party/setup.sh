#!/usr/bin/env bash
# Installs the packages that the project needs and that this Debian does not have yet.
# usage: third_party/setup.sh [--test | --tidy]      (also what the fuzzers, or the lint checks, need)
# Everything comes from the distribution; README.md here says what each library is for, and under which licence.
# The names are the same in Debian 12 and 13.
set -euo pipefail

packages=(
  build-essential         # g++ 12 or newer, make's headers, libc
  cmake ninja-build       # the build
  ccache                  # makes the second build of the same file free
  pkgconf                 # how CMake finds cmark, HarfBuzz, fontconfig, Dear ImGui, libpng and epoxy
  libexpected-dev         # tl::expected, errors as values
  libfmt-dev              # texts with places to fill
  libcli11-dev            # the command line
  nlohmann-json3-dev      # atlas.json and other small JSON
  libgdal-dev             # reading vector files and rasters
  libproj-dev             # coordinate reference systems
  libtiff-dev             # relief in plain GeoTIFF
  libexpat1-dev           # KML and GPX are XML
  libarchive-dev          # KMZ, ZIP and gzip
  libcmark-dev            # the article is CommonMark
  libicu-dev              # line breaks, search without accents and by pinyin, numbers and dates by locale
  libfreetype-dev libharfbuzz-dev libfontconfig-dev   # names on the map: glyphs, shaping, finding fonts
  fonts-noto-core fonts-noto-cjk                      # fonts that hold English and Chinese
  libimgui-dev libstb-dev # panels (the packaged Dear ImGui links stb)
  libglfw3-dev            # the window
  libdbus-1-dev           # whether the desktop is light or dark
  libepoxy-dev libgl-dev libopengl-dev libegl-dev     # OpenGL 3.3, with a window or without a display
  libegl-mesa0 libgl1-mesa-dri                        # drivers; the software one serves where no graphics card is
  libpng-dev              # pictures of the map
  catch2 libvalijson-dev  # tests; JSON Schema in tests
  xvfb xauth              # tests of the real window, on a display in memory
)
if [[ ${1-} == --test || ${1-} == --tidy ]]; then
  packages+=(clang libclang-rt-dev)   # its libFuzzer gives the readers random bytes
fi
if [[ ${1-} == --tidy ]]; then
  packages+=(clang-tidy)             # the project's lint checks
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "This system has no apt, so nothing is installed; what is needed stands in third_party/README.md."
  exit 0
fi

installed=" $(dpkg-query -W -f '${db:Status-Abbrev}${binary:Package}\n' 2>/dev/null |
  sed -n 's/^ii *\([^:]*\).*/\1/p' | tr '\n' ' ')"
missing=()
for package in "${packages[@]}"; do
  [[ $installed == *" $package "* ]] || missing+=("$package")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) != 0 ]]; then
  if command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
    as_root=(sudo)
  else
    echo "Anshan Explorer is built with ${#missing[@]} Debian packages that are not here yet, and only root may" >&2
    echo "install them. Run this as root, then start again:" >&2
    echo "  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
fi
echo "Installing ${#missing[@]} Debian packages that Anshan Explorer is built with, once: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
if ! { apt update && apt install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 25 "$log" >&2
  echo "apt-get could not install them (its last lines are above). Mend that, then start again." >&2
  exit 1
fi
