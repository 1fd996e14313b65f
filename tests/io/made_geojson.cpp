#include "tests/io/made_geojson.h"

#include <fmt/core.h>

namespace test_files {

std::string feature(std::mt19937& random, int i, bool deceptive) {
  const auto position = [&] {
    return fmt::format("[{:.6f}, {:.6f}]", 120 + static_cast<double>(random() % 4000000) * 1e-6,
                       38 + static_cast<double>(random() % 4000000) * 1e-6);
  };
  const auto list = [&](int count) {
    std::string out = position();
    for (int k = 1; k < count; ++k) out += "," + position();
    return "[" + out + "]";
  };
  const auto ring = [&] {
    const std::string first = position();
    return "[" + first + "," + position() + "," + position() + "," + first + "]";
  };
  const std::string shapes[] = {
      R"("Point","coordinates":)" + position(),
      R"("LineString","coordinates":)" + list(2 + static_cast<int>(random() % 400)),
      R"("Polygon","coordinates":[)" + ring() + "]",
      R"("MultiPoint","coordinates":)" + list(3),
      R"("MultiLineString","coordinates":[)" + list(2) + "," + list(5) + "]",
      R"("MultiPolygon","coordinates":[[)" + ring() + "],[" + ring() + "]]",
      R"("GeometryCollection","geometries":[{"type":"Point","coordinates":)" + position() + "}]",
  };
  const std::string geometry = i % 29 == 0 ? "null" : "{\"type\":" + shapes[random() % std::size(shapes)] + "}";
  const std::string more = deceptive ? R"("list":[{"id":1}, {"type":"Feature"},
 {"geometry":2}],"sly":"},{\"type\":\"Feature\"",)"
                                     : "";
  return fmt::format(
      R"({{"type":"Feature","id":{},"properties":{{"name":"no. {}","n":{},"x":{}.5,{}"zh":"千山 {}"}},"geometry":{}}})",
      i, i, i, i, more, i % 50, geometry);
}

std::string features(int count, std::string_view between, bool deceptive) {
  std::mt19937 random(5);
  std::string out;
  for (int i = 0; i < count; ++i) {
    if (i > 0) out += between;
    out += feature(random, i, deceptive);
  }
  return out;
}

std::string collection(const std::string& members) {
  return R"({"type":"FeatureCollection","features":[)" + members + "]}";
}

}  // namespace test_files
