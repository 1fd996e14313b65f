// What the reader prefers, across atlases; kept in the user's configuration folder. Not part of undo.
#pragma once

#include "geodata/atlas/layer_spec.h"
#include "geodata/base/text.h"

namespace app {

// Names on the map. A setting is one of the first three; both are written with the interface's language first.
enum class NameLanguages : std::uint8_t { both, english, chinese, both_chinese_first };

struct Settings {
  geodata::Theme theme = geodata::Theme::light;
  bool theme_follows_system = false;  // then `theme` is what the desktop last said
  geodata::Language language = geodata::Language::english;
  NameLanguages names = NameLanguages::both;
  bool reduced_motion = false;
  double article_width_px = 416;  // 320..560
  bool article_open = true;
  bool article_open_narrow = false;  // in a window where it would take most of the width
  bool layers_open = true;
  double text_scale = 1;  // 1 or more; on top of the screen's own scale
  friend bool operator==(const Settings&, const Settings&) = default;

  NameLanguages names_on_map() const {
    const bool chinese_first = names == NameLanguages::both && language == geodata::Language::chinese;
    return chinese_first ? NameLanguages::both_chinese_first : names;
  }
  // In a window this wide.
  bool column_open(double window_px) const { return window_px < narrow_px ? article_open_narrow : article_open; }
  void open_column(double window_px, bool open) { (window_px < narrow_px ? article_open_narrow : article_open) = open; }
  static constexpr double narrow_px = 960;
};

// What two windows have made of the same settings: of each the one that `ours` changed, else that of `theirs`.
Settings merged(const Settings& base, const Settings& ours, const Settings& theirs);

}  // namespace app
