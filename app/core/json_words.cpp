#include "app/core/json_words.h"

#include <nlohmann/json.hpp>

namespace app {

std::string json_words(std::string_view raw) {
  const auto json = nlohmann::ordered_json::parse(raw, nullptr, false);
  if (json.is_discarded()) return std::string(raw);
  if (!json.is_array()) return json.dump();
  std::string out;
  for (const auto& item : json) {
    if (item.is_structured()) return json.dump();
    out += (out.empty() ? "" : ", ") + (item.is_string() ? item.get<std::string>() : item.dump());
  }
  return out;
}

}  // namespace app
