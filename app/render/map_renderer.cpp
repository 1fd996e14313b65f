#include "app/render/map_renderer.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "app/render/gl.h"
#include "app/render/ground_painter.h"
#include "app/render/sprite_painter.h"

namespace app {

namespace {

using Rect = Framebuffer::Rect;

constexpr int band_height = 256;  // of what is drawn with several samples a pixel
struct Offset {  // device px
  int x = 0, y = 0;
};

Rect intersected(Rect a, Rect b) {
  const int x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::min(a.x + a.width, b.x + b.width) - x, std::min(a.y + a.height, b.y + b.height) - y};
}

bool needs_smoothing(const GroundOp& op) {
  const auto* fill = std::get_if<FillOp>(&op);
  return fill != nullptr && !fill->edge_hidden;
}

bool empty(Rect r) { return r.width <= 0 || r.height <= 0; }

// Where the picture drawn for `from` lies seen from `to`: device px right and up.
Offset shift_between(const Camera& from, const Camera& to, double scale) {
  double dx = from.centre.x - to.centre.x;
  dx -= std::round(dx / geodata::world_size) * geodata::world_size;
  const double dy = from.centre.y - to.centre.y;
  const double k = scale * 256 * std::exp2(to.zoom) / geodata::world_size;
  const double b = to.bearing_deg * std::numbers::pi / 180, c = std::cos(b), s = std::sin(b);
  return {static_cast<int>(std::lround((dx * c + dy * s) * k)), static_cast<int>(std::lround(-(dy * c - dx * s) * k))};
}

// The camera moved by whole device px.
Camera moved(const Camera& camera, Offset by, double scale) {
  View view{camera, 0, 0};
  Camera result = camera;
  result.centre = view.to_world({-by.x / scale, by.y / scale});
  return result;
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
    std::optional<Framebuffer> spare;   // receives the picture when it is moved
    std::optional<Framebuffer> smooth;  // multisampled, for fills; a band of the picture's height
    Camera camera;
    std::uint64_t version = 0;
    geodata::Theme theme = geodata::Theme::light;
    double scale = 1;
  };
  std::optional<Ground> ground;

  void ensure_size(const Scene& scene);
  void draw_part(const Scene& scene, Rect part);
  void draw_fills(std::span<const GroundOp> fills, GroundTarget target);
  void draw_whole(const Scene& scene);
  void move_ground(const Scene& scene, Offset shift);
  bool show_ground(const Scene& scene, geodata::Theme theme, unsigned target, Rect rect, bool moving);
  void show_scaled(const Scene& scene, unsigned target, Rect rect);
  void draw_glows(const Scene& scene, Rect rect);
};

// Four samples a pixel for the whole picture would be the program's largest piece of memory: they are drawn band by
// band.
void MapRenderer::Impl::draw_fills(std::span<const GroundOp> fills, GroundTarget target) {
  Ground& g = *ground;
  const Rect all{target.min_x, target.min_y, target.max_x - target.min_x, target.max_y - target.min_y};
  for (int y = all.y; y < all.y + all.height; y += g.smooth->height()) {
    const int height = std::min(g.smooth->height(), all.y + all.height - y);
    const Rect band{all.x, y, all.width, height}, in_smooth{all.x, 0, all.width, height};
    target.min_y = y, target.max_y = y + height, target.rows_below = y;
    g.smooth->bind();
    glViewport(0, -y, g.picture.width(), g.picture.height());
    glScissor(in_smooth.x, in_smooth.y, in_smooth.width, in_smooth.height);
    painter.draw(fills, target);
    glScissor(band.x, band.y, band.width, band.height);
    g.smooth->copy_to(g.picture.id(), in_smooth, band);
  }
}

// A rectangle of the ground, drawn anew: fills through the multisampled framebuffer, lines straight onto it.
void MapRenderer::Impl::draw_part(const Scene& scene, Rect part) {
  Ground& g = *ground;
  const GroundTarget target{g.camera, g.picture.width(),   g.picture.height(),  g.scale, part.x,
                            part.y,   part.x + part.width, part.y + part.height};
  glEnable(GL_SCISSOR_TEST);
  glScissor(part.x, part.y, part.width, part.height);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  const std::span<const GroundOp> ops(scene.ground);
  const std::size_t fills = std::min(scene.ground_fills_end, ops.size());
  if (samples > 0 && std::any_of(ops.begin(), ops.begin() + static_cast<std::ptrdiff_t>(fills), needs_smoothing)) {
    if (!g.smooth) g.smooth.emplace(g.picture.width(), std::min(g.picture.height(), band_height), samples, false);
    draw_fills(ops.first(fills), target);
    g.picture.bind();
    glScissor(part.x, part.y, part.width, part.height);
  } else {
    g.picture.bind();
    painter.draw(ops.first(fills), target);
  }
  painter.draw(ops.subspan(fills), target);
  glDisable(GL_SCISSOR_TEST);
}

void MapRenderer::Impl::ensure_size(const Scene& scene) {
  const auto device = [&](double px) { return static_cast<int>(std::lround(px * scene.scale)); };
  const int width = device(scene.view.width_px) + 2 * device(scene.margin_px);
  const int height = device(scene.view.height_px) + 2 * device(scene.margin_px);
  if (ground && ground->picture.width() == width && ground->picture.height() == height) return;
  if (samples < 0) {
    GLint most = 0;
    glGetIntegerv(GL_MAX_SAMPLES, &most);
    samples = most >= 4 ? 4 : 0;
  }
  ground.reset();
  ground.emplace(Ground{Framebuffer(width, height), std::nullopt, std::nullopt, {}, 0, {}, 1});
}

void MapRenderer::Impl::draw_whole(const Scene& scene) {
  ++counters.full_grounds;
  ground->camera = scene.view.camera;
  ground->version = scene.ground_version;
  ground->scale = scene.scale;
  draw_part(scene, {0, 0, ground->picture.width(), ground->picture.height()});
}

void MapRenderer::Impl::move_ground(const Scene& scene, Offset shift) {
  Ground& g = *ground;
  const Rect all{0, 0, g.picture.width(), g.picture.height()};
  const Rect kept = intersected(all, {shift.x, shift.y, all.width, all.height});
  if (empty(kept)) return draw_whole(scene);
  if (!g.spare) g.spare.emplace(all.width, all.height);
  g.picture.copy_to(g.spare->id(), {kept.x - shift.x, kept.y - shift.y, kept.width, kept.height}, kept);
  ++counters.blits;
  std::swap(g.picture, *g.spare);
  g.camera = moved(g.camera, shift, g.scale);
  const Rect strips[] = {{0, 0, all.width, kept.y},
                         {0, kept.y + kept.height, all.width, all.height - kept.y - kept.height},
                         {0, kept.y, kept.x, kept.height},
                         {kept.x + kept.width, kept.y, all.width - kept.x - kept.width, kept.height}};
  for (const Rect& strip : strips) {
    if (empty(strip)) continue;
    ++counters.strips;
    draw_part(scene, strip);
  }
}

void MapRenderer::Impl::show_scaled(const Scene& scene, unsigned target, Rect rect) {
  const Ground& g = *ground;
  const double k = std::exp2(scene.view.camera.zoom - g.camera.zoom) * scene.scale / g.scale;
  Camera at = g.camera;
  at.zoom = scene.view.camera.zoom, at.bearing_deg = scene.view.camera.bearing_deg;
  const Offset shift = shift_between(at, scene.view.camera, scene.scale);
  const int width = static_cast<int>(std::lround(g.picture.width() * k));
  const int height = static_cast<int>(std::lround(g.picture.height() * k));
  const Rect to{rect.x + rect.width / 2 + shift.x - width / 2, rect.y + rect.height / 2 + shift.y - height / 2, width,
                height};
  glBindFramebuffer(GL_FRAMEBUFFER, target);
  glEnable(GL_SCISSOR_TEST);
  glScissor(rect.x, rect.y, rect.width, rect.height);
  if (!scene.ground.empty()) {
    if (const auto* back = std::get_if<BackgroundOp>(&scene.ground.front())) {
      const auto f = [](std::uint8_t v) { return static_cast<float>(v) / 255.0f; };
      glClearColor(f(back->colour.r), f(back->colour.g), f(back->colour.b), 1.0f);
      glClear(GL_COLOR_BUFFER_BIT);
    }
  }
  g.picture.copy_to(target, {0, 0, g.picture.width(), g.picture.height()}, to, true);
  glDisable(GL_SCISSOR_TEST);
}

bool MapRenderer::Impl::show_ground(const Scene& scene, geodata::Theme theme, unsigned target, Rect rect, bool moving) {
  const Camera& camera = scene.view.camera;
  const bool drawn = ground && ground->version != 0;
  const bool same_zoom = drawn && ground->camera.zoom == camera.zoom &&
                         ground->camera.bearing_deg == camera.bearing_deg && ground->scale == scene.scale;
  const double zoomed = drawn ? std::abs(camera.zoom - ground->camera.zoom) : 0;
  if (moving && drawn && !same_zoom && zoomed < 2.5 && ground->camera.bearing_deg == camera.bearing_deg &&
      ground->theme == theme) {
    show_scaled(scene, target, rect);
    return false;
  }
  ensure_size(scene);
  painter.set_theme(theme);
  if (ground->version != scene.ground_version || !same_zoom || ground->theme != theme) {
    ground->theme = theme;
    draw_whole(scene);
  }
  Offset shift = shift_between(ground->camera, camera, scene.scale);
  const int margin = (ground->picture.width() - rect.width) / 2;
  if (std::max(std::abs(shift.x), std::abs(shift.y)) > margin / 2) {
    move_ground(scene, shift);
    shift = shift_between(ground->camera, camera, scene.scale);
  }
  const Rect from{(ground->picture.width() - rect.width) / 2 - shift.x,
                  (ground->picture.height() - rect.height) / 2 - shift.y, rect.width, rect.height};
  ground->picture.copy_to(target, from, rect);
  ++counters.blits;
  return true;
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

bool MapRenderer::draw(const Scene& scene, geodata::Theme theme, unsigned target, Framebuffer::Rect rect, bool moving) {
  if (rect.width <= 0 || rect.height <= 0) return true;
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  const bool sharp = impl_->show_ground(scene, theme, target, rect, moving);

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

const DrawCounters& MapRenderer::counters() const { return impl_->counters; }
std::size_t MapRenderer::uploaded_bytes() const {
  return impl_->meshes.uploaded_bytes() + impl_->sprites.uploaded_bytes();
}

}  // namespace app
