#include "geodata/io/datum_note.h"

#include "geodata/geo/crs.h"

namespace geodata {

void tell_of_datum(FeatureWarnings& warnings, std::string_view crs, const FeatureStore& features) {
  const WorldBox& box = features.box();
  if (crs.empty() || box.empty()) return;
  const LngLat middle = to_lnglat(WorldPoint{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2});
  const auto shift = datum_shift(crs, middle);
  if (!shift) return;
  if (shift->accuracy_m) {
    warnings.assumed(text("Positions may be off by {} m", *shift->accuracy_m),
                     text("so exact is PROJ's way from {} to WGS 84 here: {}", shift->datum, shift->operation));
  } else {
    warnings.note(text("Positions may be off by 100 m and more"),
                  text("PROJ knows no shift from {} to WGS 84 that fits here, so none is made", shift->datum),
                  text("Where a metre matters, convert the file to WGS 84 with the shift of those who made it"));
  }
}

}  // namespace geodata
