#include "geodata/atlas/property_classes.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "geodata/atlas/colour_ramp.h"
#include "geodata/atlas/json_document.h"
#include "geodata/atlas/member_reader.h"

namespace geodata {
namespace {

using nlohmann::json;

// One class of a value: which features, and what the member then is (null: it is left out).
struct ValueClass {
  json condition;  // a filter; null: all that reach it
  json value;
  ClassLegend::Class legend{};
};

struct PropertyValue {
  ClassLegend legend;  // without classes
  std::vector<ValueClass> classes;
};

// Members that share their classes.
struct Group {
  PropertyValue value;
  std::vector<std::pair<std::string, std::vector<json>>> members;  // name, its value in each class
};

bool is_by_property(const json& value) { return value.is_object() && value.contains("property"); }

Text broken() { return text("a value by property has “values”, “classes”, or “breaks” and “ramp”"); }

// Each of these adds classes, or says why it cannot.
std::optional<Text> add_values(const json& values, PropertyValue& out) {
  const auto add = [&](const json& wanted, const json& value) {
    ValueClass c{json::array({"==", out.legend.property, wanted}), value};
    c.legend.value = scalar_text(wanted);
    out.classes.push_back(std::move(c));
  };
  if (values.is_object()) {
    for (const auto& [word, value] : values.items()) add(word, value);
    return std::nullopt;
  }
  if (!values.is_array()) return broken();
  for (const json& pair : values) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_primitive() || pair[0].is_null()) return broken();
    add(pair[0], pair[1]);
  }
  return std::nullopt;
}

std::optional<Text> add_classes(const json& classes, PropertyValue& out) {
  if (!classes.is_array()) return broken();
  const std::string& property = out.legend.property;
  for (const json& pair : classes) {
    const auto from = pair.is_array() && pair.size() == 2 ? finite_number(pair[0]) : std::nullopt;
    if (!from) return broken();
    if (!out.classes.empty()) {
      ValueClass& last = out.classes.back();
      if (*from <= *last.legend.from) return text("its classes must rise");
      last.legend.to = from;
      last.condition = json::array({"all", last.condition, json::array({"<", property, *from})});
    }
    ValueClass c{json::array({">=", property, *from}), pair[1]};
    c.legend.from = from;
    out.classes.push_back(std::move(c));
  }
  return std::nullopt;
}

std::string hex(Colour c) { return fmt::format("#{:02X}{:02X}{:02X}{:02X}", c.r, c.g, c.b, c.a); }

// The same as "classes" with colours that lie evenly on the ramp.
std::optional<Text> add_ramp(const json& breaks, const json* ramp, const Palette& palette, PropertyValue& out) {
  if (!breaks.is_array() || ramp == nullptr || !ramp->is_array() || ramp->size() < 2) return broken();
  std::vector<Colour> light, dark;
  for (const json& stop : *ramp) {
    const auto colour = read_colour(stop, palette);
    if (!colour) return text("it is no colour: #RRGGBB, light and dark, or a name from the palette");
    light.push_back(colour->light), dark.push_back(colour->dark);
  }
  json classes = json::array();
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    const double share = breaks.size() > 1 ? static_cast<double>(i) / static_cast<double>(breaks.size() - 1) : 0;
    classes.push_back(
        {breaks[i], {{"light", hex(ramp_colour(light, share))}, {"dark", hex(ramp_colour(dark, share))}}});
  }
  return add_classes(classes, out);
}

std::optional<Text> unknown_member(const json& value) {
  static const std::set<std::string, std::less<>> known{"property", "values", "classes",  "breaks", "ramp",
                                                        "else",     "title",  "title:zh", "unit",   "unit:zh"};
  for (const auto& [key, ignored] : value.items()) {
    if (!known.contains(key)) return text("“{}” is not known there", key);
  }
  return std::nullopt;
}

std::optional<Text> read_value(const json& value, const Palette& palette, PropertyValue& out) {
  if (auto problem = unknown_member(value)) return problem;
  out.legend.property = text_member(value, "property");
  if (out.legend.property.empty()) return text("it names no property");
  out.legend.title = text_member(value, "title"), out.legend.title_zh = text_member(value, "title:zh");
  out.legend.unit = text_member(value, "unit"), out.legend.unit_zh = text_member(value, "unit:zh");
  const json *values = find_member(value, "values"), *classes = find_member(value, "classes"),
             *breaks = find_member(value, "breaks");
  if ((values != nullptr) + (classes != nullptr) + (breaks != nullptr) != 1) return broken();
  for (const json* list : {values, classes, breaks}) {
    if (list != nullptr && list->size() > most_classes) return text("it has more than {} classes", most_classes);
  }
  auto problem = values != nullptr    ? add_values(*values, out)
                 : classes != nullptr ? add_classes(*classes, out)
                                      : add_ramp(*breaks, find_member(value, "ramp"), palette, out);
  if (problem) return problem;
  if (out.classes.empty()) return broken();
  const json* other = find_member(value, "else");
  out.classes.push_back({nullptr, other != nullptr ? *other : json()});
  return std::nullopt;
}

bool same_classes(const PropertyValue& a, const PropertyValue& b) {
  if (a.classes.size() != b.classes.size()) return false;
  for (std::size_t i = 0; i < a.classes.size(); ++i) {
    if (a.classes[i].condition != b.classes[i].condition) return false;
  }
  return true;
}

void add_member(std::vector<Group>& groups, const std::string& name, PropertyValue value) {
  std::vector<json> values;
  for (ValueClass& c : value.classes) values.push_back(std::move(c.value));
  for (Group& group : groups) {
    if (!same_classes(group.value, value)) continue;
    if (group.value.legend.title.empty()) group.value.legend = value.legend;
    group.members.emplace_back(name, std::move(values));
    return;
  }
  groups.push_back({std::move(value), {}});
  groups.back().members.emplace_back(name, std::move(values));
}

// The rule as it is for features of class `chosen[g]` of each group.
json rule_of(const json& plain, const std::vector<Group>& groups, const std::vector<std::size_t>& chosen) {
  if (groups.empty()) return plain;
  json rule = plain, conditions = json::array({"all"});
  if (const json* written = find_member(plain, "filter")) conditions.push_back(*written);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const json& condition = groups[g].value.classes[chosen[g]].condition;
    if (!condition.is_null()) conditions.push_back(condition);
    for (const auto& [name, values] : groups[g].members) {
      if (!values[chosen[g]].is_null()) rule[name] = values[chosen[g]];
    }
  }
  if (conditions.size() > 1) rule["filter"] = std::move(conditions);
  return rule;
}

// A class's row shows it with the first class of every other group.
std::vector<ClassLegend> legends_of(const std::vector<Group>& groups) {
  std::vector<ClassLegend> out;
  std::size_t stride = 1;  // of the last group: its classes change from rule to rule
  for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
    ClassLegend legend = group->value.legend;
    for (std::size_t i = 0; i < group->value.classes.size(); ++i) {
      const bool shows = std::any_of(group->members.begin(), group->members.end(),
                                     [&](const auto& member) { return !member.second[i].is_null(); });
      if (!shows) continue;
      legend.classes.push_back(group->value.classes[i].legend);
      legend.classes.back().rule = i * stride;
    }
    stride *= group->value.classes.size();
    out.insert(out.begin(), std::move(legend));
  }
  return out;
}

}  // namespace

ClassedRule expand_classes(const json& rule, const Palette& palette, const WarnOfMember& warn) {
  json plain = json::object();
  std::vector<Group> groups;
  std::size_t count = 1;
  for (const auto& [name, value] : rule.items()) {
    // A shield's own `property` holds the number that stands on it.
    if (name == "shield" || !is_by_property(value)) {
      plain[name] = value;
      continue;
    }
    PropertyValue read;
    auto problem = read_value(value, palette, read);
    if (!problem && name == "label") problem = text("a label does not depend on a property");
    if (!problem && count * read.classes.size() > most_class_rules)
      problem = text("the rule would have more than {} classes", most_class_rules);
    if (problem) {
      warn(name, std::move(*problem));
      continue;
    }
    const std::size_t before = groups.size();
    add_member(groups, name, std::move(read));
    if (groups.size() > before) count *= groups.back().value.classes.size();
  }
  ClassedRule out;
  std::vector<std::size_t> chosen(groups.size(), 0);
  for (std::size_t n = 0; n < count; ++n) {
    std::size_t rest = n;
    for (std::size_t g = groups.size(); g-- > 0;) {
      chosen[g] = rest % groups[g].value.classes.size();
      rest /= groups[g].value.classes.size();
    }
    out.rules.push_back(rule_of(plain, groups, chosen));
  }
  out.legends = legends_of(groups);
  return out;
}

}  // namespace geodata
