#include "geodata/io/antimeridian.h"

#include <algorithm>
#include <cmath>

namespace geodata {
namespace {

bool is_short_way_round(double from, double to) {
  const double step = std::abs(to - from);
  return step > 180 && step < 360 - rounding_deg;
}

// Without jumps: longitudes go on past 180.
std::vector<LngLat> unrolled(std::span<const LngLat> line) {
  std::vector<LngLat> out(line.begin(), line.end());
  double turns = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (is_short_way_round(line[i - 1].lng, line[i].lng)) turns += line[i].lng > line[i - 1].lng ? -360 : 360;
    out[i].lng += turns;
  }
  return out;
}

// Which world a longitude lies in; the edge belongs to the western one.
double world_of(double lng) { return std::ceil((lng - 180) / 360); }

LngLat at_longitude(LngLat a, LngLat b, double lng) {
  return {lng, a.lat + (b.lat - a.lat) * (lng - a.lng) / (b.lng - a.lng)};
}

// Half of a ring: what lies on one side of a meridian (Sutherland and Hodgman 1974).
std::vector<LngLat> clipped(const std::vector<LngLat>& ring, double lng, bool east) {
  std::vector<LngLat> out;
  const auto inside = [&](LngLat p) { return east ? p.lng >= lng : p.lng <= lng; };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LngLat a = ring[i], b = ring[(i + 1) % ring.size()];
    if (inside(a)) out.push_back(a);
    if (inside(a) != inside(b) && a.lng != lng && b.lng != lng) out.push_back(at_longitude(a, b, lng));
  }
  return out;
}

void shift(std::vector<LngLat>& line, double turns) {
  for (LngLat& p : line) p.lng = std::clamp(p.lng - turns * 360, -180.0, 180.0);
}

}  // namespace

bool crosses_antimeridian(std::span<const LngLat> line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (std::abs(line[i].lng) > 180 + rounding_deg) return true;
    if (i > 0 && is_short_way_round(line[i - 1].lng, line[i].lng)) return true;
  }
  return false;
}

std::vector<std::vector<LngLat>> cut_line(std::span<const LngLat> line) {
  const std::vector<LngLat> way = unrolled(line);
  std::vector<std::vector<LngLat>> out;
  std::vector<LngLat> piece;
  const auto end_piece = [&](double world) {
    shift(piece, world);
    if (piece.size() >= 2) out.push_back(std::move(piece));
    piece.clear();
  };
  for (std::size_t i = 0; i < way.size(); ++i) {
    if (i > 0) {
      double world = world_of(way[i - 1].lng);
      const double last = world_of(way[i].lng);
      while (world != last) {
        const double edge = world * 360 + (last > world ? 180 : -180);
        const LngLat cut = at_longitude(way[i - 1], way[i], edge);
        if (piece.empty() || piece.back() != cut) piece.push_back(cut);
        end_piece(world);
        piece.push_back(cut);
        world += last > world ? 1 : -1;
      }
    }
    if (piece.empty() || piece.back() != way[i]) piece.push_back(way[i]);
  }
  if (!way.empty()) end_piece(world_of(way.back().lng));
  return out;
}

std::vector<std::vector<LngLat>> cut_ring(std::span<const LngLat> ring) {
  std::vector<LngLat> whole = unrolled(ring);
  const bool closed = ring.size() > 1 && ring.front() == ring.back();
  const bool round_a_pole = closed && std::abs(whole.front().lng - whole.back().lng) > rounding_deg;
  if (whole.empty() || round_a_pole) return {std::vector<LngLat>(ring.begin(), ring.end())};
  if (closed) whole.pop_back();
  const auto [west, east] =
      std::minmax_element(whole.begin(), whole.end(), [](LngLat a, LngLat b) { return a.lng < b.lng; });
  std::vector<std::vector<LngLat>> out;
  for (double world = std::floor((west->lng + 180) / 360); world <= world_of(east->lng); ++world) {
    std::vector<LngLat> piece = clipped(clipped(whole, world * 360 - 180, true), world * 360 + 180, false);
    if (piece.size() < 3) continue;
    if (closed) piece.push_back(piece.front());
    shift(piece, world);
    out.push_back(std::move(piece));
  }
  return out;
}

}  // namespace geodata
