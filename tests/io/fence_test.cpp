// The fence itself, asked through GDAL's own functions.
#include <cpl_conv.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>

#include "geodata/gdal/gdal_guard.h"
#include "tests/catch.h"
#include "tests/io/listener.h"
#include "tests/io/test_files.h"

TEST_CASE("GDAL cannot reach the network") {
  const test_files::Listener listener;
  REQUIRE(listener.port() != 0);
  const geodata::GdalCall call;
  CPLHTTPResult* result = CPLHTTPFetch(listener.url().c_str(), nullptr);
  REQUIRE(result != nullptr);
  CHECK(result->nStatus != 0);
  CHECK(result->nDataLen == 0);
  CPLHTTPDestroyResult(result);
  CHECK_FALSE(listener.was_called());

  VSILFILE* file = VSIFOpenL(("/vsicurl/" + listener.url()).c_str(), "rb");
  CHECK(file == nullptr);
  if (file != nullptr) VSIFCloseL(file);
  CHECK_FALSE(listener.was_called());
}

TEST_CASE("only the drivers we use are there") {
  geodata::initialise_gdal();
  for (const char* driver :
       {"VRT", "OGR_VRT", "KML", "LIBKML", "GPX", "CSV", "GeoJSON", "TopoJSON", "WFS", "HTTP", "GTI"}) {
    INFO(driver);
    CHECK(GetGDALDriverManager()->GetDriverByName(driver) == nullptr);
  }
  CHECK(GetGDALDriverManager()->GetDriverCount() == 5);
}

TEST_CASE("files in GDAL's memory go away with the reading") {
  for (const char* name : {"formats/sights.fgb", "formats/sights.gpkg", "formats/shapefile/sights.shp"}) {
    CHECK(geodata::read_vector_file(test_files::data(name)).has_value());
  }
  const CPLStringList left(VSIReadDirRecursive("/vsimem/"), TRUE);
  for (int i = 0; i < left.Count(); ++i) {
    const std::string name = left[i];
    if (!name.ends_with('/')) CHECK(name == "");  // GDAL 3.10 keeps the empty folder above ours
  }
}

TEST_CASE("GDAL's messages are caught, without control characters and internal paths") {
  geodata::GdalCall call;
  CHECK_FALSE(call.failed());
  CPLError(CE_Warning, CPLE_AppDefined, "only a warning");
  CHECK_FALSE(call.failed());
  CPLError(CE_Failure, CPLE_AppDefined, "/vsimem/anshan/7/a.fgb: bad\x01 \xff");
  REQUIRE(call.failed());
  CHECK(geodata::say(call.why()).find("(GDAL: a.fgb: bad  \xEF\xBF\xBD)") != std::string::npos);
}
