#include "geodata/atlas/json_document.h"

#include <utility>

#include "geodata/atlas/files.h"
#include "geodata/atlas/json_text.h"

namespace geodata {
namespace {

Error error_at(const JsonDocument& document, const Text& what, Text why, std::size_t byte) {
  Error error{what, std::move(why), {}, document.name};
  error.line = line_at(document.bytes, byte);
  error.byte = static_cast<std::int64_t>(byte);
  return error;
}

}  // namespace

Result<JsonDocument> parse_json(std::string bytes, std::string name, const Text& what) {
  JsonDocument document{std::move(name), std::move(bytes), {}};
  if (const auto byte = nested_too_deep(document.bytes, most_json_depth)) {
    return Unexpected(error_at(document, what, text("brackets are nested deeper than {}", most_json_depth), *byte));
  }
  try {
    document.root = nlohmann::json::parse(document.bytes);
  } catch (const nlohmann::json::parse_error& problem) {
    // `byte` counts the bytes read so far; the last of them is to blame.
    const std::size_t byte = problem.byte > 0 ? problem.byte - 1 : 0;
    const bool early = byte >= document.bytes.size();
    return Unexpected(
        error_at(document, what, early ? text("the file ends too early") : text("it is not valid JSON here"), byte));
  } catch (const std::exception&) {  // a number too large for a double, memory
    return Unexpected(Error{what, text("it holds a value that cannot be read"), {}, document.name});
  }
  return document;
}

Result<JsonDocument> read_json(const std::filesystem::path& path, std::string name, const Text& what) {
  Result<std::string> bytes = read_whole(path, name, what, most_json_bytes);
  if (!bytes) return Unexpected(std::move(bytes.error()));
  return parse_json(std::move(*bytes), std::move(name), what);
}

void JsonWarnings::add(std::string_view pointer, Text what, Text why, Text todo) {
  std::string whole = std::string(pointer) + "\n" + say(what) + "\n" + say(why);
  if (std::find(said_.begin(), said_.end(), whole) != said_.end()) return;
  if (kept_.size() >= most) {
    ++more_;
    return;
  }
  Error warning{std::move(what), std::move(why), std::move(todo), document_.name};
  if (const auto byte = json_offset(document_.bytes, pointer)) warning.line = line_at(document_.bytes, *byte);
  kept_.push_back(std::move(warning));
  said_.push_back(std::move(whole));
}

void JsonWarnings::move_to(std::vector<Error>& warnings) {
  for (Error& warning : kept_) warnings.push_back(std::move(warning));
  if (more_ > 0) {
    warnings.push_back(
        Error{text("{} more problems are not listed", more_), text("the file has too many"), {}, document_.name});
  }
  kept_.clear();
  said_.clear();
  more_ = 0;
}

const nlohmann::json* find_member(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string text_member(const nlohmann::json& object, const char* key) {
  const nlohmann::json* member = find_member(object, key);
  return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
}

std::string scalar_text(const nlohmann::json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  return {};
}

}  // namespace geodata
