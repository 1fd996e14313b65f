#include "geodata/atlas/member_reader.h"

#include <cmath>
#include <utility>

namespace geodata {
namespace {

using nlohmann::json;

std::optional<ThemeColour> named_or_hex(const json& value, const Palette& palette) {
  if (!value.is_string()) return std::nullopt;
  const auto& name = value.get_ref<const std::string&>();
  if (const auto colour = parse_colour(name)) return ThemeColour{*colour, *colour};
  const auto found = palette.find(name);
  return found == palette.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::optional<double> finite_number(const json& value) {
  if (!value.is_number()) return std::nullopt;
  const double number = value.get<double>();
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<ThemeColour> read_colour(const json& value, const Palette& palette) {
  if (!value.is_object()) return named_or_hex(value, palette);
  const json* light = find_member(value, "light");
  const json* dark = find_member(value, "dark");
  if (light == nullptr || dark == nullptr) return std::nullopt;
  const auto in_light = named_or_hex(*light, palette);
  const auto in_dark = named_or_hex(*dark, palette);
  if (!in_light || !in_dark) return std::nullopt;
  return ThemeColour{in_light->light, in_dark->dark};
}

std::optional<ZoomSteps> read_steps(const json& value) {
  if (const auto number = finite_number(value)) return ZoomSteps{{{0.0, *number}}};
  const json* list = value.is_object() && value.size() == 1 ? find_member(value, "steps") : &value;
  if (list == nullptr || !list->is_array() || list->empty()) return std::nullopt;
  ZoomSteps steps;
  steps.stepped = list != &value;
  for (const json& step : *list) {
    if (!step.is_array() || step.size() != 2) return std::nullopt;
    const auto zoom = finite_number(step[0]);
    const auto number = finite_number(step[1]);
    if (!zoom || !number) return std::nullopt;
    if (steps.set() && *zoom <= steps.steps.back().first) return std::nullopt;
    steps.steps.emplace_back(*zoom, *number);
  }
  return steps;
}

MemberReader::MemberReader(const json& object, std::string pointer, std::string owner, JsonWarnings& warnings,
                           Kind kind)
    : object_(object), pointer_(std::move(pointer)), owner_(std::move(owner)), kind_(kind), warnings_(warnings) {}

std::string MemberReader::pointer_to(std::string_view key) const { return pointer_ + "/" + std::string(key); }

void MemberReader::warn(std::string_view key, Text why) {
  Text what = owner_.empty()         ? text("“{}” of the atlas is left out", key)
              : kind_ == Kind::layer ? text("“{}” of the layer {} is left out", key, owner_)
                                     : text("“{}” of the place {} is left out", key, owner_);
  warnings_.add(pointer_to(key), std::move(what), std::move(why));
}

const json* MemberReader::any(const char* key) {
  known_.insert(key);
  return find_member(object_, key);
}

std::string MemberReader::words(const char* key, std::string_view otherwise) {
  const json* value = any(key);
  if (value != nullptr && value->is_string()) return value->get<std::string>();
  if (value != nullptr) warn(key, text("it is not a text"));
  return std::string(otherwise);
}

bool MemberReader::flag(const char* key, bool otherwise) {
  const json* value = any(key);
  if (value != nullptr && value->is_boolean()) return value->get<bool>();
  if (value != nullptr) warn(key, text("it is neither true nor false"));
  return otherwise;
}

double MemberReader::number(const char* key, double otherwise) {
  const json* value = any(key);
  if (value == nullptr) return otherwise;
  if (const auto number = finite_number(*value)) return *number;
  warn(key, text("it is not a number"));
  return otherwise;
}

ZoomSteps MemberReader::steps(const char* key) {
  const json* value = any(key);
  if (value == nullptr) return {};
  if (auto steps = read_steps(*value)) return std::move(*steps);
  warn(key, text("it is neither a number nor [[zoom, number], ...] with rising zooms"));
  return {};
}

std::optional<ThemeColour> MemberReader::colour(const char* key, const Palette& palette) {
  const json* value = any(key);
  if (value == nullptr) return std::nullopt;
  const auto colour = read_colour(*value, palette);
  if (!colour) warn(key, text("it is no colour: #RRGGBB, light and dark, or a name from the palette"));
  return colour;
}

Filter MemberReader::filter(const char* key) {
  const json* value = any(key);
  if (value == nullptr) return {};
  Result<Filter> parsed = Filter::parse(*value);
  if (parsed) return std::move(*parsed);
  warn(key, parsed.error().why);
  return Filter::parse(json::array({"any"})).value_or(Filter());  // any of none
}

std::vector<double> MemberReader::numbers(const char* key) {
  std::vector<double> numbers;
  const json* value = array(key);
  if (value == nullptr) return numbers;
  for (const json& item : *value) {
    const auto number = finite_number(item);
    if (!number) {
      warn(key, text("it is not a list of numbers"));
      return {};
    }
    numbers.push_back(*number);
  }
  return numbers;
}

std::vector<std::string> MemberReader::names(const char* key) {
  std::vector<std::string> names;
  const json* value = array(key);
  if (value == nullptr) return names;
  for (const json& item : *value) {
    if (item.is_string()) {
      names.push_back(item.get<std::string>());
    } else {
      warn(key, text("it is not a list of texts"));
      return {};
    }
  }
  return names;
}

std::map<std::string, std::string> MemberReader::dictionary(const char* key) {
  std::map<std::string, std::string> words;
  const json* value = object(key);
  if (value == nullptr) return words;
  for (const auto& [word, meaning] : value->items()) {
    if (meaning.is_string()) words[word] = meaning.get<std::string>();
  }
  if (words.size() != value->size()) warn(key, text("some of its values are not texts"));
  return words;
}

const json* MemberReader::object(const char* key) {
  const json* value = any(key);
  if (value == nullptr || value->is_object()) return value;
  warn(key, text("it is not an object"));
  return nullptr;
}

const json* MemberReader::array(const char* key) {
  const json* value = any(key);
  if (value == nullptr || value->is_array()) return value;
  warn(key, text("it is not a list"));
  return nullptr;
}

void MemberReader::finish() {
  if (!object_.is_object()) return;
  for (const auto& [key, value] : object_.items()) {
    if (!known_.contains(key)) warn(key, text("no such member is known"));
  }
}

}  // namespace geodata
