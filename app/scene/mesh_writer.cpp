#include "app/scene/mesh_writer.h"

#include <atomic>
#include <cmath>

namespace app {

namespace {

std::uint64_t next_piece_id() {
  static std::atomic<std::uint64_t> id{1};
  return id++;
}

std::int16_t half_widths(double v) { return static_cast<std::int16_t>(v * 4096 + (v < 0 ? -0.5 : 0.5)); }

template <class T>
std::size_t bytes_of(const std::vector<T>& v) {
  return v.capacity() * sizeof(T);
}

}  // namespace

void MeshWriter::open_range(MeshPiece& piece) const {
  MeshPiece::Range range;
  range.rule = rule_;
  range.area = area_;
  range.fill_first = static_cast<std::uint32_t>(piece.fill_indices.size());
  range.line_first = static_cast<std::uint32_t>(piece.line_indices.size());
  piece.ranges.push_back(range);
}

void MeshWriter::close_full_range(MeshPiece& piece) const {
  constexpr std::uint32_t enough = 12'000;  // indices
  const MeshPiece::Range& range = piece.ranges.back();
  if (std::max(range.fill_count, range.line_count) >= enough) open_range(piece);
}

void MeshWriter::set_rule(std::uint16_t rule, bool area) {
  rule_ = rule;
  area_ = area;
  if (!mesh_.pieces.empty()) open_range(mesh_.pieces.back());
}

MeshPiece& MeshWriter::piece_with_room(std::size_t fill_vertices, std::size_t line_vertices) {
  const bool full = mesh_.pieces.empty() || mesh_.pieces.back().fill_vertices.size() + fill_vertices > most_vertices ||
                    mesh_.pieces.back().line_vertices.size() + line_vertices > most_vertices;
  if (full) {
    mesh_.pieces.emplace_back().id = next_piece_id();
    if (line_vertices > 0 && mesh_.pieces.size() > 1) {  // a tile that fills one piece with lines will fill others
      mesh_.pieces.back().line_vertices.reserve(most_vertices);
      mesh_.pieces.back().line_indices.reserve(std::size_t{3} * most_vertices);
    }
    open_range(mesh_.pieces.back());
  }
  return mesh_.pieces.back();
}

void MeshWriter::section(geodata::LocalPoint centre, Direction positive, Direction negative, double along) {
  const std::size_t pieces_before = mesh_.pieces.size();
  MeshPiece& piece = piece_with_room(0, 4);
  if (in_strip_ && mesh_.pieces.size() != pieces_before) {
    piece.line_vertices.insert(piece.line_vertices.end(), last_, last_ + 2);
  }
  const auto x = static_cast<std::int16_t>(centre.x), y = static_cast<std::int16_t>(centre.y);
  const auto distance = static_cast<float>(along);
  last_[0] = {x, y, half_widths(positive.x), half_widths(positive.y), distance};
  last_[1] = {x, y, half_widths(negative.x), half_widths(negative.y), distance};
  const std::size_t first = piece.line_vertices.size();
  piece.line_vertices.insert(piece.line_vertices.end(), last_, last_ + 2);
  if (in_strip_) {
    const auto i = static_cast<std::uint16_t>(first);
    const auto before = static_cast<std::uint16_t>(i - 2), beside = static_cast<std::uint16_t>(i - 1);
    const std::uint16_t quad[] = {before, beside, i, i, beside, static_cast<std::uint16_t>(i + 1)};
    piece.line_indices.insert(piece.line_indices.end(), std::begin(quad), std::end(quad));
    MeshPiece::Range& range = piece.ranges.back();
    range.line_count += 6;
    range.box.add(x, y);
    range.box.add(piece.line_vertices[first - 2].x, piece.line_vertices[first - 2].y);
    close_full_range(piece);
  }
  in_strip_ = true;
}

void MeshWriter::polygon(std::span<const geodata::LocalPoint> vertices, std::span<const std::uint32_t> triangles,
                         bool covers) {
  if (triangles.empty()) return;
  MeshPiece& piece = piece_with_room(vertices.size(), 0);
  const std::size_t base = piece.fill_vertices.size();
  for (const geodata::LocalPoint p : vertices) {
    piece.fill_vertices.push_back({static_cast<std::int16_t>(p.x), static_cast<std::int16_t>(p.y)});
  }
  for (const std::uint32_t i : triangles) piece.fill_indices.push_back(static_cast<std::uint16_t>(base + i));
  piece.ranges.back().fill_count += static_cast<std::uint32_t>(triangles.size());
  piece.ranges.back().covers_tile = piece.ranges.back().covers_tile || covers;
  for (const geodata::LocalPoint p : vertices) {
    piece.ranges.back().box.add(static_cast<std::int16_t>(p.x), static_cast<std::int16_t>(p.y));
  }
  close_full_range(piece);
}

void MeshWriter::finish() {
  std::erase_if(mesh_.pieces, [](MeshPiece& piece) {
    std::erase_if(piece.ranges, [](const MeshPiece::Range& r) { return r.fill_count == 0 && r.line_count == 0; });
    return piece.ranges.empty();
  });
  mesh_.bytes = sizeof(TileMesh);
  for (MeshPiece& piece : mesh_.pieces) {
    piece.fill_vertices.shrink_to_fit(), piece.fill_indices.shrink_to_fit();
    piece.line_vertices.shrink_to_fit(), piece.line_indices.shrink_to_fit();
    mesh_.bytes += sizeof(MeshPiece) + bytes_of(piece.fill_vertices) + bytes_of(piece.fill_indices) +
                   bytes_of(piece.line_vertices) + bytes_of(piece.line_indices) + bytes_of(piece.ranges);
  }
}

}  // namespace app
