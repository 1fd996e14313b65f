// What the builder makes of geometry and properties, case by case.
#include <string>
#include <vector>

#include "geodata/features/feature_store.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

using Ring = std::vector<WorldPoint>;

std::vector<WorldPoint> ring_of(const FeatureStore& store, RingIndex r) {
  return {store.ring(r).begin(), store.ring(r).end()};
}

// On the map, where y grows south: north-west, south-west, south-east, north-east is anticlockwise.
const Ring anticlockwise{{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}};
const Ring clockwise{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};

std::shared_ptr<const FeatureStore> one_polygon(const std::vector<Ring>& rings) {
  FeatureStoreBuilder builder;
  builder.add_polygon(rings);
  builder.finish_feature();
  return std::move(builder).build();
}

}  // namespace

TEST_CASE("outer rings turn anticlockwise, holes clockwise, open rings close") {
  const Ring hole_clockwise{{2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}};
  const Ring hole_anticlockwise{{2, 2}, {2, 4}, {4, 4}, {4, 2}, {2, 2}};
  for (const Ring& outer : {anticlockwise, clockwise, Ring{{0, 0}, {10, 0}, {10, 10}, {0, 10}}}) {
    for (const Ring& hole : {hole_clockwise, hole_anticlockwise}) {
      const auto store = one_polygon({outer, hole});
      REQUIRE(store->ring_count() == 2);
      CHECK(ring_of(*store, 0) == anticlockwise);
      CHECK(ring_of(*store, 1) == hole_clockwise);
    }
  }
}

TEST_CASE("a ring's direction is right at the far corner of the world") {
  const std::uint32_t far = 0xFFFFFFF0u;
  const auto store = one_polygon({{{far, far}, {far + 1, far}, {far + 1, far + 1}, {far, far}}});
  CHECK(ring_of(*store, 0) == Ring{{far, far}, {far + 1, far + 1}, {far + 1, far}, {far, far}});
}

TEST_CASE("vertices that fall together become one") {
  FeatureStoreBuilder builder;
  builder.add_line(Ring{{1, 1}, {1, 1}, {2, 2}, {2, 2}, {1, 1}});
  builder.finish_feature();
  const auto store = std::move(builder).build();
  CHECK(ring_of(*store, 0) == Ring{{1, 1}, {2, 2}, {1, 1}});
}

TEST_CASE("a collapsed part is kept only when it is all there is") {
  const std::vector<Ring> dot{{{5, 5}, {5, 5}, {5, 5}, {5, 5}}};
  SECTION("alone: four vertices, so that it is still a closed ring") {
    const auto store = one_polygon(dot);
    REQUIRE(store->parts(0).size() == 1);
    CHECK(store->type(0) == GeometryType::polygon);
    CHECK(ring_of(*store, 0) == Ring{{5, 5}, {5, 5}, {5, 5}, {5, 5}});
  }
  SECTION("beside a whole one: dropped") {
    FeatureStoreBuilder builder;
    builder.add_polygon(dot);
    builder.add_polygon(std::vector<Ring>{anticlockwise});
    builder.finish_feature();
    const auto store = std::move(builder).build();
    CHECK(store->parts(0).size() == 1);
    CHECK(store->vertex_count() == 5);
  }
  SECTION("as a hole: dropped") {
    const auto store = one_polygon({anticlockwise, dot[0]});
    CHECK(store->ring_count() == 1);
  }
  SECTION("a line of one place: two vertices") {
    FeatureStoreBuilder builder;
    builder.add_line(Ring{{7, 7}});
    builder.finish_feature();
    const auto store = std::move(builder).build();
    CHECK(ring_of(*store, 0) == Ring{{7, 7}, {7, 7}});
  }
}

TEST_CASE("a feature may have no geometry, or parts of several types") {
  FeatureStoreBuilder builder;
  builder.finish_feature();
  builder.add_point({3, 4});
  builder.add_line(Ring{{1, 2}, {9, 8}});
  builder.finish_feature();
  const auto store = std::move(builder).build();
  REQUIRE(store->size() == 2);
  CHECK(store->parts(0).size() == 0);
  CHECK(store->box(0).empty());
  CHECK(store->parts(1).size() == 2);
  CHECK(store->type(0) == GeometryType::point);
  CHECK(store->type(1) == GeometryType::line);
  CHECK(store->box(1) == WorldBox{1, 2, 9, 8});
  CHECK(store->box() == WorldBox{1, 2, 9, 8});
}

TEST_CASE("a discarded feature leaves nothing") {
  FeatureStoreBuilder builder;
  const ColumnIndex name = builder.add_column("name", ColumnType::text);
  builder.add_point({1, 1});
  builder.finish_feature();
  builder.add_line(Ring{{5, 5}, {6, 6}});
  builder.add_polygon(std::vector<Ring>{anticlockwise});
  builder.set(name, std::string_view("gone"));
  builder.set_id("gone");
  builder.discard_feature();
  builder.add_point({2, 2});
  builder.finish_feature();
  builder.add_point({9, 9});  // not finished
  const auto store = std::move(builder).build();
  REQUIRE(store->size() == 2);
  CHECK(store->vertex_count() == 2);
  CHECK(ring_of(*store, store->rings(store->parts(1).first).first) == Ring{{2, 2}});
  CHECK(store->box() == WorldBox{1, 1, 2, 2});
  CHECK_FALSE(store->find("gone"));
  CHECK(store->value(1, "name") == Value{});
}

TEST_CASE("a column becomes as wide as its values ask") {
  struct Row {
    std::vector<Value> values;
    ColumnType type;
    std::vector<std::string> read_back;
  };
  const std::int64_t two = 2;
  const std::vector<Row> rows{
      {{two, 2.5}, ColumnType::real, {"2", "2.5"}},
      {{2.5, two}, ColumnType::real, {"2.5", "2"}},
      {{two, std::string_view("x")}, ColumnType::text, {"2", "x"}},
      {{two, 2.5, std::string_view("x"), two}, ColumnType::text, {"2", "2.5", "x", "2"}},
      {{true, two}, ColumnType::text, {"true", "2"}},
      {{std::string_view("x"), false}, ColumnType::text, {"x", "false"}},
      {{two, {}, two}, ColumnType::integer, {"2", "", "2"}},
  };
  for (const Row& row : rows) {
    FeatureStoreBuilder builder;
    const ColumnType first = std::holds_alternative<bool>(row.values[0])           ? ColumnType::boolean
                             : std::holds_alternative<std::int64_t>(row.values[0]) ? ColumnType::integer
                             : std::holds_alternative<double>(row.values[0])       ? ColumnType::real
                                                                                   : ColumnType::text;
    const ColumnIndex c = builder.add_column("k", first);
    for (const Value& value : row.values) {
      builder.set(c, value);
      builder.finish_feature();
    }
    const auto store = std::move(builder).build();
    CHECK(store->column_type(c) == row.type);
    for (FeatureIndex f = 0; f < store->size(); ++f) CHECK(to_string(store->value(f, c)) == row.read_back[f]);
  }
}

TEST_CASE("of a property that is set twice the last value counts") {
  FeatureStoreBuilder builder;
  const ColumnIndex c = builder.add_column("k", ColumnType::integer);
  builder.set(c, std::int64_t{1});
  builder.set(c, std::int64_t{2});
  builder.finish_feature();
  const auto store = std::move(builder).build();
  CHECK(store->value(0, c) == Value{std::int64_t{2}});
}

TEST_CASE("ids find the first feature that has them") {
  FeatureStoreBuilder builder;
  for (const char* id : {"", "a", "b", "a"}) {
    if (*id != 0) builder.set_id(id);
    builder.finish_feature();
  }
  const auto store = std::move(builder).build();
  CHECK(store->id(0).empty());
  CHECK(store->id(3) == "a");
  CHECK(store->find("a") == FeatureIndex{1});
  CHECK(store->find("b") == FeatureIndex{2});
  CHECK_FALSE(store->find("c"));
}

TEST_CASE("an empty store answers") {
  const auto store = FeatureStoreBuilder().build();
  CHECK(store->size() == 0);
  CHECK(store->box().empty());
  CHECK_FALSE(store->column("name"));
  CHECK_FALSE(store->find("x"));
  CHECK(FeatureStore().size() == 0);
  CHECK_FALSE(FeatureStore().find("x"));
}

TEST_CASE("values as text and as number") {
  CHECK(to_string(Value{0.1}) == "0.1");
  CHECK(to_string(Value{1e21}) == "1e+21");
  CHECK(to_string(Value{-3.0}) == "-3");
  CHECK(to_string(Value{}) == "");
  CHECK(to_number(Value{std::int64_t{7}}) == 7.0);
  CHECK_FALSE(to_number(Value{std::string_view("7")}));
}

TEST_CASE("property names of its own for every feature cost no more than their values") {
  FeatureStoreBuilder builder;
  constexpr std::uint32_t count = 20000;
  for (std::uint32_t f = 0; f < count; ++f) {
    // Seen by the first feature and by its own: a dense array would have 20,000 x 20,000 rows.
    const std::string name = std::to_string(f);
    const ColumnIndex c = builder.add_column(name, ColumnType::integer);
    builder.set(c, std::int64_t{f});
    builder.set(builder.add_column("0", ColumnType::integer), std::int64_t{1});
    builder.finish_feature();
  }
  const auto store = std::move(builder).build();
  CHECK(store->value(19999, "19999") == Value{std::int64_t{19999}});
  CHECK(store->value(19998, "19999") == Value{});
}
