#include "geodata/io/coordinates.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include <fmt/core.h>

namespace geodata {
namespace {

constexpr double rounding_deg = 1e-6;

bool is_code(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
  });
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

// Files clipped at the antimeridian overshoot it by rounding; those drawn across it go on past it.
double within_a_turn(double lng) {
  if (std::abs(lng) <= 180 + rounding_deg) return std::clamp(lng, -180.0, 180.0);
  return lng > 0 ? lng - 360 : lng + 360;
}

}  // namespace

bool is_position(LngLat p) { return std::abs(p.lng) <= 360 && std::abs(p.lat) <= 90 + rounding_deg; }

std::optional<std::string> authority_code(std::string_view crs_name) {
  std::string_view rest = crs_name;
  const std::string prefix = upper(rest.substr(0, 16));
  if (prefix.starts_with("URN:OGC:DEF:CRS:")) {
    rest.remove_prefix(16);
  } else if (prefix.starts_with("URN:X-OGC:")) {
    return std::nullopt;
  }
  const std::size_t first = rest.find(':'), last = rest.rfind(':');
  if (first == std::string_view::npos) return std::nullopt;
  const std::string_view authority = rest.substr(0, first), code = rest.substr(last + 1);
  if (!is_code(authority) || !is_code(code)) return std::nullopt;
  return fmt::format("{}:{}", upper(authority), upper(code));
}

bool names_wgs84(std::string_view crs) {
  const auto name = authority_code(crs);
  return name && (*name == "EPSG:4326" || *name == "OGC:CRS84");
}

void GeometrySink::begin_feature() {
  fault_ = {};
  feature_out_of_range_ = feature_has_geometry_ = false;
}

void GeometrySink::set_fault(Text why) {
  if (fault_.empty()) fault_ = std::move(why);
}

bool GeometrySink::project(std::span<LngLat> points, std::vector<WorldPoint>& out) {
  out.clear();
  if (!fault_.empty()) return false;
  feature_has_geometry_ = feature_has_geometry_ || !points.empty();
  if (to_wgs84_) {
    if (std::any_of(points.begin(), points.end(),
                    [](LngLat p) { return !std::isfinite(p.lng) || !std::isfinite(p.lat); })) {
      set_fault(text("it has a coordinate that is not a number"));
      return false;
    }
    if (to_wgs84_->transform(points) > 0) {
      set_fault(text("it has a coordinate outside the area of its coordinate system"));
      return false;
    }
  }
  for (LngLat& p : points) {
    if (!is_position(p)) return refuse_position(p);
    p.lng = within_a_turn(p.lng);
  }
  out.resize(points.size());
  to_world(points, out.data());
  return true;
}

bool GeometrySink::refuse_position(LngLat p) {
  if (!std::isfinite(p.lng) || !std::isfinite(p.lat)) {
    set_fault(text("it has a coordinate that is not a number"));
    return false;
  }
  if (out_of_range_ == 0 && !feature_out_of_range_) first_out_of_range_ = p;
  feature_out_of_range_ = true;
  set_fault(text("the position {}, {} is not a longitude and latitude", p.lng, p.lat));
  return false;
}

void GeometrySink::add_point(LngLat p) {
  if (project({&p, 1}, world_)) builder_.add_point(world_[0]);
}

void GeometrySink::add_line(std::span<LngLat> line) {
  if (project(line, world_)) builder_.add_line(world_);
}

void GeometrySink::add_ring(std::span<LngLat> ring) {
  if (rings_.size() == ring_count_) rings_.emplace_back();
  if (project(ring, rings_[ring_count_])) ++ring_count_;
}

void GeometrySink::end_polygon() {
  if (fault_.empty() && ring_count_ > 0) builder_.add_polygon(std::span(rings_).first(ring_count_));
  ring_count_ = 0;
}

void GeometrySink::end_feature() {
  if (feature_out_of_range_) {
    ++out_of_range_;
  } else if (feature_has_geometry_ && fault_.empty()) {
    ++usable_;
  }
}

}  // namespace geodata
