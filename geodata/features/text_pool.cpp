#include "geodata/features/text_pool.h"

#include <functional>

namespace geodata {
namespace {

std::uint32_t hash_of(std::string_view text) {
  const std::uint64_t h = std::hash<std::string_view>{}(text);
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

}  // namespace

// The slot that holds `text`, or the free one where it belongs. Precondition: slots_ is not empty.
std::size_t TextPool::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].code != none) {
    if (slots_[at].hash == hash && this->text(slots_[at].code) == text) return at;
    at = (at + 1) & mask;
  }
  return at;
}

TextPool::Code TextPool::intern(std::string_view text) {
  if (3 * (std::size_t{known_} + 1) > 2 * slots_.size()) grow();
  const std::uint32_t hash = hash_of(text);
  const std::size_t at = slot_of(text, hash);
  if (slots_[at].code == none) {
    slots_[at] = {add(text), hash};
    ++known_;
  }
  return slots_[at].code;
}

TextPool::Code TextPool::add(std::string_view text) {
  const Code code = size();
  blob_.insert(blob_.end(), text.begin(), text.end());
  starts_.push_back(blob_.size());
  return code;
}

std::optional<TextPool::Code> TextPool::find(std::string_view text) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[slot_of(text, hash_of(text))];
  if (slot.code == none) return std::nullopt;
  return slot.code;
}

void TextPool::grow() {
  std::vector<Slot> old(slots_.empty() ? 16 : 2 * slots_.size());
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.code == none) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].code != none) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void TextPool::shrink_to_fit() {
  // What lies beyond the end of a large array was never touched and takes no memory.
  constexpr std::size_t large = std::size_t{1} << 21;
  if (blob_.size() < large) blob_.shrink_to_fit();
  if (starts_.size() < large / sizeof starts_[0]) starts_.shrink_to_fit();
}

}  // namespace geodata
