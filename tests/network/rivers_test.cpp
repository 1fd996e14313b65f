// Layers of rivers: how they are joined, and every fault that can be planted in them.
#include "geodata/network/rivers.h"

#include <algorithm>

#include "geodata/geo/geodesic.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

// Lines on a plane of metres about 41 N 123 E; 1 m is about as long in both directions.
LngLat at(double x_m, double y_m) { return {123 + x_m / 84138.0, 41 + y_m / 111048.0}; }

struct Line {
  std::string id, next;
  std::vector<LngLat> points;
  std::string name = {};
  double area = 0;
  bool mouth = false;
};

struct Words {
  bool links = true, mouths = false;
};

std::shared_ptr<const FeatureStore> layer(const std::vector<Line>& lines, Words words = {}) {
  FeatureStoreBuilder builder;
  const ColumnIndex id = builder.add_column("id", ColumnType::text),
                    name = builder.add_column("river", ColumnType::text);
  const ColumnIndex area = builder.add_column("uparea_km2", ColumnType::real);
  for (const Line& line : lines) {
    std::vector<WorldPoint> points;
    for (const LngLat p : line.points) points.push_back(to_world(p));
    if (points.size() > 1) builder.add_line(points);
    builder.set(id, std::string_view(line.id));
    if (!line.name.empty()) builder.set(name, std::string_view(line.name));
    if (line.area > 0) builder.set(area, line.area);
    if (words.links) builder.set(builder.add_column("next_down", ColumnType::text), std::string_view(line.next));
    if (words.mouths) builder.set(builder.add_column("mouth", ColumnType::boolean), line.mouth);
    builder.finish_feature();
  }
  return std::move(builder).build();
}

Rivers read(const std::vector<Line>& lines, Words words = {}, const RiverOptions& options = {}) {
  Result<Rivers> rivers = Rivers::read(layer(lines, words), options);
  REQUIRE(rivers);
  return std::move(*rivers);
}

using Faults = std::vector<std::string>;

// "gap b -> c" for each; notes in brackets.
Faults faults(const Rivers& rivers) {
  const char* const words[] = {"no line", "pieces",    "duplicate id", "unknown next", "gap",
                               "midway",  "reversed",  "cycle",        "dead end",     "apart",
                               "braid",   "diversion", "no length",    "uphill",       "doubled"};
  Faults list;
  for (const RiverFault& fault : rivers.faults()) {
    std::string line = words[static_cast<std::size_t>(fault.kind)] + std::string(" ") + fault.id;
    for (const std::string& other : fault.others) line += (other == fault.others.front() ? " -> " : ", ") + other;
    list.push_back(fault.note ? "(" + line + ")" : line);
  }
  return list;
}

// a and b meet in c, which runs to the sea.
std::vector<Line> confluence() {
  return {{"a", "c", {at(0, 2000), at(0, 1000)}},
          {"b", "c", {at(1000, 2000), at(0, 1000)}},
          {"c", "", {at(0, 1000), at(0, 500), at(0, 0)}, {}, 0, true}};
}

std::vector<Line> changed(std::size_t which, const std::function<void(Line&)>& change) {
  std::vector<Line> lines = confluence();
  change(lines[which]);
  return lines;
}

}  // namespace

TEST_CASE("a sound network has no faults, however it is joined") {
  for (const bool links : {true, false}) {
    for (const bool mouths : {true, false}) {
      const Rivers rivers = read(confluence(), {links, mouths});
      CHECK(faults(rivers) == Faults{});
      CHECK(rivers.joined() == (links ? Rivers::Joined::by_id : Rivers::Joined::by_ends));
      const ReachIndex a = *rivers.find("a"), c = *rivers.find("c");
      CHECK(rivers.network().next(a) == c);
      CHECK(rivers.network().next(c) == no_reach);
      CHECK(rivers.network().length_m(c) == Catch::Approx(distance_m(at(0, 1000), at(0, 0))).epsilon(1e-4));
    }
  }
}

TEST_CASE("faults of linked reaches, one by one") {
  CHECK(faults(read(changed(0, [](Line& l) { l.points = {}; }))) == Faults{"no line a"});
  CHECK(faults(read(changed(1, [](Line& l) { l.id = "a"; }))) == Faults{"duplicate id a"});
  CHECK(faults(read(changed(0, [](Line& l) { l.next = "x"; }))).front() == "unknown next a -> x");
  CHECK(faults(read(changed(0, [](Line& l) { l.points.back() = at(-200, 1100); }))) == Faults{"gap a -> c"});
  CHECK(faults(read(changed(0, [](Line& l) { l.points.back() = at(0, 400); }))) == Faults{"midway a -> c"});
  CHECK(faults(read(changed(0, [](Line& l) { std::swap(l.points.front(), l.points.back()); }))) ==
        Faults{"(reversed a)"});
  CHECK(faults(read(changed(2, [](Line& l) { l.next = "a"; }))) == Faults{"cycle a -> c", "gap c -> a"});
}

TEST_CASE("a line that was drawn up the river is turned where its link says so, also two in a row") {
  std::vector<Line> lines = confluence();
  const Rivers straight = read(lines);
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}})
    std::reverse(lines[i].points.begin(), lines[i].points.end());
  lines.push_back({"d", "", {at(0, 0), at(0, -1000)}, {}, lines[2].area});  // below c
  lines[2].next = "d";
  const Rivers turned = read(lines);
  CHECK(faults(turned) == Faults{"(reversed a)", "(reversed c)"});
  for (const char* id : {"a", "c"}) {
    const auto ends = [&](const Rivers& rivers) {
      const ReachIndex r = rivers.find(id).value();
      return std::pair(rivers.point({r, 0}), rivers.point({r, rivers.network().length_m(r)}));
    };
    CHECK(distance_m(ends(turned).first, ends(straight).first) < 1);
    CHECK(distance_m(ends(turned).second, ends(straight).second) < 1);
  }
}

TEST_CASE("a reach that flows into itself says so") {
  CHECK(say(describe(RiverFault{RiverFaultKind::cycle, 0, "a", {}})) == "flows into itself; it is cut here");
}

TEST_CASE("a line that is there twice is named, whichever way it runs") {
  std::vector<Line> lines = confluence();
  lines.push_back({"again", "c", lines[0].points, {}, lines[0].area});
  CHECK(faults(read(lines)) == Faults{"doubled again -> a"});
  std::reverse(lines.back().points.begin(), lines.back().points.end());
  CHECK(faults(read(lines)) == Faults{"doubled again -> a", "(reversed again)"});
  lines.back().points.front() = at(-10, 1010);  // another line to the same place
  CHECK(faults(read(lines)) == Faults{"(reversed again)"});
}

TEST_CASE("a ring is cut and named with its members") {
  const std::vector<Line> ring{{"a", "b", {at(0, 0), at(1000, 0)}, {}, 5},
                               {"b", "c", {at(1000, 0), at(1000, 1000)}, {}, 9},
                               {"c", "a", {at(1000, 1000), at(0, 0)}, {}, 7}};
  CHECK(faults(read(ring)) == Faults{"cycle b -> c, a"});
  CHECK(faults(read(ring, {.links = false})) == Faults{"cycle b -> c, a"});
}

TEST_CASE("a dead end: not at a mouth, or just short of another river") {
  const Words mouths{.mouths = true};
  CHECK(faults(read(changed(2, [](Line& l) { l.mouth = false; }), mouths)) == Faults{"dead end c"});
  // Where mouths are not known, an end in the open is nothing to complain of, and one just short of a river is.
  CHECK(faults(read(changed(2, [](Line& l) { l.mouth = false; }))) == Faults{});
  const Rivers rivers = read(changed(0, [](Line& l) { l.points.back() = at(-200, 800), l.next = ""; }));
  CHECK(faults(rivers) == Faults{"dead end a -> c", "(apart a)"});
  CHECK(rivers.faults()[0].distance_m == Catch::Approx(200).epsilon(0.01));
  // Mouths that are named by the caller.
  RiverOptions options;
  options.mouths = {at(0, -500)};
  CHECK(faults(read(confluence(), {}, options)) == Faults{});
  options.mouths = {at(0, -5000)};
  CHECK(faults(read(confluence(), {}, options)) == Faults{"dead end c"});
}

TEST_CASE("parts: a river system of its own is a note, a part without a mouth is a fault") {
  std::vector<Line> lines = confluence();
  lines.push_back({"far", "", {at(90'000, 0), at(90'000, 800)}, {}, 0, true});
  CHECK(faults(read(lines, {.mouths = true})) == Faults{"(apart far)"});
  lines.back().mouth = false;
  CHECK(faults(read(lines, {.mouths = true})) == Faults{"dead end far", "apart far"});
}

TEST_CASE("lines without links: joined within the tolerance, cut where others join them") {
  // The tributary ends 20 m from a vertex in the middle of the river.
  const std::vector<Line> lines{{"river", "", {at(0, 3000), at(0, 2000), at(0, 1000), at(0, 0)}},
                                {"brook", "", {at(900, 2500), at(20, 2000)}}};
  const Rivers rivers = read(lines, {.links = false});
  CHECK(faults(rivers) == Faults{});
  REQUIRE(rivers.network().size() == 3);
  const ReachIndex brook = *rivers.find("brook");
  CHECK(rivers.id(rivers.network().next(brook)) == "river");
  CHECK(trace_upstream(rivers.network(), {rivers.network().next(brook), 0}).steps.size() == 3);
  RiverOptions strict;
  strict.tolerance_m = 10;
  CHECK(faults(read(lines, {.links = false}, strict)) == Faults{"dead end brook -> river", "(apart brook)"});
}

TEST_CASE("a line against the others is found; direction comes from mouths or elevation when it is asked for") {
  std::vector<Line> lines = confluence();
  lines.push_back({"top", "", {at(0, 3000), at(0, 2000)}});
  std::swap(lines[0].points.front(), lines[0].points.back());
  CHECK(faults(read(lines, {.links = false})).front() == "reversed a");

  RiverOptions options;
  options.mouths = {at(0, 0)};
  options.mouth_within_m = 100;
  options.direction = RiverOptions::Direction::mouths;
  const Rivers by_mouth = read(lines, {.links = false}, options);
  CHECK(faults(by_mouth) == Faults{});
  CHECK(trace_downstream(by_mouth.network(), {*by_mouth.find("top"), 0}).steps.size() == 3);

  RiverOptions by_height;
  by_height.direction = RiverOptions::Direction::elevation;
  by_height.elevation_m = [](LngLat p) { return p.lat * 1000; };
  CHECK(faults(read(lines, {.links = false}, by_height)) == Faults{});
}

TEST_CASE("where a river parts, the branch of its own name goes on, and the other is kept as a side branch") {
  const std::vector<Line> lines{{"top", "", {at(0, 3000), at(0, 2000)}, "Taizi"},
                                {"arm", "", {at(0, 2000), at(500, 1500), at(0, 1000)}, "Arm"},
                                {"main", "", {at(0, 2000), at(0, 1000)}, "Taizi"},
                                {"canal", "", {at(0, 2000), at(-5000, 0)}, "Canal"},
                                {"end", "", {at(0, 1000), at(0, 0)}, "Taizi"}};
  const Rivers rivers = read(lines, {.links = false});
  CHECK(faults(rivers) == Faults{"(braid arm -> top)", "(diversion canal -> top)"});
  const Trace trace = trace_downstream(rivers.network(), {*rivers.find("top"), 0});
  REQUIRE(trace.steps.size() == 3);
  CHECK(rivers.id(trace.steps[1].reach) == "main");
  CHECK(trace.partings.size() == 2);
}

TEST_CASE("a place where reaches meet is the upper end of the one below") {
  const Rivers rivers = read(confluence());
  const ReachIndex c = *rivers.find("c");
  const LngLat node = to_lnglat(rivers.line(c).front());
  const std::optional<Snapped> snapped = rivers.snap(node, 100);
  REQUIRE(snapped);
  CHECK(rivers.id(snapped->position.reach) == "c");
  CHECK(snapped->position.offset_m == 0);
  CHECK(trace_upstream(rivers.network(), snapped->position).steps.size() == 3);
}

TEST_CASE("a place on the map is the nearest place on a reach, and back") {
  const Rivers rivers = read(confluence());
  const std::optional<Snapped> snapped = rivers.snap(at(300, 250), 1000);
  REQUIRE(snapped);
  CHECK(rivers.id(snapped->position.reach) == "c");
  CHECK(snapped->position.offset_m == Catch::Approx(750).epsilon(1e-3));
  CHECK(snapped->distance_m == Catch::Approx(300).epsilon(1e-3));
  const LngLat back = rivers.point(snapped->position);
  CHECK(distance_m(back, snapped->point) < 0.1);
  CHECK_FALSE(rivers.snap(at(300, 250), 200));
  CHECK(rivers.snap(at(50'000, 250), 100'000));

  const ReachIndex c = *rivers.find("c");
  const std::vector<LngLat> cut = rivers.line(c, 200, 800);
  REQUIRE(cut.size() == 3);
  CHECK(length_m(cut) == Catch::Approx(600).epsilon(1e-6));
  CHECK(rivers.line(c, 0, rivers.network().length_m(c)).size() == 3);
}

TEST_CASE("a layer without lines is no network") {
  const Result<Rivers> none = Rivers::read(layer({{"a", "", {}}}));
  REQUIRE_FALSE(none);
  CHECK(say(none.error()) == "Cannot make a river network: the layer has no lines. Choose a layer of rivers.");
}

TEST_CASE("reaches are linked by the columns of the common data sets, across gaps too") {
  struct Set {
    const char *id, *next, *none;
  };
  for (const Set& set : {Set{"HYRIV_ID", "NEXT_DOWN", "0"}, Set{"COMID", "NextDownID", "0"},
                         Set{"LINKNO", "DSLINKNO", "-1"}, Set{"HydroID", "NextDownID", "-1"},
                         Set{"reach_id", "rch_id_dn", ""}, Set{"global_id", "downstream_line_ids", ""},
                         Set{"id", "toid", "0"}, Set{"comid", "tocomid", "0"}, Set{"Hydroseq", "DnHydroseq", "0"}}) {
    INFO(set.id << " " << set.next);
    FeatureStoreBuilder builder;
    const auto add = [&](const char* id, const char* next, std::vector<LngLat> points) {
      std::vector<WorldPoint> line;
      for (const LngLat p : points) line.push_back(to_world(p));
      builder.add_line(line);
      builder.set(builder.add_column(set.id, ColumnType::text), std::string_view(id));
      builder.set(builder.add_column(set.next, ColumnType::text), std::string_view(next));
      builder.finish_feature();
    };
    add("11", "13", {at(0, 3000), at(0, 1200)});  // 200 m short of where it goes on
    add("12", "13", {at(900, 3000), at(0, 1200)});
    add("13", set.none, {at(0, 1000), at(0, 0)});
    const auto rivers = Rivers::read(std::move(builder).build());
    REQUIRE(rivers);
    CHECK(rivers->joined() == Rivers::Joined::by_id);
    const ReachIndex end = rivers->find("13").value();
    CHECK(rivers->network().next(rivers->find("11").value()) == end);
    CHECK(rivers->network().next(rivers->find("12").value()) == end);
    CHECK(rivers->network().next(end) == no_reach);
    CHECK(faults(*rivers) == Faults{"gap 11 -> 13", "gap 12 -> 13"});
  }
}

TEST_CASE("a reach that names several below has a main one, and side branches") {
  FeatureStoreBuilder builder;
  const auto add = [&](const char* id, const char* below, double area, std::vector<LngLat> points) {
    std::vector<WorldPoint> line;
    for (const LngLat p : points) line.push_back(to_world(p));
    builder.add_line(line);
    builder.set(builder.add_column("reach_id", ColumnType::text), std::string_view(id));
    builder.set(builder.add_column("rch_id_dn", ColumnType::text), std::string_view(below));
    builder.set(builder.add_column("uparea", ColumnType::real), area);
    builder.finish_feature();
  };
  add("1", "2 3", 50, {at(0, 3000), at(0, 2000)});
  add("2", "", 10, {at(0, 2000), at(900, 1000)});
  add("3", "", 60, {at(0, 2000), at(0, 1000)});
  const auto rivers = Rivers::read(std::move(builder).build());
  REQUIRE(rivers);
  const RiverNetwork& network = rivers->network();
  CHECK(network.next(rivers->find("1").value()) == rivers->find("3").value());
  REQUIRE(network.sides_from(rivers->find("1").value()).size() == 1);
  CHECK(network.sides_from(rivers->find("1").value())[0].to == rivers->find("2").value());
}

TEST_CASE("the outlet of a file that was cut out of a larger one is a note; a wrong name inside it is a problem") {
  std::vector<Line> lines = confluence();
  lines[2].next = "41000099";
  CHECK(faults(read(lines)) == Faults{"(unknown next c -> 41000099)"});
  lines[0].next = "x";  // c begins where it ends
  CHECK(faults(read(lines)) == Faults{"unknown next a -> x", "(unknown next c -> 41000099)", "(apart a)"});
  lines[2].mouth = true;  // where mouths are marked the file claims to be whole
  CHECK(faults(read(lines, {.mouths = true}))[0] == "unknown next a -> x");
  CHECK(faults(read(lines, {.mouths = true}))[1] == "unknown next c -> 41000099");
}

TEST_CASE("a line without length passes water on") {
  const Rivers rivers = read({{"a", "", {at(0, 2000), at(0, 1000)}},
                              {"dot", "", {at(0, 1000), at(0, 1000)}},
                              {"c", "", {at(0, 1000), at(0, 0)}}},
                             {.links = false});
  CHECK(faults(rivers) == Faults{"(no length dot)"});
  CHECK(rivers.network().next(rivers.find("a").value()) == rivers.find("c").value());
}

TEST_CASE("lines that part wherever they meet are told, and turned on request") {
  std::vector<Line> lines = confluence();
  for (Line& line : lines) std::reverse(line.points.begin(), line.points.end());
  const Faults told = faults(read(lines, {.links = false}));
  CHECK(std::count(told.begin(), told.end(), "(uphill a)") == 1);
  RiverOptions turned;
  turned.direction = RiverOptions::Direction::turned;
  const Rivers rivers = read(lines, {.links = false}, turned);
  CHECK(faults(rivers) == Faults{});
  CHECK(rivers.network().next(rivers.find("b").value()) == rivers.find("c").value());
}

TEST_CASE("reaches without an id are numbered as the file has them, from 1") {
  std::vector<Line> lines = confluence();
  for (Line& line : lines) line.id.clear();
  CHECK(read(lines, {.links = false}).id(0).starts_with('#'));
}

TEST_CASE("discharge of NHDPlus is cubic feet a second, and -9998 is nothing") {
  FeatureStoreBuilder builder;
  for (const double cfs : {1000.0, -9998.0}) {
    builder.add_line(std::vector<WorldPoint>{to_world(at(0, cfs)), to_world(at(500, cfs))});
    builder.set(builder.add_column("QA_MA", ColumnType::real), cfs);
    builder.set(builder.add_column("TotDASqKM", ColumnType::real), 2 * cfs);
    builder.set(builder.add_column("DivDASqKM", ColumnType::real), cfs);  // what is routed into it
    builder.finish_feature();
  }
  const auto rivers = Rivers::read(std::move(builder).build());
  REQUIRE(rivers);
  const ReachIndex known = rivers->network().by_source()[0], unknown = rivers->network().by_source()[1];
  CHECK(rivers->discharge_m3s(known).value() == Catch::Approx(28.3168).epsilon(1e-5));
  CHECK(rivers->area_km2(known) == 1000);
  CHECK_FALSE(rivers->discharge_m3s(unknown));
  CHECK_FALSE(rivers->area_km2(unknown));
}

TEST_CASE("pieces shorter than the tolerance are a chain, in any number, and a gap in it is closed") {
  for (const double piece_m : {9.6, 0.5}) {
    std::vector<Line> lines;
    const int count = 20'000;
    for (int i = 0; i < count; ++i) {
      const double gap_m = i < count / 2 ? 0 : 12;
      lines.push_back({"p" + std::to_string(i), "", {at(0, -i * piece_m - gap_m), at(0, -(i + 1) * piece_m - gap_m)}});
    }
    CAPTURE(piece_m);
    const Rivers rivers = read(lines, {.links = false});
    std::size_t ends = 0, sides = 0;
    for (ReachIndex r = 0; r < rivers.network().size(); ++r) {
      ends += rivers.network().next(r) == no_reach ? 1u : 0u;
      sides += rivers.network().sides_from(r).size();
    }
    CHECK(rivers.network().size() == count);
    CHECK(sides == 0);
    CHECK(ends <= 2);  // where pieces are far shorter than the gap nothing says that it is one
    if (piece_m > 1) CHECK(ends == 1);
  }
}

TEST_CASE("many lines that meet in one place are as many links, and not their square") {
  std::vector<Line> lines;
  for (int i = 0; i < 3000; ++i) {
    lines.push_back({"in" + std::to_string(i), "", {at(100.0 + i, 900), at(0, 0)}});
    lines.push_back({"out" + std::to_string(i), "", {at(0, 0), at(100.0 + i, -900)}});
  }
  const Rivers rivers = read(lines, {.links = false});
  std::size_t sides = 0;
  for (ReachIndex r = 0; r < rivers.network().size(); ++r) {
    sides += rivers.network().sides_from(r).size();
    if (rivers.id(r).starts_with("in")) CHECK(rivers.network().next(r) != no_reach);
  }
  CHECK(sides == 2999);
}

TEST_CASE("a heap of ends within the tolerance of each other is one place") {
  std::vector<Line> lines;
  for (int i = 0; i < 400; ++i) lines.push_back({"in" + std::to_string(i), "", {at(-500.0 - i, 900), at(0.01 * i, 0)}});
  lines.push_back({"out", "", {at(2, 1), at(0, -900)}});
  const Rivers rivers = read(lines, {.links = false});
  std::size_t reached = 0;
  for (ReachIndex r = 0; r < rivers.network().size(); ++r)
    reached += rivers.network().next(r) == rivers.find("out").value() ? 1u : 0u;
  CHECK(reached == 400);
}
