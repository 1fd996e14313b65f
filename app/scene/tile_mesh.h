// The triangles of one layer in one tile, ready for upload. Made on workers from a layer's content, immutable.
//
// Positions are tile-local: 16,384 units across the tile, y down. Areas are indexed triangles, cut exactly at the
// tile's edge (a translucent area that two tiles drew would darken there); lines are strips of quads along their centre
// line, widened in the vertex shader, so that width, casing, dash and band are only uniforms. They reach half a pixel
// beyond the tile, so that the halves of a line meet. At most 65,535 vertices an array; a fuller tile gets several
// pieces.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "app/core/library.h"
#include "geodata/geo/tile.h"

namespace app {

inline constexpr int tile_units = 16384;

struct FillVertex {
  std::int16_t x = 0, y = 0;
};
// Vertices come in pairs: an even index lies on the positive side of the line, the odd one after it on the negative.
// The renderer reads the side from the index, so that a strip can be drawn from any offset to any other (a band
// inside).
struct LineVertex {
  std::int16_t x = 0, y = 0;    // on the centre line
  std::int16_t nx = 0, ny = 0;  // where this corner lies, in half widths * 4096: a miter is longer than 4096
  float along = 0;              // tile units from the line's start in this tile's zoom, for dashes
};

struct MeshPiece {
  std::vector<FillVertex> fill_vertices;
  std::vector<std::uint16_t> fill_indices;
  std::vector<LineVertex> line_vertices;
  std::vector<std::uint16_t> line_indices;
  // A box in tile units, of vertices without their widths.
  struct Box {
    std::int16_t min_x = 0x7FFF, min_y = 0x7FFF, max_x = -0x7FFF, max_y = -0x7FFF;
    void add(std::int16_t x, std::int16_t y) {
      min_x = std::min(min_x, x), min_y = std::min(min_y, y), max_x = std::max(max_x, x), max_y = std::max(max_y, y);
    }
    friend bool operator==(const Box&, const Box&) = default;
  };
  // What each rule of the layer's style draws, as ranges of the index arrays. For areas the lines are the outline (tile
  // edges left out), with the inside on the positive side of the normal. A rule with much to draw has several ranges,
  // each of neighbouring features, so that a strip of the map need not draw the whole tile.
  struct Range {
    std::uint16_t rule = 0;
    bool area = false;         // its lines are the outlines of areas
    bool covers_tile = false;  // one of its areas fills the tile
    std::uint32_t fill_first = 0, fill_count = 0;
    std::uint32_t line_first = 0, line_count = 0;
    Box box;
  };
  std::vector<Range> ranges;  // ascending by rule, lines before areas
  std::uint64_t id = 0;       // unique in the process; the renderer's cache key
};

struct TileMesh {
  geodata::TileId tile;
  std::vector<MeshPiece> pieces;  // empty: nothing of the layer here
  std::size_t bytes = 0;
};

// Simplified for tiles shown at about 512 px (1 px = tile_units / 512), clipped to the tile. What is
// below a pixel is left out, as are rules that no camera with such tiles shows. About 10 M vertices read a second.
std::shared_ptr<const TileMesh> build_tile_mesh(const LayerContent& content, const geodata::LayerSpec& spec,
                                                geodata::TileId tile);

// Some features alone, areas filled and outlined, lines as lines, whatever the style says; one rule, number 0.
std::shared_ptr<const TileMesh> build_feature_mesh(const LayerContent& content,
                                                   std::span<const geodata::FeatureIndex> features,
                                                   geodata::TileId tile);

// Whether anything of the style needs meshes at all (a layer of points with symbols does not).
bool draws_ground(const geodata::LayerSpec& spec);

// The zoom of the tiles that a camera at `zoom` sees: they are 512 to 1,024 px across (at zoom 1, the whole world).
std::uint8_t tile_zoom(double zoom);

}  // namespace app
