#include "geodata/algo/point_grid.h"

#include <algorithm>
#include <array>
#include <utility>

namespace geodata {
namespace {

constexpr std::uint32_t block = 64;

// Every bit followed by a zero ("Interleave bits by Binary Magic Numbers", S. E. Anderson, Bit Twiddling Hacks).
std::uint64_t spread(std::uint32_t v) {
  std::uint64_t x = v;
  x = (x | (x << 16)) & 0x0000FFFF0000FFFFu;
  x = (x | (x << 8)) & 0x00FF00FF00FF00FFu;
  x = (x | (x << 4)) & 0x0F0F0F0F0F0F0F0Fu;
  x = (x | (x << 2)) & 0x3333333333333333u;
  return (x | (x << 1)) & 0x5555555555555555u;
}

std::uint32_t gathered(std::uint64_t x) {
  x &= 0x5555555555555555u;
  x = (x | (x >> 1)) & 0x3333333333333333u;
  x = (x | (x >> 2)) & 0x0F0F0F0F0F0F0F0Fu;
  x = (x | (x >> 4)) & 0x00FF00FF00FF00FFu;
  x = (x | (x >> 8)) & 0x0000FFFF0000FFFFu;
  return static_cast<std::uint32_t>(x | (x >> 16));
}

std::uint64_t code_of(std::uint32_t x, std::uint32_t y) { return spread(x) | (spread(y) << 1); }

// By the bits that tell squares apart, a byte at a time from the lowest; stable. Bytes in which all points agree (those
// of one country agree in the first ones) cost no pass. 256 places to write to stay in the processor's nearest cache,
// and two arrays in place of pairs touch a quarter less memory, which costs more than the sorting.
void sort_by_square(std::vector<std::uint64_t>& codes, std::vector<std::uint32_t>& items) {
  constexpr std::size_t bytes = 8, lowest = 2 * PointGrid::finest / 8, values = 256;
  std::array<std::array<std::uint32_t, values>, bytes> counts{};
  for (const std::uint64_t code : codes)
    for (std::size_t byte = lowest; byte < bytes; ++byte) ++counts[byte][(code >> (8 * byte)) & 255u];
  std::vector<std::uint64_t> other_codes(codes.size());
  std::vector<std::uint32_t> other_items(items.size());
  for (std::size_t byte = lowest; byte < bytes; ++byte) {
    auto& at = counts[byte];
    if (std::any_of(at.begin(), at.end(), [&](std::uint32_t count) { return count == codes.size(); })) continue;
    std::uint32_t sum = 0;
    for (std::uint32_t& count : at) sum += std::exchange(count, sum);
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const std::uint32_t to = at[(codes[i] >> (8 * byte)) & 255u]++;
      other_codes[to] = codes[i], other_items[to] = items[i];
    }
    codes.swap(other_codes), items.swap(other_items);
  }
}

}  // namespace

PointGrid::PointGrid(std::span<const WorldPoint> points, std::span<const std::uint32_t> items) {
  codes_.reserve(points.size());
  for (const WorldPoint p : points) {
    codes_.push_back(code_of(p.x, p.y));
    box_.add(p);
  }
  items_.assign(items.begin(), items.end());
  sort_by_square(codes_, items_);
  sums_.reserve(codes_.size() / block + 1);
  Sum sum;
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    if (i % block == 0) sums_.push_back(sum);
    sum.x += gathered(codes_[i]), sum.y += gathered(codes_[i] >> 1);
  }
}

WorldPoint PointGrid::point(std::uint32_t i) const { return {gathered(codes_[i]), gathered(codes_[i] >> 1)}; }

PointGrid::Stretch PointGrid::find(Square square, int level) const {
  level = std::clamp(level, finest, coarsest);
  if (level == coarsest) return {0, size()};
  const std::uint64_t first = code_of(square.x, square.y) << (2 * level);
  const std::uint64_t last = first + ((std::uint64_t{1} << (2 * level)) - 1);
  const auto begin = std::lower_bound(codes_.begin(), codes_.end(), first);
  // Squares hold few of all points: the end is near.
  std::ptrdiff_t step = 1;
  auto end = begin;
  while (codes_.end() - end > step && *(end + step) <= last) end += step, step *= 2;
  end = std::upper_bound(end, codes_.end() - end > step ? end + step : codes_.end(), last);
  return {static_cast<std::uint32_t>(begin - codes_.begin()), static_cast<std::uint32_t>(end - codes_.begin())};
}

WorldXY PointGrid::mean(Stretch stretch) const {
  const auto before = [this](std::uint32_t end) {
    Sum sum;
    if (end == 0) return sum;
    const std::uint32_t whole = (end - 1) / block;
    sum = sums_[whole];
    for (std::uint32_t i = whole * block; i < end; ++i) sum.x += gathered(codes_[i]), sum.y += gathered(codes_[i] >> 1);
    return sum;
  };
  const Sum a = before(stretch.first), b = before(stretch.last);
  return {static_cast<double>(b.x - a.x) / stretch.size(), static_cast<double>(b.y - a.y) / stretch.size()};
}

}  // namespace geodata
