#include "app/scene/labels.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "app/scene/label_gather.h"
#include "app/scene/label_lines.h"
#include "app/scene/label_sites.h"
#include "app/scene/label_text.h"
#include "app/scene/occupied.h"

namespace app {
namespace {

constexpr double beyond_px = 150;        // how far outside the view a symbol still makes others yield
constexpr double edge_px = 2;            // names keep this far from the view's edge
constexpr double between_px = 2;         // and from each other
constexpr double from_symbols_px = 0.5;  // and from symbols
constexpr double same_name_px = 60;      // one name of a layer stands once within this
constexpr double dot_px = 2.6;           // radius of a symbol that yielded
constexpr double line_spacing_px = 400;  // between two names of one river, unless the style says otherwise
constexpr double rank_of_cities = 2;     // names of ranks below this are placed although a symbol touches their ring
constexpr double rank_of_title = 1;      // below this: before all dots, which give way

// What a standing name remembers until the next call.
struct Stood {
  Side side = Side::right;
  bool one_line = false;
  double size_px = 0;
};

// Names of one rule in view, for its limits.
struct RuleCount {
  int count = 0;
  std::vector<ScreenXY> at;
};

struct PlacedText {
  std::uint32_t layer;
  const std::string* english;
  const std::string* chinese;
  ScreenXY at;
  bool along_line;
};

struct SymbolPlace {
  ScreenRect from_point;  // its ink, from the point
  bool hidden = false;    // a dot that gave way to a name
};

double snapped(double v, double scale) { return std::round(v * scale) / scale; }

}  // namespace

struct Labels::Impl {
  explicit Impl(TextShaper& s) : shaper(s) {}

  TextShaper& shaper;
  std::vector<std::unique_ptr<LabelLayer>> layers;
  std::vector<const LayerContent*> contents;  // of `layers`, to notice that one was replaced
  std::unordered_map<std::uint64_t, Stood> stood;
  std::vector<LineName> line_names;
  Gathered gathered;
  Occupied occupied;

  // Of the call under way.
  const LabelInput* input = nullptr;
  LabelLook look;
  bool settle = false;
  ScreenRect view_rect, name_rect;
  std::vector<const Candidate*> dots;  // symbols that yielded to others
  std::unordered_map<std::uint64_t, SymbolPlace> symbols;
  std::unordered_map<std::uint64_t, Stood> standing;
  std::unordered_map<std::uint64_t, RuleCount> counts;
  std::vector<PlacedText> texts;
  std::vector<LineName> kept_lines;
  LabelOutput out;

  LabelOutput place(const LabelInput& in, bool settle_now);
  void begin();
  void forget_replaced();
  void place_symbols();
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
  void place_feature(const Candidate& c);
  const TextShaper::Extent& measured(const Candidate& c, double size_px, bool one_line);
  std::vector<Site> sites(const Candidate& c, const TextShaper::Extent& extent, const ScreenRect& symbol,
                          bool has_symbol) const;
  bool free_for_name(const Candidate& c, const std::vector<ScreenRect>& boxes) const;
  void emit_name(const Candidate& c, const Site& site, const std::vector<ScreenRect>& boxes,
                 const std::vector<NameLine>& lines);
};

void Labels::Impl::begin() {
  look.theme = input->theme, look.names = input->names, look.scale = input->scale;
  look.zoom = input->view.camera.zoom;
  view_rect = {0, 0, input->view.width_px, input->view.height_px};
  name_rect = grown(view_rect, -edge_px);
  out = {};
  dots.clear(), symbols.clear(), standing.clear(), counts.clear(), texts.clear(), kept_lines.clear();
  occupied.reset(view_rect.max_x, view_rect.max_y, beyond_px);
  for (const ScreenRect& r : input->obstacles) occupied.add(r, Occupied::obstacle);
}

// A layer whose content changed begins anew: its lines are gone, and its features' numbers mean others.
void Labels::Impl::forget_replaced() {
  contents.resize(input->library->layers.size(), nullptr);
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const LayerContent* now = input->library->layers[i].content.get();
    if (contents[i] == now) continue;
    contents[i] = now;
    std::erase_if(line_names, [i](const LineName& n) { return n.layer == i; });
    std::erase_if(stood, [i](const auto& entry) { return (entry.first >> 32) == i; });
  }
  std::erase_if(line_names, [this](const LineName& n) { return n.layer >= contents.size(); });
}

// --- symbols ---

void Labels::Impl::emit_symbol(const Candidate& c, const SymbolStyle& style, const ScreenRect& ink, bool is_dot) {
  if (!view_rect.intersects(grown(ink, 2))) return;
  SpriteOp sprite;
  sprite.bitmap = symbol(style);
  sprite.x_px = static_cast<float>(snapped(c.at.x - sprite.bitmap->width / look.scale / 2, look.scale));
  sprite.y_px = static_cast<float>(snapped(c.at.y - sprite.bitmap->height / look.scale / 2, look.scale));
  sprite.opacity = static_cast<float>(c.opacity);
  out.sprites.push_back(std::move(sprite));
  out.placed.push_back({c.layer, c.feature, ink, false, is_dot});
}

namespace {

ScreenRect ink_of(const SymbolStyle& style) {
  const SymbolBox b = symbol_box(style.name);
  return {b.min_x * style.size_px, b.min_y * style.size_px, b.max_x * style.size_px, b.max_y * style.size_px};
}

ScreenRect moved(const ScreenRect& r, ScreenXY by) {
  return {r.min_x + by.x, r.min_y + by.y, r.max_x + by.x, r.max_y + by.y};
}

}  // namespace

// In order of rank: a symbol that stands nearer to a greater one than their size becomes a dot.
void Labels::Impl::place_symbols() {
  std::sort(gathered.markers.begin(), gathered.markers.end(), served_before);
  constexpr double touching = 0.97;  // of the size
  Occupied squares;
  squares.reset(view_rect.max_x, view_rect.max_y, beyond_px);
  for (const Candidate& c : gathered.markers) {
    const auto style = marker_style(c.style(), look);
    if (!style) continue;
    const double half = style->size_px * touching / 2;
    const ScreenRect square{c.at.x - half, c.at.y - half, c.at.x + half, c.at.y + half};
    const bool yields = squares.any(square, [&](const ScreenRect& other) {
      const double dx = (other.min_x + other.max_x) / 2 - c.at.x, dy = (other.min_y + other.max_y) / 2 - c.at.y;
      return std::hypot(dx, dy) < half + other.width() / 2;
    });
    if (yields) {
      dots.push_back(&c);
      symbols[c.key()] = {{-dot_px, -dot_px, dot_px, dot_px}};
      continue;
    }
    squares.add(square, Occupied::sign);
    const ScreenRect ink = ink_of(*style), box = moved(ink, c.at);
    occupied.add(box, Occupied::sign);
    symbols[c.key()] = {ink};
    emit_symbol(c, *style, box, false);
  }
  // The first served is drawn last, on top.
  std::reverse(out.sprites.begin(), out.sprites.end());
}

// Under the full symbols, which they may touch.
void Labels::Impl::place_dots() {
  const std::size_t symbols_end = out.sprites.size();
  for (const Candidate* c : dots) {
    const ScreenRect ink{-dot_px, -dot_px, dot_px, dot_px}, box = moved(ink, c->at);
    const bool hidden = !occupied.free(box, 0.5, Occupied::name | Occupied::mark);
    symbols[c->key()] = {ink, hidden};
    if (hidden) continue;
    occupied.add(box, Occupied::sign);
    emit_symbol(*c, dot_style(c->style(), look), box, true);
  }
  const auto begin_of = [this](std::size_t i) { return out.sprites.begin() + static_cast<std::ptrdiff_t>(i); };
  std::rotate(begin_of(0), begin_of(symbols_end), out.sprites.end());
}

// --- limits ---

bool Labels::Impl::within_limits(const Candidate& c, ScreenXY at) const {
  const geodata::LabelStyle& label = *c.style().label;
  const NameTexts& own = c.line != nullptr ? c.line->texts : c.info->texts;
  if (!c.selected) {
    const auto found = counts.find(c.limits_key());
    if (found != counts.end()) {
      if (label.most > 0 && found->second.count >= label.most) return false;
      if (c.line == nullptr && label.spacing_px > 0) {
        for (const ScreenXY other : found->second.at)
          if (std::hypot(other.x - at.x, other.y - at.y) < label.spacing_px) return false;
      }
    }
  }
  if (c.line != nullptr) return true;
  return std::none_of(texts.begin(), texts.end(), [&](const PlacedText& t) {
    return t.layer == c.layer && *t.english == own.english && *t.chinese == own.chinese &&
           std::hypot(t.at.x - at.x, t.at.y - at.y) < same_name_px;
  });
}

void Labels::Impl::note(const Candidate& c, ScreenXY at, const NameTexts& texts_of) {
  RuleCount& rule = counts[c.limits_key()];
  ++rule.count;
  rule.at.push_back(at);
  texts.push_back({c.layer, &texts_of.english, &texts_of.chinese, at, c.line != nullptr});
}

// --- names along lines ---

void Labels::Impl::emit_line(const LineName& name) {
  const ScreenXY zero = input->view.to_screen(name.origin);
  SpriteOp sprite;
  sprite.bitmap = name.picture.bitmap;
  sprite.x_px = static_cast<float>(snapped(zero.x - name.picture.origin_x, look.scale));
  sprite.y_px = static_cast<float>(snapped(zero.y - name.picture.origin_y, look.scale));
  sprite.opacity = static_cast<float>(name.opacity);
  out.sprites.push_back(std::move(sprite));
  // A few letters a box: one box round a slanted name would answer clicks far from it.
  constexpr std::size_t together = 3;
  const auto boxes = letter_boxes(name, input->view);
  for (std::size_t i = 0; i < boxes.size(); i += together) {
    ScreenRect box = boxes[i];
    for (std::size_t k = i + 1; k < std::min(boxes.size(), i + together); ++k) {
      box.min_x = std::min(box.min_x, boxes[k].min_x), box.max_x = std::max(box.max_x, boxes[k].max_x);
      box.min_y = std::min(box.min_y, boxes[k].min_y), box.max_y = std::max(box.max_y, boxes[k].max_y);
    }
    out.placed.push_back({name.layer, name.feature, box, true, false});
  }
}

void Labels::Impl::take_line(LineName name) {
  for (const ScreenRect& box : letter_boxes(name, input->view)) occupied.add(box, Occupied::name);
  emit_line(name);
  const ScreenXY zero = input->view.to_screen(name.origin);
  Candidate c;
  c.layer = name.layer, c.rule = name.rule, c.line = name.line;
  c.spec = &input->library->layers[name.layer].spec;
  note(c, {zero.x + name.middle.x, zero.y + name.middle.y}, name.line->texts);
  kept_lines.push_back(std::move(name));
}

// Whether a name made before is still right as a picture, and free.
bool Labels::Impl::line_fits(const LineName& name) const {
  const bool same_look =
      name.look.theme == look.theme && name.look.names == look.names && name.look.scale == look.scale;
  const double zoomed = std::abs(name.look.zoom - look.zoom);
  const double turned = std::abs(std::remainder(name.bearing_deg - input->view.camera.bearing_deg, 360));
  // While the map zooms a name may stray a little from its line; at rest not at all.
  if (!same_look || zoomed > (settle ? 1e-6 : 0.1) || turned > (settle ? 1e-6 : 2)) return false;
  bool seen = false;
  for (const ScreenRect& box : letter_boxes(name, input->view)) {
    const bool inside = box.min_x >= name_rect.min_x && box.min_y >= name_rect.min_y && box.max_x <= name_rect.max_x &&
                        box.max_y <= name_rect.max_y;
    if (settle && !inside) return false;
    seen = seen || box.intersects(view_rect);
    if (!occupied.free(box, 1.5, settle ? unsigned{Occupied::everything} : unsigned{Occupied::obstacle})) return false;
  }
  return seen;
}

void Labels::Impl::keep_lines_while_moving() {
  for (LineName& name : line_names) {
    const LayerState* state = input->session->layer(input->library->layers[name.layer].spec.id);
    if (state == nullptr || !state->on || !line_fits(name)) continue;
    name.opacity = state->opacity;
    take_line(std::move(name));
  }
}

void Labels::Impl::place_line(const Candidate& c) {
  if (!settle || !within_limits(c, {})) return;
  const auto standing_name = std::find_if(line_names.begin(), line_names.end(), [&](const LineName& n) {
    return n.line == c.line && n.layer == c.layer && n.rule == c.rule && n.repeat == c.round;
  });
  LineNameRules rules;
  rules.occupied = &occupied, rules.inside = name_rect;
  rules.spacing_px = c.style().label->spacing_px > 0 ? c.style().label->spacing_px : line_spacing_px;
  for (const PlacedText& t : texts) {
    if (t.along_line && *t.english == c.line->texts.english && *t.chinese == c.line->texts.chinese)
      rules.same.push_back(t.at);
  }
  if (standing_name != line_names.end() && line_fits(*standing_name)) {
    LineName name = std::move(*standing_name);
    line_names.erase(standing_name);
    name.opacity = c.opacity;
    take_line(std::move(name));
    return;
  }
  if (auto found = find_line_name(c, input->view, look, shaper, rules)) take_line(std::move(*found));
}

// --- names of points and areas ---

const TextShaper::Extent& Labels::Impl::measured(const Candidate& c, double size_px, bool one_line) {
  auto& kept = c.info->measured;
  if (kept.size_px != size_px || kept.languages != look.names) {
    kept.size_px = size_px, kept.languages = look.names;
    const geodata::LabelStyle& style = *c.style().label;
    kept.whole = shaper.measure(name_lines(c.info->texts, style, size_px, false, look));
    kept.first_line = shaper.measure(name_lines(c.info->texts, style, size_px, true, look));
  }
  return one_line ? kept.first_line : kept.whole;
}

std::vector<Site> Labels::Impl::sites(const Candidate& c, const TextShaper::Extent& extent, const ScreenRect& symbol,
                                      bool has_symbol) const {
  const geodata::LabelStyle& label = *c.style().label;
  const bool as_area = label.placement_given ? label.placement == geodata::LabelPlacement::area : !has_symbol;
  if (c.info->type == geodata::GeometryType::polygon && as_area) return sites_of_area(*c.info, input->view, extent);
  return sites_at_point(c.at, symbol, extent, has_symbol);
}

bool Labels::Impl::free_for_name(const Candidate& c, const std::vector<ScreenRect>& boxes) const {
  const double from_symbols =
      c.rank < rank_of_title ? -2 : from_symbols_px;  // the title of the map may touch a symbol's halo
  return std::all_of(boxes.begin(), boxes.end(), [&](const ScreenRect& box) {
    return occupied.free(box, between_px, Occupied::obstacle | Occupied::name) &&
           occupied.free(box, from_symbols, Occupied::sign) && occupied.free(box, from_symbols_px, Occupied::mark);
  });
}

void Labels::Impl::emit_name(const Candidate& c, const Site& site, const std::vector<ScreenRect>& boxes,
                             const std::vector<NameLine>& lines) {
  const NamePicture picture = shaper.picture(lines, align_of(site.side));
  SpriteOp sprite;
  sprite.bitmap = picture.bitmap;
  sprite.x_px = static_cast<float>(snapped(site.box.min_x - picture.ink_min_x, look.scale));
  sprite.y_px = static_cast<float>(snapped(site.box.min_y - picture.ink_min_y, look.scale));
  sprite.opacity = static_cast<float>(c.opacity);
  out.sprites.push_back(std::move(sprite));
  for (const ScreenRect& box : boxes) out.placed.push_back({c.layer, c.feature, box, true, false});
}

void Labels::Impl::place_feature(const Candidate& c) {
  const bool may_leave = c.stood && !settle;  // a name slides out of view while the map moves; no new one begins there
  if (!may_leave && !view_rect.contains(c.at)) return;
  if (!within_limits(c, c.at)) return;

  // A town's ring comes with its name or not at all.
  std::optional<SymbolStyle> mark;
  if (belongs_to_name(c.style())) mark = marker_style(c.style(), look);
  ScreenRect symbol_rect;
  bool has_symbol = false;
  if (mark) {
    symbol_rect = ink_of(*mark), has_symbol = true;
    const ScreenRect box = moved(symbol_rect, c.at);
    // As far from names as names keep from rings: or who comes second now would be pushed off by who comes first next.
    if (!occupied.free(box, from_symbols_px, Occupied::obstacle | Occupied::name | Occupied::mark)) return;
    if (c.rank >= rank_of_cities && !c.selected && !occupied.free(box, -2, Occupied::sign)) return;
  } else if (const auto found = symbols.find(c.key()); found != symbols.end()) {
    if (found->second.hidden) return;
    symbol_rect = found->second.from_point, has_symbol = true;
  }

  const auto before = stood.find(c.key());
  const bool was = before != stood.end();
  const geodata::LabelStyle& style = *c.style().label;
  const double size_px = was && !settle ? before->second.size_px : name_size(style, look.zoom);
  const bool two =
      !c.info->texts.english.empty() && !c.info->texts.chinese.empty() && look.names == NameLanguages::both;
  for (const bool one_line : {false, true}) {
    if (one_line && !two) break;
    if (was && !settle && before->second.one_line != one_line && two) continue;
    const TextShaper::Extent& extent = measured(c, size_px, one_line);
    std::vector<Site> all = sites(c, extent, symbol_rect, has_symbol);
    if (was) {
      // Where it stood comes first; while the map moves, nowhere else, or names would hop about under the hand.
      const auto same =
          std::find_if(all.begin(), all.end(), [&](const Site& s) { return s.side == before->second.side; });
      if (same != all.end()) std::rotate(all.begin(), same, same + 1);
      if (!settle) all.resize(same != all.end() ? 1 : 0);
    }
    for (const Site& site : all) {
      const bool inside = site.box.min_x >= name_rect.min_x && site.box.min_y >= name_rect.min_y &&
                          site.box.max_x <= name_rect.max_x && site.box.max_y <= name_rect.max_y;
      if (!inside && !(may_leave && site.box.intersects(view_rect))) continue;
      const auto boxes = line_boxes(site, extent);
      if (!free_for_name(c, boxes)) continue;
      for (const ScreenRect& box : boxes) occupied.add(box, Occupied::name);
      if (mark) {
        const ScreenRect box = moved(symbol_rect, c.at);
        occupied.add(box, Occupied::mark);
        emit_symbol(c, *mark, box, false);
      }
      emit_name(c, site, boxes, name_lines(c.info->texts, style, size_px, one_line, look));
      standing[c.key()] = {site.side, one_line, size_px};
      note(c, c.at, c.info->texts);
      return;
    }
  }
}

void Labels::Impl::place_names() {
  if (!settle) keep_lines_while_moving();
  for (Candidate& c : gathered.names) c.stood = c.line == nullptr && stood.count(c.key()) > 0;
  std::sort(gathered.names.begin(), gathered.names.end(), [this](const Candidate& a, const Candidate& b) {
    if (!settle && a.stood != b.stood) return a.stood;  // while the map moves, who stands stays
    return served_before(a, b);
  });
  const auto serve = [this](const Candidate& c) { c.line != nullptr ? place_line(c) : place_feature(c); };
  // Before the dots come the names that they give way to: the map's title, and while the map moves all that stand.
  const auto before_dots = [this](const Candidate& c) { return settle ? c.rank < rank_of_title : c.stood; };
  for (const Candidate& c : gathered.names)
    if (before_dots(c)) serve(c);
  place_dots();
  for (const Candidate& c : gathered.names)
    if (!before_dots(c)) serve(c);
}

LabelOutput Labels::Impl::place(const LabelInput& in, bool settle_now) {
  input = &in, settle = settle_now;
  begin();
  if (in.library == nullptr || in.session == nullptr || in.view.width_px <= 0 || in.view.height_px <= 0) return out;
  forget_replaced();
  gather(in, beyond_px, layers, gathered);
  place_symbols();
  place_names();
  stood = std::move(standing);
  line_names = std::move(kept_lines);
  kept_lines.clear();
  return std::move(out);
}

Labels::Labels(TextShaper& shaper) : impl_(std::make_unique<Impl>(shaper)) {}
Labels::~Labels() = default;

LabelOutput Labels::place(const LabelInput& input, bool settle) { return impl_->place(input, settle); }

}  // namespace app
