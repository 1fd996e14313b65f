#include "app/scene/label_lines.h"

#include <algorithm>
#include <cmath>

#include "geodata/algo/importance.h"

namespace app {
namespace {

constexpr double letter_top = 0.75, letter_foot = 0.16;  // from the baseline, of its size
constexpr double from_others_px = 1.5;
constexpr double beside_ways_px = 2;
constexpr unsigned all_but_ways = Occupied::everything & ~unsigned{Occupied::way};

// The line on the screen, simplified to half a pixel, in pieces that are in view or near it.
struct LinePiece {
  std::vector<ScreenXY> points;
  std::size_t first = 0;  // of the line's points
};

std::vector<LinePiece> pieces_in_view(const NamedLine& line, int copy, const View& view, const ScreenRect& inside) {
  const ScreenRect near = grown(inside, 40);
  const std::uint8_t threshold = geodata::importance_threshold(view.units_per_px(), 0.5);
  std::vector<LinePiece> out;
  bool open = false;
  ScreenXY before;
  bool has_before = false;
  for (std::size_t i = 0; i < line.points.size(); ++i) {
    if (line.importance[i] < threshold) continue;
    const ScreenXY p = view.to_screen_as_is(in_copy(line.points[i], copy));
    const bool in = near.contains(p);
    if (in && !open) {
      out.push_back({{}, i});
      if (has_before) out.back().points.push_back(before);
    }
    if (in || open) out.back().points.push_back(p);
    open = in;
    before = p, has_before = true;
  }
  return out;
}

struct Letters {  // of both languages, in reading order
  std::vector<TextShaper::BentPart> parts;
  std::vector<double> advances;  // of all letters and the gap between the parts
  std::vector<double> sizes;     // parallel; 0: the gap
  double length = 0;
};

Letters letters_of(const std::vector<NameLine>& lines, TextShaper& shaper) {
  Letters out;
  for (const NameLine& line : lines) {
    TextShaper::BentPart part;
    part.style = line.style;
    // Letters stand 0.4 to 1.2 px apart, wider in larger names; Chinese characters, which have no word spaces, twice
    // that.
    const double apart = std::clamp(0.4 + (lines.front().style.size_px - 11) * 0.2, 0.4, 1.2);
    part.style.letter_spacing_px = &line == &lines.front() ? apart : 2 * apart;
    part.style.colour = lines.front().style.colour;
    part.clusters = shaper.clusters(line.text, part.style);
    if (!out.parts.empty()) {
      out.advances.push_back(0.4 * lines.front().style.size_px);
      out.sizes.push_back(0);
    }
    for (const auto& cluster : part.clusters) {
      out.advances.push_back(cluster.advance_px);
      out.sizes.push_back(line.style.size_px);
    }
    out.parts.push_back(std::move(part));
  }
  for (const double a : out.advances) out.length += a;
  return out;
}

// The box of one letter, turned. A little less than its em: letters rarely fill it, and boxes of turned letters are
// wide.
ScreenRect letter_box(const LetterPlace& at, double advance, double size) {
  const double c = std::cos(at.angle_rad), s = std::sin(at.angle_rad);
  ScreenRect box{1e9, 1e9, -1e9, -1e9};
  for (const double x : {-advance / 2, advance / 2}) {
    for (const double y : {-letter_top * size, letter_foot * size}) {
      const double sx = at.x + x * c - y * s, sy = at.y + x * s + y * c;
      box.min_x = std::min(box.min_x, sx), box.max_x = std::max(box.max_x, sx);
      box.min_y = std::min(box.min_y, sy), box.max_y = std::max(box.max_y, sy);
    }
  }
  return box;
}

class Finder {
 public:
  Finder(const Candidate& candidate, const View& view, const LabelLook& look, TextShaper& shaper,
         const LineNameRules& rules)
      : candidate_(candidate), view_(view), look_(look), shaper_(shaper), rules_(rules) {
    const geodata::StyleRule& rule = candidate.style();
    size_px_ = name_size(*rule.label, look.zoom);
    line_px_ = rule.stroke_width.at(look.zoom, 1) + (rule.casing ? rule.casing_width.at(look.zoom) : 0);
    const double reach = std::clamp(1.6 * size_px_, 15.0, 26.0);
    pieces_ = pieces_in_view(*candidate.line, candidate.copy, view, rules.inside);
    for (const LinePiece& piece : pieces_) smooth_.emplace_back(piece.points, reach);
  }

  std::optional<LineName> find() {
    const geodata::LabelStyle& style = *candidate_.style().label;
    for (const bool one_line : {false, true}) {
      const auto lines = name_lines(candidate_.line->texts, style, size_px_, one_line, look_);
      if (one_line && lines.size() == name_lines(candidate_.line->texts, style, size_px_, false, look_).size()) break;
      const Letters letters = letters_of(lines, shaper_);
      if (auto found = find(letters)) return found;
    }
    return std::nullopt;
  }

 private:
  struct Try {
    std::size_t piece;
    Stretch stretch;
  };

  std::optional<LineName> find(const Letters& letters) const {
    std::vector<Try> tries;
    for (std::size_t i = 0; i < smooth_.size(); ++i)
      for (const Stretch& stretch : smooth_[i].stretches(letters.length)) tries.push_back({i, stretch});
    std::stable_sort(tries.begin(), tries.end(),
                     [](const Try& a, const Try& b) { return a.stretch.cost < b.stretch.cost; });
    std::vector<ScreenXY> failed;
    constexpr std::size_t most_tries = 90;
    const bool thin = line_px_ <= 2.6;
    for (const Try& t : tries) {
      const ScreenXY middle = smooth_[t.piece].middle(t.stretch);
      if (!rules_.inside.contains(middle) || !far_from(rules_.same, middle, rules_.spacing_px)) continue;
      if (!far_from(failed, middle, 9)) continue;
      // Beside a way that runs in this line rather than beside the line.
      const double line_px = on_a_way(middle) ? std::max(line_px_, rules_.ways_px + beside_ways_px) : line_px_;
      for (const LineSide side : {LineSide::above, LineSide::below, LineSide::on}) {
        if (side == LineSide::on && !thin) continue;
        const auto places = smooth_[t.piece].letters(t.stretch, letters.advances, size_px_, line_px, side);
        if (places && fits(*places, letters)) return made(*places, letters, pieces_[t.piece], middle);
      }
      failed.push_back(middle);
      if (failed.size() >= most_tries) break;
    }
    return std::nullopt;
  }

  bool on_a_way(ScreenXY p) const {
    constexpr double near_px = 6;
    return rules_.ways_px > 0 && !rules_.occupied->free({p.x, p.y, p.x, p.y}, near_px, Occupied::way);
  }

  static bool far_from(const std::vector<ScreenXY>& points, ScreenXY p, double least) {
    return std::none_of(points.begin(), points.end(),
                        [&](ScreenXY q) { return std::hypot(p.x - q.x, p.y - q.y) < least; });
  }

  bool fits(const std::vector<LetterPlace>& places, const Letters& letters) const {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (letters.sizes[i] <= 0) continue;
      const ScreenRect box = letter_box(places[i], letters.advances[i], letters.sizes[i]);
      const ScreenRect& in = rules_.inside;
      if (box.min_x < in.min_x || box.min_y < in.min_y || box.max_x > in.max_x || box.max_y > in.max_y) return false;
      if (!rules_.occupied->free(box, from_others_px, all_but_ways)) return false;
      if (!off_the_ways({places[i], letters.advances[i], letters.sizes[i]}, {}, *rules_.occupied)) return false;
    }
    return true;
  }

  LineName made(const std::vector<LetterPlace>& places, const Letters& letters, const LinePiece& piece,
                ScreenXY middle) const {
    LineName out;
    out.line = candidate_.line, out.layer = candidate_.layer, out.rule = candidate_.rule;
    out.repeat = candidate_.round, out.copy = candidate_.copy, out.opacity = candidate_.opacity;
    out.look = look_, out.bearing_deg = view_.camera.bearing_deg;
    out.origin = in_copy(candidate_.line->points[piece.first], candidate_.copy);
    const ScreenXY zero = view_.to_screen_as_is(out.origin);
    std::vector<TextShaper::BentPart> parts = letters.parts;
    std::size_t at = 0;
    for (auto& part : parts) {
      if (&part != &parts.front()) ++at;  // the gap
      for (std::size_t k = 0; k < part.clusters.size(); ++k, ++at) {
        LetterPlace letter = places[at];
        letter.x -= zero.x, letter.y -= zero.y;
        part.placed.push_back({k, letter.x, letter.y, letter.angle_rad});
        out.letters.push_back(letter_box(letter, letters.advances[at], letters.sizes[at]));
        out.shapes.push_back({letter, letters.advances[at], letters.sizes[at]});
      }
    }
    out.picture = shaper_.bent_picture(parts);
    out.middle = {middle.x - zero.x, middle.y - zero.y};
    out.feature = feature_near(middle);
    return out;
  }

  geodata::FeatureIndex feature_near(ScreenXY p) const {
    const NamedLine& line = *candidate_.line;
    std::size_t nearest = 0;
    double least = 1e300;
    for (std::size_t i = 0; i < line.points.size(); ++i) {
      const ScreenXY q = view_.to_screen_as_is(in_copy(line.points[i], candidate_.copy));
      const double d = std::hypot(p.x - q.x, p.y - q.y);
      if (d < least) least = d, nearest = i;
    }
    geodata::FeatureIndex out = line.parts.front().feature;
    for (const NamedLine::Part& part : line.parts)
      if (part.first <= nearest) out = part.feature;
    return out;
  }

  const Candidate& candidate_;
  const View& view_;
  const LabelLook& look_;
  TextShaper& shaper_;
  const LineNameRules& rules_;
  double size_px_ = 12, line_px_ = 1;
  std::vector<LinePiece> pieces_;
  std::vector<SmoothLine> smooth_;
};

}  // namespace

bool off_the_ways(const LetterShape& letter, ScreenXY by, const Occupied& occupied) {
  LetterPlace at = letter.place;
  at.x += by.x, at.y += by.y;
  const double c = std::cos(at.angle_rad), s = std::sin(at.angle_rad);
  const auto from_letter = [&](ScreenXY p) {
    const double dx = p.x - at.x, dy = p.y - at.y;
    return ScreenXY{dx * c + dy * s, dy * c - dx * s};
  };
  const ScreenRect upright{-letter.advance_px / 2, -letter_top * letter.size_px, letter.advance_px / 2,
                           letter_foot * letter.size_px};
  const ScreenRect box = grown(letter_box(at, letter.advance_px, letter.size_px), from_others_px);
  return !occupied.any_way(box, [&](ScreenXY a, ScreenXY b, double half_px) {
    return meets(from_letter(a), from_letter(b), grown(upright, half_px + from_others_px));
  });
}

std::vector<ScreenRect> letter_boxes(const LineName& name, const View& view) {
  const ScreenXY zero = view.to_screen_as_is(name.origin);
  std::vector<ScreenRect> out = name.letters;
  for (ScreenRect& r : out) r.min_x += zero.x, r.max_x += zero.x, r.min_y += zero.y, r.max_y += zero.y;
  return out;
}

std::optional<LineName> find_line_name(const Candidate& candidate, const View& view, const LabelLook& look,
                                       TextShaper& shaper, const LineNameRules& rules) {
  return Finder(candidate, view, look, shaper, rules).find();
}

}  // namespace app
