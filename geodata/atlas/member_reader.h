// Reads the members of one object of atlas.json, and says which of them it could not use.
//
// Each getter takes one member by name and remembers that the name is known. A member of the wrong type is a warning
// and counts as missing. finish() warns of members that nobody asked for: a typing error there would otherwise be a
// style that silently does nothing.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/atlas/json_document.h"
#include "geodata/atlas/layer_spec.h"

namespace geodata {

// A value that is a colour by itself, by theme, or by name.
std::optional<ThemeColour> read_colour(const nlohmann::json& value, const Palette& palette);
std::optional<double> finite_number(const nlohmann::json& value);
// A number, or steps with rising zooms: straight between them, or flat ({"steps": ...}).
std::optional<ZoomSteps> read_steps(const nlohmann::json& value);

class MemberReader {
 public:
  enum class Kind { layer, place };
  // `owner` is the id of a layer or place, or empty for the atlas itself; `pointer` names the object in the file.
  MemberReader(const nlohmann::json& object, std::string pointer, std::string owner, JsonWarnings& warnings,
               Kind kind = Kind::layer);

  std::string words(const char* key, std::string_view otherwise = {});
  bool flag(const char* key, bool otherwise);
  double number(const char* key, double otherwise);
  ZoomSteps steps(const char* key);
  std::optional<ThemeColour> colour(const char* key, const Palette& palette);
  // Everything passes where there is none; nothing where it cannot be read, so that no feature is drawn as another.
  Filter filter(const char* key);
  std::vector<double> numbers(const char* key);
  std::vector<std::string> names(const char* key);
  std::map<std::string, std::string> dictionary(const char* key);
  // The member itself, when it has this type; for what is read further elsewhere.
  const nlohmann::json* object(const char* key);
  const nlohmann::json* array(const char* key);
  const nlohmann::json* any(const char* key);

  std::string pointer_to(std::string_view key) const;
  void warn(std::string_view key, Text why);
  void finish();

 private:
  const nlohmann::json& object_;
  std::string pointer_;
  std::string owner_;
  Kind kind_;
  JsonWarnings& warnings_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace geodata
