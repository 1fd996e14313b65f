// The Anshan atlas's rivers against worked answers that were made with other tools (a graph library and Vincenty's
// formula) from the lines alone: tests/data/rivers/trace_reference.json.
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "geodata/geo/geodesic.h"
#include "geodata/io/vector_reader.h"
#include "geodata/network/rivers.h"
#include "geodata/network/stream_order.h"
#include "tests/catch.h"

using namespace geodata;
using nlohmann::json;

namespace {

const std::string root = ANSHAN_SOURCE_DIR;

std::shared_ptr<const FeatureStore> lines() {
  auto file = read_vector_file(root + "/atlases/anshan/layers/rivers.geojson");
  REQUIRE(file);
  return file->value.features;
}

std::vector<std::string> ids(const Rivers& rivers, const Trace& trace) {
  std::vector<std::string> list;
  for (const TraceStep& step : trace.steps) list.push_back(rivers.id(step.reach));
  return list;
}

}  // namespace

TEST_CASE("the atlas's network is sound: two river systems, all reaches to the sea") {
  const Result<Rivers> rivers = Rivers::read(lines());
  REQUIRE(rivers);
  CHECK(rivers->network().size() == 56);
  REQUIRE(rivers->faults().size() == 1);
  CHECK(rivers->faults()[0].note);
  CHECK(say(describe(rivers->faults()[0])) == "is the mouth of a river system of its own");
}

TEST_CASE("the worked traces: the same reaches, lengths to 0.1 %") {
  const json reference = json::parse(std::ifstream(root + "/tests/data/rivers/trace_reference.json"));
  const double tolerance = reference["tolerance"]["length_rel"];
  const Rivers rivers = *Rivers::read(lines());
  REQUIRE(reference["records"].size() == 12);
  for (const json& record : reference["records"]) {
    const std::string name = record["name"];
    CAPTURE(name);
    const std::optional<ReachIndex> reach = rivers.find(record["reach_id"].get<std::string>());
    REQUIRE(reach);
    const RiverPosition start{*reach, record["reach_offset_m"]};

    const Trace down = trace_downstream(rivers.network(), start);
    CHECK(ids(rivers, down) == record["downstream_reaches"].get<std::vector<std::string>>());
    CHECK(down.length_m == Catch::Approx(record["river_length_to_sea_m"].get<double>()).epsilon(tolerance));
    CHECK(down.to_the_end);
    const LngLat mouth{record["mouth"][0], record["mouth"][1]};
    CHECK(distance_m(rivers.point({down.steps.back().reach, down.steps.back().to_m}), mouth) < 1);

    const Trace up = trace_upstream(rivers.network(), start);
    const std::vector<std::string> all = ids(rivers, up);
    std::set<std::string> above(all.begin() + 1, all.end());
    CHECK(above == record["reaches_upstream"].get<std::set<std::string>>());
    double drawn_m = 0;
    for (const TraceStep& step : up.steps) drawn_m += step.to_m - step.from_m;
    CHECK(drawn_m == Catch::Approx(record["drawn_length_upstream_m"].get<double>()).epsilon(tolerance).margin(1));

    if (record["kind"] == "river point") {
      const std::optional<Snapped> snapped = rivers.snap({record["start"][0], record["start"][1]}, 5000);
      REQUIRE(snapped);
      CHECK(snapped->position.reach == *reach);
      CHECK(snapped->position.offset_m == Catch::Approx(start.offset_m).margin(2));
    }
  }
}

TEST_CASE("lengths agree with those that the layer lists, to 0.01 %") {
  const Rivers rivers = *Rivers::read(lines());
  for (ReachIndex r = 0; r < rivers.network().size(); ++r) {
    const double listed_m = *to_number(rivers.features().value(rivers.feature(r), "length_m"));
    CAPTURE(rivers.id(r));
    CHECK(rivers.network().length_m(r) == Catch::Approx(listed_m).epsilon(1e-4));
  }
}

TEST_CASE("stream orders are those that the layer lists") {
  const Rivers rivers = *Rivers::read(lines());
  const std::vector<std::uint8_t> orders = stream_orders(rivers.network());
  for (ReachIndex r = 0; r < rivers.network().size(); ++r) {
    CAPTURE(rivers.id(r));
    CHECK(int{orders[r]} == static_cast<int>(*to_number(rivers.features().value(rivers.feature(r), "strahler"))));
  }
}

TEST_CASE("joined by their ends alone, the atlas's lines make the same network") {
  const auto features = lines();
  const Rivers linked = *Rivers::read(features);
  FeatureStoreBuilder builder;
  const ColumnIndex id = builder.add_column("id", ColumnType::text);
  for (FeatureIndex f = 0; f < features->size(); ++f) {
    builder.add_line(features->ring(features->rings(features->parts(f).first).first));
    builder.set(id, features->id(f));
    builder.finish_feature();
  }
  const Rivers joined = *Rivers::read(std::move(builder).build());
  CHECK(joined.joined() == Rivers::Joined::by_ends);
  REQUIRE(joined.network().size() == linked.network().size());
  for (ReachIndex r = 0; r < linked.network().size(); ++r) {
    const ReachIndex next = linked.network().next(r), other = joined.network().next(*joined.find(linked.id(r)));
    CHECK((next == no_reach ? "" : linked.id(next)) == (other == no_reach ? "" : joined.id(other)));
  }
}
