#include "app/platform/memory.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace app {

// The heap is grown once by so much that it hardly grows again: the address space is marked, but takes no memory until
// it is touched. glibc can do the same by itself (its tunable `hugetlb`), but only when its environment says so before
// the program starts.
void use_large_pages() {
  constexpr std::size_t heap_bytes = std::size_t{1} << 30, large_page = std::size_t{1} << 21;
  constexpr int never = std::numeric_limits<int>::max();
  mallopt(M_ARENA_MAX, 1);              // threads too; arenas of their own would lie elsewhere
  mallopt(M_MMAP_THRESHOLD, 32 << 20);  // arrays of this size ask for large pages themselves
  mallopt(M_TOP_PAD, static_cast<int>(heap_bytes - 1));
  mallopt(M_TRIM_THRESHOLD, never);                       // what is given back would come again in small pages
  void* const first = std::malloc(std::size_t{1} << 20);  // more than the heap has yet: it grows by the pad
  const auto top = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  const auto begin = (reinterpret_cast<std::uintptr_t>(first) + large_page - 1) / large_page * large_page;
  if (first != nullptr && top > begin) ::madvise(reinterpret_cast<void*>(begin), top - begin, MADV_HUGEPAGE);
  std::free(first);
  mallopt(M_TOP_PAD, 16 << 20);
}

}  // namespace app
