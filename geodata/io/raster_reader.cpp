#include "geodata/io/raster_reader.h"

#include <new>

#include "geodata/io/file_bytes.h"
#include "geodata/io/gdal_module.h"
#include "geodata/io/plain_geotiff.h"
#include "geodata/io/report.h"
#include "geodata/io/sniff.h"

namespace geodata {

Result<std::shared_ptr<const ElevationGrid>> read_elevation(const std::filesystem::path& path,
                                                            std::uint64_t max_cells) {
  try {
    const auto bytes = read_file_bytes(path);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto format = sniff(*bytes, shown_path(path));
    if (!format || *format != Format::geotiff) {
      return refuse_file(path, text("it is not a GeoTIFF file"), text("Save it again as GeoTIFF"));
    }
    Result<std::shared_ptr<const ElevationGrid>> grid = read_plain_geotiff(*bytes, max_cells);
    if (*grid == nullptr) {
      const auto gdal = gdal_readers();
      if (!gdal) return refuse_file(path, gdal.error().why, gdal.error().todo);
      grid = (*gdal)->read_raster(path, *bytes, max_cells);
    }
    if (bytes->was_cut()) return refuse_file(path, text("it became shorter while it was read"), text("Open it again"));
    return grid;
  } catch (const std::bad_alloc&) {
    return refuse_file(path, text("there is not enough memory for it"));
  }
}

}  // namespace geodata
