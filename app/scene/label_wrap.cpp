#include "app/scene/label_wrap.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "app/text/line_breaks.h"

namespace app {
namespace {

constexpr std::size_t most_breaks = 64;  // more than any name; a text that strays into a name is not worth more

struct Span {
  std::size_t first = 0, last = 0;  // bytes
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

class Wrapper {
 public:
  Wrapper(const NameLine& line, TextShaper& shaper) : line_(line), shaper_(shaper) {
    starts_.push_back(0);
    for (const LineBreak& b : line_breaks(line.text)) {
      if (b.byte > starts_.back() && starts_.size() < most_breaks) starts_.push_back(b.byte);
    }
    starts_.back() = line.text.size();
  }

  std::size_t most_lines() const { return starts_.size() - 1; }

  // The break places whose widest line is the narrowest; of those, the one with the shortest last lines.
  struct Best {
    double widest = 0;
    std::vector<std::size_t> ends;  // into starts_
  };
  Best break_into(std::size_t count) const {
    std::vector<std::size_t> ends(count);
    Best best;
    best.widest = 1e300;
    search(0, 0, 0, ends, best);
    return best;
  }

  std::vector<NameLine> lines(const Best& best) const {
    std::vector<NameLine> out;
    std::size_t from = 0;
    for (const std::size_t end : best.ends) {
      out.push_back({std::string(text(from, end)), line_.style});
      from = end;
    }
    return out;
  }

 private:
  std::string_view text(std::size_t from, std::size_t end) const {
    return trimmed(std::string_view(line_.text).substr(starts_[from], starts_[end] - starts_[from]));
  }
  double width(std::size_t from, std::size_t end) const {
    return shaper_.measure({{std::string(text(from, end)), line_.style}}).width_px;
  }

  void search(std::size_t at, std::size_t line, double widest, std::vector<std::size_t>& ends, Best& best) const {
    const std::size_t last = starts_.size() - 1, left = ends.size() - line;
    for (std::size_t end = left == 1 ? last : at + 1; end + left - 1 <= last; ++end) {
      const double here = std::max(widest, width(at, end));
      if (here >= best.widest) break;  // a longer line is no better
      ends[line] = end;
      if (left > 1) {
        search(end, line + 1, here, ends, best);
      } else {
        best.widest = here, best.ends = ends;
      }
    }
  }

  const NameLine& line_;
  TextShaper& shaper_;
  std::vector<std::size_t> starts_;  // of the pieces, then the text's end
};

}  // namespace

std::vector<NameLine> wrapped(std::vector<NameLine> lines, double widest_px, TextShaper& shaper) {
  std::vector<NameLine> out;
  for (NameLine& line : lines) {
    const double width = shaper.measure({line}).width_px;
    if (width <= widest_px) {
      out.push_back(std::move(line));
      continue;
    }
    const Wrapper wrapper(line, shaper);
    const std::size_t most = std::min(most_wrapped_lines, wrapper.most_lines());
    const auto least = static_cast<std::size_t>(std::ceil(width / widest_px));
    std::vector<NameLine> broken;
    for (std::size_t count = std::min(std::max<std::size_t>(2, least), most); count >= 2 && count <= most; ++count) {
      const Wrapper::Best best = wrapper.break_into(count);
      if (best.ends.empty()) break;
      broken = wrapper.lines(best);
      if (best.widest <= widest_px) break;
    }
    if (broken.empty()) broken.push_back(std::move(line));
    out.insert(out.end(), std::make_move_iterator(broken.begin()), std::make_move_iterator(broken.end()));
  }
  return out;
}

}  // namespace app
