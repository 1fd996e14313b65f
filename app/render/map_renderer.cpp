#include "app/render/map_renderer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "app/render/gl.h"
#include "app/render/ground_moves.h"
#include "app/render/ground_painter.h"
#include "app/render/sprite_painter.h"

namespace app {

namespace {

using Rect = Framebuffer::Rect;

constexpr int most_waited = 6;    // frames for missing tiles: 100 ms
constexpr int band_height = 256;  // of what is drawn with several samples a pixel

bool needs_smoothing(const GroundOp& op) {
  const auto* fill = std::get_if<FillOp>(&op);
  return fill != nullptr && !fill->edge_hidden;
}

}  // namespace

struct MapRenderer::Impl {
  DrawCounters counters;
  MeshCache meshes;
  GroundPainter painter{meshes, counters};
  SpritePainter sprites;
  ShaderProgram glow{"glow"};
  gl::VertexArray glow_array;
  gl::Buffer glow_corners;
  int samples = -1;

  struct Ground {
    Framebuffer picture;
    std::optional<Framebuffer> spare;  // receives the picture when it is moved
    Camera camera;
    std::uint64_t version = 0;
    geodata::Theme theme = geodata::Theme::light;
    double scale = 1;
  };
  std::optional<Ground> ground;

  // A ground that is being drawn over several frames, beside the one that is shown.
  struct Pass {
    Ground ground;
    std::vector<GroundOp> ops;  // as they were when it began; they keep their tiles
    std::size_t fills_end = 0;
    std::size_t next = 0;  // of ops
    int next_row = 0;      // of the fills that are smoothed band by band
  };
  std::optional<Pass> pass;
  int waited = 0;       // frames since a new ground was due
  bool worked = false;  // on the ground, in this frame
  bool has_scaled = false;
  std::optional<Framebuffer> smooth;  // multisampled, for fills; a band of the picture's height

  static GroundTarget target_of(const Ground& g, Rect part);
  void ensure_size(const Scene& scene);
  Ground make_ground(const Scene& scene);
  void begin_pass(const Scene& scene, geodata::Theme theme);
  bool advance_pass(std::size_t most_indices);
  void draw_part(const Scene& scene, Rect part);
  void draw_band(Ground& g, std::span<const GroundOp> fills, GroundTarget target, Rect band);
  void draw_whole(const Scene& scene, geodata::Theme theme);
  void move_ground(const Scene& scene, Offset shift);
  bool show_ground(const Scene& scene, geodata::Theme theme, unsigned target, Rect rect, Motion motion);
  void show_moved(const Scene& scene, unsigned target, Rect rect);
  bool smooths(std::span<const GroundOp> fills) const;
  static bool fits(const Ground& g, const Scene& scene, geodata::Theme theme);
  bool can_scale(const Scene& scene, geodata::Theme theme) const;
  bool is_current(const Scene& scene, geodata::Theme theme) const;
  void work(const Scene& scene, geodata::Theme theme, Motion motion);
  void show_surroundings(const Scene& scene, geodata::Theme theme, Rect rect, std::span<const Rect> covered);
  void show_scaled(const Scene& scene, geodata::Theme theme, unsigned target, Rect rect);
  void draw_glows(const Scene& scene, Rect rect);
};

namespace {

void begin_drawing(Rect part) {
  glEnable(GL_SCISSOR_TEST);
  glScissor(part.x, part.y, part.width, part.height);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

// Lines of one translucent group are drawn in one go (GroundPainter's stencil); all else stops anywhere.
std::size_t end_of_stretch(std::span<const GroundOp> ops, std::size_t first) {
  const auto group = [&](std::size_t i) -> const LineOp* {
    const auto* line = std::get_if<LineOp>(&ops[i]);
    return line != nullptr && line->once ? line : nullptr;
  };
  std::size_t end = first + 1;
  while (end < ops.size() && group(first) && group(end) && group(end)->colour == group(first)->colour) ++end;
  return end;
}

}  // namespace

GroundTarget MapRenderer::Impl::target_of(const Ground& g, Rect part) {
  return {g.camera, g.picture.width(),   g.picture.height(),  g.scale, part.x,
          part.y,   part.x + part.width, part.y + part.height};
}

// Four samples a pixel for the whole picture would be the program's largest piece of memory: fills are drawn band by
// band.
void MapRenderer::Impl::draw_band(Ground& g, std::span<const GroundOp> fills, GroundTarget target, Rect band) {
  if (!smooth || smooth->width() != g.picture.width() ||
      smooth->height() != std::min(g.picture.height(), band_height)) {
    smooth.reset();
    smooth.emplace(g.picture.width(), std::min(g.picture.height(), band_height), samples, false);
  }
  const Rect in_smooth{band.x, 0, band.width, band.height};
  target.min_y = band.y, target.max_y = band.y + band.height, target.rows_below = band.y;
  smooth->bind();
  glViewport(0, -band.y, g.picture.width(), g.picture.height());
  glScissor(in_smooth.x, in_smooth.y, in_smooth.width, in_smooth.height);
  painter.draw(fills, target);
  glScissor(band.x, band.y, band.width, band.height);
  smooth->copy_to(g.picture.id(), in_smooth, band);
}

// A rectangle of the ground, drawn anew: fills through the multisampled framebuffer, lines straight onto it.
void MapRenderer::Impl::draw_part(const Scene& scene, Rect part) {
  Ground& g = *ground;
  const GroundTarget target = target_of(g, part);
  begin_drawing(part);
  const std::span<const GroundOp> ops(scene.ground);
  const std::size_t fills = std::min(scene.ground_fills_end, ops.size());
  if (smooths(ops.first(fills))) {
    for (int y = part.y; y < part.y + part.height; y += band_height) {
      draw_band(g, ops.first(fills), target, {part.x, y, part.width, std::min(band_height, part.y + part.height - y)});
    }
    g.picture.bind();
    glScissor(part.x, part.y, part.width, part.height);
  } else {
    g.picture.bind();
    painter.draw(ops.first(fills), target);
  }
  painter.draw(ops.subspan(fills), target);
  glDisable(GL_SCISSOR_TEST);
}

bool MapRenderer::Impl::smooths(std::span<const GroundOp> fills) const {
  return samples > 0 && std::any_of(fills.begin(), fills.end(), needs_smoothing);
}

MapRenderer::Impl::Ground MapRenderer::Impl::make_ground(const Scene& scene) {
  const auto device = [&](double px) { return static_cast<int>(std::lround(px * scene.scale)); };
  const int width = device(scene.view.width_px) + 2 * device(scene.margin_px);
  const int height = device(scene.view.height_px) + 2 * device(scene.margin_px);
  if (samples < 0) {
    GLint most = 0;
    glGetIntegerv(GL_MAX_SAMPLES, &most);
    samples = most >= 4 ? 4 : 0;
  }
  return {Framebuffer(width, height), std::nullopt, {}, 0, {}, 1};
}

void MapRenderer::Impl::ensure_size(const Scene& scene) {
  const auto device = [&](double px) { return static_cast<int>(std::lround(px * scene.scale)); };
  const int width = device(scene.view.width_px) + 2 * device(scene.margin_px);
  const int height = device(scene.view.height_px) + 2 * device(scene.margin_px);
  if (ground && ground->picture.width() == width && ground->picture.height() == height) return;
  pass.reset();
  ground.reset();
  ground.emplace(make_ground(scene));
}

void MapRenderer::Impl::draw_whole(const Scene& scene, geodata::Theme theme) {
  ++counters.full_grounds;
  pass.reset();
  ground->theme = theme;
  ground->camera = scene.view.camera;
  ground->version = scene.ground_version;
  ground->scale = scene.scale;
  painter.set_theme(theme);
  draw_part(scene, {0, 0, ground->picture.width(), ground->picture.height()});
}

// --- a ground over several frames

void MapRenderer::Impl::begin_pass(const Scene& scene, geodata::Theme theme) {
  ++counters.full_grounds;
  // The framebuffer that the moving of a panned picture needs serves here too.
  Ground fresh = ground->spare ? Ground{std::move(*ground->spare), std::nullopt, {}, 0, {}, 1} : make_ground(scene);
  ground->spare.reset();
  pass.emplace(Pass{std::move(fresh), scene.ground, std::min(scene.ground_fills_end, scene.ground.size()), 0, 0});
  pass->ground.theme = theme;
  pass->ground.camera = scene.view.camera;
  pass->ground.version = scene.ground_version;
  pass->ground.scale = scene.scale;
}

// Draws on until about so many indices are drawn. True: the ground is finished and shown from now on.
bool MapRenderer::Impl::advance_pass(std::size_t most_indices) {
  Pass& p = *pass;
  const Rect all{0, 0, p.ground.picture.width(), p.ground.picture.height()};
  const GroundTarget target = target_of(p.ground, all);
  const std::span<const GroundOp> ops(p.ops);
  const std::size_t enough = counters.vertices + most_indices;
  painter.set_theme(p.ground.theme);
  begin_drawing(all);
  while (smooths(ops.first(p.fills_end)) && p.next_row < all.height && counters.vertices < enough) {
    draw_band(p.ground, ops.first(p.fills_end), target,
              {0, p.next_row, all.width, std::min(band_height, all.height - p.next_row)});
    p.next_row += band_height;
    if (p.next_row >= all.height) p.next = p.fills_end;
  }
  p.ground.picture.bind();
  glScissor(0, 0, all.width, all.height);
  const bool lines_are_next = p.next_row >= all.height || !smooths(ops.first(p.fills_end));
  while (lines_are_next && p.next < ops.size() && counters.vertices < enough) {
    const std::size_t end = end_of_stretch(ops, p.next);
    painter.draw(ops.subspan(p.next, end - p.next), target);
    p.next = end;
  }
  glDisable(GL_SCISSOR_TEST);
  if (!lines_are_next || p.next < ops.size()) return false;
  Framebuffer old = std::move(ground->picture);
  *ground = std::move(p.ground);
  ground->spare.emplace(std::move(old));
  pass.reset();
  return true;
}

void MapRenderer::Impl::move_ground(const Scene& scene, Offset shift) {
  Ground& g = *ground;
  const Rect all{0, 0, g.picture.width(), g.picture.height()};
  const Rect kept = intersected(all, {shift.x, shift.y, all.width, all.height});
  if (empty(kept)) return draw_whole(scene, g.theme);
  if (!g.spare) g.spare.emplace(all.width, all.height);
  g.picture.copy_to(g.spare->id(), {kept.x - shift.x, kept.y - shift.y, kept.width, kept.height}, kept);
  ++counters.blits;
  std::swap(g.picture, *g.spare);
  // The scene's tiles lie in the copies of the world around its own camera, which a pan may have wrapped.
  g.camera = in_copy_of(moved(g.camera, shift, g.scale), scene.view.camera);
  for (const Rect& strip : around(all, kept)) {
    ++counters.strips;
    draw_part(scene, strip);
  }
}

// What the last ground leaves bare.
void MapRenderer::Impl::show_surroundings(const Scene& scene, geodata::Theme theme, Rect rect,
                                          std::span<const Rect> covered) {
  const Rect kept = covered.size() == 1 ? intersected(rect, covered.front()) : Rect{rect.x, rect.y, 0, 0};
  const GroundTarget whole{scene.view.camera, rect.width, rect.height, scene.scale};
  painter.set_theme(theme);
  glViewport(rect.x, rect.y, rect.width, rect.height);
  for (const Rect& bare : around(rect, kept)) {
    GroundTarget part = whole;
    part.min_x = bare.x - rect.x, part.min_y = bare.y - rect.y;
    part.max_x = part.min_x + bare.width, part.max_y = part.min_y + bare.height;
    begin_drawing(bare);
    painter.draw(std::span<const GroundOp>(scene.surroundings), part);
  }
}

void MapRenderer::Impl::show_scaled(const Scene& scene, geodata::Theme theme, unsigned target, Rect rect) {
  const Ground& g = *ground;
  const double k = std::exp2(scene.view.camera.zoom - g.camera.zoom) * scene.scale / g.scale;
  Camera at = g.camera;
  at.zoom = scene.view.camera.zoom, at.bearing_deg = scene.view.camera.bearing_deg;
  const Offset shift = shift_between(at, scene.view.camera, scene.scale);
  const int width = static_cast<int>(std::lround(g.picture.width() * k));
  const int height = static_cast<int>(std::lround(g.picture.height() * k));
  const Rect to{rect.x + rect.width / 2 + shift.x - width / 2, rect.y + rect.height / 2 + shift.y - height / 2, width,
                height};
  const std::vector<Rect> copies = in_every_copy(to, rect, scene.view.camera, scene.scale);
  glBindFramebuffer(GL_FRAMEBUFFER, target);
  show_surroundings(scene, theme, rect, copies);
  glEnable(GL_SCISSOR_TEST);
  glScissor(rect.x, rect.y, rect.width, rect.height);
  for (const Rect& copy : copies) g.picture.copy_to(target, {0, 0, g.picture.width(), g.picture.height()}, copy, true);
  glDisable(GL_SCISSOR_TEST);
}

// The ground that is shown, moved to where the camera is now.
void MapRenderer::Impl::show_moved(const Scene& scene, unsigned target, Rect rect) {
  Offset shift = shift_between(ground->camera, scene.view.camera, scene.scale);
  const int margin = (ground->picture.width() - rect.width) / 2;
  if (std::max(std::abs(shift.x), std::abs(shift.y)) > margin / 2) {
    painter.set_theme(ground->theme);
    move_ground(scene, shift);
    shift = shift_between(ground->camera, scene.view.camera, scene.scale);
  }
  const Rect from{(ground->picture.width() - rect.width) / 2 - shift.x,
                  (ground->picture.height() - rect.height) / 2 - shift.y, rect.width, rect.height};
  ground->picture.copy_to(target, from, rect);
  ++counters.blits;
}

bool MapRenderer::Impl::fits(const Ground& g, const Scene& scene, geodata::Theme theme) {
  const Camera& camera = scene.view.camera;
  return g.camera.zoom == camera.zoom && g.camera.bearing_deg == camera.bearing_deg && g.scale == scene.scale &&
         g.theme == theme;
}

// Whether the ground, scaled, can stand for the one that is due.
bool MapRenderer::Impl::can_scale(const Scene& scene, geodata::Theme theme) const {
  const Camera& camera = scene.view.camera;
  return ground && ground->version != 0 && ground->theme == theme &&
         std::abs(camera.zoom - ground->camera.zoom) < 2.5 && ground->camera.bearing_deg == camera.bearing_deg;
}

bool MapRenderer::Impl::is_current(const Scene& scene, geodata::Theme theme) const {
  return ground->version == scene.ground_version && fits(*ground, scene, theme);
}

// One frame's work on the ground that is due.
void MapRenderer::Impl::work(const Scene& scene, geodata::Theme theme, Motion motion) {
  ensure_size(scene);
  if (!is_current(scene, theme) && (motion == Motion::still || !can_scale(scene, theme))) draw_whole(scene, theme);
  if (pass && !fits(pass->ground, scene, theme)) pass.reset();
  // Tiles mostly come within a few frames; a ground of stand-ins before them would be drawn for nothing.
  const bool due = !is_current(scene, theme) && !pass;
  waited = due && !scene.ground_complete && waited < most_waited ? waited + 1 : 0;
  if (due && waited == 0) begin_pass(scene, theme);
  constexpr std::size_t indices_a_frame = 240'000;  // about 15 ms on software OpenGL
  if (pass) advance_pass(indices_a_frame);
}

bool MapRenderer::Impl::show_ground(const Scene& scene, geodata::Theme theme, unsigned target, Rect rect,
                                    Motion motion) {
  if (motion == Motion::moving && can_scale(scene, theme) && !fits(*ground, scene, theme)) {
    pass.reset();
    show_scaled(scene, theme, target, rect);
    return false;
  }
  if (!std::exchange(worked, false)) work(scene, theme, motion);
  if (!fits(*ground, scene, theme)) {
    show_scaled(scene, theme, target, rect);
    return false;
  }
  // The driver compiles the scaling copy when it is first asked for, 40 ms: better now than when a hand zooms.
  if (motion != Motion::still && !std::exchange(has_scaled, true)) {
    ground->picture.copy_to(target, {0, 0, 1, 1}, {rect.x, rect.y, 2, 2}, true);
  }
  show_moved(scene, target, rect);
  return !pass && is_current(scene, theme);
}

void MapRenderer::Impl::draw_glows(const Scene& scene, Rect rect) {
  if (scene.glows.empty()) return;
  if (!glow_array) {
    static constexpr float corners[] = {-1, -1, 1, -1, -1, 1, 1, 1};
    glow_array = gl::make_vertex_array();
    glow_corners = gl::make_buffer();
    glBindVertexArray(glow_array.id());
    glBindBuffer(GL_ARRAY_BUFFER, glow_corners.id());
    glBufferData(GL_ARRAY_BUFFER, sizeof corners, corners, GL_STATIC_DRAW);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
  }
  glow.use();
  glBindVertexArray(glow_array.id());
  const auto scale = static_cast<float>(scene.scale);
  glUniform2f(glow.uniform("px_to_clip"), 2.0f / static_cast<float>(rect.width),
              2.0f / static_cast<float>(rect.height));
  for (const GlowOp& op : scene.glows) {
    const bool ring = op.kind == GlowOp::Kind::ring;
    const float a = static_cast<float>(op.colour.a) / 255.0f, k = a / 255.0f;
    glUniform2f(glow.uniform("centre"), static_cast<float>(op.centre.x) * scale,
                static_cast<float>(op.centre.y) * scale);
    glUniform1f(glow.uniform("reach"), (op.radius_px + (ring ? op.width_px : 0.0f) + 1) * scale);
    glUniform1f(glow.uniform("radius"), op.radius_px * scale);
    glUniform1f(glow.uniform("width"), ring ? op.width_px * scale : 0.0f);
    glUniform4f(glow.uniform("colour"), static_cast<float>(op.colour.r) * k, static_cast<float>(op.colour.g) * k,
                static_cast<float>(op.colour.b) * k, a);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    ++counters.draws;
  }
}

MapRenderer::MapRenderer() : impl_(std::make_unique<Impl>()) {}
MapRenderer::~MapRenderer() = default;

bool MapRenderer::draw(const Scene& scene, geodata::Theme theme, unsigned target, Framebuffer::Rect rect,
                       Motion motion) {
  if (rect.width <= 0 || rect.height <= 0) return true;
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  const bool sharp = impl_->show_ground(scene, theme, target, rect, motion);

  glBindFramebuffer(GL_FRAMEBUFFER, target);
  glViewport(rect.x, rect.y, rect.width, rect.height);
  glEnable(GL_SCISSOR_TEST);
  glScissor(rect.x, rect.y, rect.width, rect.height);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  const GroundTarget over{scene.view.camera, rect.width, rect.height, scene.scale, 0, 0, rect.width, rect.height};
  impl_->painter.draw(std::span<const FillOp>(scene.highlight_fills), over);
  impl_->painter.draw(std::span<const LineOp>(scene.highlight), over);
  impl_->draw_glows(scene, rect);
  impl_->sprites.draw(scene.sprites, scene.scale, rect.width, rect.height);
  glDisable(GL_SCISSOR_TEST);
  impl_->meshes.end_frame();
  return sharp;
}

bool MapRenderer::improve(const Scene& scene, geodata::Theme theme) {
  Impl& m = *impl_;
  if (!m.ground || m.ground->version == 0) return true;
  const std::uint64_t before = m.ground->version;
  const bool fitted = Impl::fits(*m.ground, scene, theme);
  m.work(scene, theme, Motion::resting);
  m.worked = true;
  return m.ground->version != before || Impl::fits(*m.ground, scene, theme) != fitted;
}

const DrawCounters& MapRenderer::counters() const { return impl_->counters; }
std::size_t MapRenderer::mesh_bytes() const { return impl_->meshes.bytes(); }
std::size_t MapRenderer::mesh_bytes_budget() { return MeshCache::budget_bytes; }

std::size_t MapRenderer::uploaded_bytes() const {
  return impl_->meshes.uploaded_bytes() + impl_->sprites.uploaded_bytes();
}

}  // namespace app
