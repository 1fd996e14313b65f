// Names of points and areas: each tries its sites in order, where it stood first.
#include <algorithm>

#include "app/scene/label_placer.h"
#include "geodata/algo/label_point.h"

namespace app {
namespace {

constexpr double between_px = 2;         // names keep this far from each other
constexpr double from_symbols_px = 0.5;  // and from symbols
constexpr double from_ways_px = 2;       // and from what is drawn under them: rings and traces
constexpr double rank_of_cities = 2;     // names of ranks below this are placed although a symbol touches their ring

std::vector<ScreenRect> wider(std::vector<ScreenRect> boxes, double by) {
  for (ScreenRect& box : boxes) box = grown(box, by);
  return boxes;
}

}  // namespace

std::vector<NameLine> Labels::Impl::lines_of(const Candidate& c, double size_px, bool one_language) {
  const geodata::LabelStyle& style = *c.style().label;
  return wrapped(name_lines(c.info->texts, style, size_px, one_language, look), style.most_ems * size_px, shaper);
}

const TextShaper::Extent& Labels::Impl::measured(const Candidate& c, double size_px, bool one_line) {
  auto& kept = c.info->measured;
  if (kept.size_px != size_px || kept.languages != look.names) {
    kept.size_px = size_px, kept.languages = look.names;
    kept.whole = shaper.measure(lines_of(c, size_px, false));
    kept.first_line = shaper.measure(lines_of(c, size_px, true));
  }
  return one_line ? kept.first_line : kept.whole;
}

std::vector<Site> Labels::Impl::sites(const Candidate& c, const TextShaper::Extent& extent, const ScreenRect& symbol,
                                      bool has_symbol) const {
  const geodata::LabelStyle& label = *c.style().label;
  const bool symbol_elsewhere = !c.info->points.empty();  // of a collection of areas and points
  const bool as_area =
      label.placement_given ? label.placement == geodata::LabelPlacement::area : !has_symbol || symbol_elsewhere;
  if (c.info->type == geodata::GeometryType::polygon && as_area)
    return sites_of_area(*c.info, c.copy, input->view, extent);
  return sites_at_point(c.at, symbol, extent, has_symbol, c.rank < rank_of_title);
}

bool Labels::Impl::free_for_name(const std::vector<ScreenRect>& boxes, unsigned symbols_kind) const {
  return std::all_of(boxes.begin(), boxes.end(), [&](const ScreenRect& box) {
    return occupied.free(box, between_px, Occupied::obstacle | Occupied::name) &&
           occupied.free(box, from_symbols_px, symbols_kind | Occupied::mark) &&
           occupied.free(box, from_ways_px, Occupied::ring | Occupied::way);
  });
}

// Whether a point of the world lies in the area that is chosen, and the feature that is named does not.
bool Labels::Impl::in_chosen_area(const Candidate& c, const geodata::WorldXY& at) const {
  if (!input->session->selection) return false;
  const Target& chosen = input->session->selection->target();
  const std::vector<Layer>& all = input->library->layers;
  const auto layer = std::find_if(all.begin(), all.end(), [&](const Layer& l) { return l.spec.id == chosen.layer; });
  if (layer == all.end() || !layer->content || chosen.feature >= layer->content->features->size()) return false;
  const geodata::FeatureStore& store = *layer->content->features;
  const geodata::WorldXY own{static_cast<double>(c.info->at.x), static_cast<double>(c.info->at.y)};
  return geodata::covers(store, chosen.feature, at) && !geodata::covers(store, chosen.feature, own);
}

// Beside its own area a name must not stand in another of the same layer, nor in the one that is chosen: it would name
// that one.
bool Labels::Impl::names_another(const Candidate& c, const Site& site) const {
  if (!site.beside) return false;
  const LayerContent& content = *contents[c.layer];
  const ScreenRect& b = site.box;
  const double middle = (b.min_y + b.max_y) / 2;
  for (const double x : {b.min_x, (b.min_x + b.max_x) / 2, b.max_x}) {
    const geodata::WorldXY p = input->view.to_world({x, middle});
    const geodata::WorldXY at{p.x - c.copy * geodata::world_size, p.y};
    if (at.x < 0 || at.y < 0 || at.x >= geodata::world_size || at.y >= geodata::world_size) continue;
    const geodata::WorldPoint cell{static_cast<std::uint32_t>(at.x), static_cast<std::uint32_t>(at.y)};
    bool met = false;
    content.index.search({cell.x, cell.y, cell.x, cell.y}, [&](std::uint32_t f) {
      met = f != c.feature && content.rule[f] != LayerContent::no_rule && geodata::covers(*content.features, f, at);
      return !met;
    });
    if (met || in_chosen_area(c, at)) return true;
  }
  return false;
}

void Labels::Impl::emit_name(const Candidate& c, const Site& site, const std::vector<ScreenRect>& boxes,
                             const std::vector<NameLine>& lines, bool two_languages) {
  const NamePicture picture = shaper.picture(lines, align_of(site.side));
  SpriteOp sprite;
  sprite.bitmap = picture.bitmap;
  sprite.x_px = static_cast<float>(snapped(site.box.min_x - picture.ink_min_x, look.scale));
  sprite.y_px = static_cast<float>(snapped(site.box.min_y - picture.ink_min_y, look.scale));
  sprite.opacity = static_cast<float>(c.opacity);
  // On another side it is another sprite: the one fades out, the other in, and nothing jumps.
  const auto form = static_cast<std::uint64_t>(site.side) * 2 + (two_languages ? 1 : 0);
  emit(std::move(sprite), {SpriteKind::name, c.layer, c.feature, form, c.copy}, in_copy(c.info->at, c.copy));
  for (const ScreenRect& box : boxes) out.placed.push_back({c.layer, c.feature, box, true, false});
}

bool Labels::Impl::free_of_standing(const Candidate& c, const std::vector<ScreenRect>& boxes) const {
  return std::none_of(claims.begin(), claims.end(), [&](const Claim& claim) {
    return claim.key != c.key() && claim.rank <= c.rank &&
           std::any_of(boxes.begin(), boxes.end(),
                       [&](const ScreenRect& box) { return claim.box.intersects(grown(box, between_px)); });
  });
}

void Labels::Impl::claim_standing() {
  claims.clear();
  if (!settle || !only_panned) return;
  for (const Candidate& c : gathered.names) {
    if (!c.stood || c.shield || c.line != nullptr) continue;
    for (const ScreenRect& box : stood_as(c)->from_point) claims.push_back({moved(box, c.at), c.rank, c.key()});
  }
}

// The ways to write a name, best first: in two languages on all sides, then in one. Where it stood comes first; while
// the map moves, nothing else comes, or names would hop about under the hand. After a pan, too, it stays where it can;
// its second language, or another side when its own is out of view, is only for room that no name of its rank stands
// in: it would push that one off, and that one the next.
std::vector<Labels::Impl::Form> Labels::Impl::forms(const Candidate& c, const ScreenRect& symbol, bool has_symbol) {
  const Stood* was = stood_as(c);
  const double size_px = was != nullptr && !settle ? was->size_px : name_size(*c.style().label, look.zoom);
  const bool both = look.names == NameLanguages::both || look.names == NameLanguages::both_chinese_first;
  const bool two = both && !c.info->texts.english.empty() && !c.info->texts.chinese.empty();
  std::vector<Form> ways;
  for (const bool one_line : {false, true}) {
    if (one_line && !two) break;
    if (was != nullptr && !settle && was->one_line != one_line && two) continue;
    Form form{size_px, one_line, two && !one_line, false, &measured(c, size_px, one_line), {}};
    form.sites = sites(c, *form.extent, symbol, has_symbol);
    form.heeds_standing = was != nullptr && settle && only_panned;
    if (was != nullptr) {
      const auto same =
          std::find_if(form.sites.begin(), form.sites.end(), [&](const Site& s) { return s.side == was->side; });
      // Beside an area that has room for its name it stood only for want of a better place.
      const bool may_return =
          settle && same != form.sites.end() && same->beside && !form.sites.empty() && !form.sites.front().beside;
      const bool stands = same != form.sites.end() && !may_return;
      if (stands) std::rotate(form.sites.begin(), same, same + 1);
      if (!settle) form.sites.resize(stands ? 1 : 0);
      const bool as_it_was = was->one_line == one_line || !two;
      if (form.heeds_standing && stands && (as_it_was || was->one_line)) {
        Form first = form;  // the old side in either form before other sides
        first.sites.resize(1);
        first.heeds_standing = !as_it_was;
        ways.insert(ways.begin() + (one_line && ways.size() > 1 ? 1 : 0), std::move(first));
      }
    }
    ways.push_back(std::move(form));
  }
  return ways;
}

// Of a symbol, from its point, and of the rings around that same point: the name stands beside both.
ScreenRect Labels::Impl::with_ring(ScreenRect symbol, ScreenXY at) const {
  constexpr double same_px = 2;
  for (const ScreenRect& ring : input->rings) {
    const ScreenRect r = moved(ring, {-at.x, -at.y});
    if (std::hypot(r.min_x + r.max_x, r.min_y + r.max_y) > 2 * same_px) continue;
    symbol = {std::min(symbol.min_x, r.min_x), std::min(symbol.min_y, r.min_y), std::max(symbol.max_x, r.max_x),
              std::max(symbol.max_y, r.max_y)};
  }
  return symbol;
}

void Labels::Impl::place_feature(const Candidate& c) {
  const bool may_leave = c.stood && !settle;  // a name slides out of view while the map moves; no new one begins there
  if (!may_leave && !view_rect.contains(c.at)) return;
  if (!within_limits(c, c.at)) return;

  // A town's ring comes with its name or not at all.
  std::optional<SymbolStyle> mark;
  if (belongs_to_name(c.style())) mark = marker_style(c.style(), look);
  ScreenRect symbol_rect, mark_rect;
  bool has_symbol = false;
  if (mark) {
    symbol_rect = mark_rect = ink_of(*mark), has_symbol = true;
    const ScreenRect box = moved(mark_rect, c.at);
    // As far from names as names keep from rings: or who comes second now would be pushed off by who comes first next.
    if (!occupied.free(box, from_symbols_px, Occupied::obstacle | Occupied::name | Occupied::mark)) return;
    if (c.rank >= rank_of_cities && !c.selected && !occupied.free(box, -2, Occupied::sign)) return;
  } else if (const auto found = symbols.find(c.key()); found != symbols.end()) {
    if (found->second.hidden) return;
    symbol_rect = found->second.from_point, has_symbol = true;
  }

  if (has_symbol) symbol_rect = with_ring(symbol_rect, c.at);
  const std::vector<Form> ways = forms(c, symbol_rect, has_symbol);
  auto choice = choose(c, ways);
  if (!choice && c.rank < rank_of_title) {
    choice = choose_over_symbols(c, ways);
    if (choice) make_yield(wider(choice->boxes, from_symbols_px));
  }
  if (!choice) return;
  if (mark) {
    const ScreenRect box = moved(mark_rect, c.at);
    occupied.add(box, Occupied::mark);
    emit_symbol(c, *mark, box, false);
  }
  take_name(c, *choice->form, *choice->site, choice->boxes);
  if (mark) standing[c.key()].from_point.push_back(mark_rect);
}

bool Labels::Impl::in_view(const Candidate& c, const Site& site) const {
  const bool inside = site.box.min_x >= name_rect.min_x && site.box.min_y >= name_rect.min_y &&
                      site.box.max_x <= name_rect.max_x && site.box.max_y <= name_rect.max_y;
  return inside || (c.stood && !settle && site.box.intersects(view_rect));
}

std::optional<Labels::Impl::Choice> Labels::Impl::choose(const Candidate& c, const std::vector<Form>& ways) const {
  for (const Form& form : ways) {
    for (const Site& site : form.sites) {
      if (!in_view(c, site)) continue;
      auto boxes = line_boxes(site, *form.extent);
      if (free_for_name(boxes) && !names_another(c, site) && (!form.heeds_standing || free_of_standing(c, boxes)))
        return Choice{&form, &site, std::move(boxes)};
    }
  }
  return std::nullopt;
}

std::size_t Labels::Impl::symbols_under(const std::vector<ScreenRect>& boxes) const {
  return static_cast<std::size_t>(std::count_if(full.begin(), full.end(), [&](const Full& f) {
    return std::any_of(boxes.begin(), boxes.end(), [&](const ScreenRect& b) { return b.intersects(f.box); });
  }));
}

// The map's title stands even where symbols leave it no room: where the fewest must yield. The chosen one never does,
// nor do discs.
std::optional<Labels::Impl::Choice> Labels::Impl::choose_over_symbols(const Candidate& c,
                                                                      const std::vector<Form>& ways) const {
  std::optional<Choice> best;
  std::size_t fewest = 0;
  for (const Form& form : ways) {
    for (const Site& site : form.sites) {
      if (!in_view(c, site)) continue;
      auto boxes = line_boxes(site, *form.extent);
      if (!free_for_name(boxes, 0) || names_another(c, site)) continue;
      const auto all = wider(boxes, from_symbols_px);
      const auto hit = [&](const ScreenRect& box) {
        return std::any_of(all.begin(), all.end(), [&](const ScreenRect& b) { return b.intersects(box); });
      };
      const bool lasting =
          std::any_of(full.begin(), full.end(), [&](const Full& f) { return f.candidate->selected && hit(f.box); }) ||
          std::any_of(out.placed.begin(), out.placed.end(),
                      [&](const PlacedItem& p) { return p.cluster >= 0 && hit(p.box); });
      const std::size_t yielding = symbols_under(all);
      if (lasting || (best && yielding >= fewest)) continue;
      best = Choice{&form, &site, std::move(boxes)};
      fewest = yielding;
    }
  }
  return best;
}

void Labels::Impl::take_name(const Candidate& c, const Form& form, const Site& site,
                             const std::vector<ScreenRect>& boxes) {
  Stood& stands = standing[c.key()];
  stands = {site.side, form.one_line, form.size_px, {}};
  for (const ScreenRect& box : boxes) {
    occupied.add(box, Occupied::name);
    stands.from_point.push_back(moved(box, {-c.at.x, -c.at.y}));
  }
  emit_name(c, site, boxes, lines_of(c, form.size_px, form.one_line), form.two_languages);
  note(c, c.at, c.info->texts);
}

}  // namespace app
