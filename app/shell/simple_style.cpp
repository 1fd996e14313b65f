#include "app/shell/simple_style.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "app/scene/symbols.h"

namespace app {

namespace {

using geodata::FeatureIndex;
using geodata::FeatureStore;
using geodata::StyleRule;
using geodata::ThemeColour;

constexpr std::array<std::string_view, 8> properties{"stroke",       "stroke-width", "stroke-opacity", "fill",
                                                     "fill-opacity", "marker-color", "marker-size",    "marker-symbol"};
constexpr std::size_t most_looks = 200;

// What a feature asks for, by the property's place in `properties`; a filter's own JSON.
using Look = std::map<std::size_t, nlohmann::json>;

nlohmann::json as_json(const geodata::Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* words = std::get_if<std::string_view>(&value)) return std::string(*words);
  return nullptr;
}

struct Columns {
  std::vector<std::pair<std::size_t, geodata::ColumnIndex>> of;  // place in `properties`, column

  explicit Columns(const FeatureStore& features) {
    for (std::size_t i = 0; i < properties.size(); ++i)
      if (const auto column = features.column(properties[i])) of.emplace_back(i, *column);
  }

  Look look(const FeatureStore& features, FeatureIndex f) const {
    Look out;
    for (const auto& [property, column] : of)
      if (auto value = as_json(features.value(f, column)); !value.is_null()) out.emplace(property, std::move(value));
    return out;
  }
};

std::optional<ThemeColour> colour(const nlohmann::json& value) {
  if (!value.is_string()) return std::nullopt;
  const std::string& words = value.get_ref<const std::string&>();
  auto read = geodata::parse_colour(words);
  if (!read) read = geodata::parse_colour("#" + words);
  if (!read) return std::nullopt;
  return ThemeColour{*read, *read};
}

std::optional<double> number(const nlohmann::json& value, double most) {
  if (!value.is_number()) return std::nullopt;
  const double read = value.get<double>();
  if (!(read >= 0)) return std::nullopt;
  return std::min(read, most);
}

std::optional<double> marker_px(const nlohmann::json& value) {
  if (value == "small") return 13;
  if (value == "medium") return 18;
  if (value == "large") return 25;
  return std::nullopt;
}

void set(std::optional<ThemeColour>& where, const std::optional<ThemeColour>& read) {
  if (where && read) where = read;  // a rule without it is of another geometry
}

void set(geodata::ZoomSteps& where, std::optional<double> read) {
  if (read) where = {{{0, *read}}};
}

void apply(std::size_t property, const nlohmann::json& value, StyleRule& rule) {
  constexpr double widest_px = 60;
  const std::string_view name = properties[property];
  if (name == "stroke") set(rule.stroke, colour(value));
  if (name == "stroke-width") set(rule.stroke_width, number(value, widest_px));
  if (name == "stroke-opacity") set(rule.stroke_opacity, number(value, 1));
  if (name == "fill") set(rule.fill, colour(value));
  if (name == "fill-opacity") set(rule.fill_opacity, number(value, 1));
  if (name == "marker-color") set(rule.marker_colour, colour(value));
  if (name == "marker-size") set(rule.marker_size, marker_px(value));
  if (name == "marker-symbol" && value.is_string() && !rule.marker_symbol.empty()) {
    const auto known = symbol_names();
    const std::string& wanted = value.get_ref<const std::string&>();
    if (std::find(known.begin(), known.end(), wanted) != known.end()) rule.marker_symbol = wanted;
  }
}

nlohmann::json is_type(const PlainRule& plain) { return nlohmann::json::array({"==", "$type", plain.type}); }

StyleRule dressed(const PlainRule& plain, const Look& look) {
  StyleRule rule = plain.rule;
  nlohmann::json filter = nlohmann::json::array({"all", is_type(plain)});
  for (const auto& [property, value] : look) {
    filter.push_back({"==", std::string(properties[property]), value});
    apply(property, value, rule);
  }
  rule.filter = *geodata::Filter::parse(filter);
  return rule;
}

}  // namespace

bool is_simple_style(std::string_view property) {
  return std::find(properties.begin(), properties.end(), property) != properties.end();
}

std::vector<StyleRule> with_simple_style(const FeatureStore& features, const std::vector<PlainRule>& plain) {
  const Columns columns(features);
  std::vector<StyleRule> out;
  std::size_t count = 0;
  for (const PlainRule& of_type : plain) {
    StyleRule rest = of_type.rule;
    rest.filter = *geodata::Filter::parse(is_type(of_type));
    std::set<Look> looks;
    for (FeatureIndex f = 0; f < features.size() && !columns.of.empty() && count < most_looks; ++f) {
      if (!rest.filter.matches(features, f)) continue;
      if (Look look = columns.look(features, f); !look.empty() && looks.insert(std::move(look)).second) ++count;
    }
    // A look that asks for more first: its features pass the lesser one's filter too.
    std::vector<Look> ordered(looks.begin(), looks.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const Look& a, const Look& b) { return a.size() > b.size(); });
    for (const Look& look : ordered) out.push_back(dressed(of_type, look));
    out.push_back(std::move(rest));
  }
  return out;
}

}  // namespace app
