// How a library spreads work over the caller's threads without having any itself.
#pragma once

#include <cstddef>
#include <functional>

namespace geodata {

// Calls body(0) .. body(count - 1), each once, in any order and on any threads, and returns when all are done. Empty:
// the caller has no threads to lend; use for_each_of() then.
using Parallel = std::function<void(std::size_t count, const std::function<void(std::size_t)>& body)>;

inline void for_each_of(const Parallel& parallel, std::size_t count, const std::function<void(std::size_t)>& body) {
  if (parallel && count > 1) return parallel(count, body);
  for (std::size_t i = 0; i < count; ++i) body(i);
}

}  // namespace geodata
