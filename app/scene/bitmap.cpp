#include "app/scene/bitmap.h"

#include <atomic>

namespace app {

std::uint64_t next_bitmap_id() {
  static std::atomic<std::uint64_t> last{0};
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

}  // namespace app
