// The look of a layer, or of the layers of one row: its colours, the width of its lines and the size of its symbols.
// Only what the layer has can be changed. Each press or drag is one step of undo.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/core/library.h"
#include "app/ui/canvas.h"

namespace app {

class StyleEditor {
 public:
  using Layers = std::vector<const Layer*>;

  double height(const Layers& layers) const;
  // `title` names the widgets for scripts; `gesture` is counted on by each press or drag.
  void draw(PanelFrame& f, const Layers& layers, const std::string& title, const ScreenRect& rect,
            std::uint64_t& gesture);
  void close() { custom_of_ = Part::none; }

 private:
  enum class Part : std::uint8_t { none, fill, stroke, symbol };
  struct Edit;  // one draw()

  void colour_row(Edit& e, Part part, std::string_view word, double y);
  void custom_rows(Edit& e, Part part, double y);
  void factor_row(Edit& e, std::string_view word, double& factor, double y);
  void reset_row(Edit& e, double y);
  void pressed(Edit& e);
  void dragged(Edit& e);

  Part custom_of_ = Part::none;    // whose own colour is being mixed
  std::array<double, 3> mixed_{};  // hue, saturation, brightness: a grey would forget its hue
  bool dragging_ = false;
};

}  // namespace app
