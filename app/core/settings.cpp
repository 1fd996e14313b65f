#include "app/core/settings_file.h"

#include <algorithm>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include "app/core/small_file.h"

namespace app {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path settings_path() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config != '\0') return fs::path(config) / "anshan-explorer" / "settings.json";
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home != '\0') return fs::path(home) / ".config" / "anshan-explorer" / "settings.json";
  return {};
}

namespace {

// Each value alone may be missing or of another type; then its default stays.
template <class T>
void take(const json& from, const char* key, T& value) {
  const auto it = from.find(key);
  if (it == from.end()) return;
  if constexpr (std::is_same_v<T, bool>) {
    if (it->is_boolean()) value = it->template get<bool>();
  } else {
    if (it->is_number()) value = it->template get<T>();
  }
}

std::string word_of(const json& from, const char* key) {
  const auto it = from.find(key);
  return it != from.end() && it->is_string() ? it->get<std::string>() : std::string();
}

Settings from_json(const json& j) {
  Settings s;
  if (word_of(j, "theme") == "dark") s.theme = geodata::Theme::dark;
  if (word_of(j, "language") == "zh") s.language = geodata::Language::chinese;
  if (word_of(j, "names") == "en") s.names = NameLanguages::english;
  if (word_of(j, "names") == "zh") s.names = NameLanguages::chinese;
  take(j, "theme_follows_system", s.theme_follows_system);
  take(j, "reduced_motion", s.reduced_motion);
  take(j, "article_width_px", s.article_width_px);
  take(j, "article_open", s.article_open);
  take(j, "article_open_narrow", s.article_open_narrow);
  take(j, "layers_open", s.layers_open);
  take(j, "text_scale", s.text_scale);
  s.article_width_px = std::clamp(s.article_width_px, 320.0, 560.0);
  s.text_scale = std::clamp(s.text_scale, 1.0, 2.0);
  return s;
}

json to_json(const Settings& s) {
  static constexpr const char* names[] = {"both", "en", "zh"};
  return {{"theme", s.theme == geodata::Theme::dark ? "dark" : "light"},
          {"language", s.language == geodata::Language::chinese ? "zh" : "en"},
          {"names", names[static_cast<int>(s.names)]},
          {"theme_follows_system", s.theme_follows_system},
          {"reduced_motion", s.reduced_motion},
          {"article_width_px", s.article_width_px},
          {"article_open", s.article_open},
          {"article_open_narrow", s.article_open_narrow},
          {"layers_open", s.layers_open},
          {"text_scale", s.text_scale}};
}

}  // namespace

geodata::WithWarnings<Settings> load_settings(const fs::path& path) {
  geodata::WithWarnings<Settings> result;
  const auto bytes = read_small_file(path);
  if (!bytes) return result;
  const json j = json::parse(*bytes, nullptr, false);
  if (j.is_object()) {
    result.value = from_json(j);
    return result;
  }
  geodata::Error e;
  e.what = geodata::text("Your settings cannot be read");
  e.why = geodata::text("the file is damaged");
  e.todo = geodata::text("The program starts with its own; the next change writes the file anew");
  e.file = path.string();
  result.warnings.push_back(std::move(e));
  return result;
}

geodata::Result<void> save_settings(const fs::path& path, const Settings& settings) {
  if (path.empty()) return {};
  return write_small_file(path, to_json(settings).dump(2) + "\n", geodata::text("Your settings were not saved"));
}

Settings merged(const Settings& base, const Settings& ours, const Settings& theirs) {
  Settings out = ours;
  const auto take = [&](auto Settings::*member) {
    if (ours.*member == base.*member) out.*member = theirs.*member;
  };
  take(&Settings::theme), take(&Settings::theme_follows_system), take(&Settings::language), take(&Settings::names);
  take(&Settings::reduced_motion), take(&Settings::article_width_px), take(&Settings::article_open);
  take(&Settings::article_open_narrow), take(&Settings::layers_open), take(&Settings::text_scale);
  return out;
}

}  // namespace app
