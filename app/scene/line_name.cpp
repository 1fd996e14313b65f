#include "app/scene/line_name.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace app {
namespace {

constexpr double sample_px = 3;
constexpr double to_deg = 180 / std::numbers::pi;

double distance(ScreenXY a, ScreenXY b) { return std::hypot(b.x - a.x, b.y - a.y); }

std::vector<ScreenXY> resampled(const std::vector<ScreenXY>& line) {
  std::vector<ScreenXY> out;
  if (line.empty()) return out;
  out.push_back(line.front());
  double left = sample_px;
  for (std::size_t i = 1; i < line.size(); ++i) {
    ScreenXY from = line[i - 1];
    double length = distance(from, line[i]);
    while (length >= left && length > 0) {
      const double t = left / length;
      from = {from.x + (line[i].x - from.x) * t, from.y + (line[i].y - from.y) * t};
      out.push_back(from);
      length -= left, left = sample_px;
    }
    left -= length;
  }
  return out;
}

// Averages over as many samples on each side as there are, so that the ends stay where they are.
std::vector<ScreenXY> averaged(const std::vector<ScreenXY>& line, std::size_t reach) {
  std::vector<ScreenXY> sums(line.size() + 1);
  for (std::size_t i = 0; i < line.size(); ++i) sums[i + 1] = {sums[i].x + line[i].x, sums[i].y + line[i].y};
  std::vector<ScreenXY> out(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::size_t r = std::min({reach, i, line.size() - 1 - i});
    const double n = static_cast<double>(2 * r + 1);
    out[i] = {(sums[i + r + 1].x - sums[i - r].x) / n, (sums[i + r + 1].y - sums[i - r].y) / n};
  }
  return out;
}

std::vector<double> lengths_along(const std::vector<ScreenXY>& line) {
  std::vector<double> out(line.size());
  for (std::size_t i = 1; i < line.size(); ++i) out[i] = out[i - 1] + distance(line[i - 1], line[i]);
  return out;
}

std::vector<double> headings_along(const std::vector<ScreenXY>& line) {
  std::vector<double> out(line.size());
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const double h = std::atan2(line[i + 1].y - line[i].y, line[i + 1].x - line[i].x);
    const double before = i == 0 ? h : out[i - 1];
    out[i] = before + std::remainder(h - before, 2 * std::numbers::pi);
  }
  if (out.size() > 1) out.back() = out[out.size() - 2];
  return out;
}

// Unit normal to the left of the way on the screen: "up" for a line that runs to the right.
ScreenXY upward(const std::vector<ScreenXY>& line, std::size_t i) {
  const ScreenXY a = line[i == 0 ? 0 : i - 1], b = line[std::min(i + 1, line.size() - 1)];
  const double d = std::max(1e-9, distance(a, b));
  return {(b.y - a.y) / d, -(b.x - a.x) / d};
}

ScreenXY point_at(const std::vector<ScreenXY>& line, const std::vector<double>& along, double s) {
  const auto next = std::upper_bound(along.begin(), along.end(), s);
  const std::size_t i = std::clamp<std::size_t>(static_cast<std::size_t>(next - along.begin()), 1, line.size() - 1);
  const double piece = std::max(1e-9, along[i] - along[i - 1]), t = (s - along[i - 1]) / piece;
  return {line[i - 1].x + (line[i].x - line[i - 1].x) * t, line[i - 1].y + (line[i].y - line[i - 1].y) * t};
}

}  // namespace

SmoothLine::SmoothLine(const std::vector<ScreenXY>& line, double reach_px) : raw_(resampled(line)) {
  const auto reach = static_cast<std::size_t>(std::max(1.0, reach_px / sample_px));
  // Two averages: one leaves the corners of its window in the directions.
  smooth_ = averaged(averaged(raw_, reach), std::max<std::size_t>(1, reach / 2));
  along_ = lengths_along(smooth_);
  heading_ = headings_along(smooth_);
}

std::vector<Stretch> SmoothLine::stretches(double length) const {
  std::vector<Stretch> out;
  if (smooth_.size() < 3 || length_px() < length) return out;
  std::size_t last = 0;
  for (std::size_t first = 0; first < smooth_.size(); first += 2) {
    while (last < smooth_.size() && along_[last] - along_[first] < length) ++last;
    if (last >= smooth_.size()) break;
    double least = heading_[first], most = least, strays = 0;
    for (std::size_t i = first; i <= last; ++i) {
      least = std::min(least, heading_[i]), most = std::max(most, heading_[i]);
      strays = std::max(strays, distance(raw_[i], smooth_[i]));
    }
    const double turning = (most - least) * to_deg;
    if (turning > most_turning_deg) continue;
    out.push_back({first, last, turning + 2.5 * strays});
  }
  std::stable_sort(out.begin(), out.end(), [](const Stretch& a, const Stretch& b) { return a.cost < b.cost; });
  return out;
}

std::optional<std::vector<LetterPlace>> SmoothLine::letters(const Stretch& stretch,
                                                            const std::vector<double>& advances_px, double size_px,
                                                            double line_px, LineSide side) const {
  // A little more than the stretch: on the outside of a bend the letters' way is longer, inside shorter.
  constexpr std::size_t more = 12;
  const std::size_t from = stretch.first > more ? stretch.first - more : 0;
  const std::size_t to = std::min(smooth_.size(), stretch.last + more + 1);
  std::vector<ScreenXY> line(smooth_.begin() + static_cast<std::ptrdiff_t>(from),
                             smooth_.begin() + static_cast<std::ptrdiff_t>(to));
  std::vector<ScreenXY> raw(raw_.begin() + static_cast<std::ptrdiff_t>(from),
                            raw_.begin() + static_cast<std::ptrdiff_t>(to));
  const ScreenXY begin = smooth_[stretch.first], end = smooth_[stretch.last];
  const double dx = end.x - begin.x, dy = end.y - begin.y;
  // Read to the right; a line that runs up and down is read upwards.
  if (dx < -0.02 * std::abs(dy) || (std::abs(dx) <= 0.02 * std::abs(dy) && dy > 0)) {
    std::reverse(line.begin(), line.end());
    std::reverse(raw.begin(), raw.end());
  }
  // How far the true line comes out of the smoothed one on the letters' side: they stand clear of it.
  double bulge = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const ScreenXY up = upward(line, i);
    const double out = (raw[i].x - line[i].x) * up.x + (raw[i].y - line[i].y) * up.y;
    bulge = std::max(bulge, side == LineSide::below ? -out : out);
  }
  bulge = std::min(bulge, 0.5 * size_px);
  const double gap = line_px / 2 + 2;
  const double offset = side == LineSide::above   ? gap + 0.12 * size_px + bulge
                        : side == LineSide::below ? -(gap + 0.74 * size_px + bulge)
                                                  : -0.3 * size_px;
  std::vector<ScreenXY> base(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const ScreenXY up = upward(line, i);
    base[i] = {line[i].x + up.x * offset, line[i].y + up.y * offset};
  }
  base = averaged(base, 3);
  const auto along = lengths_along(base);
  double total = 0;
  for (const double a : advances_px) total += a;
  if (along.empty() || along.back() < total) return std::nullopt;

  std::vector<LetterPlace> out;
  double s = (along.back() - total) / 2;
  double least = 0, most = 0;
  for (const double advance : advances_px) {
    const double middle = s + advance / 2, half = std::max(advance / 2, 0.3 * size_px);
    const ScreenXY a = point_at(base, along, std::max(0.0, middle - half));
    const ScreenXY b = point_at(base, along, std::min(along.back(), middle + half));
    LetterPlace letter;
    const ScreenXY at = point_at(base, along, middle);
    letter.x = at.x, letter.y = at.y, letter.angle_rad = std::atan2(b.y - a.y, b.x - a.x);
    const double deg = letter.angle_rad * to_deg;
    if (std::abs(deg) > 92) return std::nullopt;  // hanging head down
    if (!out.empty() && std::abs(deg - out.back().angle_rad * to_deg) > most_letter_turning_deg) return std::nullopt;
    least = out.empty() ? deg : std::min(least, deg), most = out.empty() ? deg : std::max(most, deg);
    out.push_back(letter);
    s += advance;
  }
  if (most - least > most_turning_deg) return std::nullopt;
  return out;
}

}  // namespace app
