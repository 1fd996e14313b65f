// `anshan check`: what an atlas or a data file holds, and what is wrong with it.
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <system_error>

#include "app/cli/verbs.h"
#include "app/core/library.h"
#include "geodata/io/raster_reader.h"
#include "geodata/io/vector_reader.h"

namespace app {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

// What was found at one path: for people as lines, for programs as JSON.
struct Report {
  ordered_json facts;
  std::vector<std::string> lines;
  std::vector<geodata::Error> problems;
};

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string geometry_words(const geodata::FeatureStore& store) {
  std::size_t points = 0, lines = 0, areas = 0, none = 0;
  for (geodata::FeatureIndex f = 0; f < store.size(); ++f) {
    const auto parts = store.parts(f);
    if (parts.size() == 0) {
      ++none;
      continue;
    }
    const geodata::GeometryType type = store.type(parts.first);
    ++(type == geodata::GeometryType::point ? points : type == geodata::GeometryType::line ? lines : areas);
  }
  std::string words;
  const auto add = [&](std::size_t n, const char* one, const char* many) {
    if (n > 0) words += (words.empty() ? "" : ", ") + counted(n, one, many);
  };
  add(points, "point", "points"), add(lines, "line", "lines"), add(areas, "area", "areas");
  add(none, "without geometry", "without geometry");
  return words.empty() ? "no features" : words;
}

Report check_file(const fs::path& path) {
  Report report;
  auto file = geodata::read_vector_file(path);
  if (!file) {
    report.problems.push_back(file.error());
    return report;
  }
  const geodata::VectorFile& v = file->value;
  report.facts = {{"format", v.format},
                  {"crs", v.crs},
                  {"features", v.features_read},
                  {"skipped", v.features_skipped},
                  {"vertices", v.features->vertex_count()},
                  {"properties", v.features->column_names().size()}};
  report.lines.push_back(v.format + ", " + v.crs + ": " + counted(v.features_read, "feature", "features") + " (" +
                         geometry_words(*v.features) + "), " +
                         counted(v.features->vertex_count(), "vertex", "vertices") + ", " +
                         counted(v.features->column_names().size(), "property", "properties"));
  report.problems = std::move(file->warnings);
  return report;
}

void check_layer(const geodata::Atlas& atlas, const geodata::LayerSpec& spec, Library& library, Report& report) {
  const fs::path path = atlas.folder / spec.file;
  const char* role = spec.role == geodata::LayerRole::base      ? "base"
                     : spec.role == geodata::LayerRole::overlay ? "overlay"
                                                                : "data";
  const auto say_line = [&](std::size_t n, const std::string& what) {
    report.lines.push_back(std::string("  ") + role + " " + spec.id + ": " + what);
    report.facts["layers"].push_back({{"id", spec.id}, {"role", role}, {"file", spec.file}, {"features", n}});
  };
  if (spec.relief) {
    const auto grid = geodata::read_elevation(path);
    if (!grid) {
      report.problems.push_back(grid.error());
      return;
    }
    say_line(0, "relief, " + std::to_string((*grid)->width) + " x " + std::to_string((*grid)->height) + " cells");
    return;
  }
  if (spec.role == geodata::LayerRole::data && path.extension() != ".geojson") {
    std::error_code error;
    if (!fs::exists(path, error)) {
      geodata::Error missing;
      missing.what = geodata::text("Cannot read the data {}", spec.id);
      missing.why = geodata::text("there is no such file");
      missing.file = path.string();
      report.problems.push_back(std::move(missing));
      return;
    }
    say_line(0, "a table, read when it is needed");
    return;
  }
  auto file = geodata::read_vector_file(path);
  if (!file) {
    report.problems.push_back(file.error());
    return;
  }
  for (auto& warning : file->warnings) report.problems.push_back(std::move(warning));
  Layer* layer = library.layer(spec.id);
  if (layer == nullptr)
    return say_line(file->value.features->size(), counted(file->value.features->size(), "feature", "features"));
  layer->content = prepare(file->value.features, spec);
  std::size_t drawn = 0;
  for (std::uint32_t f = 0; f < file->value.features->size(); ++f) {
    if (spec.filter.matches(*file->value.features, f)) ++drawn;
  }
  say_line(drawn, counted(drawn, "feature", "features"));
}

void check_places(const Library& library, Report& report) {
  for (const geodata::Place& place : library.atlas->places) {
    if (place.layer.empty()) continue;
    const std::size_t wanted = place.match.empty() ? place.features.size() : 1;
    const std::size_t found = shown_by(library, place).features.size();
    if (found >= wanted && found > 0) continue;
    geodata::Error e;
    e.what = geodata::text("The place {} is not shown by the layer {} as it says", place.id, place.layer);
    e.why = geodata::text("{} of {} features were found", found, wanted);
    e.file = (library.atlas->folder / "places.geojson").string();
    report.problems.push_back(std::move(e));
  }
}

Report check_atlas(const fs::path& path) {
  Report report;
  auto opened = geodata::open_atlas(path);
  if (!opened) {
    report.problems.push_back(opened.error());
    return report;
  }
  report.problems = std::move(opened->warnings);
  Library library;
  library.atlas = std::make_shared<const geodata::Atlas>(std::move(opened->value));
  const geodata::Atlas& atlas = *library.atlas;
  for (const auto& spec : atlas.layers) library.layers.push_back(Layer{spec});
  const auto located = static_cast<std::size_t>(std::count_if(
      atlas.places.begin(), atlas.places.end(), [](const geodata::Place& p) { return p.point.has_value(); }));
  const bool all = atlas.links.size() == atlas.listed.links;
  report.lines.push_back(atlas.title + (atlas.title_zh.empty() ? "" : " " + atlas.title_zh));
  report.lines.push_back("  " + counted(atlas.article.paragraphs.size(), "paragraph", "paragraphs") + ", " +
                         counted(atlas.places.size(), "place", "places") + " (" + std::to_string(located) +
                         " on the map), " + counted(atlas.listed.links, "link", "links") + " (" +
                         (all ? std::string("all") : std::to_string(atlas.links.size())) + " resolved), " +
                         counted(atlas.claims.size(), "claim", "claims"));
  report.facts = {{"title", atlas.title},          {"paragraphs", atlas.article.paragraphs.size()},
                  {"places", atlas.places.size()}, {"places_on_map", located},
                  {"links", atlas.listed.links},   {"links_resolved", atlas.links.size()},
                  {"claims", atlas.claims.size()}, {"layers", ordered_json::array()}};
  for (const auto& spec : atlas.layers) check_layer(atlas, spec, library, report);
  check_places(library, report);
  return report;
}

ordered_json as_json(const geodata::Error& e) {
  ordered_json j{{"message", geodata::say(e)}};
  if (!e.file.empty()) j["file"] = e.file;
  if (e.line > 0) j["line"] = e.line;
  if (e.byte >= 0) j["byte"] = e.byte;
  return j;
}

}  // namespace

int check(const std::vector<fs::path>& paths, bool json) {
  ordered_json all = ordered_json::array();
  std::size_t problems = 0;
  for (const fs::path& path : paths) {
    std::error_code ignored;
    const bool atlas = fs::is_directory(path, ignored) || path.filename() == "atlas.json";
    Report report = atlas ? check_atlas(path) : check_file(path);
    problems += report.problems.size();
    if (json) {
      ordered_json entry{{"path", path.string()}};
      if (!report.facts.is_null()) entry.update(report.facts);
      entry["problems"] = ordered_json::array();
      for (const auto& problem : report.problems) entry["problems"].push_back(as_json(problem));
      all.push_back(std::move(entry));
      continue;
    }
    std::printf("%s\n", path.c_str());
    for (const std::string& line : report.lines) std::printf("  %s\n", line.c_str());
    for (const auto& problem : report.problems) std::printf("  problem: %s\n", geodata::say(problem).c_str());
    std::printf("  %s\n", counted(report.problems.size(), "problem", "problems").c_str());
  }
  if (json) std::printf("%s\n", all.dump(2).c_str());
  return problems == 0 ? 0 : 1;
}

}  // namespace app
