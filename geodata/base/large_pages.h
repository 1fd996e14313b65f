// Memory for large arrays, in the system's large pages where it has them.
//
// The kernel hands out fresh memory page by page, and in a virtual machine a page can cost ten microseconds: the 60 MB
// of a city's vertices are 15,000 pages of 4 kB or 30 of 2 MB. Small arrays come from the usual heap.
#pragma once

#include <cstddef>
#include <new>

namespace geodata {

// Zero-filled. Throws std::bad_alloc. `bytes` is given again when it is freed.
void* allocate_large_pages(std::size_t bytes);
void free_large_pages(void* memory, std::size_t bytes) noexcept;

template <class T>
class LargePageAllocator {
 public:
  using value_type = T;
  LargePageAllocator() = default;
  template <class U>
  LargePageAllocator(const LargePageAllocator<U>&) {}  // NOLINT(google-explicit-constructor): as std::allocator

  T* allocate(std::size_t count) {
    if (count < least_bytes / sizeof(T)) return static_cast<T*>(::operator new(count * sizeof(T)));
    if (count > static_cast<std::size_t>(-1) / 2 / sizeof(T)) throw std::bad_alloc();
    return static_cast<T*>(allocate_large_pages(count * sizeof(T)));
  }
  void deallocate(T* memory, std::size_t count) noexcept {
    if (count < least_bytes / sizeof(T)) return ::operator delete(memory);
    free_large_pages(memory, count * sizeof(T));
  }
  friend bool operator==(const LargePageAllocator&, const LargePageAllocator&) { return true; }

 private:
  static constexpr std::size_t least_bytes = std::size_t{1} << 21;
};

}  // namespace geodata
