// GeoJSON from random bytes. Other formats are GDAL's code and are left to GDAL's own fuzzing.
#include <cstdlib>

#include "geodata/io/sniff.h"
#include "geodata/io/vector_reader.h"

namespace {

constexpr std::string_view name = "fuzz.geojson";

void hold(bool condition) {
  if (!condition) std::abort();
}

void check(const geodata::Error& error, std::string_view bytes) {
  hold(error.file == name);
  hold(!geodata::say(error).empty());
  hold(error.line >= 0 && error.byte >= -1);
  hold(error.byte <= static_cast<std::int64_t>(bytes.size()));
}

void check(const geodata::VectorFile& file) {
  const geodata::FeatureStore& store = *file.features;
  hold(store.size() == file.features_read);
  for (geodata::FeatureIndex f = 0; f < store.size(); ++f) {
    const auto parts = store.parts(f);
    for (geodata::PartIndex p = parts.first; p < parts.last; ++p) {
      const auto rings = store.rings(p);
      hold(rings.size() > 0);
      for (geodata::RingIndex r = rings.first; r < rings.last; ++r) {
        hold(!store.ring(r).empty());
        if (store.type(p) == geodata::GeometryType::polygon) hold(store.ring(r).front() == store.ring(r).back());
      }
    }
    for (geodata::ColumnIndex c = 0; c < store.column_names().size(); ++c) geodata::to_string(store.value(f, c));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto format = geodata::sniff(bytes, name);
  if (format && *format != geodata::Format::geojson) return 0;
  const auto read = geodata::read_vector_bytes(bytes, name);
  if (!read) {
    check(read.error(), bytes);
    return 0;
  }
  check(read->value);
  for (const geodata::Error& warning : read->warnings) check(warning, bytes);
  return 0;
}
