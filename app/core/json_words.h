// Lists and objects among a feature's properties, as people read them.
#pragma once

#include <string>
#include <string_view>

namespace app {

// ["x", "y"] -> "x, y"; what is nested deeper stays JSON, on one line; what is no JSON stays as it is.
std::string json_words(std::string_view raw);

}  // namespace app
