#include "app/scene/scene_signature.h"

#include <bit>

namespace app {
namespace {

// The operations are taken apart by all their members, so that one that is added does not compile until it is counted.
class Signature {
 public:
  void add(std::uint64_t v) {
    hash_ = (hash_ ^ v) * 0x9E3779B97F4A7C15ull;
    hash_ ^= hash_ >> 29;
  }
  void add(double v) { add(std::bit_cast<std::uint64_t>(v)); }
  void add(float v) { add(static_cast<double>(v)); }
  void add(bool v) { add(std::uint64_t{v}); }
  void add(geodata::Colour c) {
    add(std::uint64_t{c.r} | std::uint64_t{c.g} << 8 | std::uint64_t{c.b} << 16 | std::uint64_t{c.a} << 24);
  }
  void add(const TilePlace& place) {
    const auto& [north_west, size] = place;
    add(north_west.x), add(north_west.y), add(size);
  }
  void add(const MeshPiece* piece, std::uint32_t first, std::uint32_t count) {
    add(piece != nullptr ? piece->id : 0), add(std::uint64_t{first} << 32 | count);
  }

  void add(const SpriteOp& op) {
    const auto& [bitmap, x, y, opacity] = op;
    add(bitmap ? bitmap->id : 0), add(x), add(y), add(opacity);
  }
  void add(const GlowOp& op) {
    const auto& [kind, centre, radius, width, colour, lasting] = op;
    add(static_cast<std::uint64_t>(kind)), add(centre.x), add(centre.y), add(radius), add(width), add(colour);
    add(lasting);
  }
  void add(const LineOp& op) {
    const auto& [tile, piece, first, count, box, place, colour, from, to, dash, once] = op;
    add(piece, first, count), add(place), add(colour), add(from), add(to), add(once);
    for (const float px : dash) add(px);
  }
  void add(const FillOp& op) {
    const auto& [tile, piece, first, count, box, place, colour, hatched, edge_hidden] = op;
    add(piece, first, count), add(place), add(colour), add(hatched), add(edge_hidden);
  }
  void add(const ReliefOp& op) {
    const auto& [relief, place, opacity] = op;
    add(std::uint64_t{relief != nullptr}), add(place), add(opacity);
  }
  void add(const BackgroundOp& op) { add(op.colour); }

  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325ull;
};

}  // namespace

std::uint64_t scene_signature(const Scene& scene) {
  Signature s;
  const Camera& camera = scene.view.camera;
  s.add(scene.ground_version), s.add(camera.centre.x), s.add(camera.centre.y), s.add(camera.zoom);
  s.add(camera.bearing_deg), s.add(scene.view.width_px), s.add(scene.view.height_px), s.add(scene.scale);
  for (const GroundOp& op : scene.surroundings) std::visit([&](const auto& of_kind) { s.add(of_kind); }, op);
  for (const LineOp& op : scene.highlight) s.add(op);
  for (const FillOp& op : scene.highlight_fills) s.add(op);
  for (const GlowOp& op : scene.glows) s.add(op);
  for (const SpriteOp& op : scene.sprites) s.add(op);
  return s.value();
}

}  // namespace app
