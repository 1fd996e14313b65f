// What a reader says of positions that a change of datum leaves in doubt.
#pragma once

#include <string_view>

#include "geodata/features/feature_store.h"
#include "geodata/io/report.h"

namespace geodata {

// A note when the positions, converted from `crs`, may be off by more than a metre. `crs` as ToWgs84 takes it; empty:
// nothing was converted.
void tell_of_datum(FeatureWarnings& warnings, std::string_view crs, const FeatureStore& features);

}  // namespace geodata
