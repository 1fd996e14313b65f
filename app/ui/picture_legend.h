// The legend of a picture: the traces and the reader's own stations that it shows, then what is on, in its zoom range
// and in view, in the order of the layers drawer. Under a row
// stand its classes, the atlas's legend entries, and what hatching, dashes and hollow signs in view mean, each said
// once for a row. That comes from the data: they call it an estimate, or else its kind or its status is named.
//
// update() looks into each layer's index for the rules that are in view; again only when camera or content changed.
// Lines are in columns of even height, as few as there is height for; nothing is cut.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/core/layer_rows.h"
#include "app/ui/canvas.h"

namespace app {

class PictureLegend {
 public:
  void update(PanelFrame& f);
  bool empty() const { return lines_.empty(); }

  struct Size {
    double width_px = 0, height_px = 0;
  };
  // Nothing: it has no room there.
  std::optional<Size> lay_out(PanelFrame& f, double most_width_px, double most_height_px);
  // As it was laid out last.
  void draw(PanelFrame& f, ScreenXY at) const;

 private:
  enum class Kind : std::uint8_t { heading, row, words, sign };
  struct Line {
    Kind kind = Kind::row;
    std::string words, note = {};
    std::vector<const Layer*> row = {};        // of Kind::row
    const geodata::LayerSpec* spec = nullptr;  // of Kind::sign
    const geodata::StyleRule* rule = nullptr;  // that the swatch shows
    bool has_swatch = true;
    std::optional<geodata::Colour> way = std::nullopt;  // of a trace
    bool station = false;
  };
  // Of one layer, by rule, what is in view: one feature, or those whose mark is to be explained.
  struct InView {
    std::uint64_t revision = 0;
    std::map<std::uint16_t, std::vector<geodata::FeatureIndex>> rules;
  };
  struct Column {
    std::size_t first = 0, last = 0;
    double width_px = 0;
  };

  static double height_of(const Line& line);
  static double width_of(PanelFrame& f, const Line& line);
  void add_traces(PanelFrame& f);
  void add_stations(PanelFrame& f);
  bool in_view(PanelFrame& f, const Layer& layer);
  void add_row(PanelFrame& f, const LayerRow& row);
  void add_classes(PanelFrame& f, const Layer& layer);
  void add_signs(PanelFrame& f, const Layer& layer, Line& row, std::set<std::string>& said);
  std::vector<Column> columns_of(double most_height_px) const;
  void draw_line(PanelFrame& f, const Line& line, ScreenXY at) const;

  std::vector<Line> lines_;
  std::vector<Column> columns_;
  std::map<std::string, InView> seen_;  // by layer
  Camera seen_from_;
};

}  // namespace app
