// The common form of positions, [lng,lat] with plain decimals, read without looking at each byte one by one.
//
// Coordinates are nine tenths of a GeoJSON file. What is not of this form, or near the end of the bytes, is left to
// JsonCursor, which knows all of JSON and says what is wrong with it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "geodata/geo/world.h"
#include "geodata/io/position_form.h"

namespace geodata {

// One for a file: it learns how the file writes its positions. What it reads does not depend on what it learned.
class PlainPositions {
 public:
  // Reads elements of an array of positions, from where an element begins. Returns the bytes read: 0, or up to behind
  // the last position of the common form. The numbers are the same that JsonCursor reads.
  std::size_t read(std::string_view bytes, std::vector<LngLat>& out);

  // One position alone.
  std::size_t read_one(std::string_view bytes, LngLat& out);

 private:
  struct Written {
    std::ptrdiff_t length = 0;
    NumberForm lng, lat;
    bool operator==(const Written&) const = default;
  };
  bool read_position(const char*& at, LngLat& p);
  void learn(const char* first, const Written& written);

  PositionForm form_;
  Written last_;  // of the last position; of that form: none
};

}  // namespace geodata
