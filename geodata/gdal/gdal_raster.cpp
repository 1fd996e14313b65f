#include "geodata/gdal/gdal_raster.h"

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include <cpl_string.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <gdalwarper.h>
#include <ogr_spatialref.h>

#include "geodata/gdal/gdal_guard.h"
#include "geodata/gdal/srs.h"
#include "geodata/io/coordinates.h"
#include "geodata/io/report.h"

namespace geodata {
namespace {

using GridResult = Result<std::shared_ptr<const ElevationGrid>>;
// x = t[0] + column * t[1] + row * t[2];  y = t[3] + column * t[4] + row * t[5]  (GDAL raster data model)
using GeoTransform = std::array<double, 6>;

class ElevationReader {
 public:
  ElevationReader(const std::filesystem::path& path, std::uint64_t max_cells) : path_(path), max_cells_(max_cells) {}

  GridResult read(std::string_view bytes);

 private:
  Result<void> check_shape(GDALDataset& dataset);
  tl::unexpected<Error> too_large(int width, int height) const;
  Result<Dataset> warped(GDALDataset& dataset);
  Result<bool> must_warp(GDALDataset& dataset);
  GridResult copy(GDALDataset& dataset);
  tl::unexpected<Error> refuse(Text why, Text todo = {}) const {
    return refuse_file(path_, std::move(why), std::move(todo));
  }

  const std::filesystem::path& path_;
  std::uint64_t max_cells_;
  GdalCall call_;
  GeoTransform transform_{};
};

tl::unexpected<Error> ElevationReader::too_large(int width, int height) const {
  return refuse(text("it has {} x {} cells, more than {}", width, height, max_cells_),
                text("Make it coarser or cut out the part you need"));
}

// Also asked of a warped grid, which can be larger than its source.
Result<void> ElevationReader::check_shape(GDALDataset& dataset) {
  const auto cells =
      static_cast<std::uint64_t>(dataset.GetRasterXSize()) * static_cast<std::uint64_t>(dataset.GetRasterYSize());
  if (dataset.GetRasterCount() != 1) {
    return refuse(text("it has {} bands, and a relief has one", dataset.GetRasterCount()));
  }
  if (cells == 0) return refuse(text("it has no cells"));
  if (cells > max_cells_) return too_large(dataset.GetRasterXSize(), dataset.GetRasterYSize());
  if (dataset.GetGeoTransform(transform_.data()) != CE_None) return refuse(text("it does not say where it lies"));
  for (const double t : transform_) {
    if (!std::isfinite(t)) return refuse(text("it does not say where it lies"));
  }
  if (transform_[2] != 0 || transform_[4] != 0 || transform_[1] <= 0 || transform_[5] == 0) {
    return refuse(text("its rows do not run from west to east"), text("Save it again with north up"));
  }
  return {};
}

Result<bool> ElevationReader::must_warp(GDALDataset& dataset) {
  const auto crs = crs_of(dataset.GetSpatialRef());
  if (!crs) return refuse(crs.error().why, crs.error().todo);
  if (crs->named) return crs->to_wgs84.has_value();
  const double east = transform_[0] + dataset.GetRasterXSize() * transform_[1];
  const double end = transform_[3] + dataset.GetRasterYSize() * transform_[5];
  const bool degrees = transform_[0] >= -181 && east <= 181 && std::abs(transform_[3]) <= 91 && std::abs(end) <= 91;
  if (!degrees) return refuse(text("it does not name its coordinate system"), text("Save it again in WGS 84"));
  return false;
}

// Into a grid in memory and not a warped VRT, whose cells outside the source would be heights of 0.
Result<Dataset> ElevationReader::warped(GDALDataset& dataset) {
  constexpr double max_error_cells = 0.125;  // finer than a relief can show
  constexpr double outside = -1e30;          // no height; exact enough as float to be found again
  const auto source = GDALDataset::ToHandle(&dataset);
  OGRSpatialReference wgs84;
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (wgs84.importFromEPSG(4326) != OGRERR_NONE) return refuse(call_.why());

  CPLStringList options;
  options.SetNameValue("DST_SRS", "EPSG:4326");
  void* to_wgs84 = GDALCreateGenImgProjTransformer2(source, nullptr, options.List());
  if (to_wgs84 == nullptr) return refuse(call_.why());
  GeoTransform transform{};
  int width = 0, height = 0;
  const CPLErr suggested =
      GDALSuggestedWarpOutput(source, GDALGenImgProjTransform, to_wgs84, transform.data(), &width, &height);
  GDALDestroyGenImgProjTransformer(to_wgs84);
  if (suggested != CE_None) return refuse(call_.why());
  if (static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) > max_cells_)
    return too_large(width, height);

  GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
  Dataset out(memory == nullptr ? nullptr : memory->Create("", width, height, 1, GDT_Float32, nullptr));
  if (!out) return refuse(call_.why());
  out->SetGeoTransform(transform.data());
  out->SetSpatialRef(&wgs84);
  GDALRasterBand& band = *out->GetRasterBand(1);
  band.SetNoDataValue(outside);
  band.SetScale(dataset.GetRasterBand(1)->GetScale());
  band.SetOffset(dataset.GetRasterBand(1)->GetOffset());
  band.Fill(outside);
  const CPLErr done = GDALReprojectImage(source, nullptr, GDALDataset::ToHandle(out.get()), nullptr, GRA_Bilinear, 0,
                                         max_error_cells, nullptr, nullptr, nullptr);
  if (done != CE_None) return refuse(call_.why());
  return out;
}

GridResult ElevationReader::copy(GDALDataset& dataset) {
  auto grid = std::make_shared<ElevationGrid>();
  grid->width = static_cast<std::uint32_t>(dataset.GetRasterXSize());
  grid->height = static_cast<std::uint32_t>(dataset.GetRasterYSize());
  grid->cell_lng = transform_[1];
  grid->cell_lat = std::abs(transform_[5]);
  const bool south_up = transform_[5] > 0;
  grid->north_west = {transform_[0], south_up ? transform_[3] + grid->height * transform_[5] : transform_[3]};
  grid->metres.resize(std::size_t{grid->width} * grid->height);

  GDALRasterBand& band = *dataset.GetRasterBand(1);
  const GSpacing row_bytes = static_cast<GSpacing>(sizeof(float)) * grid->width;
  float* first_row = grid->metres.data() + (south_up ? grid->metres.size() - grid->width : 0);
  const int width = dataset.GetRasterXSize(), height = dataset.GetRasterYSize();
  const CPLErr done = band.RasterIO(GF_Read, 0, 0, width, height, first_row, width, height, GDT_Float32, sizeof(float),
                                    south_up ? -row_bytes : row_bytes, nullptr);
  if (done != CE_None || call_.failed()) return refuse(call_.why());

  int has_no_data = 0;
  const auto no_data = static_cast<float>(band.GetNoDataValue(&has_no_data));
  const auto scale = static_cast<float>(band.GetScale()), offset = static_cast<float>(band.GetOffset());
  for (float& metres : grid->metres) {
    if (has_no_data != 0 && metres == no_data) {
      metres = std::numeric_limits<float>::quiet_NaN();
    } else {
      metres = metres * scale + offset;
    }
  }
  return grid;
}

GridResult ElevationReader::read(std::string_view bytes) {
  MemoryFolder folder;  // before the data sets, which must close first
  const Dataset dataset = open_with("GTiff", folder.add("relief.tif", bytes), DatasetKind::raster);
  if (!dataset) return refuse(call_.why());
  if (const auto checked = check_shape(*dataset); !checked) return tl::unexpected(checked.error());
  const auto warp = must_warp(*dataset);
  if (!warp) return tl::unexpected(warp.error());
  if (!*warp) return copy(*dataset);
  const auto grid = warped(*dataset);
  if (!grid) return tl::unexpected(grid.error());
  if (const auto checked = check_shape(**grid); !checked) return tl::unexpected(checked.error());
  return copy(**grid);
}

}  // namespace

GridResult read_raster_with_gdal(const std::filesystem::path& path, std::string_view bytes, std::uint64_t max_cells) {
  return ElevationReader(path, max_cells).read(bytes);
}

}  // namespace geodata
