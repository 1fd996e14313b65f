// The property columns behind a FeatureStore; private to this folder.
//
// A column spans the features from the first to the last that have a value. Where at least one in eight of the span
// has one it is an array (a value costs O(1)); else it lists the features that have one (O(log n)), so that a file in
// which every feature has property names of its own cannot cost features x names.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geodata/base/large_pages.h"
#include "geodata/features/feature_store.h"
#include "geodata/features/text_pool.h"

namespace geodata {

inline bool holds_text(ColumnType type) {
  return type == ColumnType::text || type == ColumnType::date || type == ColumnType::json;
}

inline bool is_number(ColumnType type) { return type == ColumnType::integer || type == ColumnType::real; }

template <class T>
using LargeVector = std::vector<T, LargePageAllocator<T>>;

// A column while it grows: a row for each feature that has a value, ascending. Numbers are kept as the bits of an int64
// or a double, all else as 0, 1 or a code of the pool; only one of the two arrays is in use.
struct ColumnRows {
  ColumnType type = ColumnType::text;
  std::uint32_t first = 0;              // the first row's feature
  LargeVector<std::uint32_t> features;  // of each row; empty as long as no feature was passed over
  LargeVector<std::uint32_t> codes;
  LargeVector<std::uint64_t> numbers;

  std::size_t size() const { return is_number(type) ? numbers.size() : codes.size(); }
  FeatureIndex feature(std::size_t row) const {
    return features.empty() ? first + static_cast<FeatureIndex>(row) : features[row];
  }
  std::uint64_t bits(std::size_t row) const { return is_number(type) ? numbers[row] : codes[row]; }
  // Precondition: no row has a later feature; one that has the same is replaced (set twice: the last one counts).
  void set(FeatureIndex feature, std::uint64_t value);
  void widen(ColumnType to, TextPool& texts);
};

// The bits of a value of type `from` in a column of the wider type `to`.
std::uint64_t widened(std::uint64_t bits, ColumnType from, ColumnType to, TextPool& texts);
ColumnType wider(ColumnType a, ColumnType b);

// Immutable values of one property.
class Column {
 public:
  Column() = default;
  explicit Column(ColumnRows rows);

  ColumnType type() const { return type_; }
  Value value(FeatureIndex f, const TextPool& texts) const;

 private:
  static constexpr std::size_t absent = ~std::size_t{0};
  std::size_t row_of(FeatureIndex f) const;

  ColumnType type_ = ColumnType::text;
  std::uint32_t first_ = 0;              // feature of row 0 in an array column
  LargeVector<std::uint32_t> features_;  // the features of the rows in a listed column, else empty
  std::vector<std::uint64_t> present_;   // a bit a row of an array column; empty: all are
  LargeVector<std::uint32_t> codes_;     // rows of text, date, json and boolean
  LargeVector<std::uint64_t> numbers_;   // rows of integer and real
};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using ColumnNumbers = std::unordered_map<std::string, ColumnIndex, TextHash, std::equal_to<>>;

struct FeatureStore::Columns {
  std::vector<Column> columns;
  ColumnNumbers numbers;
  TextPool texts;

  TextPool own_ids;
  std::vector<TextPool::Code> own_id_of;  // of each feature up to the last that has an id of its own
  std::optional<ColumnIndex> id_column;
  std::uint32_t features = 0;

  // Ids by feature and features by id, made when first asked for: most large files never are. Thread-safe.
  struct Ids {
    TextPool texts;
    std::vector<TextPool::Code> of_feature;  // empty when no feature has an id
    std::vector<FeatureIndex> first_with;    // a feature for each code of `texts`
  };
  const Ids& ids() const;

 private:
  mutable std::once_flag ids_made_;
  mutable Ids ids_;
};

}  // namespace geodata
