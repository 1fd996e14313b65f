#include "geodata/atlas/layer_reader.h"

#include <algorithm>

#include "geodata/atlas/fact_reader.h"
#include "geodata/atlas/files.h"
#include "geodata/atlas/member_reader.h"
#include "geodata/atlas/property_classes.h"

namespace geodata {
namespace {

using nlohmann::json;

// A legend's rules are those that the file has; each may have become several.
using FirstRules = std::vector<std::size_t>;

void read_classes(const json& item, const std::string& pointer, const LayerContext& context, LayerSpec& layer) {
  const std::size_t first = layer.rules.size();
  MemberReader in(item, pointer, layer.id, context.warnings);
  ClassedRule classed =
      expand_classes(item, context.palette, [&](const std::string& key, Text why) { in.warn(key, std::move(why)); });
  for (std::size_t i = 0; i < classed.rules.size(); ++i) {
    layer.rules.push_back(read_rule(classed.rules[i], pointer, layer.id, context.palette, context.warnings));
    layer.rules.back().class_number = static_cast<std::uint16_t>(i);
  }
  for (ClassLegend& legend : classed.legends) {
    for (ClassLegend::Class& c : legend.classes) c.rule += first;
    layer.classes.push_back(std::move(legend));
  }
}

FirstRules read_rules(MemberReader& in, const LayerContext& context, LayerSpec& layer) {
  constexpr std::size_t most_rules = 20000;  // far below what a feature's rule number can hold
  FirstRules first_rules;
  const json* style = in.array("style");
  if (style == nullptr) return first_rules;
  for (std::size_t i = 0; i < style->size(); ++i) {
    const std::string pointer = in.pointer_to("style") + "/" + std::to_string(i);
    if (layer.rules.size() + most_class_rules > most_rules) {
      in.warn("style/" + std::to_string(i), text("the layer has too many rules"));
      break;
    }
    first_rules.push_back(layer.rules.size());
    if (!(*style)[i].is_object()) {
      in.warn("style/" + std::to_string(i), text("it is not an object"));
      layer.rules.emplace_back();  // keeps the numbers that the legend uses
      continue;
    }
    read_classes((*style)[i], pointer, context, layer);
  }
  return first_rules;
}

void read_legend(MemberReader& in, const LayerContext& context, const FirstRules& rules, LayerSpec& layer) {
  const json* legend = in.array("legend");
  if (legend == nullptr) return;
  for (std::size_t i = 0; i < legend->size(); ++i) {
    const std::string key = "legend/" + std::to_string(i);
    MemberReader entry((*legend)[i], in.pointer_to(key), layer.id, context.warnings);
    LegendEntry read;
    read.title = entry.words("title");
    read.title_zh = entry.words("title:zh");
    const double rule = entry.number("rule", -1);
    entry.finish();
    if (rule < 0 || rule >= static_cast<double>(rules.size())) {
      in.warn(key, text("it names no rule of the style"));
      continue;
    }
    read.rule = rules[static_cast<std::size_t>(rule)];
    layer.legend.push_back(std::move(read));
  }
}

void read_facts(MemberReader& in, const LayerContext& context, LayerSpec& layer) {
  const json* facts = in.array("facts");
  if (facts == nullptr) return;
  for (std::size_t i = 0; i < facts->size(); ++i) {
    const std::string key = "facts/" + std::to_string(i);
    MemberReader row((*facts)[i], in.pointer_to(key), layer.id, context.warnings);
    FactSpec fact = read_fact(row);
    row.finish();
    if (fact.property.empty()) {
      in.warn(key, text("it names no property"));
    } else {
      layer.facts.push_back(std::move(fact));
    }
  }
}

void read_credits(MemberReader& in, const LayerContext& context, LayerSpec& layer) {
  for (std::string& key : in.names("credits")) {
    if (context.credits.contains(key)) {
      layer.credits.push_back(std::move(key));
    } else {
      in.warn("credits", text("the atlas has no credit “{}”", key));
    }
  }
}

ThemeColour first_colour(const LayerSpec& layer) {
  const ThemeColour grey{{128, 128, 128, 255}, {128, 128, 128, 255}};
  if (layer.rules.empty()) return grey;
  const StyleRule& rule = layer.rules.front();
  if (rule.fill) return *rule.fill;
  if (rule.stroke) return *rule.stroke;
  return rule.marker_colour.value_or(grey);
}

void read_names(MemberReader& in, LayerSpec& layer) {
  layer.title = in.words("title", layer.id);
  layer.title_zh = in.words("title:zh");
  layer.group = in.words("group");
  layer.group_zh = in.words("group:zh");
  layer.row = in.words("row");
  layer.panel = static_cast<int>(std::clamp(in.number("panel", layer.panel), 0.0, 1e6));
  layer.note = in.words("note");
  layer.note_zh = in.words("note:zh");
  layer.name_property = in.words("name", layer.name_property);
  layer.name_zh_property = in.words("name:zh", layer.name_zh_property);
  layer.kind_property = in.words("kind", layer.kind_property);
  layer.label_property = in.words("label", layer.label_property);
  layer.label_zh_property = in.words("label:zh", layer.label_zh_property);
}

void read_behaviour(MemberReader& in, LayerSpec& layer) {
  const std::string type = in.words("type", "features");
  layer.relief = type == "relief";
  if (!layer.relief && type != "features") in.warn("type", text("it is none of {}", "features, relief"));
  layer.filter = in.filter("filter");
  layer.on = in.flag("on", true);
  layer.min_zoom = in.number("min-zoom", layer.min_zoom);
  layer.max_zoom = in.number("max-zoom", layer.max_zoom);
  layer.subject = in.flag("subject", false);
  layer.fills_under_water = in.flag("fills-under-water", false);
  layer.mark = in.words("mark");
  if (!layer.mark.empty() && layer.mark != "water") {
    in.warn("mark", text("it is none of {}", "water"));
    layer.mark.clear();
  }
  layer.clickable = in.flag("clickable", layer.role == LayerRole::overlay);
}

// Id and file, without which there is no layer.
std::optional<LayerSpec> start_layer(std::string id, std::string file, const std::string& pointer, LayerRole role,
                                     const LayerContext& context) {
  const auto refuse = [&](Text why) -> std::optional<LayerSpec> {
    const std::string shown = id.empty() ? pointer : id;
    context.warnings.add(pointer, text("The layer {} is left out", shown), std::move(why));
    return std::nullopt;
  };
  if (id.empty()) return refuse(text("it has no id"));
  if (file.empty()) return refuse(text("it names no file"));
  if (const auto problem = path_problem(context.folder, file)) return refuse(*problem);
  if (!context.ids.insert(id).second) return refuse(text("another layer has the same id"));
  LayerSpec layer;
  layer.id = std::move(id);
  layer.file = std::move(file);
  layer.role = role;
  return layer;
}

}  // namespace

std::optional<LayerSpec> read_layer(const json& item, const std::string& pointer, LayerRole role,
                                    const LayerContext& context) {
  MemberReader in(item, pointer, text_member(item, "id"), context.warnings);
  std::optional<LayerSpec> layer = start_layer(in.words("id"), in.words("file"), pointer, role, context);
  if (!layer) return std::nullopt;
  read_names(in, *layer);
  read_behaviour(in, *layer);
  read_credits(in, context, *layer);
  read_legend(in, context, read_rules(in, context, *layer), *layer);
  read_facts(in, context, *layer);
  layer->swatch = in.colour("swatch", context.palette).value_or(first_colour(*layer));
  in.finish();
  return layer;
}

std::optional<LayerSpec> read_data_file(const json& item, const std::string& pointer, const std::string& id,
                                        const LayerContext& context) {
  MemberReader in(item, pointer, id, context.warnings);
  std::optional<LayerSpec> layer = start_layer(id, in.words("file"), pointer, LayerRole::data, context);
  if (!layer) return std::nullopt;
  layer->title = in.words("title", id);
  layer->title_zh = in.words("title:zh");
  layer->clickable = false;
  layer->on = false;
  read_credits(in, context, *layer);
  in.finish();
  return layer;
}

}  // namespace geodata
