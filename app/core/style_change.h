// What a reader changed of a layer's look: colours and factors, laid over the rules of the atlas. It changes how rules
// are painted, never which features they take or what is meshed: no tile is made anew for it.
#pragma once

#include <optional>
#include <vector>

#include "geodata/atlas/layer_spec.h"

namespace app {

struct StyleChange {
  std::optional<geodata::ThemeColour> fill, stroke, symbol;  // nothing: the atlas's own
  double width = 1, size = 1;                                // times the lines' widths, the symbols' sizes
  static constexpr double least_factor = 0.25, most_factor = 4;

  bool empty() const { return *this == StyleChange(); }
  friend bool operator==(const StyleChange&, const StyleChange&) = default;
};

// The rule as the reader wants it. It keeps what tells it from the others: opacities, dashes, widths by zoom; and it
// gets no part that it did not have.
geodata::StyleRule restyled(const geodata::StyleRule& rule, const StyleChange& change);
std::vector<geodata::StyleRule> restyled(const std::vector<geodata::StyleRule>& rules, const StyleChange& change);

}  // namespace app
