// `anshan network check`: whether a layer of rivers hangs together, reach by reach.
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/verbs.h"
#include "geodata/io/vector_reader.h"
#include "geodata/network/rivers.h"

namespace app {

using geodata::Rivers;
using nlohmann::ordered_json;

namespace {

const char* kind_word(geodata::RiverFaultKind kind) {
  using Kind = geodata::RiverFaultKind;
  switch (kind) {
    case Kind::no_line: return "no-line";
    case Kind::no_length: return "no-length";
    case Kind::doubled: return "doubled";
    case Kind::uphill: return "uphill";
    case Kind::pieces: return "pieces";
    case Kind::duplicate_id: return "duplicate-id";
    case Kind::unknown_next: return "unknown-next";
    case Kind::gap: return "gap";
    case Kind::midway: return "midway";
    case Kind::reversed: return "reversed";
    case Kind::cycle: return "cycle";
    case Kind::dead_end: return "dead-end";
    case Kind::apart: return "apart";
    case Kind::braid: return "braid";
    case Kind::diversion: return "diversion";
  }
  return "";
}

const char* joined_words(Rivers::Joined joined) {
  if (joined == Rivers::Joined::by_id) return "joined by the reach below that each names";
  return joined == Rivers::Joined::by_node ? "joined by the nodes that they name" : "joined by the ends of the lines";
}

struct Totals {
  std::size_t ends = 0, problems = 0;
  double length_m = 0;
};

Totals totals(const Rivers& rivers) {
  Totals t;
  for (geodata::ReachIndex r = 0; r < rivers.network().size(); ++r) {
    t.length_m += rivers.network().length_m(r);
    if (rivers.network().next(r) == geodata::no_reach) ++t.ends;
  }
  const auto& faults = rivers.faults();
  t.problems =
      static_cast<std::size_t>(std::count_if(faults.begin(), faults.end(), [](const auto& f) { return !f.note; }));
  return t;
}

void print(const std::filesystem::path& path, const Rivers& rivers) {
  const Totals t = totals(rivers);
  std::printf("%s\n  %u reaches, %.1f km, %s; %zu %s\n", path.c_str(), rivers.network().size(), t.length_m / 1000,
              joined_words(rivers.joined()), t.ends, t.ends == 1 ? "end" : "ends");
  for (const geodata::RiverFault& fault : rivers.faults()) {
    const std::string id = fault.id.starts_with('#') ? "" : ", " + fault.id;
    std::printf("  %s: feature %u%s %s\n", fault.note ? "note" : "problem", fault.feature + 1, id.c_str(),
                geodata::say(geodata::describe(fault)).c_str());
  }
  std::printf("  %zu %s\n", t.problems, t.problems == 1 ? "problem" : "problems");
}

void print_json(const std::filesystem::path& path, const Rivers& rivers) {
  const Totals t = totals(rivers);
  ordered_json j{{"path", path.string()}, {"reaches", rivers.network().size()}, {"length_m", t.length_m},
                 {"ends", t.ends},        {"problems", ordered_json::array()},  {"notes", ordered_json::array()}};
  for (const geodata::RiverFault& fault : rivers.faults()) {
    ordered_json f{{"kind", kind_word(fault.kind)}, {"feature", fault.feature}, {"id", fault.id}};
    if (!fault.others.empty()) f["others"] = fault.others;
    if (fault.distance_m > 0) f["distance_m"] = fault.distance_m;
    f["message"] = geodata::say(geodata::describe(fault));
    j[fault.note ? "notes" : "problems"].push_back(std::move(f));
  }
  std::printf("%s\n", j.dump(2).c_str());
}

}  // namespace

int check_network(const NetworkArguments& a) {
  auto file = geodata::read_vector_file(a.path);
  if (!file) {
    std::fprintf(stderr, "%s\n", geodata::say(file.error()).c_str());
    return 1;
  }
  geodata::RiverOptions options;
  options.tolerance_m = a.tolerance_m;
  options.mouths = a.mouths;
  if (a.turn) options.direction = geodata::RiverOptions::Direction::turned;
  if (a.from_mouths) options.direction = geodata::RiverOptions::Direction::mouths;
  geodata::Result<Rivers> rivers = Rivers::read(file->value.features, options);
  if (!rivers) {
    rivers.error().file = a.path.string();
    std::fprintf(stderr, "%s\n", geodata::say(rivers.error()).c_str());
    return 1;
  }
  a.json ? print_json(a.path, *rivers) : print(a.path, *rivers);
  return totals(*rivers).problems == 0 ? 0 : 1;
}

}  // namespace app
