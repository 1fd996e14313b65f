// Test files of any size, the same bytes each time: a made-up city around Anshan, and a field of points.
#pragma once

#include <cstdint>
#include <filesystem>

namespace bench {

struct MadeFile {
  std::uint64_t features = 0, vertices = 0, bytes = 0;
};

// GeoJSON of buildings, roads, contours and land cover with seven properties each, names in several scripts, many
// written with escapes. Scale 1: 138,000 features, about 7.6 million vertices, about 200 MB. Throws when the file
// cannot be written.
MadeFile make_city(const std::filesystem::path& path, double scale);

// GeoJSON of points, one feature a line. A million take 144 MB.
MadeFile make_points(const std::filesystem::path& path, std::uint64_t count);

}  // namespace bench
