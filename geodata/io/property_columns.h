// From a feature's property names to a builder's columns. Features of a file mostly have the same properties in the
// same order, so the column is usually found at the position where it was last time, without hashing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geodata/features/feature_store.h"

namespace geodata {

class PropertyColumns {
 public:
  explicit PropertyColumns(FeatureStoreBuilder& builder) : builder_(builder) {}

  // `position` counts the feature's properties from 0.
  void set(std::size_t position, std::string_view name, ColumnType type, const Value& value) {
    Entry& entry = entries_[index_of(position, name, type)];
    // The builder widens by itself where value and column differ, but sees no difference between kinds of text.
    const bool text_kinds = entry.type == ColumnType::date || entry.type == ColumnType::json;
    if (entry.type != type && text_kinds) {
      builder_.add_column(name, ColumnType::text);
      entry.type = ColumnType::text;
    }
    builder_.set(entry.column, value);
  }

 private:
  struct Entry {
    std::string name;
    ColumnIndex column;
    ColumnType type;
  };

  std::size_t index_of(std::size_t position, std::string_view name, ColumnType type) {
    if (position < entries_.size() && entries_[position].name == name) return position;
    const auto [found, fresh] = numbers_.try_emplace(std::string(name), entries_.size());
    if (fresh) entries_.push_back({std::string(name), builder_.add_column(name, type), type});
    return found->second;
  }

  FeatureStoreBuilder& builder_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> numbers_;
};

}  // namespace geodata
