#include "app/ui/picture_legend.h"

#include <algorithm>
#include <cmath>

#include "app/core/river_words.h"
#include "app/scene/trace_colours.h"
#include "app/ui/layer_classes.h"
#include "app/ui/swatch.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double row_height = 21, sign_height = 19, words_height = 17, heading_height = 23;
constexpr double words_x = 28, column_gap = 20, note_gap = 8;
constexpr std::size_t most_looked_at = 1000;  // features, for what a mark means

using Features = std::vector<geodata::FeatureIndex>;

bool only_digits(const std::string& note) {
  return std::all_of(note.begin(), note.end(), [](char c) { return (c >= '0' && c <= '9') || c == ' '; });
}

bool drawn_at(const geodata::StyleRule& rule, double zoom) {
  return zoom >= rule.min_zoom && zoom < rule.max_zoom &&
         (rule.fill || rule.stroke || rule.band || rule.label || rule.shield || !rule.marker_symbol.empty());
}

bool has_mark(const geodata::StyleRule& rule) {
  return rule.hatched || rule.dashed || rule.hollow || (rule.stroke && !rule.dash.empty());
}

// The data's own words for what these features are, each once.
std::string words_of(const PanelFrame& f, const Layer& layer, const Features& features, const std::string& property) {
  constexpr std::size_t most = 3;
  std::vector<std::string> words;
  for (const geodata::FeatureIndex feature : features) {
    std::string word = geodata::to_string(layer.content->features->value(feature, property));
    word = f.view.library->atlas->word_in(f.language, word);
    if (word.empty() || std::find(words.begin(), words.end(), word) != words.end()) continue;
    words.push_back(std::move(word));
    if (words.size() > most) return {};  // too many to say what the mark means
  }
  std::string all;
  for (const std::string& word : words) add_words(all, f.chinese() ? "、" : ", ", word);
  return all;
}

// What a mark of the rule means; empty: the data do not say.
std::string meaning(const PanelFrame& f, const Layer& layer, const geodata::StyleRule& rule, const Features& features) {
  const auto said = [&](std::string_view key) { return std::string(f.word(key)); };
  if (!rule.marker_symbol.empty()) {
    if (rule.dashed) return said("place estimated");
    if (!rule.hollow) return {};
    const std::string status = words_of(f, layer, features, "status");
    return status.empty() ? said("planned or mothballed") : status;
  }
  const bool estimated = std::all_of(features.begin(), features.end(), [&](geodata::FeatureIndex feature) {
    return geodata::to_string(layer.content->features->value(feature, "certainty")) == "estimate";
  });
  if (!estimated) return words_of(f, layer, features, layer.spec.kind_property);
  if (rule.hatched) return said("area estimated");
  return rule.fill || rule.band ? said("outline estimated") : said("course estimated");
}

}  // namespace

double PictureLegend::height_of(const Line& line) {
  switch (line.kind) {
    case Kind::heading: return heading_height;
    case Kind::row: return row_height;
    case Kind::words: return words_height;
    case Kind::sign: return sign_height;
  }
  return 0;
}

double PictureLegend::width_of(PanelFrame& f, const Line& line) {
  if (line.kind == Kind::heading) return text_width(f, font::small_bold, line.words);
  const double note = line.note.empty() ? 0 : note_gap + text_width(f, font::small, line.note);
  return words_x + text_width(f, font::small, line.words) + note;
}

// Whether the layer draws anything here. What is still read counts as there.
bool PictureLegend::in_view(PanelFrame& f, const Layer& layer) {
  if (!layer.content) return layer.relief != nullptr || !layer.parts.empty();
  const auto [at, added] = seen_.try_emplace(layer.spec.id);
  InView& seen = at->second;
  if (!added && seen.revision == layer.revision) return !seen.rules.empty();
  seen = {layer.revision, {}};
  const double zoom = f.view.map.camera.zoom;
  std::set<std::uint16_t> open;
  for (std::size_t i = 0; i < layer.spec.rules.size(); ++i)
    if (drawn_at(layer.spec.rules[i], zoom)) open.insert(static_cast<std::uint16_t>(i));
  for (const View::Part& part : f.view.map.parts()) {
    layer.content->index.search(part.box, [&](std::uint32_t feature) {
      const std::uint16_t rule = layer.content->rule[feature];
      if (open.count(rule) == 0) return true;
      Features& found = seen.rules[rule];
      found.push_back(feature);
      if (found.size() >= (has_mark(layer.spec.rules[rule]) ? most_looked_at : 1)) open.erase(rule);
      return !open.empty();
    });
  }
  return !seen.rules.empty();
}

void PictureLegend::update(PanelFrame& f) {
  if (seen_from_ != f.view.map.camera) seen_.clear();
  seen_from_ = f.view.map.camera;
  lines_.clear();
  add_traces(f);
  add_stations(f);
  for (const LayerGroup& group : layer_groups(*f.view.library, *f.view.session)) {
    const std::size_t before = lines_.size();
    lines_.push_back({Kind::heading, f.own(group.title, group.title_zh)});
    for (const LayerRow& row : group.rows) add_row(f, row);
    if (lines_.size() == before + 1) lines_.pop_back();
  }
}

void PictureLegend::add_traces(PanelFrame& f) {
  const Session& session = *f.view.session;
  const RiverView& rivers = *f.view.rivers;
  for (std::size_t i = 0; rivers.guide && i < std::min(session.traces.size(), rivers.kept.size()); ++i) {
    const bool drawn = rivers.kept[i] && (session.traces[i].shown || session.trace == i);
    if (!drawn) continue;
    lines_.push_back({Kind::row, name_of(*rivers.guide, session.traces[i], rivers.kept[i].get(), f.language)});
    lines_.back().way = trace_colour(*f.view.library, f.view.settings->theme, i);
  }
}

// A line for each table that has one in view.
void PictureLegend::add_stations(PanelFrame& f) {
  const MeasurementTable* told = nullptr;
  for (const SectionOfTable& station : own_stations(*f.view.measurements)) {
    const ScreenXY at = f.view.map.to_screen(geodata::to_world(*station.section->at));
    const bool seen = !f.view.map.in_every_copy(at, 0).empty();
    if (!seen || station.table == told) continue;
    told = station.table;
    lines_.push_back({Kind::row, told->title, std::string(f.word("Measurements"))});
    lines_.back().station = true;
  }
}

void PictureLegend::add_row(PanelFrame& f, const LayerRow& row) {
  Line line{Kind::row, f.own(row.spec().title, row.spec().title_zh)};
  for (const Layer* layer : row.layers)
    if (is_shown(*layer, *f.view.session, f.view.map.camera.zoom) && in_view(f, *layer)) line.row.push_back(layer);
  if (line.row.empty()) return;
  const std::string& note = f.own(row.spec().note, row.spec().note_zh);
  if (!only_digits(note)) line.note = note;  // a count is of the whole layer, not of what the picture shows
  const std::vector<const Layer*> layers = line.row;
  line.rule = best_rule(layers);
  const std::size_t at = lines_.size();
  lines_.push_back(std::move(line));
  std::set<std::string> said;
  for (const Layer* layer : layers) {
    add_classes(f, *layer);
    add_signs(f, *layer, lines_[at], said);
  }
  // What a line under it explains is not shown twice.
  lines_[at].has_swatch = std::none_of(lines_.begin() + static_cast<std::ptrdiff_t>(at) + 1, lines_.end(),
                                       [&](const Line& sign) { return sign.rule && sign.rule == lines_[at].rule; });
}

void PictureLegend::add_classes(PanelFrame& f, const Layer& layer) {
  const geodata::LayerSpec& spec = layer.spec;
  for (const geodata::ClassLegend& legend : spec.classes) {
    lines_.push_back({Kind::words, classes_heading(f, legend)});
    for (const geodata::ClassLegend::Class& c : legend.classes) {
      Line line{Kind::sign, class_words(c, *f.view.library->atlas, f.language)};
      line.spec = &spec;
      if (c.rule < spec.rules.size()) line.rule = &spec.rules[c.rule];
      lines_.push_back(std::move(line));
    }
  }
}

void PictureLegend::add_signs(PanelFrame& f, const Layer& layer, Line& row, std::set<std::string>& said) {
  if (!layer.content) return;
  const geodata::LayerSpec& spec = layer.spec;
  const auto& rules = seen_[spec.id].rules;
  std::set<std::size_t> told;
  std::vector<Line> signs;
  const auto add = [&](std::string words, std::size_t rule) {
    told.insert(rule);
    if (words.empty() || !said.insert(words).second) return;
    signs.push_back({Kind::sign, std::move(words)});
    signs.back().spec = &spec, signs.back().rule = &spec.rules[rule];
  };
  for (const geodata::LegendEntry& entry : spec.legend)
    if (rules.count(static_cast<std::uint16_t>(entry.rule)) > 0) add(f.own(entry.title, entry.title_zh), entry.rule);
  for (const geodata::ClassLegend& legend : spec.classes)
    for (const geodata::ClassLegend::Class& c : legend.classes) told.insert(c.rule);
  for (const auto& [rule, features] : rules) {
    if (told.count(rule) > 0 || !has_mark(spec.rules[rule])) continue;
    const bool is_row = &spec.rules[rule] == row.rule;  // the row itself is dashed: said beside its name
    if (is_row && row.note.empty()) row.note = meaning(f, layer, spec.rules[rule], features);
    if (!is_row) add(meaning(f, layer, spec.rules[rule], features), rule);
  }
  lines_.insert(lines_.end(), signs.begin(), signs.end());  // `row` is void from here on
}

// A heading stays with its first row, and a row with what explains it.
std::vector<PictureLegend::Column> PictureLegend::columns_of(double most_height_px) const {
  std::vector<Column> columns{{}};
  double height = 0;
  for (std::size_t first = 0; first < lines_.size();) {
    std::size_t last = first + 1;
    if (lines_[first].kind == Kind::heading && last < lines_.size()) ++last;
    while (last < lines_.size() && lines_[last].kind != Kind::heading && lines_[last].kind != Kind::row) ++last;
    double block = 0;
    for (std::size_t i = first; i < last; ++i) block += height_of(lines_[i]);
    if (height > 0 && height + block > most_height_px) {
      columns.push_back({first, first});
      height = 0;
    }
    height += block;
    columns.back().last = last;
    first = last;
  }
  return columns;
}

std::optional<PictureLegend::Size> PictureLegend::lay_out(PanelFrame& f, double most_width_px, double most_height_px) {
  const auto height_in = [&](const Column& column) {
    double height = 0;
    for (std::size_t i = column.first; i < column.last; ++i) height += height_of(lines_[i]);
    return height;
  };
  columns_ = columns_of(most_height_px);
  for (double lower = most_height_px - 4; lower > row_height; lower -= 4) {  // of even height
    std::vector<Column> even = columns_of(lower);
    if (even.size() > columns_.size()) break;
    columns_ = std::move(even);
  }
  Size size;
  for (Column& column : columns_) {
    for (std::size_t i = column.first; i < column.last; ++i)
      column.width_px = std::max(column.width_px, std::ceil(width_of(f, lines_[i])));
    size.width_px += column.width_px + (size.width_px > 0 ? column_gap : 0);
    size.height_px = std::max(size.height_px, height_in(column));
  }
  if (size.width_px > most_width_px || size.height_px > most_height_px) return std::nullopt;
  return size;
}

void PictureLegend::draw(PanelFrame& f, ScreenXY at) const {
  double x = at.x;
  for (const Column& column : columns_) {
    double y = at.y;
    for (std::size_t i = column.first; i < column.last; ++i) {
      draw_line(f, lines_[i], {x, y});
      record(f, box(x, y, column.width_px, height_of(lines_[i])), "Legend", lines_[i].words);
      y += height_of(lines_[i]);
    }
    x += column.width_px + column_gap;
  }
}

void PictureLegend::draw_line(PanelFrame& f, const Line& line, ScreenXY at) const {
  const double y = at.y + height_of(line) / 2;
  if (line.kind == Kind::heading) {
    text_at(f, at.x, y, font::small_bold, f.colours.muted, line.words);
    return;
  }
  if (line.way) app::line(f, {at.x + 2, y}, {at.x + 18, y}, *line.way, 3);
  if (line.station) {  // as it stands on the map
    ring(f, {at.x + 9, y}, 6, f.colours.accent, 1.8);
    disc(f, {at.x + 9, y}, 2.5, f.colours.link);
  }
  if (line.kind == Kind::row && line.has_swatch && !line.row.empty()) draw_swatch(f, {at.x + 9, y}, line.row);
  if (line.kind == Kind::sign) draw_swatch(f, {at.x + 9, y}, *line.spec, line.rule);
  const geodata::Colour ink = line.kind == Kind::row ? f.colours.ink : f.colours.muted;
  const double x = at.x + (line.has_swatch ? words_x : 0);  // a name alone stands as a heading over its signs
  const double used = text_at(f, x, y, font::small, ink, line.words);
  if (!line.note.empty()) text_at(f, x + used + note_gap, y, font::small, f.colours.muted, line.note);
}

}  // namespace app
