#include "geodata/io/coordinates.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

#include <fmt/core.h>

#include "geodata/io/antimeridian.h"

namespace geodata {
namespace {

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

// Rounding at the edge is taken off.
void place(std::span<LngLat> points, std::vector<WorldPoint>& out) {
  for (LngLat& p : points) p.lng = std::clamp(p.lng, -180.0, 180.0);
  out.resize(points.size());
  to_world(points, out.data());
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

bool GeometrySink::accept(std::span<LngLat> points) {
  if (!fault_.empty()) return false;
  feature_has_geometry_ = feature_has_geometry_ || !points.empty();
  if (swapped_) {
    for (LngLat& p : points) std::swap(p.lng, p.lat);
  }
  if (to_wgs84_) {
    fits_swapped_ = false;
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
  double west = 180, east = -180;
  for (const LngLat& p : points) {
    if (!is_position(p)) return refuse_position(p);
    west = std::min(west, p.lng), east = std::max(east, p.lng);
  }
  fits_swapped_ = fits_swapped_ && west >= -90 && east <= 90;
  wide_ = east - west > 180 || east > 180 || west < -180;
  return true;
}

bool GeometrySink::refuse_position(LngLat p) {
  if (!std::isfinite(p.lng) || !std::isfinite(p.lat)) {
    set_fault(text("it has a coordinate that is not a number"));
    return false;
  }
  fits_swapped_ = fits_swapped_ && std::abs(p.lng) <= 90 && std::abs(p.lat) <= 180;
  if (out_of_range_ == 0 && !feature_out_of_range_) first_out_of_range_ = p;
  feature_out_of_range_ = true;
  set_fault(text("the position {}, {} is not a longitude and latitude", p.lng, p.lat));
  return false;
}

void GeometrySink::add_point(LngLat p) {
  if (!accept({&p, 1})) return;
  p.lng = within_a_turn(p.lng);
  builder_.add_point(to_world(p));
}

void GeometrySink::add_line(std::span<LngLat> line) {
  if (!accept(line)) return;
  const auto add = [&](std::span<LngLat> piece) {
    place(piece, world_);
    builder_.add_line(world_);
  };
  if (!wide_ || !crosses_antimeridian(line)) return add(line);
  for (std::vector<LngLat>& piece : cut_line(line)) add(piece);
}

void GeometrySink::add_ring(std::span<LngLat> ring) {
  if (!accept(ring)) return;
  const bool first = ring_count_ == 0;
  const auto add = [&](std::span<LngLat> piece) {
    if (rings_.size() == ring_count_) rings_.emplace_back();
    place(piece, rings_[ring_count_++]);
  };
  if (!wide_ || !crosses_antimeridian(ring)) {
    add(ring);
  } else {
    for (std::vector<LngLat>& piece : cut_ring(ring)) add(piece);
    cut_ = true;
  }
  if (first) first_ring_pieces_ = ring_count_;
}

// Each piece of the outer ring is a polygon, with the holes' pieces that lie in it.
void GeometrySink::add_cut_polygon() {
  const auto box_of = [](const std::vector<WorldPoint>& ring) {
    WorldBox box;
    for (const WorldPoint p : ring) box.add(p);
    return box;
  };
  for (std::size_t outer = 0; outer < first_ring_pieces_; ++outer) {
    std::vector<std::vector<WorldPoint>> rings{rings_[outer]};
    const WorldBox box = box_of(rings_[outer]);
    for (std::size_t hole = first_ring_pieces_; hole < ring_count_; ++hole)
      if (box.intersects(box_of(rings_[hole]))) rings.push_back(rings_[hole]);
    builder_.add_polygon(rings);
  }
}

void GeometrySink::end_polygon() {
  if (fault_.empty() && ring_count_ > 0) {
    if (cut_) {
      add_cut_polygon();
    } else {
      builder_.add_polygon(std::span(rings_).first(ring_count_));
    }
  }
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
