// Names of points and areas: each tries its sites in order, where it stood first.
#include <algorithm>

#include "app/scene/label_placer.h"

namespace app {
namespace {

constexpr double between_px = 2;         // names keep this far from each other
constexpr double from_symbols_px = 0.5;  // and from symbols
constexpr double rank_of_cities = 2;     // names of ranks below this are placed although a symbol touches their ring

}  // namespace

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
  // On another side it is another sprite: the one fades out, the other in, and nothing jumps.
  const auto form = static_cast<std::uint64_t>(site.side) * 2 + (lines.size() > 1 ? 1 : 0);
  emit(std::move(sprite), {SpriteKind::name, c.layer, c.feature, form}, c.info->at);
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

}  // namespace app
