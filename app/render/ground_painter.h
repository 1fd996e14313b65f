// Draws a scene's ground operations into the current framebuffer: fills, relief, lines; no state of its own but the
// programs and the buffers on the card.
#pragma once

#include <cstddef>
#include <span>
#include <variant>

#include "app/render/draw_batches.h"
#include "app/render/draw_counters.h"
#include "app/render/mesh_cache.h"
#include "app/render/program.h"
#include "app/scene/scene.h"

namespace app {

// How world coordinates reach the framebuffer: the camera, the framebuffer's size in device px, device px per px.
struct GroundTarget {
  Camera camera;
  int width = 0, height = 0;
  double scale = 1;
  // Only what touches this box of the framebuffer (device px, y up) is drawn; the caller sets the scissor.
  int min_x = 0, min_y = 0, max_x = 0, max_y = 0;
  int rows_below = 0;  // of the picture that lie below the bound framebuffer's first: it holds a band of the picture
};

class GroundPainter {
 public:
  GroundPainter(MeshCache& meshes, DrawCounters& counters) : meshes_(meshes), counters_(counters) {}
  void set_theme(geodata::Theme theme) { theme_ = theme; }

  void draw(std::span<const GroundOp> ops, const GroundTarget& target);
  void draw(std::span<const FillOp> ops, const GroundTarget& target);
  void draw(std::span<const LineOp> ops, const GroundTarget& target);

 private:
  struct Matrices {
    float tile_to_clip[4];
    float tile_origin[2];
    float px_to_clip[4];
    float px_per_unit;  // device px a tile unit
    bool visible;
  };
  // `reach_px`: device px beyond the box that may be drawn.
  Matrices place(const TilePlace& place, const MeshPiece::Box& box, double reach_px, const GroundTarget& target) const;
  void draw(const BackgroundOp& op);
  void draw(const FillOp& op, const GroundTarget& target);
  void draw(const ReliefOp& op, const GroundTarget& target);
  void draw(const LineOp& op, const GroundTarget& target);
  void begin_once(const LineOp& op);
  void end_once();
  void count(std::uint32_t indices);

  MeshCache& meshes_;
  DrawCounters& counters_;
  geodata::Theme theme_ = geodata::Theme::light;
  ShaderProgram fill_{"fill"}, line_{"line"}, dashed_{"dashed_line"}, relief_{"relief"};
  bool once_ = false;
  geodata::Colour once_colour_;
  int stencil_ = 0;  // of the current group; 0: the stencil must be cleared first
  DrawBatches batches_;
};

}  // namespace app
