// One small file of each format holds the same three sights; all must give the same features.
#include <fstream>
#include <iterator>
#include <map>

#include <ogrsf_frmts.h>

#include "geodata/gdal/gdal_guard.h"
#include "tests/catch.h"
#include "tests/io/test_files.h"
#include "tests/temporary_folder.h"

using namespace geodata;

namespace {

struct Sight {
  LngLat position;
  std::map<std::string, Value> properties;
};

const std::map<std::string, Sight> sights{
    {"Qianshan",
     {{123.125, 41.03125},
      {{"name_zh", "千山"}, {"height_m", std::int64_t{708}}, {"share", 0.25}, {"opened", "1982-11-08"}}}},
    {"Jade Buddha Palace",
     {{122.99609375, 41.109375},
      {{"name_zh", "玉佛苑"}, {"height_m", std::int64_t{78}}, {"share", 0.5}, {"opened", "1996-09-03"}}}},
    {"Tanggangzi",
     {{122.90625, 41.0},
      {{"name_zh", "汤岗子"}, {"height_m", std::int64_t{45}}, {"share", 0.75}, {"opened", Value{}}}}},
};

enum class Has { all, name };  // GPX has a fixed set of properties
struct Row {
  const char* file;
  const char* format;
  Has has;
};
const Row files[] = {
    {"formats/sights.geojson", "GeoJSON", Has::all},
    {"formats/sights.geojsonl", "GeoJSONSeq", Has::all},  // a feature a line
    {"formats/sights.geojsons", "GeoJSONSeq", Has::all},  // RFC 8142
    {"formats/sights.gpkg", "GPKG", Has::all},
    {"formats/sights.fgb", "FlatGeobuf", Has::all},
    {"formats/shapefile/sights.shp", "ESRI Shapefile", Has::all},
    {"formats/shapefile", "ESRI Shapefile", Has::all},
    {"formats/sights.csv", "CSV", Has::all},
    {"formats/sights.kml", "KML", Has::all},
    {"formats/sights.gpx", "GPX", Has::name},
};

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

void check_same(const FeatureStore& store, Has has) {
  REQUIRE(store.size() == sights.size());
  for (FeatureIndex f = 0; f < store.size(); ++f) {
    const std::string name = to_string(store.value(f, "name"));
    INFO(name);
    REQUIRE(sights.count(name) == 1);
    const Sight& sight = sights.at(name);
    REQUIRE(store.parts(f).size() == 1);
    CHECK(store.type(store.parts(f).first) == GeometryType::point);
    CHECK(store.vertices()[f] == to_world(sight.position));
    if (has == Has::name) continue;
    for (const auto& [key, value] : sight.properties) {
      INFO(key);
      CHECK(store.value(f, key) == value);
    }
    CHECK(store.column_type(*store.column("opened")) == ColumnType::date);
  }
  if (has == Has::all) CHECK(store.find("qianshan"));
}

}  // namespace

TEST_CASE("every format gives the same features") {
  for (const Row& row : files) {
    INFO(row.file);
    const auto read = read_vector_file(test_files::data(row.file));
    INFO(test_files::message(read));
    REQUIRE(read.has_value());
    CHECK(read->value.format == row.format);
    CHECK(read->value.crs == "EPSG:4326");
    CHECK(read->value.features_read == 3);
    CHECK(read->value.features_skipped == 0);
    CHECK(read->warnings.empty());
    CHECK_FALSE(read->value.layers.empty());
    check_same(*read->value.features, row.has);
  }
}

TEST_CASE("a file is what its bytes are, whatever it is called") {
  const TemporaryFolder folder;
  for (const Row& row : files) {
    const auto path = test_files::data(row.file);
    if (!std::filesystem::is_regular_file(path) || path.extension() == ".shp" || path.extension() == ".csv") continue;
    INFO(row.file);
    std::filesystem::remove(folder.path() / "renamed.dat");
    const auto read = read_vector_file(folder.copy(path, "renamed.dat"));
    REQUIRE(read.has_value());
    CHECK(read->value.format == row.format);
    CHECK(read->value.features_read == 3);
  }
}

TEST_CASE("GeoJSON in UTF-16 is read as any other") {
  for (const bool big : {false, true}) {
    std::string wide = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : std::string(R"({"type":"Point","coordinates":[123,41]})"))
      wide += big ? std::string{'\0', c} : std::string{c, '\0'};
    for (const std::string& bytes : {wide, wide.substr(2)}) {
      const auto read = read_vector_bytes(bytes, "a.geojson");
      INFO(test_files::message(read));
      REQUIRE(read.has_value());
      CHECK(read->value.features->vertices()[0] == to_world({123, 41}));
    }
  }
}

TEST_CASE("a layer is chosen by name") {
  const auto gpkg = test_files::data("formats/sights.gpkg");
  ReadOptions options;
  options.layer = "sights";
  CHECK(read_vector_file(gpkg, options).has_value());
  options.layer = "roads";
  CHECK(test_files::message(read_vector_file(gpkg, options)).find("it has no layer roads") != std::string::npos);
}

TEST_CASE("of a file's layers those that show nothing are left out, and told by name") {
  const TemporaryFolder folder;
  const auto path = folder / "survey.gpkg";
  initialise_gdal();
  {
    const GDALDatasetUniquePtr file(
        GetGDALDriverManager()->GetDriverByName("GPKG")->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer& wells = *file->CreateLayer("wells", &wgs84, wkbPoint, nullptr);
    OGRFeature well(wells.GetLayerDefn());
    OGRPoint at(123, 41);
    well.SetGeometry(&at);
    REQUIRE(wells.CreateFeature(&well) == OGRERR_NONE);
    REQUIRE(file->CreateLayer("springs", &wgs84, wkbPoint, nullptr) != nullptr);
    REQUIRE(file->CreateLayer("owners", nullptr, wkbNone, nullptr) != nullptr);
  }
  const auto read = read_vector_file(path);
  REQUIRE(read.has_value());
  CHECK(read->value.layers == std::vector<std::string>{"wells"});
  REQUIRE(read->warnings.size() == 1);
  CHECK(read->warnings[0].is_note);
  CHECK(say(read->warnings[0]) ==
        "2 layers are left out: without features that have a place: springs, owners. (" + path.string() + ")");
  // Asked for one layer it says nothing of others.
  ReadOptions options;
  options.layer = "wells";
  CHECK(read_vector_file(path, options)->warnings.empty());
}

TEST_CASE("a Shapefile without one of its siblings") {
  const auto part = [](const char* extension) {
    return test_files::data(std::string("formats/shapefile/sights") + extension);
  };
  const TemporaryFolder folder;
  const auto shp = folder.copy(part(".shp"), "sights.SHP");
  const auto read_with = [&](std::initializer_list<const char*> extensions) {
    for (const char* extension : extensions) folder.copy(part(extension), std::string("sights") + extension);
    return read_vector_file(shp);
  };
  SECTION("no .prj, degrees: taken as WGS 84, and said") {
    const auto read = read_with({".shx", ".dbf", ".cpg"});
    REQUIRE(read.has_value());
    REQUIRE(read->warnings.size() == 1);
    CHECK(say(read->warnings[0]).find("no .prj file") != std::string::npos);
    check_same(*read->value.features, Has::all);
  }
  SECTION("no .shx: found again from the .shp") {
    const auto read = read_with({".dbf", ".prj", ".cpg"});
    INFO(test_files::message(read));
    REQUIRE(read.has_value());
    check_same(*read->value.features, Has::all);
  }
  SECTION("a damaged .shx: the .shp says where its features are, and that is said") {
    std::ifstream file(part(".shx"), std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::string elsewhere = whole, swapped = whole;
    elsewhere.replace(100, 4, std::string("\0\0\xFF\xFF", 4));
    std::swap_ranges(swapped.begin() + 100, swapped.begin() + 108, swapped.begin() + 108);
    const std::string broken = GENERATE_COPY(whole.substr(0, 110), whole.substr(0, 60), std::string(50, 'x'),
                                             whole.substr(0, 116), elsewhere, swapped);
    for (const char* extension : {".dbf", ".prj", ".cpg"})
      folder.copy(part(extension), std::string("sights") + extension);
    folder.write("sights.shx", broken);
    const auto read = read_vector_file(shp);
    INFO(test_files::message(read));
    REQUIRE(read.has_value());
    check_same(*read->value.features, Has::all);
    REQUIRE(read->warnings.size() == 1);
    CHECK(say(read->warnings[0]).find("The index was made anew") == 0);
  }
  SECTION("no .cpg: UTF-8 is recognised") {
    const auto read = read_with({".shx", ".dbf", ".prj"});
    REQUIRE(read.has_value());
    check_same(*read->value.features, Has::all);
  }
  SECTION("a .cpg that says another encoding is not believed, and that is said") {
    folder.write("sights.cpg", "UTF-8");
    for (const char* extension : {".shx", ".prj"}) folder.copy(part(extension), std::string("sights") + extension);
    std::ifstream file(part(".dbf"), std::ios::binary);
    std::string table{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::string utf8 = "千山", gbk = "\xC7\xA7\xC9\xBD  ";
    for (std::size_t at = table.find(utf8); at != std::string::npos; at = table.find(utf8)) table.replace(at, 6, gbk);
    for (const char* other : {"玉佛苑", "汤岗子"}) table.replace(table.find(other), 9, "\xD3\xF1\xB7\xF0\xD4\xB7   ");
    const bool names_it = GENERATE(true, false);
    if (!names_it) std::filesystem::remove(folder / "sights.cpg");
    folder.write("sights.dbf", table);
    const auto read = read_vector_file(shp);
    INFO(test_files::message(read));
    REQUIRE(read.has_value());
    CHECK(read->value.features->value(*read->value.features->find("qianshan"), "name_zh") == Value{"千山"});
    REQUIRE(read->warnings.size() == 1);
    CHECK(say(read->warnings[0]).find("Its text is taken as GB 18030") == 0);
  }
  SECTION("no .dbf: shapes without properties, and said") {
    const auto read = read_with({".shx", ".prj"});
    REQUIRE(read.has_value());
    CHECK(read->value.features_read == 3);
    REQUIRE(read->warnings.size() == 1);
    CHECK(say(read->warnings[0]).find("no .dbf file") != std::string::npos);
  }
  SECTION("a sibling instead of the .shp") {
    CHECK(test_files::message(read_vector_file(part(".shx"))).find("Open the .shp file") != std::string::npos);
    CHECK(test_files::message(read_vector_file(part(".dbf"))).find("Open the .shp file") != std::string::npos);
  }
}

TEST_CASE("a Shapefile in metres without a .prj is refused with what it lacks") {
  const TemporaryFolder folder;
  folder.copy(test_files::data("formats/metres/metres.shx"), "metres.shx");
  folder.copy(test_files::data("formats/metres/metres.dbf"), "metres.dbf");
  const auto shp = folder.copy(test_files::data("formats/metres/metres.shp"), "metres.shp");
  CHECK(test_files::message(read_vector_file(shp)).find("Put the .prj file beside the .shp file") != std::string::npos);

  folder.copy(test_files::data("formats/metres/metres.prj"), "metres.prj");
  const auto read = read_vector_file(shp);
  REQUIRE(read.has_value());
  CHECK(read->value.crs == "EPSG:32651");
  const LngLat p = to_lnglat(read->value.features->vertices()[0]);
  CHECK(p.lng == Catch::Approx(123.125).margin(1e-6));
  CHECK(p.lat == Catch::Approx(41.03125).margin(1e-6));
}

TEST_CASE("columns of positions in CSV") {
  const std::pair<const char*, bool> headers[] = {
      {"name,x,y", true},
      {"name,lon,lat", true},
      {"name,lng,lat", true},
      {"NAME,LNG,LAT", true},
      {"name,Longitude,Latitude", true},
      {"\"name\",\"Long\",\"Lat\"", true},
      {"名称,经度,纬度", true},
      {"name,east,north", false},
      {"name,lat,height", false},
  };
  for (const auto& [header, good] : headers) {
    INFO(header);
    const auto read = read_vector_bytes(std::string(header) + "\nQianshan,123.125,41.03125\n", "t.csv");
    CHECK(read.has_value() == good);
    if (good) {
      CHECK(read->value.features->vertices()[0] == to_world({123.125, 41.03125}));
    } else {
      CHECK(test_files::message(read).find("lng and lat") != std::string::npos);
    }
  }
}

TEST_CASE("rows of CSV without a usable position are left out one by one") {
  const auto read = read_vector_bytes(
      "name;lng;lat\n\"a; b\";123;41\nempty;;\nwords;east;north\nfar;1230;41\nlast;122;40\n", "t.csv");
  INFO(test_files::message(read));
  REQUIRE(read.has_value());
  CHECK(read->value.features_read == 2);
  CHECK(read->value.features_skipped == 3);
  CHECK(read->value.features->value(0, "name") == Value{"a; b"});
  CHECK(say(read->warnings[0]).find("Feature 2 is left out") == 0);
}

TEST_CASE("geometry of every type comes through GDAL as through our own reader") {
  const auto plain = read_vector_file(test_files::data("formats/shapes.geojson"));
  const auto packed = read_vector_file(test_files::data("formats/shapes.gpkg"));
  REQUIRE(plain.has_value());
  REQUIRE(packed.has_value());
  const FeatureStore &a = *plain->value.features, &b = *packed->value.features;
  REQUIRE(a.size() == b.size());
  for (FeatureIndex f = 0; f < a.size(); ++f) {
    INFO(to_string(a.value(f, "name")));
    REQUIRE(a.parts(f).size() == b.parts(f).size());
    CHECK(a.box(f) == b.box(f));
    for (std::uint32_t i = 0; i < a.parts(f).size(); ++i) {
      CHECK(a.type(a.parts(f).first + i) == b.type(b.parts(f).first + i));
    }
    CHECK(without_blanks(to_string(a.value(f, "tags"))) == without_blanks(to_string(b.value(f, "tags"))));
  }
  CHECK(std::equal(a.vertices().begin(), a.vertices().end(), b.vertices().begin(), b.vertices().end()));
  CHECK(b.column_type(*b.column("tags")) == ColumnType::json);
}

TEST_CASE("a CSV table without positions is read where a table is asked for, and only there") {
  const std::string_view bytes = "site,reach,share\nmine-1,r7,0.25\nmine-2,,1\n";
  const auto refused = read_vector_bytes(bytes, "outfalls.csv");
  REQUIRE_FALSE(refused);
  CHECK(say(refused.error()).find("no columns lng and lat") != std::string::npos);
  ReadOptions options;
  options.table = true;
  const auto table = read_vector_bytes(bytes, "outfalls.csv", options);
  REQUIRE(table);
  const FeatureStore& rows = *table->value.features;
  REQUIRE(rows.size() == 2);
  CHECK(rows.parts(0).size() == 0);
  CHECK(to_string(rows.value(0, "reach")) == "r7");
  CHECK(to_string(rows.value(1, "reach")).empty());
  CHECK(to_number(rows.value(0, "share")) == 0.25);
  // Positions are used where they are, and a row that lacks one stays.
  const auto some = read_vector_bytes("lng,lat,name\n123,41,a\n,,b\n", "samples.csv", options);
  REQUIRE(some);
  REQUIRE(some->value.features->size() == 2);
  CHECK(some->value.features->parts(0).size() == 1);
  CHECK(some->value.features->parts(1).size() == 0);
}
