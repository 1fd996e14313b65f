#include "geodata/io/kml_geometry.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "geodata/base/ascii.h"
#include "geodata/base/finite_number.h"

namespace geodata {
namespace {

// Positions one after the other: numbers parted by commas, positions by white space. Blanks beside a comma, which the
// standard forbids and people type, part nothing.
class Coordinates {
 public:
  explicit Coordinates(const XmlElement& element) : text_(element.text), line_(element.text_line) {}

  // Moves to the next position; false at the end. A position of numbers that are none, or of more than three, is empty.
  bool next(std::optional<LngLat>& out, std::int64_t& line) {
    skip_white();
    if (at_ == text_.size()) return false;
    line = line_;
    double values[3] = {};
    std::size_t count = 0;
    bool good = true;
    for (;;) {
      const std::size_t first = at_;
      while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != ',') ++at_;
      std::string_view word = text_.substr(first, at_ - first);
      if (word.starts_with('+')) word.remove_prefix(1);
      const auto value = finite_number(word);
      good = good && value && count < 3;
      if (good) values[count] = *value;
      ++count;
      skip_white();
      if (at_ == text_.size() || text_[at_] != ',') break;
      ++at_;
      skip_white();
      if (at_ == text_.size()) break;
    }
    out.reset();
    if (good && count >= 2) out = LngLat{values[0], values[1]};
    return true;
  }

 private:
  void skip_white() {
    for (; at_ < text_.size() && is_blank(text_[at_]); ++at_) line_ += text_[at_] == '\n' ? 1 : 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::int64_t line_;
};

std::vector<LngLat> positions_of(const XmlElement& element, WordFeature& feature, PositionOrder& order) {
  std::vector<LngLat> out;
  const XmlElement* const coordinates = element.child("coordinates");
  if (coordinates == nullptr) return out;
  Coordinates from(*coordinates);
  std::optional<LngLat> position;
  for (std::int64_t line = 0; from.next(position, line);) feature.add_to(out, order.take(position, line), line);
  return out;
}

void add_point(const XmlElement& element, WordFeature& feature, PositionOrder& order) {
  const std::size_t lost_before = feature.lost.size();
  auto positions = positions_of(element, feature, order);
  if (positions.size() > 1) positions.resize(1);
  if (positions.empty()) {
    feature.fault =
        feature.lost.size() > lost_before ? feature.lost.back().why : text("its position is missing or not a number");
    feature.lost.resize(lost_before);
  }
  feature.add(GeometryType::point, std::move(positions));
}

void add_polygon(const XmlElement& element, WordFeature& feature, PositionOrder& order) {
  WordFeature::Part part{GeometryType::polygon, {}};
  for (const char* boundary : {"outerBoundaryIs", "innerBoundaryIs"}) {
    for (const XmlElement& side : element.children) {
      if (side.name != boundary) continue;
      for (const XmlElement& ring : side.children)
        if (ring.name == "LinearRing")
          if (auto positions = positions_of(ring, feature, order); positions.size() >= 3)
            part.rings.push_back(std::move(positions));
    }
  }
  if (!part.rings.empty()) feature.parts.push_back(std::move(part));
}

// "longitude latitude altitude", parted by blanks.
std::optional<LngLat> track_position(std::string_view words) {
  double values[2] = {};
  for (double& value : values) {
    words = trimmed_xml(words);
    const std::size_t end = std::min(words.find_first_of(" \t\r\n"), words.size());
    const auto number = finite_number(words.substr(0, end));
    if (!number) return std::nullopt;
    value = *number;
    words.remove_prefix(end);
  }
  return LngLat{values[0], values[1]};
}

struct Times {
  std::string first, last, list;

  void add(std::string_view time) {
    if (time.empty() || time.find_first_of("\"\\") != std::string_view::npos) return;
    if (first.empty()) first = time;
    last = time;
    list += (list.empty() ? "\"" : ",\"") + std::string(time) + '"';
  }
};

void add_track(const XmlElement& track, WordFeature& feature, Times& times, PositionOrder& order) {
  std::vector<LngLat> line;
  for (const XmlElement& child : track.children) {
    if (child.name == "when") times.add(trimmed_xml(child.text));
    if (child.name == "coord") feature.add_to(line, order.take(track_position(child.text), child.line), child.line);
  }
  if (line.size() >= 2) feature.add(GeometryType::line, std::move(line));
}

void take_tracks(const XmlElement& element, WordFeature& feature, PositionOrder& order) {
  Times times;
  if (element.name == "Track") {
    add_track(element, feature, times, order);
  } else {
    for (const XmlElement& track : element.children)
      if (track.name == "Track") add_track(track, feature, times, order);
  }
  feature.set("begin", times.first);
  feature.set("end", times.last);
  if (!times.list.empty()) feature.set("times", '[' + times.list + ']', WordFeature::As::json);
}

}  // namespace

bool take_kml_geometry(const XmlElement& element, WordFeature& feature, KmlGeometries& all) {
  if (element.name == "Point") {
    add_point(element, feature, all.order);
  } else if (element.name == "LineString" || element.name == "LinearRing") {
    if (auto line = positions_of(element, feature, all.order); line.size() >= 2)
      feature.add(GeometryType::line, std::move(line));
  } else if (element.name == "Polygon") {
    add_polygon(element, feature, all.order);
  } else if (element.name == "Track" || element.name == "MultiTrack") {
    take_tracks(element, feature, all.order);
  } else if (element.name == "MultiGeometry") {
    for (const XmlElement& part : element.children) take_kml_geometry(part, feature, all);
  } else if (element.name == "Model") {
    ++all.models;
    return false;
  } else {
    return false;
  }
  return true;
}

}  // namespace geodata
