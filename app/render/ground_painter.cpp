#include "app/render/ground_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/scene/theme.h"

namespace app {

namespace {

struct Premultiplied {
  float r, g, b, a;
};

Premultiplied premultiplied(geodata::Colour c) {
  const float a = static_cast<float>(c.a) / 255.0f, k = a / 255.0f;
  return {static_cast<float>(c.r) * k, static_cast<float>(c.g) * k, static_cast<float>(c.b) * k, a};
}

void set_colour(GLint where, geodata::Colour c, double alpha) {
  const auto f = [](std::uint8_t v) { return static_cast<float>(v) / 255.0f; };
  glUniform4f(where, f(c.r), f(c.g), f(c.b), static_cast<float>(alpha));
}

}  // namespace

GroundPainter::Matrices GroundPainter::place(const TilePlace& tile, const MeshPiece::Box& box, double reach_px,
                                             const GroundTarget& target) const {
  const double px_per_unit = target.scale * 256 * std::exp2(target.camera.zoom) / geodata::world_size;
  const double b = target.camera.bearing_deg * std::numbers::pi / 180, c = std::cos(b), s = std::sin(b);
  // Device px right and down of the framebuffer's centre, for a world offset (dx, dy): (dx c + dy s, dy c - dx s).
  const double dx = (tile.north_west.x - target.camera.centre.x) * px_per_unit;
  const double dy = (tile.north_west.y - target.camera.centre.y) * px_per_unit;
  const double k = tile.size / tile_units * px_per_unit;
  const double cx = 2.0 / target.width, cy = -2.0 / target.height;
  Matrices m{};
  m.px_per_unit = static_cast<float>(k);
  m.tile_to_clip[0] = static_cast<float>(k * c * cx), m.tile_to_clip[1] = static_cast<float>(-k * s * cy);
  m.tile_to_clip[2] = static_cast<float>(k * s * cx), m.tile_to_clip[3] = static_cast<float>(k * c * cy);
  m.px_to_clip[0] = static_cast<float>(c * cx), m.px_to_clip[1] = static_cast<float>(-s * cy);
  m.px_to_clip[2] = static_cast<float>(s * cx), m.px_to_clip[3] = static_cast<float>(c * cy);
  m.tile_origin[0] = static_cast<float>((dx * c + dy * s) * cx);
  m.tile_origin[1] = static_cast<float>((dy * c - dx * s) * cy);
  // What is drawn of it on the framebuffer, against what is asked for.
  double lo_x = 1e30, hi_x = -1e30, lo_y = 1e30, hi_y = -1e30;
  for (const double u : {box.min_x * k - reach_px, box.max_x * k + reach_px}) {
    for (const double v : {box.min_y * k - reach_px, box.max_y * k + reach_px}) {
      const double x = dx + u, y = dy + v;
      const double sx = x * c + y * s + target.width / 2.0, sy = target.height / 2.0 - (y * c - x * s);
      lo_x = std::min(lo_x, sx), hi_x = std::max(hi_x, sx), lo_y = std::min(lo_y, sy), hi_y = std::max(hi_y, sy);
    }
  }
  m.visible = lo_x < target.max_x && hi_x > target.min_x && lo_y < target.max_y && hi_y > target.min_y;
  return m;
}

void GroundPainter::count(std::uint32_t indices) {
  ++counters_.draws;
  counters_.vertices += indices;
  batches_.add(indices);
}

void GroundPainter::draw(const BackgroundOp& op) {
  const Premultiplied c = premultiplied(op.colour);
  glClearColor(c.r, c.g, c.b, c.a);
  glClear(GL_COLOR_BUFFER_BIT);
}

void GroundPainter::draw(const FillOp& op, const GroundTarget& target) {
  const Matrices m = place(op.place, op.box, 1, target);
  if (!m.visible || op.count == 0) return;
  const GpuMesh& mesh = meshes_.mesh(*op.piece);
  fill_.use();
  glBindVertexArray(mesh.fill_array.id());
  glUniformMatrix2fv(fill_.uniform("tile_to_clip"), 1, GL_FALSE, m.tile_to_clip);
  glUniform2fv(fill_.uniform("tile_origin"), 1, m.tile_origin);
  const Premultiplied c = premultiplied(op.colour);
  glUniform4f(fill_.uniform("colour"), c.r, c.g, c.b, c.a);
  glUniform1f(fill_.uniform("hatch_px"), op.hatched ? static_cast<float>(7 * target.scale) : 0.0f);
  if (op.hatched) {
    glUniform2f(
        fill_.uniform("hatch_origin"), (m.tile_origin[0] + 1) * 0.5f * static_cast<float>(target.width),
        (m.tile_origin[1] + 1) * 0.5f * static_cast<float>(target.height) - static_cast<float>(target.rows_below));
  }
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(op.count), GL_UNSIGNED_SHORT,
                 reinterpret_cast<const void*>(std::size_t{op.first} * 2));
  count(op.count);
}

void GroundPainter::draw(const ReliefOp& op, const GroundTarget& target) {
  constexpr MeshPiece::Box whole{0, 0, tile_units, tile_units};
  const Matrices m = place(op.place, whole, 1, target);
  if (!m.visible || op.relief->texels.empty()) return;
  const ThemeColours& colours = theme_colours(theme_);
  relief_.use();
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, meshes_.relief(*op.relief));
  glBindVertexArray(meshes_.unit_square());
  glUniformMatrix2fv(relief_.uniform("tile_to_clip"), 1, GL_FALSE, m.tile_to_clip);
  glUniform2fv(relief_.uniform("tile_origin"), 1, m.tile_origin);
  glUniform2f(relief_.uniform("texel"), static_cast<float>(ReliefTile::size) / ReliefTile::stride,
              1.0f / ReliefTile::stride);
  glUniform1i(relief_.uniform("relief"), 0);
  set_colour(relief_.uniform("shade"), colours.relief_shade, colours.relief_shade_strength);
  set_colour(relief_.uniform("light"), colours.relief_light, colours.relief_light_strength);
  set_colour(relief_.uniform("hills"), colours.hills, 1.0);
  glUniform3f(relief_.uniform("most"), static_cast<float>(colours.relief_shade_most),
              static_cast<float>(colours.relief_light_most), 1.0f);
  glUniform1f(relief_.uniform("opacity"), op.opacity);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  count(4);
}

// A translucent line that crosses itself, or whose tiles overlap, would darken there: the stencil lets each pixel take
// a group's colour once.
void GroundPainter::begin_once(const LineOp& op) {
  if (once_ && op.colour == once_colour_) return;
  once_ = true;
  once_colour_ = op.colour;
  if (stencil_ == 0 || stencil_ == 255) {
    glClear(GL_STENCIL_BUFFER_BIT);
    stencil_ = 0;
  }
  ++stencil_;
  glEnable(GL_STENCIL_TEST);
  glStencilFunc(GL_NOTEQUAL, stencil_, 0xFF);
  glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
}

void GroundPainter::end_once() {
  if (!once_) return;
  once_ = false;
  glDisable(GL_STENCIL_TEST);
}

void GroundPainter::draw(const LineOp& op, const GroundTarget& target) {
  // A mitre reaches farther than the line is wide.
  const double reach_px =
      (3.0 * std::max(std::abs(static_cast<double>(op.from_px)), std::abs(static_cast<double>(op.to_px))) + 1) *
      target.scale;
  const Matrices m = place(op.place, op.box, reach_px, target);
  if (!m.visible || op.count == 0) return;
  const GpuMesh& mesh = meshes_.mesh(*op.piece);
  const bool dashed = op.dash_px != std::array<float, 4>{};
  ShaderProgram& line = dashed ? dashed_ : line_;
  line.use();
  glBindVertexArray(mesh.line_array.id());
  glUniformMatrix2fv(line.uniform("tile_to_clip"), 1, GL_FALSE, m.tile_to_clip);
  glUniform2fv(line.uniform("tile_origin"), 1, m.tile_origin);
  glUniformMatrix2fv(line.uniform("px_to_clip"), 1, GL_FALSE, m.px_to_clip);
  float from = op.from_px * static_cast<float>(target.scale), to = op.to_px * static_cast<float>(target.scale);
  // Thinner than a pixel is drawn a pixel wide and paler: the same ink, without gaps.
  Premultiplied c = premultiplied(op.colour);
  if (to - from < 1.0f) {
    const float pale = std::max(to - from, 0.0f), middle = (from + to) / 2;
    c = {c.r * pale, c.g * pale, c.b * pale, c.a * pale};
    from = middle - 0.5f, to = middle + 0.5f;
  }
  glUniform2f(line.uniform("edges"), from, to);
  glUniform4f(line.uniform("colour"), c.r, c.g, c.b, c.a);
  if (dashed) {
    const auto s = static_cast<float>(target.scale);
    glUniform1f(line.uniform("along_px"), m.px_per_unit);
    glUniform4f(line.uniform("dash"), op.dash_px[0] * s, op.dash_px[1] * s, op.dash_px[2] * s, op.dash_px[3] * s);
  }
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(op.count), GL_UNSIGNED_SHORT,
                 reinterpret_cast<const void*>(std::size_t{op.first} * 2));
  count(op.count);
}

void GroundPainter::draw(std::span<const GroundOp> ops, const GroundTarget& target) {
  stencil_ = 0;
  for (const GroundOp& op : ops) {
    if (const auto* line = std::get_if<LineOp>(&op)) {
      if (line->once) {
        begin_once(*line);
      } else {
        end_once();
      }
      draw(*line, target);
      continue;
    }
    end_once();
    if (const auto* fill = std::get_if<FillOp>(&op)) draw(*fill, target);
    if (const auto* relief = std::get_if<ReliefOp>(&op)) draw(*relief, target);
    if (const auto* background = std::get_if<BackgroundOp>(&op)) draw(*background);
  }
  end_once();
}

void GroundPainter::draw(std::span<const FillOp> ops, const GroundTarget& target) {
  for (const FillOp& op : ops) draw(op, target);
}

void GroundPainter::draw(std::span<const LineOp> ops, const GroundTarget& target) {
  stencil_ = 0;
  for (const LineOp& op : ops) {
    if (op.once) {
      begin_once(op);
    } else {
      end_once();
    }
    draw(op, target);
  }
  end_once();
}

}  // namespace app
