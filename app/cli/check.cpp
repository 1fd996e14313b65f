// `anshan check`: a report for people as lines, for programs as JSON.
#include <cstdio>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/cli/check_report.h"
#include "app/cli/verbs.h"

namespace app {

using nlohmann::ordered_json;

namespace {

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

const char* word_for(geodata::LayerRole role) {
  if (role == geodata::LayerRole::base) return "base";
  return role == geodata::LayerRole::overlay ? "overlay" : "data";
}

std::string geometry_words(const FileFacts& facts) {
  std::string words;
  const auto add = [&](std::size_t n, const char* one, const char* many) {
    if (n > 0) words += (words.empty() ? "" : ", ") + counted(n, one, many);
  };
  add(facts.points, "point", "points"), add(facts.lines, "line", "lines"), add(facts.areas, "area", "areas");
  add(facts.collections, "collection", "collections");
  add(facts.without_geometry, "without geometry", "without geometry");
  return words;
}

void print(const FileFacts& facts) {
  const std::string geometry = geometry_words(facts), layer = facts.layer.empty() ? "" : facts.layer + ": ";
  std::printf("  %s%s, %s: %s%s, %s, %s\n", layer.c_str(), facts.format.c_str(), facts.crs.c_str(),
              counted(facts.features, "feature", "features").c_str(),
              geometry.empty() ? "" : (" (" + geometry + ")").c_str(),
              counted(facts.vertices, "vertex", "vertices").c_str(),
              counted(facts.properties, "property", "properties").c_str());
}

void print(const MeasurementFacts& facts) {
  const std::string by_name =
      facts.by_name == 0 ? "" : " (" + std::to_string(facts.by_name) + " without a position, by name alone)";
  std::printf("  measurements: %s of %s, %s%s: %s\n", counted(facts.used_rows, "row", "rows").c_str(),
              std::to_string(facts.rows).c_str(), counted(facts.sections, "section", "sections").c_str(),
              by_name.c_str(), fmt::format("{}", fmt::join(facts.measured, ", ")).c_str());
}

std::string contents_of(const LayerFacts& layer) {
  if (layer.table) return "a table, read when it is needed";
  if (layer.relief_width == 0) return counted(layer.features, "feature", "features");
  return "relief, " + std::to_string(layer.relief_width) + " x " + std::to_string(layer.relief_height) + " cells";
}

void print(const AtlasFacts& facts) {
  const geodata::AtlasReport& text = facts.text;
  const std::string resolved = text.links == text.links_listed ? "all" : std::to_string(text.links);
  std::printf("  %s%s%s\n", text.title.c_str(), text.title_zh.empty() ? "" : " ", text.title_zh.c_str());
  std::printf("    %s, %s (%zu on the map), %s (%s resolved), %s\n",
              counted(text.paragraphs, "paragraph", "paragraphs").c_str(),
              counted(text.places, "place", "places").c_str(), text.places_with_geometry,
              counted(text.links_listed, "link", "links").c_str(), resolved.c_str(),
              counted(text.claims, "claim", "claims").c_str());
  for (const LayerFacts& layer : facts.layers) {
    std::printf("    %s %s: %s\n", word_for(layer.role), layer.id.c_str(), contents_of(layer).c_str());
  }
}

void print(const CheckReport& report) {
  std::printf("%s\n", report.path.c_str());
  for (const FileFacts& layer : report.layers) print(layer);
  if (report.measurements) print(*report.measurements);
  if (report.atlas) print(*report.atlas);
  for (const auto& problem : report.problems) std::printf("  problem: %s\n", geodata::say(problem).c_str());
  for (const auto& note : report.notes) std::printf("  note: %s\n", geodata::say(note).c_str());
  std::printf("  %s\n", counted(report.problems.size(), "problem", "problems").c_str());
}

ordered_json as_json(const FileFacts& facts) {
  return {{"format", facts.format},
          {"crs", facts.crs},
          {"features", facts.features},
          {"skipped", facts.skipped},
          {"vertices", facts.vertices},
          {"properties", facts.properties},
          {"points", facts.points},
          {"lines", facts.lines},
          {"areas", facts.areas},
          {"collections", facts.collections},
          {"without_geometry", facts.without_geometry}};
}

ordered_json as_json(const LayerFacts& layer) {
  ordered_json j{{"id", layer.id}, {"role", word_for(layer.role)}, {"file", layer.file}};
  if (layer.relief_width > 0) {
    j["width"] = layer.relief_width;
    j["height"] = layer.relief_height;
  } else if (!layer.table) {
    j["features"] = layer.features;
  }
  return j;
}

ordered_json as_json(const AtlasFacts& facts) {
  const geodata::AtlasReport& text = facts.text;
  ordered_json j{{"title", text.title},
                 {"paragraphs", text.paragraphs},
                 {"text_sha256", text.text_checksum},
                 {"places", text.places},
                 {"places_on_map", text.places_with_geometry},
                 {"links", text.links_listed},
                 {"links_resolved", text.links},
                 {"claims", text.claims},
                 {"layers", ordered_json::array()}};
  for (const LayerFacts& layer : facts.layers) j["layers"].push_back(as_json(layer));
  return j;
}

ordered_json as_json(const geodata::Error& e) {
  ordered_json j{{"message", geodata::say(e)}};
  if (!e.file.empty()) j["file"] = e.file;
  if (e.line > 0) j["line"] = e.line;
  if (e.byte >= 0) j["byte"] = e.byte;
  return j;
}

ordered_json as_json(const CheckReport& report) {
  ordered_json j{{"path", report.path.string()}};
  // Of a file with one layer its facts stand beside the path; of several each has its own.
  if (report.layers.size() == 1) j.update(as_json(report.layers.front()));
  for (const FileFacts& layer : report.layers) {
    if (report.layers.size() == 1) break;
    j["layers"].push_back(as_json(layer));
    j["layers"].back()["layer"] = layer.layer;
  }
  if (const auto& measurements = report.measurements) {
    j["measurements"] = {{"rows", measurements->rows},
                         {"used_rows", measurements->used_rows},
                         {"sections", measurements->sections},
                         {"by_name", measurements->by_name},
                         {"measured", measurements->measured}};
  }
  if (report.atlas) j.update(as_json(*report.atlas));
  j["problems"] = ordered_json::array();
  for (const auto& problem : report.problems) j["problems"].push_back(as_json(problem));
  j["notes"] = ordered_json::array();
  for (const auto& note : report.notes) j["notes"].push_back(as_json(note));
  return j;
}

}  // namespace

int check(const std::vector<std::filesystem::path>& paths, bool json) {
  ordered_json all = ordered_json::array();
  std::size_t problems = 0;
  for (const auto& path : paths) {
    const CheckReport report = check_path(path);
    problems += report.problems.size();
    if (json) {
      all.push_back(as_json(report));
    } else {
      print(report);
    }
  }
  // Names of files and words of damaged data need not be UTF-8; the report must be.
  if (json) std::printf("%s\n", all.dump(2, ' ', false, ordered_json::error_handler_t::replace).c_str());
  return problems == 0 ? 0 : 1;
}

}  // namespace app
