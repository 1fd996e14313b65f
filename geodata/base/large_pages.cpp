#include "geodata/base/large_pages.h"

#include <cstdint>

#include <sys/mman.h>

namespace geodata {
namespace {

constexpr std::size_t large_page = std::size_t{1} << 21;  // of x86-64 and most others; elsewhere only an alignment

std::size_t whole_pages(std::size_t bytes) { return (bytes + large_page - 1) / large_page * large_page; }

}  // namespace

// The system aligns to small pages only, so a page more is asked for and what lies outside is given back.
void* allocate_large_pages(std::size_t bytes) {
  const std::size_t size = whole_pages(bytes);
  void* const all = ::mmap(nullptr, size + large_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (all == MAP_FAILED) throw std::bad_alloc();
  char* const begin = static_cast<char*>(all);
  const std::size_t before = (large_page - reinterpret_cast<std::uintptr_t>(begin) % large_page) % large_page;
  if (before > 0) ::munmap(begin, before);
  ::munmap(begin + before + size, large_page - before);
  ::madvise(begin + before, size, MADV_HUGEPAGE);  // a kernel without them refuses, and small pages serve
  return begin + before;
}

void free_large_pages(void* memory, std::size_t bytes) noexcept { ::munmap(memory, whole_pages(bytes)); }

}  // namespace geodata
