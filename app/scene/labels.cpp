#include "app/scene/labels.h"

#include <algorithm>
#include <cmath>

#include "app/scene/label_placer.h"

namespace app {
namespace {

constexpr double beyond_px = 150;    // how far outside the view a symbol still makes others yield
constexpr double edge_px = 2;        // names keep this far from the view's edge
constexpr double same_name_px = 60;  // one name of a layer stands once within this
constexpr double dot_px = 2.6;       // radius of a symbol that yielded

}  // namespace

void Labels::Impl::begin() {
  look.theme = input->theme, look.names = input->names, look.scale = input->scale;
  look.zoom = input->view.camera.zoom;
  copies.clear();
  for (const View::Part& part : input->view.parts(beyond_px)) copies.push_back(part.shift);
  const int middle = static_cast<int>(std::floor(input->view.camera.centre.x / geodata::world_size));
  std::stable_sort(copies.begin(), copies.end(),
                   [middle](int a, int b) { return std::abs(a - middle) < std::abs(b - middle); });
  only_panned = input->view.camera.zoom == last_zoom && input->view.camera.bearing_deg == last_bearing;
  last_zoom = input->view.camera.zoom, last_bearing = input->view.camera.bearing_deg;
  view_rect = {0, 0, input->view.width_px, input->view.height_px};
  name_rect = grown(view_rect, -edge_px);
  out = {};
  dots.clear(), full.clear(), symbols.clear(), standing.clear(), counts.clear(), texts.clear(), kept_lines.clear();
  shields.clear(), standing_shields.clear(), drawn.clear();
  occupied.reset(view_rect.max_x, view_rect.max_y, beyond_px);
  for (const ScreenRect& r : input->obstacles) occupied.add(r, Occupied::obstacle);
  for (const ScreenRect& r : input->rings) occupied.add(r, Occupied::ring);
  for (const ScreenWay& w : input->ways) {
    for (std::size_t i = 1; i < w.points.size(); ++i) occupied.add_way(w.points[i - 1], w.points[i], w.half_px);
  }
}

// A layer whose content changed begins anew: its lines are gone, and its features' numbers mean others.
void Labels::Impl::forget_replaced() {
  contents.resize(input->library->layers.size(), nullptr);
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const LayerContent* now = input->library->layers[i].content.get();
    if (contents[i] == now) continue;
    contents[i] = now;
    std::erase_if(line_names, [i](const LineName& n) { return n.layer == i; });
    stood_shields.clear();
    std::erase_if(stood, [i](const auto& entry) { return layer_of_key(entry.first) == i; });
  }
  std::erase_if(line_names, [this](const LineName& n) { return n.layer >= contents.size(); });
}

std::uint64_t Labels::Impl::id_of(const SpriteIdentity& identity) {
  std::uint64_t h = identity.detail ^ sprite_key(identity.layer, identity.feature, identity.copy);
  h = (h ^ (h >> 30) ^ (static_cast<std::uint64_t>(identity.kind) << 56)) * 0xBF58476D1CE4E5B9u;
  h = (h ^ (h >> 27) ^ identity.detail) * 0x94D049BB133111EBu;
  return h ^ (h >> 31);
}

void Labels::Impl::emit(SpriteOp sprite, const SpriteIdentity& identity, geodata::WorldXY anchor) {
  drawn.push_back({std::move(sprite), id_of(identity), anchor});
}

// --- symbols ---

void Labels::Impl::emit_symbol(const Candidate& c, const SymbolStyle& style, const ScreenRect& ink, bool is_dot) {
  if (!view_rect.intersects(grown(ink, 2))) return;
  SpriteOp sprite;
  sprite.bitmap = symbol(style);
  sprite.x_px = static_cast<float>(snapped(c.at.x - sprite.bitmap->width / look.scale / 2, look.scale));
  sprite.y_px = static_cast<float>(snapped(c.at.y - sprite.bitmap->height / look.scale / 2, look.scale));
  sprite.opacity = static_cast<float>(c.opacity);
  emit(std::move(sprite), {is_dot ? SpriteKind::dot : SpriteKind::symbol, c.layer, c.feature, c.point, c.copy},
       in_copy(c.on, c.copy));
  out.placed.push_back({c.layer, c.feature, ink, false, is_dot, -1, c.fanned});
}

ScreenRect ink_of(const SymbolStyle& style) {
  const SymbolBox b = symbol_box(style.name);
  return {b.min_x * style.size_px, b.min_y * style.size_px, b.max_x * style.size_px, b.max_y * style.size_px};
}

// In order of rank: a symbol that stands nearer to a greater one than their size becomes a dot.
void Labels::Impl::place_symbols() {
  std::sort(gathered.markers.begin(), gathered.markers.end(), served_before);
  constexpr double touching = 0.97;  // of the size
  Occupied squares;
  squares.reset(view_rect.max_x, view_rect.max_y, beyond_px);
  for (const Candidate& c : gathered.markers) {
    if (c.cluster) {
      place_cluster(c);
      const double half = out.placed.empty() ? 0 : out.placed.back().box.width() / 2;
      if (!c.fanned) squares.add({c.at.x - half, c.at.y - half, c.at.x + half, c.at.y + half}, Occupied::sign);
      continue;
    }
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
    full.push_back({&c, box, occupied.add(box, Occupied::sign)});
    symbols[c.key()] = {ink};
    emit_symbol(c, *style, box, false);
  }
  // The first served is drawn last, on top.
  std::reverse(drawn.begin(), drawn.end());
}

// Symbols become dots where a name must stand over them.
void Labels::Impl::make_yield(const std::vector<ScreenRect>& boxes) {
  std::erase_if(full, [&](const Full& f) {
    if (std::none_of(boxes.begin(), boxes.end(), [&](const ScreenRect& b) { return b.intersects(f.box); }))
      return false;
    const Candidate& c = *f.candidate;
    occupied.withdraw(f.number);
    const std::uint64_t id = id_of({SpriteKind::symbol, c.layer, c.feature, 0, c.copy});
    std::erase_if(drawn, [id](const StandingSprite& s) { return s.id == id; });
    std::erase_if(out.placed, [&](const PlacedItem& p) {
      return !p.is_name && p.cluster < 0 && p.layer == c.layer && p.feature == c.feature && p.box == f.box;
    });
    symbols[c.key()] = {{-dot_px, -dot_px, dot_px, dot_px}};
    dots.push_back(&c);
    return true;
  });
}

// Under the full symbols, which they may touch.
void Labels::Impl::place_dots() {
  const std::size_t symbols_end = drawn.size();
  for (const Candidate* c : dots) {
    const ScreenRect ink{-dot_px, -dot_px, dot_px, dot_px}, box = moved(ink, c->at);
    const bool hidden = !occupied.free(box, 0.5, Occupied::name | Occupied::mark);
    symbols[c->key()] = {ink, hidden};
    if (hidden) continue;
    occupied.add(box, Occupied::sign);
    emit_symbol(*c, dot_style(c->style(), look), box, true);
  }
  const auto begin_of = [this](std::size_t i) { return drawn.begin() + static_cast<std::ptrdiff_t>(i); };
  std::rotate(begin_of(0), begin_of(symbols_end), drawn.end());
}

// --- limits ---

bool Labels::Impl::within_limits(const Candidate& c, ScreenXY at) const {
  const geodata::LabelStyle& label = *c.style().label;
  const NameTexts& own = c.line != nullptr ? c.line->texts : c.info->texts;
  if (!c.selected) {
    const auto found = counts.find(c.limits_key());
    if (found != counts.end()) {
      const auto here = found->second.count.find(c.copy);
      if (label.most > 0 && here != found->second.count.end() && here->second >= label.most) return false;
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
  ++rule.count[c.copy];
  rule.at.push_back(at);
  texts.push_back({c.layer, &texts_of.english, &texts_of.chinese, at, c.line != nullptr, c.copy});
}

// How its name stood. While the map moves each copy of the world keeps what it has; at rest all take after the middle
// one, or they would go on differing as they came into view.
const Stood* Labels::Impl::stood_as(const Candidate& c) const {
  if (!settle) {
    const auto own = stood.find(c.key());
    return own != stood.end() ? &own->second : nullptr;
  }
  for (const int copy : copies) {
    const auto found = stood.find(sprite_key(c.layer, c.feature, copy));
    if (found != stood.end()) return &found->second;
  }
  return nullptr;
}

void Labels::Impl::place_names() {
  if (!settle) keep_lines_while_moving();
  for (Candidate& c : gathered.names) {
    c.stood = c.shield ? stood_shields.count(shield_key(c)) > 0 : c.line == nullptr && stood_as(c) != nullptr;
  }
  std::sort(gathered.names.begin(), gathered.names.end(), [this](const Candidate& a, const Candidate& b) {
    if (!settle && a.stood != b.stood) return a.stood;  // while the map moves, who stands stays
    return served_before(a, b);
  });
  claim_standing();
  const auto serve = [this](const Candidate& c) {
    if (c.shield) return place_shield(c);
    c.line != nullptr ? place_line(c) : place_feature(c);
  };
  // Before the dots come the names that they give way to: the map's title, and while the map moves all that stand.
  const auto before_dots = [this](const Candidate& c) { return settle ? c.rank < rank_of_title : c.stood; };
  for (const Candidate& c : gathered.names)
    if (before_dots(c)) serve(c);
  place_dots();
  for (const Candidate& c : gathered.names)
    if (!before_dots(c)) serve(c);
}

LabelOutput Labels::Impl::place(const LabelInput& in, bool settle_now) {
  unwrapped = in;
  geodata::WorldXY& centre = unwrapped.view.camera.centre;
  centre.x += std::round((last_x - centre.x) / geodata::world_size) * geodata::world_size;
  last_x = centre.x;
  input = &unwrapped, settle = settle_now;
  begin();
  if (in.library == nullptr || in.session == nullptr || in.view.width_px <= 0 || in.view.height_px <= 0) return out;
  forget_replaced();
  gather(unwrapped, beyond_px, layers, gathered);
  place_symbols();
  place_names();
  stood = std::move(standing), stood_shields = std::move(standing_shields);
  line_names = std::move(kept_lines);
  kept_lines.clear();
  out.sprites = fades.take(std::move(drawn), unwrapped.view, in.scale, in.time_ms, in.still);
  out.settled = fades.settled();
  return std::move(out);
}

Labels::Labels(TextShaper& shaper) : impl_(std::make_unique<Impl>(shaper)) {}
Labels::~Labels() = default;

LabelOutput Labels::place(const LabelInput& input, bool settle) { return impl_->place(input, settle); }

void Labels::forget() {
  impl_->stood.clear();
  impl_->stood_shields.clear();
  impl_->line_names.clear();
}

void Labels::fade(double time_ms, bool still, LabelOutput& out) {
  out.sprites = impl_->fades.later(time_ms, still);
  out.settled = impl_->fades.settled();
}

}  // namespace app
