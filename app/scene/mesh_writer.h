// Fills a TileMesh piece by piece: keeps every array of a piece below 65,536 vertices, and notes what each rule drew.
#pragma once

#include <span>

#include "app/scene/tile_mesh.h"
#include "geodata/algo/clip.h"

namespace app {

struct Direction {  // a vector in tile units or half widths
  double x = 0, y = 0;
};

class MeshWriter {
 public:
  static constexpr std::size_t most_vertices = 65535;

  explicit MeshWriter(TileMesh& mesh) : mesh_(mesh) {}

  // What follows belongs to this rule. Rules come ascending, each one's lines before its areas.
  void set_rule(std::uint16_t rule, bool area);

  // A strip is a run of cross-sections; each is joined to the one before it. `positive` and `negative` are the corners'
  // offsets from the centre line in half widths.
  void begin_strip() { in_strip_ = false; }
  void section(geodata::LocalPoint centre, Direction positive, Direction negative, double along);

  // Precondition: at most most_vertices; `triangles` are indices into `vertices`. `covers`: it fills the tile.
  void polygon(std::span<const geodata::LocalPoint> vertices, std::span<const std::uint32_t> triangles,
               bool covers = false);

  // Drops empty ranges and counts bytes. Nothing may be added after it.
  void finish();

 private:
  MeshPiece& piece_with_room(std::size_t fill_vertices, std::size_t line_vertices);
  void open_range(MeshPiece& piece) const;
  void close_full_range(MeshPiece& piece) const;

  TileMesh& mesh_;
  std::uint16_t rule_ = 0;
  bool area_ = false;
  bool in_strip_ = false;
  LineVertex last_[2];  // the strip's last section, repeated where a new piece begins
};

}  // namespace app
