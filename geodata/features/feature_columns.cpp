#include "geodata/features/feature_columns.h"

#include <algorithm>
#include <bit>

namespace geodata {
namespace {

constexpr std::uint64_t sparse_below = 8;  // an array unless fewer than one row in eight has a value

}  // namespace

Column::Column(ColumnType type, std::span<const std::uint32_t> features, std::span<const std::uint64_t> bits)
    : type_(type) {
  if (features.empty()) return;
  first_ = features.front();
  const std::uint64_t span = std::uint64_t{features.back()} - first_ + 1;
  const bool listed = span / sparse_below > features.size();
  const bool number = type == ColumnType::integer || type == ColumnType::real;
  const std::size_t rows = listed ? features.size() : static_cast<std::size_t>(span);
  if (listed) features_.assign(features.begin(), features.end());
  if (!listed && features.size() < span) present_.assign((rows + 63) / 64, 0);
  if (number) {
    numbers_.assign(rows, 0);
  } else {
    codes_.assign(rows, 0);
  }
  for (std::size_t i = 0; i < features.size(); ++i) {
    const std::size_t row = listed ? i : features[i] - first_;
    if (number) {
      numbers_[row] = bits[i];
    } else {
      codes_[row] = static_cast<std::uint32_t>(bits[i]);
    }
    if (!present_.empty()) present_[row / 64] |= std::uint64_t{1} << (row % 64);
  }
}

std::size_t Column::row_of(FeatureIndex f) const {
  if (!features_.empty()) {
    const auto found = std::lower_bound(features_.begin(), features_.end(), f);
    if (found == features_.end() || *found != f) return absent;
    return static_cast<std::size_t>(found - features_.begin());
  }
  const std::size_t rows = std::max(codes_.size(), numbers_.size());
  if (f < first_ || f - first_ >= rows) return absent;
  const std::size_t row = f - first_;
  if (!present_.empty() && (present_[row / 64] >> (row % 64) & 1) == 0) return absent;
  return row;
}

Value Column::value(FeatureIndex f, const TextPool& texts) const {
  const std::size_t row = row_of(f);
  if (row == absent) return {};
  switch (type_) {
    case ColumnType::boolean: return codes_[row] != 0;
    case ColumnType::integer: return std::bit_cast<std::int64_t>(numbers_[row]);
    case ColumnType::real: return std::bit_cast<double>(numbers_[row]);
    case ColumnType::text:
    case ColumnType::date:
    case ColumnType::json: break;
  }
  return texts.text(codes_[row]);
}

}  // namespace geodata
