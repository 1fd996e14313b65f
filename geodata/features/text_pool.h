// Each distinct text once, in one blob; a text is then a 32-bit code.
//
// Layers repeat their words ("residential", 40,000 times), so a text column is an array of codes. The hash table stays
// after building, because it also answers "which code has this text" (ids). Owned by one builder, then immutable.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/large_pages.h"

namespace geodata {

class TextPool {
 public:
  using Code = std::uint32_t;
  static constexpr Code none = 0xFFFFFFFFu;

  // The code of `text`, a new one if it was not met before. Amortised O(length).
  Code intern(std::string_view text);
  // A new code without a look whether the text was met before: neither it nor find() will know of it.
  Code add(std::string_view text);
  std::optional<Code> find(std::string_view text) const;
  // Precondition: code < size(). The view lives until the next intern().
  std::string_view text(Code code) const { return {blob_.data() + starts_[code], starts_[code + 1] - starts_[code]}; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  void shrink_to_fit();

 private:
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  struct Slot {
    Code code = none;
    std::uint32_t hash = 0;
  };
  std::vector<char, LargePageAllocator<char>> blob_;
  std::vector<std::uint64_t, LargePageAllocator<std::uint64_t>> starts_{0};
  std::uint32_t known_ = 0;  // texts in slots_
  std::vector<Slot> slots_;  // open addressing; a power of two, at most two thirds full
};

}  // namespace geodata
