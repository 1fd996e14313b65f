#include "geodata/features/feature_columns.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace geodata {
namespace {

constexpr std::uint64_t sparse_below = 8;  // an array unless fewer than one row in eight has a value

Value as_value(ColumnType type, std::uint64_t bits) {
  if (type == ColumnType::boolean) return bits != 0;
  if (type == ColumnType::integer) return std::bit_cast<std::int64_t>(bits);
  return std::bit_cast<double>(bits);
}

}  // namespace

ColumnType wider(ColumnType a, ColumnType b) {
  if (a == b) return a;
  return is_number(a) && is_number(b) ? ColumnType::real : ColumnType::text;
}

std::uint64_t widened(std::uint64_t bits, ColumnType from, ColumnType to, TextPool& texts) {
  if (from == to || (holds_text(from) && holds_text(to))) return bits;
  if (to == ColumnType::real) {
    return std::bit_cast<std::uint64_t>(static_cast<double>(std::bit_cast<std::int64_t>(bits)));
  }
  return texts.intern(to_string(as_value(from, bits)));
}

void ColumnRows::set(FeatureIndex f, std::uint64_t value) {
  const std::size_t rows = size();
  if (rows > 0 && feature(rows - 1) == f) {
    is_number(type) ? numbers.back() = value : codes.back() = static_cast<std::uint32_t>(value);
    return;
  }
  if (rows == 0) first = f;
  if (features.empty() && f != first + rows) {
    features.resize(rows);
    std::iota(features.begin(), features.end(), first);
  }
  if (!features.empty()) features.push_back(f);
  if (is_number(type)) {
    numbers.push_back(value);
  } else {
    codes.push_back(static_cast<std::uint32_t>(value));
  }
}

void ColumnRows::widen(ColumnType to, TextPool& texts) {
  if (to == type) return;
  if (is_number(type) == is_number(to)) {
    for (std::uint64_t& bits : numbers) bits = widened(bits, type, to, texts);
    for (std::uint32_t& code : codes) code = static_cast<std::uint32_t>(widened(code, type, to, texts));
  } else {  // numbers become texts, never the other way
    codes.reserve(numbers.size());
    for (const std::uint64_t bits : numbers)
      codes.push_back(static_cast<std::uint32_t>(widened(bits, type, to, texts)));
    numbers = {};
  }
  type = to;
}

Column::Column(ColumnRows rows) : type_(rows.type) {
  const std::size_t count = rows.size();
  if (count == 0) return;
  first_ = rows.first;
  const std::uint64_t span = std::uint64_t{rows.feature(count - 1)} - first_ + 1;
  const bool listed = span / sparse_below > count;
  if (listed || span == count) {
    if (listed) features_ = std::move(rows.features);
    codes_ = std::move(rows.codes), numbers_ = std::move(rows.numbers);
    return;
  }
  present_.assign((span + 63) / 64, 0);
  codes_.assign(rows.codes.empty() ? 0 : span, 0), numbers_.assign(rows.numbers.empty() ? 0 : span, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = rows.feature(i) - first_;
    present_[row / 64] |= std::uint64_t{1} << (row % 64);
    if (is_number(type_)) {
      numbers_[row] = rows.numbers[i];
    } else {
      codes_[row] = rows.codes[i];
    }
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

const FeatureStore::Columns::Ids& FeatureStore::Columns::ids() const {
  std::call_once(ids_made_, [this] {
    if (own_id_of.empty() && !id_column) return;
    const auto is_id = [](ColumnType t) { return holds_text(t) ? t != ColumnType::json : t == ColumnType::integer; };
    const Column* const column = id_column && is_id(columns[*id_column].type()) ? &columns[*id_column] : nullptr;
    ids_.of_feature.assign(features, TextPool::none);
    for (FeatureIndex f = 0; f < features; ++f) {
      const bool own = f < own_id_of.size() && own_id_of[f] != TextPool::none;
      const Value value = own || column == nullptr ? Value{} : column->value(f, texts);
      if (!own && std::holds_alternative<std::monostate>(value)) continue;
      const TextPool::Code code = ids_.texts.intern(own ? own_ids.text(own_id_of[f]) : to_string(value));
      ids_.of_feature[f] = code;
      if (code == ids_.first_with.size()) ids_.first_with.push_back(f);
    }
  });
  return ids_;
}

}  // namespace geodata
