// The placing of symbols and names, part by part: labels.cpp begins and ends a call, label_features.cpp names points
// and areas, label_along.cpp lines, label_shields.cpp puts plates on them. Private to app/scene; lives as long as its
// Labels, main thread.
#pragma once

#include <cmath>
#include <unordered_map>

#include "app/scene/label_fades.h"
#include "app/scene/label_gather.h"
#include "app/scene/label_lines.h"
#include "app/scene/label_sites.h"
#include "app/scene/label_text.h"
#include "app/scene/label_wrap.h"
#include "app/scene/occupied.h"
#include "app/scene/shields.h"

namespace app {

inline constexpr double rank_of_title = 1;  // names of ranks below this come before all dots, which give way

// What a standing name remembers until the next call.
struct Stood {
  Side side = Side::right;
  bool one_line = false;
  double size_px = 0;
  std::vector<ScreenRect> from_point;  // its lines' boxes, and its ring's
};

// Names of one rule in view, for its limits.
struct RuleCount {
  std::unordered_map<int, int> count;  // in each copy of the world
  std::vector<ScreenXY> at;
};

struct PlacedText {
  std::uint32_t layer;
  const std::string* english;
  const std::string* chinese;
  ScreenXY at;
  bool along_line;
  int copy;
};

struct PlacedShield {
  const std::string* number;
  ScreenXY at;
};

struct ShieldSpot {
  ScreenXY at;
  geodata::WorldXY ground;
  geodata::FeatureIndex feature = 0;
  std::uint64_t along_bits = 0;  // which spot of its line
};

// What makes a sprite the same thing from frame to frame.
enum class SpriteKind : std::uint8_t { symbol, dot, name, along, shield, disc, fan };
struct SpriteIdentity {
  SpriteKind kind;
  std::uint32_t layer = 0;
  geodata::FeatureIndex feature = 0;
  std::uint64_t detail = 0;
  int copy = 0;
};

struct SymbolPlace {
  ScreenRect from_point;  // its ink, from the point
  bool hidden = false;    // a dot that gave way to a name
};

inline ScreenRect moved(const ScreenRect& r, ScreenXY by) {
  return {r.min_x + by.x, r.min_y + by.y, r.max_x + by.x, r.max_y + by.y};
}
inline double snapped(double v, double scale) { return std::round(v * scale) / scale; }

// What a symbol's ink covers, from its point.
ScreenRect ink_of(const SymbolStyle& style);

// Which plate it is, whatever the zoom.
std::uint64_t shield_key(const Candidate& c);

struct Labels::Impl {
  explicit Impl(TextShaper& s) : shaper(s) {}

  TextShaper& shaper;
  Plates plates{shaper};
  std::vector<std::unique_ptr<LabelLayer>> layers;
  std::vector<const LayerContent*> contents;  // of `layers`, to notice that one was replaced
  std::unordered_map<std::uint64_t, Stood> stood;
  std::vector<LineName> line_names;
  std::unordered_map<std::uint64_t, int> stood_shields;  // by shield_key(): which of its places
  std::uint64_t line_serial = 0;
  LabelFades fades;
  BitmapPtr fan_legs;  // of the last fan: so many legs, in this look
  std::size_t legs_of = 0;
  LabelLook legs_look;
  Gathered gathered;
  Occupied occupied;
  double last_zoom = -1, last_bearing = 0;

  // Of the call under way. Its camera is not wrapped: it goes on where the last one was, so that a copy of the world
  // keeps its number while the map pans round the world.
  LabelInput unwrapped;
  const LabelInput* input = nullptr;
  double last_x = geodata::world_size / 2;
  std::vector<int> copies;  // of the world in view, the middle one first
  LabelLook look;
  bool settle = false;
  bool only_panned = false;  // since the last call
  struct Claim {             // where a name stood before the pan
    ScreenRect box;
    double rank = 0;
    std::uint64_t key = 0;
  };
  std::vector<Claim> claims;
  ScreenRect view_rect, name_rect;
  struct Full {  // a symbol that did not
    const Candidate* candidate = nullptr;
    ScreenRect box;
    Occupied::Number number = 0;
  };
  std::vector<const Candidate*> dots;  // symbols that yielded to others
  std::vector<Full> full;
  std::unordered_map<std::uint64_t, SymbolPlace> symbols;
  std::unordered_map<std::uint64_t, Stood> standing;
  std::unordered_map<std::uint64_t, RuleCount> counts;
  std::vector<PlacedText> texts;
  std::vector<PlacedShield> shields;
  std::unordered_map<std::uint64_t, int> standing_shields;
  std::vector<LineName> kept_lines;
  std::vector<StandingSprite> drawn;  // symbols, then names
  LabelOutput out;

  LabelOutput place(const LabelInput& in, bool settle_now);
  void begin();
  void forget_replaced();
  const Stood* stood_as(const Candidate& c) const;
  static std::uint64_t id_of(const SpriteIdentity& identity);
  void emit(SpriteOp sprite, const SpriteIdentity& identity, geodata::WorldXY anchor);
  void place_symbols();
  void place_cluster(const Candidate& c);
  void place_dots();
  void emit_symbol(const Candidate& c, const SymbolStyle& style, const ScreenRect& ink, bool is_dot);
  void keep_lines_while_moving();
  void place_names();
  bool within_limits(const Candidate& c, ScreenXY at) const;
  void note(const Candidate& c, ScreenXY at, const NameTexts& texts_of);
  void place_line(const Candidate& c);
  bool line_fits(const LineName& name) const;
  void take_line(LineName name);
  void emit_line(const LineName& name);
  void place_shield(const Candidate& c);
  void emit_shield(const Candidate& c, const Plate& plate, const ScreenRect& box, const ShieldSpot& spot);
  void place_feature(const Candidate& c);
  ScreenRect with_ring(ScreenRect symbol, ScreenXY at) const;
  std::vector<NameLine> lines_of(const Candidate& c, double size_px, bool one_language);
  const TextShaper::Extent& measured(const Candidate& c, double size_px, bool one_line);
  std::vector<Site> sites(const Candidate& c, const TextShaper::Extent& extent, const ScreenRect& symbol,
                          bool has_symbol) const;
  struct Form {  // one way to write a name
    double size_px = 0;
    bool one_line = false, two_languages = false;
    bool heeds_standing = false;  // only where no other name stood
    const TextShaper::Extent* extent = nullptr;
    std::vector<Site> sites;  // in the order in which they are tried
  };
  std::vector<Form> forms(const Candidate& c, const ScreenRect& symbol, bool has_symbol);
  void take_name(const Candidate& c, const Form& form, const Site& site, const std::vector<ScreenRect>& boxes);
  bool free_of_standing(const Candidate& c, const std::vector<ScreenRect>& boxes) const;
  void claim_standing();
  bool free_for_name(const std::vector<ScreenRect>& boxes, unsigned symbols_kind = Occupied::sign) const;
  struct Choice {
    const Form* form = nullptr;
    const Site* site = nullptr;
    std::vector<ScreenRect> boxes;
  };
  std::optional<Choice> choose(const Candidate& c, const std::vector<Form>& ways) const;
  std::optional<Choice> choose_over_symbols(const Candidate& c, const std::vector<Form>& ways) const;
  bool in_view(const Candidate& c, const Site& site) const;
  bool names_another(const Candidate& c, const Site& site) const;
  bool in_chosen_area(const Candidate& c, const geodata::WorldXY& at) const;
  std::size_t symbols_under(const std::vector<ScreenRect>& boxes) const;
  void make_yield(const std::vector<ScreenRect>& boxes);
  void emit_name(const Candidate& c, const Site& site, const std::vector<ScreenRect>& boxes,
                 const std::vector<NameLine>& lines, bool two_languages);
};

}  // namespace app
