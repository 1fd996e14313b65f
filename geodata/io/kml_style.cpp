#include "geodata/io/kml_style.h"

#include <cctype>
#include <charconv>
#include <cstdint>
#include <optional>

#include <fmt/core.h>

#include "geodata/base/finite_number.h"

namespace geodata {
namespace {

struct KmlColour {
  std::string rgb;  // "#rrggbb"
  double opacity = 1;
};

// aabbggrr in hexadecimal digits (OGC KML 2.3, 16.10).
std::optional<KmlColour> colour_of(std::string_view words) {
  if (words.starts_with('#')) words.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), value, 16);
  if (error != std::errc{} || end != words.data() + words.size() || words.size() != 8) return std::nullopt;
  return KmlColour{fmt::format("#{:02x}{:02x}{:02x}", value & 0xFF, (value >> 8) & 0xFF, (value >> 16) & 0xFF),
                   (value >> 24) / 255.0};
}

std::string share(double value) { return fmt::format("{:.2g}", value); }

}  // namespace

KmlStyles::Look KmlStyles::look_of(const XmlElement& style) {
  Look out;
  if (const XmlElement* const line = style.child("LineStyle")) {
    if (const auto colour = colour_of(line->text_of("color"))) {
      out["stroke"] = colour->rgb;
      out["stroke-opacity"] = share(colour->opacity);
    }
    if (finite_number(line->text_of("width"))) out["stroke-width"] = line->text_of("width");
  }
  if (const XmlElement* const area = style.child("PolyStyle")) {
    if (const auto colour = colour_of(area->text_of("color"))) {
      out["fill"] = colour->rgb;
      out["fill-opacity"] = share(colour->opacity);
    }
    if (area->text_of("fill") == "0") out["fill-opacity"] = "0";
    if (area->text_of("outline") == "0") out["stroke-opacity"] = "0";
  }
  if (const XmlElement* const icon = style.child("IconStyle"))
    if (const auto colour = colour_of(icon->text_of("color"))) out["marker-color"] = colour->rgb;
  return out;
}

KmlStyles::Look KmlStyles::look_at(std::string_view url) const {
  const std::size_t mark = url.find('#');
  if (mark != 0) return {};  // a style of another file, which is not followed
  const std::string_view id = url.substr(1);
  if (const auto found = styles_.find(id); found != styles_.end()) return found->second;
  const auto map = maps_.find(id);
  return map == maps_.end() ? Look{} : normal_of(map->second);
}

KmlStyles::Look KmlStyles::normal_of(const XmlElement& style_map) const {
  for (const XmlElement& pair : style_map.children) {
    if (pair.name != "Pair" || pair.text_of("key") != "normal") continue;
    if (const XmlElement* const style = pair.child("Style")) return look_of(*style);
    const std::string_view url = pair.text_of("styleUrl");
    if (!url.starts_with('#')) return {};
    const auto found = styles_.find(url.substr(1));
    return found == styles_.end() ? Look{} : found->second;  // a map that points at a map says nothing
  }
  return {};
}

void KmlStyles::take(const XmlElement& element) {
  const std::string id(element.attribute("id"));
  if (id.empty()) return;
  if (element.name == "Style") {
    styles_[id] = look_of(element);
  } else {
    maps_[id] = element;
  }
}

void KmlStyles::dress(const XmlElement& placemark, WordFeature& feature) const {
  Look look;
  for (const XmlElement& child : placemark.children) {
    if (child.name == "Style") look.merge(look_of(child));
    if (child.name == "StyleMap") look.merge(normal_of(child));
  }
  look.merge(look_at(placemark.text_of("styleUrl")));
  for (const auto& [property, value] : look) {
    const bool number = property.ends_with("opacity") || property.ends_with("width");
    feature.set(property, value, number ? WordFeature::As::found : WordFeature::As::text);
  }
}

}  // namespace geodata
