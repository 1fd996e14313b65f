// GeoJSON, FlatGeobuf and plain GeoTIFF from random bytes. Other formats are GDAL's code and are left to its own
// fuzzing.
#include <cstdlib>

#include "geodata/io/flatgeobuf_reader.h"
#include "geodata/io/plain_geotiff.h"
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

void check(const geodata::Result<geodata::WithWarnings<geodata::VectorFile>>& read, std::string_view bytes) {
  if (!read) return check(read.error(), bytes);
  check(read->value);
  for (const geodata::Error& warning : read->warnings) check(warning, bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto format = geodata::sniff(bytes, name);
  if (!format || *format == geodata::Format::geojson) {
    const auto whole = geodata::read_vector_bytes(bytes, name);
    check(whole, bytes);
    geodata::ReadOptions options;
    options.chunk_bytes = 1 + size % 97;
    const auto cut = geodata::read_vector_bytes(bytes, name, options);
    hold(cut.has_value() == whole.has_value());
    hold(cut || cut.error() == whole.error());
    hold(!cut || (cut->value.features->size() == whole->value.features->size() && cut->warnings == whole->warnings));
  } else if (*format == geodata::Format::flatgeobuf) {
    if (const auto read = geodata::read_flatgeobuf(bytes, name, {})) check(*read, bytes);
    geodata::ReadOptions by_index;
    by_index.window = geodata::WorldBox{0, 0, 0xFFFFFFFFu, 0xFFFFFFFFu};
    by_index.window_above = 0;
    if (const auto read = geodata::read_flatgeobuf(bytes, name, by_index)) check(*read, bytes);
  } else if (*format == geodata::Format::kml || *format == geodata::Format::gpx || *format == geodata::Format::csv) {
    check(geodata::read_vector_bytes(bytes, name), bytes);
  } else if (*format == geodata::Format::geotiff) {
    const auto grid = geodata::read_plain_geotiff(bytes, 100'000);
    hold(!grid || grid->metres.size() == std::size_t{grid->width} * grid->height);
  }
  return 0;
}
