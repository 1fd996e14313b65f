// The scene: what is on the map this frame, as CPU data; the renderer draws it in order and decides nothing.
//
// Two layers: the ground (fills, relief, lines), which the renderer keeps in a framebuffer of its own and only blits
// while the map pans; and what stands upright over it (glow, symbols, names), drawn anew each frame.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "app/core/camera.h"
#include "app/scene/bitmap.h"
#include "app/scene/relief.h"
#include "app/scene/tile_mesh.h"

namespace app {

// Where a tile lies: its north-west corner and its size in world units, shifted by whole worlds.
struct TilePlace {
  geodata::WorldXY north_west;
  double size = 0;
};

struct FillOp {
  std::shared_ptr<const TileMesh> tile;  // keeps `piece` alive
  const MeshPiece* piece = nullptr;
  std::uint32_t first = 0, count = 0;  // in piece->fill_indices
  MeshPiece::Box box;                  // of what it draws
  TilePlace place;
  geodata::Colour colour;  // straight alpha, opacity included
  bool hatched = false;
  bool edge_hidden = false;  // its own outline is drawn over its edge, which so needs no smoothing
};

struct LineOp {
  std::shared_ptr<const TileMesh> tile;
  const MeshPiece* piece = nullptr;
  std::uint32_t first = 0, count = 0;  // in piece->line_indices
  MeshPiece::Box box;                  // of the centre lines
  TilePlace place;
  geodata::Colour colour;
  float from_px = 0, to_px = 0;    // the strip's edges, px from the centre line; a plain line: -w/2, +w/2;
                                   // a band inside an area: 0, +w
  std::array<float, 4> dash_px{};  // on, off, on, off; all 0: solid
  bool once = false;               // translucent: a pixel takes it once even where the line overlaps itself.
                                   // Consecutive LineOps with `once` and the same colour are one such group.
};

struct ReliefOp {
  std::shared_ptr<const ReliefTile> relief;
  TilePlace place;
  float opacity = 1;
};

struct BackgroundOp {  // fills the whole ground
  geodata::Colour colour;
};

using GroundOp = std::variant<BackgroundOp, FillOp, ReliefOp, LineOp>;

struct SpriteOp {  // a name or a symbol: one picture, upright, never scaled
  BitmapPtr bitmap;
  float x_px = 0, y_px = 0;  // of its top left corner, px at 100 % (whole device px after scaling)
  float opacity = 1;
};

struct GlowOp {  // a soft light under or around what the pointer is over; or the ring at a popup's place
  enum class Kind : std::uint8_t { disc, ring };
  Kind kind = Kind::disc;
  ScreenXY centre;
  float radius_px = 0;
  float width_px = 2;  // of a ring
  geodata::Colour colour;
  bool lasting = false;  // not only while something is pointed at: names keep off it
};

struct Scene {
  View view;
  double scale = 1;                  // device px per px
  double margin_px = 0;              // how far beyond the view `ground` reaches on each side
  std::uint64_t ground_version = 0;  // same number, zoom and bearing: the ground is the same picture, panned
  std::vector<GroundOp> ground;
  bool ground_complete = false;        // no tile in view is missing; else others stand in
  std::size_t ground_fills_end = 0;    // ground[0, end) are fills and relief, the rest lines
  std::vector<GroundOp> surroundings;  // the base alone, coarse, asked for while the camera moves: for where the ground
                                       // that the renderer scales does not reach
  std::vector<LineOp> highlight;       // outlines of what is chosen or pointed at, over the ground, anew each frame
  std::vector<FillOp> highlight_fills;
  std::vector<GlowOp> glows;
  std::vector<SpriteOp> sprites;  // what fades out, symbols, then names
  bool complete = false;          // nothing is loading, building or fading
};

}  // namespace app
