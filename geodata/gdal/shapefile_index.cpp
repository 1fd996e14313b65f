#include "geodata/gdal/shapefile_index.h"

#include <cstdint>

#include "geodata/base/byte_order.h"

namespace geodata {
namespace {

constexpr std::size_t header_bytes = 100, entry_bytes = 8;

std::uint32_t records_of(std::string_view dbf) { return dbf.size() < 8 ? 0 : little_endian(dbf, 4); }

}  // namespace

bool index_fits(std::string_view shp, std::string_view shx, std::string_view dbf) {
  if (shx.size() < header_bytes || big_endian(shx, 0) != 9994) return false;
  const std::size_t entries = (shx.size() - header_bytes) / entry_bytes;
  if (entries < records_of(dbf)) return false;
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = header_bytes + i * entry_bytes;
    const std::size_t place = std::size_t{big_endian(shx, at)} * 2, length = big_endian(shx, at + 4);
    if (place == 0 && length == 0) continue;  // taken away
    if (place < header_bytes || place + entry_bytes > shp.size()) return false;
    if (big_endian(shp, place) != i + 1 || big_endian(shp, place + 4) != length) return false;
  }
  return true;
}

}  // namespace geodata
