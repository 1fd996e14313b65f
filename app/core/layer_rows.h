// The layers as a reader sees them: rows under headings, in the order in which they are drawn, the topmost first.
// Layers that share a row are one there: they are switched, faded and moved together.
#pragma once

#include <string>
#include <vector>

#include "app/core/library.h"
#include "app/core/session.h"

namespace app {

struct LayerRow {
  std::string id;                    // of the row: its name in the atlas, or its only layer's id
  std::vector<const Layer*> layers;  // in the atlas's order; never empty
  const geodata::LayerSpec& spec() const { return layers.front()->spec; }
  std::vector<std::string> ids() const;
};

struct LayerGroup {
  std::string title, title_zh;
  std::vector<LayerRow> rows;
};

// It is on and in its zoom range.
bool is_shown(const Layer& layer, const Session& session, double zoom);

// Headings as the atlas orders them, with the layers that have one; none of computing alone.
std::vector<LayerGroup> layer_groups(const Library& library, const Session& session);

// The draw order with some layers together directly above (or below) the layers of another row, which must be of their
// kind: the ground stays under what lies on it. Unchanged when it is not, or when they are there.
std::vector<LayerState> with_layers_at(const Library& library, std::vector<LayerState> order,
                                       const std::vector<std::string>& ids, const std::vector<std::string>& others,
                                       bool above);

}  // namespace app
