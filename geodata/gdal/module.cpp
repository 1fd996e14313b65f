// The one name that the module shows to the program.
#include "geodata/gdal/gdal_raster.h"
#include "geodata/gdal/gdal_reader.h"
#include "geodata/gdal/ogr_dissolve.h"
#include "geodata/io/gdal_module.h"

extern "C" __attribute__((visibility("default"))) const geodata::GdalReaders* anshan_gdal_readers() {
  static constexpr geodata::GdalReaders readers{&geodata::read_with_gdal, &geodata::read_raster_with_gdal,
                                                &geodata::dissolve_with_ogr};
  return &readers;
}
