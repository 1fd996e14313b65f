// Of some layers only some features stand on the map: while a trace is open, the sites that it passes or that drain to
// its start. Of layers that are off these stand there too.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/core/library.h"
#include "app/core/river_view.h"

namespace app {

struct SiteFocus {
  std::map<std::string, std::vector<geodata::FeatureIndex>, std::less<>> features;  // ascending, by layer id

  // Null: all of the layer's features, as always.
  const std::vector<geodata::FeatureIndex>* of(std::string_view layer) const;
  bool hides(std::string_view layer, geodata::FeatureIndex feature) const;
};
// `focus` may be null: nothing is hidden.
bool hidden_by(const SiteFocus* focus, std::string_view layer, geodata::FeatureIndex feature);

// Of the open trace, kept until it or the layers' content is another one. Layers of the ground (towns) are left alone.
class TraceFocus {
 public:
  // Null: no trace is open.
  const std::shared_ptr<const SiteFocus>& update(const Library& library, const RiverView* rivers);
  const std::shared_ptr<const SiteFocus>& now() const { return focus_; }

 private:
  std::shared_ptr<const ShownTrace> shown_;
  std::vector<const LayerContent*> contents_;
  std::shared_ptr<const SiteFocus> focus_;
};

}  // namespace app
