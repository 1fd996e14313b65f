// Whether a text is a date of ISO 8601 as files have it.
#pragma once

#include <string_view>

namespace geodata {

// "2021-05-31", or with "T14:30", "T14:30:05", "T14:30:05.25" (or a blank for T) and then nothing, Z, +08:00 or +0800.
bool is_iso_date(std::string_view text);

}  // namespace geodata
