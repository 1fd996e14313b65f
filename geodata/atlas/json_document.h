// A JSON file of the atlas: its bytes, its tree, and warnings that name the line of a value.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "geodata/base/result.h"

namespace geodata {

inline constexpr std::size_t most_json_bytes = std::size_t{16} << 20;  // a real atlas has some 100 KB
inline constexpr int most_json_depth = 64;

struct JsonDocument {
  std::string name;  // the path as the user is told it
  std::string bytes;
  nlohmann::json root;
};

// Errors, with line and byte: nested too deep (found before parsing), not JSON, ends too early.
Result<JsonDocument> parse_json(std::string bytes, std::string name, const Text& what);
Result<JsonDocument> read_json(const std::filesystem::path& path, std::string name, const Text& what);

// Collects the warnings of one document. After `most` of them only their number is kept, so that a file of a million
// bad items costs no more than its parsing.
class JsonWarnings {
 public:
  static constexpr std::size_t most = 50;

  explicit JsonWarnings(const JsonDocument& document) : document_(document) {}
  // `pointer` (RFC 6901) names the value that is to blame; its line goes into the warning. The same about the same
  // value is said once: each class of a style rule reads its members.
  void add(std::string_view pointer, Text what, Text why, Text todo = {});
  // Appends what was collected, and last how many more there were.
  void move_to(std::vector<Error>& warnings);

 private:
  const JsonDocument& document_;
  std::vector<Error> kept_;
  std::vector<std::string> said_;  // parallel to kept_
  std::size_t more_ = 0;
};

// Members of an object; what is missing or of another type gives the empty value.
std::string text_member(const nlohmann::json& object, const char* key);
const nlohmann::json* find_member(const nlohmann::json& object, const char* key);  // null is no member
// A string as it is, a number or a boolean as written; anything else empty. Ids come as both.
std::string scalar_text(const nlohmann::json& value);

}  // namespace geodata
