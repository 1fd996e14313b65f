// The one door for numbers that people and files write: what comes through it is a number, and finite.
#pragma once

#include <optional>
#include <string_view>

namespace geodata {

// A decimal number and nothing else: "41.05", "-1.2e-7". Not "nan", "inf", "1e999", "1,5", "+1", or with blanks around.
std::optional<double> finite_number(std::string_view words);

// The number that a file meant whose columns hold floats: 3.56, not 3.559999942779541. Not finite stays so.
double as_written(float value);

}  // namespace geodata
