// A member of an object in a file of the program's own, which may hold anything.
#pragma once

#include <nlohmann/json.hpp>

namespace app {

// Null where there is none, or `from` is no object.
inline const nlohmann::json* member(const nlohmann::json& from, const char* key) {
  if (!from.is_object()) return nullptr;
  const auto it = from.find(key);
  return it == from.end() ? nullptr : &*it;
}

}  // namespace app
