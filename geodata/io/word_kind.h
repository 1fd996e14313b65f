// The type of a property whose values a file writes as words (CSV, KML, GPX): one look at all of them, then each as a
// value. A number keeps what it means and never loses digits: "007", "+86" and what 64 bits do not hold stay words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "geodata/features/feature_store.h"

namespace geodata {

class WordKind {
 public:
  // decimal_comma: "41,5" is a number as "41.5" is.
  explicit WordKind(bool decimal_comma = false) : decimal_comma_(decimal_comma) {}

  void look(std::string_view words);  // empty words say nothing
  // Whole numbers, numbers, true and false, or dates, if all that was seen is that; else text.
  ColumnType type() const;
  bool seen() const { return seen_ > 0; }

  // The words as a value of type(); monostate for empty ones. A view lives as long as `words` and `scratch` do.
  Value value(std::string_view words, std::string& scratch) const;

 private:
  bool decimal_comma_;
  std::size_t seen_ = 0, integers_ = 0, reals_ = 0, booleans_ = 0, dates_ = 0;
};

}  // namespace geodata
