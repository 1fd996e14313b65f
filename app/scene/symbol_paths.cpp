#include "app/scene/symbol_paths.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace app {
namespace {

class Reader {
 public:
  Reader(std::string_view text, double units_per_px) : text_(text), step_(std::max(1e-3, units_per_px)) {}

  std::vector<GridLine> read() {
    while (const char letter = next_letter())
      if (!command(letter)) break;
    std::erase_if(lines_, [](const GridLine& l) { return l.points.size() < 2; });
    return std::move(lines_);
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  char next_letter() {
    skip_space();
    return at_ < text_.size() ? text_[at_++] : '\0';
  }
  bool number(double& out) {
    skip_space();
    const auto result = std::from_chars(text_.data() + at_, text_.data() + text_.size(), out);
    if (result.ec != std::errc{}) return false;
    at_ = static_cast<std::size_t>(result.ptr - text_.data());
    return true;
  }
  template <class... Numbers>
  bool numbers(Numbers&... out) {
    return (number(out) && ...);
  }

  GridPoint here() const {
    return lines_.empty() || lines_.back().points.empty() ? GridPoint{} : lines_.back().points.back();
  }
  void start(double x, double y, bool curved = false) { lines_.push_back({{{x, y, curved}}, false}); }
  void line_to(double x, double y) {
    if (lines_.empty()) start(0, 0);
    lines_.back().points.push_back({x, y, false});
  }

  void curve(double x1, double y1, double x2, double y2, double x, double y) {
    const GridPoint from = here();
    const double length =
        std::hypot(x1 - from.x, y1 - from.y) + std::hypot(x2 - x1, y2 - y1) + std::hypot(x - x2, y - y2);
    const int pieces = std::clamp(static_cast<int>(length / step_ / 1.5) + 4, 4, 64);
    for (int i = 1; i <= pieces; ++i) {
      const double t = static_cast<double>(i) / pieces, u = 1 - t;
      const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      lines_.back().points.push_back(
          {a * from.x + b * x1 + c * x2 + d * x, a * from.y + b * y1 + c * y2 + d * y, i < pieces});
    }
  }

  // Quarter circles as cubics: control points at 0.5523 of the radius (error 0.03 %).
  void circle(double cx, double cy, double r) {
    const double k = 0.5522847498 * r;
    start(cx + r, cy, true);
    curve(cx + r, cy + k, cx + k, cy + r, cx, cy + r);
    curve(cx - k, cy + r, cx - r, cy + k, cx - r, cy);
    curve(cx - r, cy - k, cx - k, cy - r, cx, cy - r);
    curve(cx + k, cy - r, cx + r, cy - k, cx + r, cy);
    lines_.back().closed = true;
  }

  void round_rectangle(double x, double y, double w, double h, double r) {
    const double k = 0.4477152502 * r;
    start(x + r, y);
    line_to(x + w - r, y), curve(x + w - k, y, x + w, y + k, x + w, y + r);
    line_to(x + w, y + h - r), curve(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
    line_to(x + r, y + h), curve(x + k, y + h, x, y + h - k, x, y + h - r);
    line_to(x, y + r), curve(x, y + k, x + k, y, x + r, y);
    lines_.back().closed = true;
  }

  bool command(char letter) {
    double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0;
    switch (letter) {
      case 'M': return numbers(a, b) && (start(a, b), true);
      case 'L': return numbers(a, b) && (line_to(a, b), true);
      case 'H': return numbers(a) && (line_to(a, here().y), true);
      case 'V': return numbers(a) && (line_to(here().x, a), true);
      case 'C': return numbers(a, b, c, d, e, f) && !lines_.empty() && (curve(a, b, c, d, e, f), true);
      case 'O': return numbers(a, b, c) && (circle(a, b, c), true);
      case 'R': return numbers(a, b, c, d, e) && (round_rectangle(a, b, c, d, e), true);
      case 'Z':
        if (lines_.empty()) return false;
        lines_.back().closed = true;
        return true;
      default: return false;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  double step_;
  std::vector<GridLine> lines_;
};

}  // namespace

std::vector<GridLine> flatten(std::string_view path, double units_per_px) { return Reader(path, units_per_px).read(); }

}  // namespace app
