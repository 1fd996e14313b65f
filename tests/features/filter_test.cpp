// The filter expressions of the style rules, as a table.
#include <string>

#include <nlohmann/json.hpp>

#include "geodata/features/filter.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

// Feature 0: a mine with all properties; feature 1: nothing at all; feature 2: a line.
std::shared_ptr<const FeatureStore> example() {
  FeatureStoreBuilder builder;
  const ColumnIndex kind = builder.add_column("kind", ColumnType::text);
  const ColumnIndex depth = builder.add_column("depth_m", ColumnType::integer);
  const ColumnIndex share = builder.add_column("share", ColumnType::real);
  const ColumnIndex open = builder.add_column("open", ColumnType::boolean);
  const ColumnIndex since = builder.add_column("since", ColumnType::date);
  builder.add_point({1, 1});
  builder.set(kind, std::string_view("iron mine"));
  builder.set(depth, std::int64_t{300});
  builder.set(share, 0.5);
  builder.set(open, true);
  builder.set(since, std::string_view("1918-05-15"));
  builder.finish_feature();
  builder.finish_feature();
  builder.add_line(std::vector<WorldPoint>{{1, 1}, {2, 2}});
  builder.set(kind, std::string_view("river"));
  builder.finish_feature();
  return std::move(builder).build();
}

struct Row {
  const char* filter;
  const char* matches;  // one character a feature
};

const Row table[] = {
    {R"(["==", "kind", "iron mine"])", "y.."},
    {R"(["==", "depth_m", 300])", "y.."},
    {R"(["==", "depth_m", 300.0])", "y.."},
    {R"(["==", "depth_m", "300"])", "..."},
    {R"(["==", "open", true])", "y.."},
    {R"(["==", "open", 1])", "..."},
    {R"(["==", "no such", "x"])", "..."},
    {R"(["!=", "kind", "iron mine"])", ".yy"},
    {R"(["!=", "no such", "x"])", "yyy"},
    {R"(["<", "depth_m", 300])", "..."},
    {R"(["<=", "depth_m", 300])", "y.."},
    {R"([">", "depth_m", 299.5])", "y.."},
    {R"([">=", "depth_m", 301])", "..."},
    {R"(["<", "share", 1])", "y.."},
    {R"(["<", "depth_m", "zzz"])", "..."},
    {R"(["<", "kind", "j"])", "y.."},
    {R"(["<", "since", "1920"])", "y.."},
    {R"([">=", "since", "1920"])", "..."},
    {R"(["in", "kind", "river", "lake"])", "..y"},
    {R"(["in", "kind"])", "..."},
    {R"(["!in", "kind", "river", "lake"])", "yy."},
    {R"(["has", "kind"])", "y.y"},
    {R"(["!has", "kind"])", ".y."},
    {R"(["==", "$type", "Point"])", "y.."},
    {R"(["!=", "$type", "LineString"])", "yy."},
    {R"(["in", "$type", "LineString", "Polygon"])", "..y"},
    {R"(["all"])", "yyy"},
    {R"(["any"])", "..."},
    {R"(["none"])", "yyy"},
    {R"(["all", ["has", "kind"], ["!=", "kind", "river"]])", "y.."},
    {R"(["any", ["==", "kind", "river"], ["!has", "kind"]])", ".yy"},
    {R"(["none", ["==", "kind", "river"], ["!has", "kind"]])", "y.."},
};

std::string deeply_nested(int depth) {
  std::string out;
  for (int i = 0; i < depth; ++i) out += R"(["all", )";
  out += R"(["has", "kind"])";
  out.append(static_cast<std::size_t>(depth), ']');
  return out;
}

}  // namespace

TEST_CASE("filters match as the table says") {
  const auto store = example();
  for (const Row& row : table) {
    INFO(row.filter);
    const auto filter = Filter::parse(nlohmann::json::parse(row.filter));
    REQUIRE(filter.has_value());
    CHECK_FALSE(filter->matches_everything());
    std::string matches;
    for (FeatureIndex f = 0; f < store->size(); ++f) matches += filter->matches(*store, f) ? 'y' : '.';
    CHECK(matches == row.matches);
  }
  CHECK(Filter().matches_everything());
  CHECK(Filter().matches(*store, 0));
}

TEST_CASE("a filter that cannot be read says which part and why") {
  const std::pair<const char*, const char*> bad[] = {
      {R"("kind")", "a filter is a list"},
      {R"([])", "a filter is a list"},
      {R"([1, 2])", "a filter is a list"},
      {R"(["=", "kind", 1])", "no operator ="},
      {R"(["==", 1, 1])", "the name of a property"},
      {R"(["==", "kind"])", "one property and one value"},
      {R"(["==", "kind", 1, 2])", "one property and one value"},
      {R"(["==", "kind", null])", "a value must be"},
      {R"(["==", "kind", ["x"]])", "a value must be"},
      {R"(["<", "open", true])", "have no order"},
      {R"(["has", "kind", 1])", "only the name"},
      {R"(["all", ["has", "kind"], ["nor"]])", "no operator nor"},
  };
  for (const auto& [json, why] : bad) {
    INFO(json);
    const auto filter = Filter::parse(nlohmann::json::parse(json));
    REQUIRE_FALSE(filter.has_value());
    CHECK(say(filter.error()).find(why) != std::string::npos);
  }
  CHECK(Filter::parse(nlohmann::json::parse(deeply_nested(50))).has_value());
  CHECK_FALSE(Filter::parse(nlohmann::json::parse(deeply_nested(100000))).has_value());
}
