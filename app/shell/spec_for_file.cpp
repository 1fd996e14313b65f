// The look of a data file that no atlas describes: areas tinted, lines and points in the link colour, named by the
// property that looks most like a name.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/scene/theme.h"
#include "app/shell/loading.h"
#include "app/shell/simple_style.h"

#include "geodata/base/ascii.h"

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

// "HYRIV_ID", "postcode", "startYear", "邮编": numbers that name or date something, rather than count it.
bool named_like_a_code(std::string_view name) {
  const std::string lower = geodata::to_lower(name);
  for (const char* part : {"year", "code", "zip", "phone", "编码", "代码", "编号", "邮编", "电话", "年份", "年度"})
    if (lower.find(part) != std::string::npos) return true;
  // A word of its own: "osm_id", "id", "fid", "toid", but not "width".
  for (const char* word : {"id", "fid", "gid", "oid", "toid", "objectid", "no", "nr"}) {
    const std::size_t at = lower.rfind(word);
    if (at == std::string::npos || at + std::string_view(word).size() != lower.size()) continue;
    const bool begins = at == 0 || !geodata::is_letter(lower[at - 1]);
    const bool camel = at > 0 && name[at] == 'I' && geodata::is_letter(name[at - 1]);
    if (begins || camel) return true;
  }
  return false;
}

// Whole numbers that could all be years: 1914, never 1 914. Four digits need no separators in any case.
bool looks_like_years(const geodata::FeatureStore& features, const std::string& column) {
  constexpr std::size_t enough = 2000;
  constexpr std::int64_t first = 1000, last = 2999;
  std::size_t seen = 0;
  for (geodata::FeatureIndex f = 0; f < features.size() && seen < enough; ++f) {
    const geodata::Value value = features.value(f, column);
    const auto* whole = std::get_if<std::int64_t>(&value);
    if (whole == nullptr) continue;
    if (*whole < first || *whole > last) return false;
    ++seen;
  }
  return seen > 0;
}

// What GPX and KML call their own members, in words.
struct FormatWord {
  std::string_view name, words;
};
constexpr FormatWord format_words[] = {{"ele", "Elevation"}, {"time", "Time"},     {"desc", "Description"},
                                       {"cmt", "Comment"},   {"sym", "Symbol"},    {"begin", "Begin"},
                                       {"end", "End"},       {"number", "Number"}, {"description", "Description"}};

bool is_format_of_words(const std::filesystem::path& path) {
  const std::string ending = geodata::to_lower(path.extension().string());
  return ending == ".gpx" || ending == ".kml" || ending == ".kmz";
}

void put_in_words(geodata::FactSpec& fact) {
  const auto* const known = std::find_if(std::begin(format_words), std::end(format_words),
                                         [&](const FormatWord& w) { return w.name == fact.property; });
  if (known == std::end(format_words)) return;
  fact.title = known->words, fact.title_zh = geodata::word(known->words, geodata::Language::chinese);
  if (fact.property == "ele") fact.unit = "m", fact.unit_zh = "米";
}

std::vector<geodata::FactSpec> facts_for(const geodata::FeatureStore& features, const geodata::LayerSpec& spec) {
  constexpr std::size_t most = 40;  // the popup folds all but the first few
  std::vector<geodata::FactSpec> facts;
  for (geodata::ColumnIndex c = 0; c < features.column_names().size() && facts.size() < most; ++c) {
    const std::string& name = features.column_names()[c];
    const bool shown_already =
        name == spec.name_property || name == spec.name_zh_property || name == spec.kind_property;
    if (shown_already || is_simple_style(name)) continue;
    geodata::FactSpec fact;
    fact.property = fact.title = fact.title_zh = name;
    if (is_number(features.column_type(c))) fact.decimals = -1;
    if (features.column_type(c) == geodata::ColumnType::integer)
      fact.grouped = !named_like_a_code(name) && !looks_like_years(features, name);
    facts.push_back(std::move(fact));
  }
  return facts;
}

// From which zoom names help: where features stand far enough apart on the average that most names find room. Nearer
// than that a map of names would be all that one sees, and the dearest part of the picture.
double first_zoom_of_names(const geodata::FeatureStore& features) {
  constexpr double apart_px = 90;
  const geodata::WorldBox& box = features.box();
  if (box.empty() || features.size() < 200) return 0;
  const double width = static_cast<double>(box.max_x) - box.min_x, height = static_cast<double>(box.max_y) - box.min_y;
  const double spacing = std::sqrt(std::max(1.0, width) * std::max(1.0, height) / features.size());
  return std::clamp(std::floor(std::log2(apart_px / spacing * geodata::world_size / 256)), 0.0, max_zoom);
}

// Areas, lines, points and mixed collections, always all four: what a part of the file lacks the rest may have.
std::vector<geodata::StyleRule> rules_for(const geodata::FeatureStore& features, const geodata::LayerSpec& spec) {
  geodata::StyleRule area, line, point;
  area.fill = area.stroke = line.stroke = point.marker_colour = spec.swatch;
  area.fill_opacity = always(0.18);
  area.stroke_width = always(1);
  line.stroke_width = always(1.6);
  point.marker_symbol = "dot";
  point.marker_size = always(18);
  point.marker_rank = always(0);  // what a reader brings shrinks for nothing of the atlas
  geodata::StyleRule mixed = area;
  mixed.stroke_width = line.stroke_width;
  mixed.marker_colour = point.marker_colour, mixed.marker_symbol = point.marker_symbol;
  mixed.marker_size = point.marker_size, mixed.marker_rank = point.marker_rank;
  constexpr std::uint32_t many = 300;  // fewer are told apart by the eye
  if (features.size() > many) point.cluster = geodata::ClusterStyle{32, 30, std::nullopt};
  std::vector<PlainRule> rules{{"Polygon", std::move(area)},
                               {"LineString", std::move(line)},
                               {"Point", std::move(point)},
                               {"GeometryCollection", std::move(mixed)}};
  if (!spec.name_property.empty() || !spec.name_zh_property.empty()) {
    geodata::LabelStyle label;
    label.size_px = always(12);
    label.colour = themed(&ThemeColours::name);
    label.min_zoom = first_zoom_of_names(features);
    for (PlainRule& plain : rules) plain.rule.label = label;
  }
  return with_simple_style(features, rules);
}

}  // namespace

geodata::LayerSpec spec_for_file(const std::filesystem::path& path, const geodata::FeatureStore& features,
                                 const std::string& layer) {
  static constexpr std::array names{"name:en", "name", "NAME", "Name", "title", "label", "name_en", "名称", "名字"};
  static constexpr std::array names_zh{"name:zh",  "name_zh", "NAME_ZH", "name:zh-Hans",
                                       "NAME_CHN", "NAME_CN", "中文名"};
  static constexpr std::array kinds{"kind", "type", "class", "TYPE", "fclass"};
  geodata::LayerSpec spec;
  spec.id = path.filename().string();
  spec.title = spec.title_zh = path.stem().string();
  spec.group = "Added files", spec.group_zh = "添加的文件";
  if (!layer.empty()) {
    spec.title = spec.title_zh = layer;
    const bool gpx = geodata::to_lower(path.extension().string()) == ".gpx";
    if (gpx) spec.title_zh = geodata::word(layer, geodata::Language::chinese);
    spec.group = spec.group_zh = path.filename().string();
  }
  spec.panel = -1;  // above the atlas's, as it is drawn
  spec.subject = true;
  spec.name_property = first_present(features, names);
  spec.name_zh_property = first_present(features, names_zh);
  spec.kind_property = first_present(features, kinds);
  spec.swatch = themed(&ThemeColours::link);

  spec.rules = rules_for(features, spec);
  spec.facts = facts_for(features, spec);
  if (is_format_of_words(path)) std::for_each(spec.facts.begin(), spec.facts.end(), put_in_words);
  return spec;
}

}  // namespace app
