// Random features written into a builder and into plain vectors, and read back from both.
#include <map>
#include <random>
#include <string>
#include <vector>

#include "geodata/features/feature_store.h"
#include "tests/catch.h"

using namespace geodata;

namespace {

using Owned = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

Value view(const Owned& owned) {
  if (const auto* flag = std::get_if<bool>(&owned)) return *flag;
  if (const auto* integer = std::get_if<std::int64_t>(&owned)) return *integer;
  if (const auto* real = std::get_if<double>(&owned)) return *real;
  if (const auto* text = std::get_if<std::string>(&owned)) return std::string_view(*text);
  return {};
}

struct PlainFeature {
  std::vector<std::vector<WorldPoint>> lines;
  std::map<std::string, Owned> properties;
  std::string id;
};

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t roll() { return static_cast<std::uint32_t>(engine_()); }
  std::uint32_t below(std::uint32_t n) { return roll() % n; }

  Owned value(ColumnType type) {
    switch (type) {
      case ColumnType::boolean: return below(2) == 0;
      case ColumnType::integer: {
        const std::int64_t extremes[] = {0, -1, INT64_MIN, INT64_MAX};
        return below(3) == 0 ? extremes[below(4)] : std::int64_t{roll()};
      }
      case ColumnType::real: return below(1000) / 7.0 - 50;
      default: return below(10) == 0 ? std::string() : std::to_string(below(40)) + " words";
    }
  }

  std::vector<WorldPoint> line() {
    std::vector<WorldPoint> out(2 + below(6));
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = {roll(), static_cast<std::uint32_t>(i)};  // none repeats
    return out;
  }

 private:
  std::mt19937 engine_;
};

struct Kind {
  std::string name;
  ColumnType type;
  std::uint32_t one_in;  // how rare a value is; 1: every feature has one
};
const std::vector<Kind> kinds{
    {"always", ColumnType::integer, 1}, {"real", ColumnType::real, 2},  {"flag", ColumnType::boolean, 3},
    {"text", ColumnType::text, 1},      {"rare", ColumnType::text, 40}, {"rare number", ColumnType::integer, 90},
    {"date", ColumnType::date, 5},      {"never", ColumnType::real, 0},
};

PlainFeature random_feature(Dice& dice, std::uint32_t number) {
  PlainFeature feature;
  for (std::uint32_t i = dice.below(4); i > 0; --i) feature.lines.push_back(dice.line());
  for (const Kind& kind : kinds) {
    if (kind.one_in > 0 && dice.below(kind.one_in) == 0) feature.properties[kind.name] = dice.value(kind.type);
  }
  if (dice.below(2) == 0) feature.id = std::to_string(number);
  return feature;
}

}  // namespace

TEST_CASE("a store gives back what was put in", "[twin]") {
  for (const std::uint32_t seed : {1u, 20260u, 77u}) {
    INFO("seed " << seed);
    Dice dice(seed);
    FeatureStoreBuilder builder;
    std::map<std::string, ColumnIndex> columns;
    for (const Kind& kind : kinds) columns[kind.name] = builder.add_column(kind.name, kind.type);
    std::vector<PlainFeature> plain;
    for (std::uint32_t n = 0; n < 3000; ++n) {
      const PlainFeature feature = random_feature(dice, n);
      for (const auto& line : feature.lines) builder.add_line(line);
      for (const auto& [name, value] : feature.properties) builder.set(columns[name], view(value));
      if (!feature.id.empty()) builder.set_id(feature.id);
      if (dice.below(5) == 0) {
        builder.discard_feature();
        continue;
      }
      builder.finish_feature();
      plain.push_back(feature);
    }
    const auto store = std::move(builder).build();

    REQUIRE(store->size() == plain.size());
    std::size_t wrong = 0;
    for (FeatureIndex f = 0; f < store->size(); ++f) {
      const PlainFeature& feature = plain[f];
      wrong += store->parts(f).size() != feature.lines.size();
      for (std::uint32_t i = 0; i < feature.lines.size(); ++i) {
        const auto ring = store->ring(store->rings(store->parts(f).first + i).first);
        wrong += !std::equal(ring.begin(), ring.end(), feature.lines[i].begin(), feature.lines[i].end());
      }
      for (const Kind& kind : kinds) {
        const auto found = feature.properties.find(kind.name);
        const Value expected = found == feature.properties.end() ? Value{} : view(found->second);
        wrong += store->value(f, kind.name) != expected;
        wrong += store->value(f, columns[kind.name]) != expected;
      }
      wrong += store->id(f) != feature.id;
      wrong += !feature.id.empty() && store->find(feature.id) != f;
    }
    CHECK(wrong == 0);
  }
}
