// Which way a trace goes.
#pragma once

#include <cstdint>

namespace app {

enum class TraceDirection : std::uint8_t {
  down,     // with the water, to the mouth
  up_main,  // along the main stem, to the source
  up        // everything upstream
};

}  // namespace app
