// What the editor found of a statement, in a word.
#pragma once

#include <string_view>

#include "geodata/atlas/atlas.h"

namespace app {

std::string_view status_word(geodata::Claim::Status status);  // a key of the catalogue: "supported" ...

}  // namespace app
