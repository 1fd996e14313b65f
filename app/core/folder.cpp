#include "app/core/folder.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "geodata/base/ascii.h"

namespace app {

namespace fs = std::filesystem;
using geodata::text;

namespace {

struct Ending {
  std::string_view ending, format;
};
constexpr Ending endings[] = {{".geojson", "GeoJSON"}, {".json", "GeoJSON"},    {".geojsonl", "GeoJSON"},
                              {".csv", "CSV"},         {".gpkg", "GeoPackage"}, {".fgb", "FlatGeobuf"},
                              {".shp", "Shapefile"},   {".kml", "KML"},         {".gpx", "GPX"}};

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

std::string_view format_of(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), lower);
  for (const Ending& e : endings)
    if (e.ending == ending) return e.format;
  return {};
}

// The digits at `at` without leading zeros.
std::string_view number_at(std::string_view s, std::size_t& at) {
  while (at < s.size() && s[at] == '0') ++at;
  const std::size_t first = at;
  while (at < s.size() && geodata::is_digit(s[at])) ++at;
  return s.substr(first, at - first);
}

// "track 9" before "track 10", letters' case aside.
bool named_before(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (geodata::is_digit(a[i]) && geodata::is_digit(b[j])) {
      const std::string_view m = number_at(a, i), n = number_at(b, j);
      if (m.size() != n.size()) return m.size() < n.size();
      if (m != n) return m < n;
      continue;
    }
    const auto x = static_cast<unsigned char>(lower(a[i++])), y = static_cast<unsigned char>(lower(b[j++]));
    if (x != y) return x < y;
  }
  if (a.size() - i != b.size() - j) return a.size() - i < b.size() - j;
  return a < b;
}

std::string shown_name(const fs::path& path) {
  const auto name = path.filename().u8string();
  return {name.begin(), name.end()};
}

}  // namespace

Folder read_folder(const fs::path& path) {
  Folder out;
  std::error_code failed;
  out.path = fs::absolute(path, failed).lexically_normal();
  if (!out.path.has_filename()) out.path = out.path.parent_path();
  fs::directory_iterator at(out.path, fs::directory_options::none, failed);
  const auto refuse = [&] {
    out.entries.clear();
    out.error = geodata::Error{text("The folder cannot be read"), text("{}", failed.message()),
                               text("Choose another one, or type the path of a file"), out.path.string()};
  };
  if (failed) {
    refuse();
    return out;
  }
  for (const fs::directory_iterator end; at != end; at.increment(failed)) {
    FolderEntry entry;
    entry.path = at->path();
    entry.name = shown_name(entry.path);
    if (entry.name.starts_with('.')) continue;
    std::error_code gone;  // by now, or a link that leads nowhere
    if (at->is_directory(gone)) {
      const bool atlas = fs::exists(entry.path / "atlas.json", gone);
      entry.kind = atlas ? FolderEntry::Kind::atlas : FolderEntry::Kind::folder;
    } else if (entry.format = format_of(entry.path); entry.format.empty() || !at->is_regular_file(gone)) {
      ++out.others;
      continue;
    } else {
      entry.bytes = at->file_size(gone);
      if (gone) entry.bytes = 0;
    }
    out.entries.push_back(std::move(entry));
  }
  if (failed) refuse();
  std::sort(out.entries.begin(), out.entries.end(), [](const FolderEntry& a, const FolderEntry& b) {
    const bool a_file = a.kind == FolderEntry::Kind::map_file, b_file = b.kind == FolderEntry::Kind::map_file;
    return a_file != b_file ? b_file : named_before(a.name, b.name);
  });
  return out;
}

fs::path home_folder() {
  const char* home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? fs::path(home) : fs::path();
}

fs::path typed_path(std::string_view typed, const fs::path& folder) {
  const fs::path home = home_folder();
  if (typed == "~" && !home.empty()) return home;
  if (typed.starts_with("~/") && !home.empty()) return home / typed.substr(2);
  return (folder / fs::path(std::string(typed))).lexically_normal();
}

}  // namespace app
