#include "app/ui/key_caps.h"

#include <algorithm>
#include <string>
#include <vector>

namespace app {
namespace {

constexpr double cap_height = 18, cap_padding = 5, cap_gap = 3;

std::vector<std::string_view> parts(std::string_view keys) {
  std::vector<std::string_view> out;
  while (!keys.empty()) {
    std::size_t end = keys.find_first_of("+/", 1);  // a key may itself be "+"
    end = std::min(end, keys.size());
    out.push_back(keys.substr(0, end));
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
  return out;
}

}  // namespace

double key_caps(PanelFrame& f, double right, double y, std::string_view keys) {
  std::vector<std::string_view> caps = parts(keys);
  std::reverse(caps.begin(), caps.end());
  double x = right;
  for (const std::string_view cap : caps) {
    const std::string_view shown = cap == "-" ? "−" : f.word(cap);
    const double width = std::max(cap_height, text_width(f, font::small, shown) + 2 * cap_padding);
    const ScreenRect rect = box(x - width, y - cap_height / 2, width, cap_height);
    fill(f, rect, f.colours.field, 4);
    outline(f, rect, f.colours.rule, 4);
    text_centred(f, rect, font::small, f.colours.ink, shown);
    x -= width + cap_gap;
  }
  return right - x - cap_gap;
}

}  // namespace app
