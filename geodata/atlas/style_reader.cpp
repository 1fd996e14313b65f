#include <algorithm>

#include "geodata/atlas/layer_reader.h"
#include "geodata/atlas/member_reader.h"

namespace geodata {
namespace {

using nlohmann::json;

// The format leaves the placement to the geometry; what the rule draws is the best guess without the data.
LabelPlacement guessed_placement(const StyleRule& rule) {
  if (!rule.marker_symbol.empty()) return LabelPlacement::point;
  if (rule.fill) return LabelPlacement::area;
  return rule.stroke ? LabelPlacement::line : LabelPlacement::point;
}

void read_placement(MemberReader& in, LabelStyle& label) {
  const std::string placement = in.words("placement");
  if (placement.empty()) return;
  label.placement_given = placement == "point" || placement == "line" || placement == "area";
  if (placement == "point") label.placement = LabelPlacement::point;
  if (placement == "line") label.placement = LabelPlacement::line;
  if (placement == "area") label.placement = LabelPlacement::area;
  if (!label.placement_given) in.warn("placement", text("it is none of {}", "point, line, area"));
}

std::optional<LabelStyle> read_label(MemberReader in, const StyleRule& rule, const Palette& palette) {
  LabelStyle label;
  label.size_px = in.steps("size");
  label.rank = in.steps("rank");
  if (!label.rank.set()) label.rank.steps = {{0.0, 5.0}};
  label.rank_property = in.words("rank-property");
  label.bold = in.flag("bold", false);
  label.italic = in.flag("italic", false);
  label.zh_smaller_px = in.number("zh-smaller", 2);
  label.most_ems = std::clamp(in.number("max-width", label.most_ems), 2.0, 1000.0);
  label.colour = in.colour("color", palette);
  label.placement = guessed_placement(rule);
  read_placement(in, label);
  label.min_zoom = in.number("min-zoom", rule.min_zoom);
  label.max_zoom = in.number("max-zoom", rule.max_zoom);
  label.spacing_px = in.number("spacing", 0);
  label.most = static_cast<int>(std::clamp(in.number("most", 0), 0.0, 1e6));
  in.finish();
  if (!label.size_px.set()) {
    in.warn("size", text("a label needs a size"));
    return std::nullopt;
  }
  return label;
}

std::optional<ShieldStyle> read_shield(MemberReader in, const StyleRule& rule, const Palette& palette) {
  ShieldStyle shield;
  shield.property = in.words("property");
  shield.size_px = in.steps("size");
  shield.rank = in.steps("rank");
  shield.min_zoom = in.number("min-zoom", rule.min_zoom);
  shield.max_zoom = in.number("max-zoom", rule.max_zoom);
  shield.spacing_px = std::clamp(in.number("spacing", shield.spacing_px), 20.0, 1e5);
  shield.fill = in.colour("fill", palette);
  shield.colour = in.colour("color", palette);
  shield.band = in.colour("band", palette);
  in.finish();
  if (shield.property.empty()) {
    in.warn("property", text("a shield needs the property that holds the number"));
    return std::nullopt;
  }
  return shield;
}

ClusterStyle read_cluster(MemberReader in, const Palette& palette) {
  ClusterStyle cluster;
  cluster.radius_px = std::clamp(in.number("radius", cluster.radius_px), 10.0, 500.0);
  cluster.max_zoom = in.number("max-zoom", cluster.max_zoom);
  cluster.colour = in.colour("color", palette);
  in.finish();
  return cluster;
}

void read_lines(MemberReader& in, const Palette& palette, StyleRule& rule) {
  rule.stroke = in.colour("stroke", palette);
  rule.stroke_width = in.steps("stroke-width");
  rule.stroke_opacity = in.steps("stroke-opacity");
  rule.dash = in.numbers("stroke-dash");
  const bool some = std::any_of(rule.dash.begin(), rule.dash.end(), [](double px) { return px > 0; });
  const bool negative = std::any_of(rule.dash.begin(), rule.dash.end(), [](double px) { return px < 0; });
  if (!rule.dash.empty() && (negative || !some)) {
    in.warn("stroke-dash", text("its lengths must be positive"));
    rule.dash.clear();
  }
  rule.casing = in.colour("casing", palette);
  rule.casing_width = in.steps("casing-width");
  rule.band = in.colour("band", palette);
  rule.band_width = in.steps("band-width");
  rule.band_opacity = in.steps("band-opacity");
  rule.tick_length = in.steps("tick-length");
  rule.tick_spacing = in.number("tick-spacing", rule.tick_spacing);
  if (rule.tick_spacing < 1) {  // a tick every 0 px would never end
    in.warn("tick-spacing", text("it must be 1 or more"));
    rule.tick_spacing = StyleRule().tick_spacing;
  }
}

void read_marker(MemberReader& in, const Palette& palette, StyleRule& rule) {
  rule.marker_symbol = in.words("marker-symbol");
  rule.marker_colour = in.colour("marker-color", palette);
  rule.marker_accent = in.colour("marker-accent", palette);
  rule.marker_size = in.steps("marker-size");
  rule.marker_rank = in.steps("marker-rank");
  rule.marker_rank_property = in.words("marker-rank-property");
  rule.hollow = in.flag("hollow", false);
  rule.dashed = in.flag("dashed", false);
}

}  // namespace

StyleRule read_rule(const json& item, const std::string& pointer, const std::string& layer, const Palette& palette,
                    JsonWarnings& warnings) {
  StyleRule rule;
  MemberReader in(item, pointer, layer, warnings);
  rule.filter = in.filter("filter");
  rule.min_zoom = in.number("min-zoom", rule.min_zoom);
  rule.max_zoom = in.number("max-zoom", rule.max_zoom);
  rule.fill = in.colour("fill", palette);
  rule.fill_opacity = in.steps("fill-opacity");
  rule.hatched = in.flag("hatched", false);
  read_lines(in, palette, rule);
  read_marker(in, palette, rule);
  if (const json* label = in.object("label")) {
    rule.label = read_label(MemberReader(*label, in.pointer_to("label"), layer, warnings), rule, palette);
  }
  if (const json* shield = in.object("shield")) {
    rule.shield = read_shield(MemberReader(*shield, in.pointer_to("shield"), layer, warnings), rule, palette);
  }
  if (const json* cluster = in.object("cluster")) {
    rule.cluster = read_cluster(MemberReader(*cluster, in.pointer_to("cluster"), layer, warnings), palette);
  }
  in.finish();
  return rule;
}

}  // namespace geodata
