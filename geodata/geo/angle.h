// A latitude or a longitude as people and instruments write it: decimal degrees, or degrees, minutes and seconds, with
// a sign or a hemisphere's letter: "41.1034", "41,1034", "-41.1", "N 41.1", "41°06'12.2\"N", "41 06 12.2", "41:06.2 S",
// "北纬41度06分12.2秒". Marks and digits of full width count as the plain ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace geodata {

enum class Axis : std::uint8_t { unknown, latitude, longitude };

struct WrittenAngle {
  double degrees = 0;         // south and west are negative; any size: what fits on the globe is the caller's question
  Axis axis = Axis::unknown;  // what a letter says
};

// The whole text is one angle. Nothing: it is not, as with minutes of 60 or a sign before a letter.
std::optional<WrittenAngle> written_angle(std::string_view words);

// The angle with which a text begins, which moves on behind it. Here blanks, colons and commas part one angle from
// the next: minutes need their marks, and a decimal comma is none.
std::optional<WrittenAngle> take_angle(std::string_view& text);

}  // namespace geodata
