// The look of a data file that no atlas describes: areas tinted, lines and points in the link colour, named by the
// property that looks most like a name.
#include <algorithm>
#include <array>

#include "app/scene/theme.h"
#include "app/shell/loading.h"

namespace app {

namespace {

using geodata::ThemeColour;

std::string first_present(const geodata::FeatureStore& features, std::span<const char* const> names) {
  for (const char* name : names) {
    if (features.column(name)) return name;
  }
  return {};
}

ThemeColour themed(geodata::Colour ThemeColours::*member) {
  return {theme_colours(geodata::Theme::light).*member, theme_colours(geodata::Theme::dark).*member};
}

geodata::ZoomSteps always(double value) { return {{{0, value}}}; }

bool is_number(geodata::ColumnType type) {
  return type == geodata::ColumnType::integer || type == geodata::ColumnType::real;
}

std::vector<geodata::FactSpec> facts_for(const geodata::FeatureStore& features, const geodata::LayerSpec& spec) {
  constexpr std::size_t most = 6;
  std::vector<geodata::FactSpec> facts;
  for (geodata::ColumnIndex c = 0; c < features.column_names().size() && facts.size() < most; ++c) {
    const std::string& name = features.column_names()[c];
    const bool shown_already =
        name == spec.name_property || name == spec.name_zh_property || name == spec.kind_property;
    if (shown_already || name == "id" || features.column_type(c) == geodata::ColumnType::json) continue;
    geodata::FactSpec fact;
    fact.property = fact.title = fact.title_zh = name;
    if (is_number(features.column_type(c))) fact.decimals = -1;
    facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace

geodata::LayerSpec spec_for_file(const std::filesystem::path& path, const geodata::FeatureStore& features) {
  static constexpr std::array names{"name:en", "name", "NAME", "Name", "title", "label", "name_en"};
  static constexpr std::array names_zh{"name:zh", "name_zh", "NAME_ZH", "name:zh-Hans"};
  static constexpr std::array kinds{"kind", "type", "class", "TYPE", "fclass"};
  geodata::LayerSpec spec;
  spec.id = path.filename().string();
  spec.title = spec.title_zh = path.stem().string();
  spec.group = "Added files", spec.group_zh = "添加的文件";
  spec.subject = true;
  spec.name_property = first_present(features, names);
  spec.name_zh_property = first_present(features, names_zh);
  spec.kind_property = first_present(features, kinds);
  spec.swatch = themed(&ThemeColours::link);

  geodata::StyleRule rule;
  rule.fill = rule.stroke = rule.marker_colour = spec.swatch;
  rule.fill_opacity = always(0.18);
  rule.stroke_width = always(1.6);
  rule.marker_symbol = "dot";
  rule.marker_size = always(7);
  constexpr std::uint32_t many = 300;  // fewer are told apart by the eye
  if (features.size() > many) {
    rule.cluster = geodata::ClusterStyle{32, 30, std::nullopt};
    rule.marker_size = always(18);  // those that stand alone beside discs
  }
  if (!spec.name_property.empty()) {
    geodata::LabelStyle label;
    label.size_px = always(12);
    label.colour = themed(&ThemeColours::name);
    rule.label = label;
  }
  spec.rules.push_back(std::move(rule));
  spec.facts = facts_for(features, spec);
  return spec;
}

}  // namespace app
