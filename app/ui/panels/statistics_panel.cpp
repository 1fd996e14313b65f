#include "app/ui/panels/statistics_panel.h"

#include <array>

#include "app/core/numbers.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double row_height = 18, padding = 10, width = 220, inset = 12, above = 12;

struct Row {
  const char* name;
  std::string value;
};

std::string megabytes(PanelFrame& f, std::size_t bytes, std::size_t budget) {
  return f.say(geodata::text("{} of {} MB", number(static_cast<double>(bytes) / 1048576, 1),
                             number(static_cast<double>(budget) / 1048576, 0)));
}

// No number here changes while nothing is drawn: a map at rest stays at rest.
std::array<Row, 6> rows(PanelFrame& f) {
  const UiView::Debug& d = f.view.debug;
  const auto count = [](std::size_t n) { return number(static_cast<double>(n), 0); };
  return {{{"Draws", count(d.draws)},
           {"Vertices drawn", count(d.vertices)},
           {"Uploaded, MB", number(static_cast<double>(d.uploads) / 1048576, 1)},
           {"Tiles kept", count(d.tiles)},
           {"Tiles in memory", megabytes(f, d.tile_bytes, d.tile_bytes_budget)},
           {"Tiles on the card", megabytes(f, d.mesh_bytes, d.mesh_bytes_budget)}}};
}

}  // namespace

std::optional<ScreenRect> StatisticsPanel::place(PanelFrame& f) {
  if (!open_) return std::nullopt;
  const ScreenRect& map = f.view.map_rect;
  const double height = row_height * 6 + padding;
  if (map.width() < width + 2 * inset || map.height() < height + 2 * above) return std::nullopt;
  return box(map.min_x + inset, map.min_y + above, width, height);
}

void StatisticsPanel::fill(PanelFrame& f, const ScreenRect& rect) {
  double y = rect.min_y + padding / 2 + row_height / 2;
  for (const Row& row : rows(f)) {
    text_at(f, rect.min_x + padding, y, font::small, f.colours.muted, f.word(row.name));
    text_at(f, rect.max_x - padding - text_width(f, font::small, row.value), y, font::small, f.colours.ink, row.value);
    record(f, {rect.min_x, y - row_height / 2, rect.max_x, y + row_height / 2}, row.name, row.value);
    y += row_height;
  }
}

}  // namespace app
