// Compares what two readers made of one file.
#pragma once

#include "geodata/features/feature_store.h"

namespace test_files {

// The same vertices, parts, boxes, ids, columns, types and values; reports each difference.
void check_same(const geodata::FeatureStore& ours, const geodata::FeatureStore& twin);

}  // namespace test_files
