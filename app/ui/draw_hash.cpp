#include "app/ui/draw_hash.h"

#include <cstring>

#include "app/ui/imgui_compat.h"

namespace app {
namespace {

// Multiply and fold 8 bytes at a time (the mixing step of wyhash, by Wang Yi, public domain idea).
std::uint64_t mix(std::uint64_t h, std::uint64_t word) {
  h = (h ^ word) * 0x9E3779B97F4A7C15ull;
  return h ^ (h >> 29);
}

std::uint64_t mix_bytes(std::uint64_t h, const void* data, std::size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  std::uint64_t word = 0;
  for (; size >= 8; bytes += 8, size -= 8) {
    std::memcpy(&word, bytes, 8);
    h = mix(h, word);
  }
  word = size;
  if (size > 0) std::memcpy(&word, bytes, size);
  return mix(h, word);
}

}  // namespace

std::uint64_t draw_hash(const ImDrawList& list) {
  std::uint64_t h = 0x51ED270B5F3B1C2Dull;
  h = mix_bytes(h, list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
  h = mix_bytes(h, list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
  for (const ImDrawCmd& c : list.CmdBuffer) {
    h = mix_bytes(h, &c.ClipRect, sizeof c.ClipRect);
    h = mix(h, c.ElemCount);
  }
  return h | 1;
}

}  // namespace app
