// Tables with positions as people have them: headers, ways of writing an angle, separators, encodings, types, faults.
#include "tests/catch.h"
#include "tests/io/test_files.h"

using namespace geodata;
using test_files::message;

namespace {

test_files::Read read_table(std::string_view bytes) { return read_vector_bytes(bytes, "t.csv"); }

std::vector<std::string> words(const test_files::Read& from) {
  std::vector<std::string> out;
  for (const Error& warning : from->warnings) out.push_back(say(warning));
  return out;
}

std::string columns(const FeatureStore& store) {
  std::string out;
  for (const std::string& name : store.column_names()) out += (out.empty() ? "" : "|") + name;
  return out;
}

}  // namespace

TEST_CASE("the columns of a position are found by their names and by what stands in them") {
  const std::pair<const char*, const char*> rows[] = {
      // header, properties that remain
      {"id,LONGITUDE,LATITUDE", "id"},
      {"id,x_lon,y_lat", "id"},
      {"id,LON_DD,LAT_DD", "id"},
      {"id,dec_long_va,dec_lat_va", "id"},
      {"id,LongitudeMeasure,LatitudeMeasure", "id"},
      {"id,decimalLongitude,decimalLatitude", "id"},
      {"id,POINT_X,POINT_Y", "id"},
      {"id,经度(°),纬度(°)", "id"},
      {"id,GPS经度,GPS纬度", "id"},
      {"id,Longitude (deg),Latitude (deg)", "id"},
      {"id,X,Y", "id"},
  };
  for (const auto& [header, rest] : rows) {
    CAPTURE(header);
    const auto got = read_table(std::string(header) + "\na,122.9512,41.1034\n");
    INFO(message(got));
    REQUIRE(got);
    REQUIRE(got->value.features_read == 1);
    CHECK(got->value.features->vertices()[0] == to_world({122.9512, 41.1034}));
    CHECK(columns(*got->value.features) == rest);
    CHECK(got->warnings.empty());
  }
}

TEST_CASE("of several pairs the better named one is taken, and columns of one pair belong together") {
  const auto metres = read_table("x,y,lon,lat\n500000,4550000,122.9512,41.1034\n");
  REQUIRE(metres);
  CHECK(metres->value.features->vertices()[0] == to_world({122.9512, 41.1034}));
  const auto ends = read_table("start_lon,end_lat,start_lat,end_lon\n122,42,41,123\n");
  REQUIRE(ends);
  CHECK(ends->value.features->vertices()[0] == to_world({122, 41}));
  const auto datum = read_table("lat_long_datum,lon,lat\nNAD83,122,41\n");
  REQUIRE(datum);
  CHECK(columns(*datum->value.features) == "lat_long_datum");
}

TEST_CASE("angles in every usual way of writing") {
  const auto got = read_table(
      "name,lat,lon\nGate,\"41°06'12.2\"\"N\",\"122°57'04.3\"\"E\"\nWeir,41 05 13.6,123 00 15.8\nInn,N41.1,E122.9\n"
      "Pit,北纬41度06分,东经122度57分\n");
  INFO(message(got));
  REQUIRE(got);
  REQUIRE(got->value.features_read == 4);
  CHECK(got->warnings.empty());
  const LngLat gate = to_lnglat(got->value.features->vertices()[0]);
  CHECK(gate.lat == Catch::Approx(41 + 6 / 60.0 + 12.2 / 3600).margin(1e-6));
  CHECK(gate.lng == Catch::Approx(122 + 57 / 60.0 + 4.3 / 3600).margin(1e-6));
}

TEST_CASE("separators and decimal commas; a spreadsheet's empty rows are none") {
  for (const char* bytes :
       {"id|lon|lat|w\nA-1|122.5|41.25|1.5\n", "id;lon;lat;w\nA-1;122,5;41,25;1,5\n",
        "id\tlon\tlat\tw\nA-1\t122.5\t41.25\t1.5\n\t\t\t\n\t\t\t\n", "id,lon,lat,w,\nA-1,122.5,41.25,1.5,\n,,,,\n"}) {
    CAPTURE(bytes);
    const auto got = read_table(bytes);
    INFO(message(got));
    REQUIRE(got);
    REQUIRE(got->value.features_read == 1);
    CHECK(got->value.features->vertices()[0] == to_world({122.5, 41.25}));
    CHECK(got->value.features->value(0, "w") == Value{1.5});
    CHECK(columns(*got->value.features) == "id|w");
    CHECK(got->warnings.empty());
  }
}

TEST_CASE("text in GB 18030 and UTF-16 comes right, and a guess is told") {
  const auto gbk =
      read_table("\xC3\xFB\xB3\xC6,\xBE\xAD\xB6\xC8,\xCE\xB3\xB6\xC8\n\xCC\xFA\xCE\xF7\xC7\xF8,122.9512,41.1034\n");
  INFO(message(gbk));
  REQUIRE(gbk);
  CHECK(gbk->value.features->value(0, "名称") == Value{"铁西区"});
  CHECK(words(gbk) == std::vector<std::string>{"Its text is taken as GB 18030: it is not UTF-8, and a CSV file cannot "
                                               "say what it is. (t.csv)"});
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("name,lon,lat\nGate,122.5,41.25\n")) wide += {c, '\0'};
  const auto utf16 = read_table(wide);
  INFO(message(utf16));
  REQUIRE(utf16);
  CHECK(utf16->value.features->value(0, "name") == Value{"Gate"});
  CHECK(utf16->warnings.empty());
  const auto latin = read_table("name,lon,lat\nCaf\xE9 \xB0,122.5,41.25\n");
  REQUIRE(latin);
  CHECK(latin->value.features->value(0, "name") == Value{"Café °"});
  CHECK(words(latin)[0].find("Windows-1252") != std::string::npos);
}

TEST_CASE("a column's type is what all its cells are; codes keep their zeros and ids their digits") {
  const auto got = read_table(
      "lon,lat,n,r,code,id,when,day,yes,mixed,n,\n1,1,5,1.2e-7,007,18446744073709551615,2020-05-08,"
      "1982/11/8,true,5,b,\n1,1,-6,3,114000,2,2020-05-08T10:00:00Z,1996/09/03,FALSE,x,c,\n");
  INFO(message(got));
  REQUIRE(got);
  const FeatureStore& store = *got->value.features;
  CHECK(store.value(0, "n") == Value{std::int64_t{5}});
  CHECK(store.value(0, "r") == Value{1.2e-7});
  CHECK(store.value(1, "r") == Value{3.0});
  CHECK(store.value(0, "code") == Value{"007"});
  CHECK(store.value(0, "id") == Value{"18446744073709551615"});
  CHECK(store.column_type(*store.column("when")) == ColumnType::date);
  CHECK(store.value(0, "day") == Value{"1982-11-08"});
  CHECK(store.value(1, "yes") == Value{false});
  CHECK(store.value(0, "mixed") == Value{"5"});
  CHECK(store.value(0, "n 2") == Value{"b"});  // a title that stands twice loses nothing
  CHECK(columns(store) == "n|r|code|id|when|day|yes|mixed|n 2");
}

TEST_CASE("swapped latitudes and longitudes are told with their line, not drawn in silence") {
  CHECK(message(read_table("name,lat,lon\nGate,41.1,88\nWeir,122.9512,41.1034\n")) ==
        "Cannot read the file: its latitudes and longitudes are swapped: a latitude here is beyond 90, and every "
        "longitude could be a latitude. Swap the names lat and lon in its header. (t.csv, line 3)");
  const auto one = read_table("name,lat,lon\nGate,41.1034,122.9512\nWeir,122.9512,41.1034\n");
  REQUIRE(one);
  CHECK(words(one) == std::vector<std::string>{"Feature 2 is left out: the position 41.1034, 122.9512 is not a "
                                               "longitude and latitude. (t.csv, line 3)"});
}

TEST_CASE("a file of swapped positions is read the other way round when the reader says so") {
  const char* const table = "name,lat,lon\nGate,122.99,41.11\nWeir,122.9512,41.1034\n";
  const auto refused = read_table(table);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().remedy == Remedy::swap_axes);
  ReadOptions options;
  options.swapped = true;
  const auto got = read_vector_bytes(table, "t.csv", options);
  REQUIRE(got);
  const LngLat gate = to_lnglat(got->value.features->ring(0).front());
  CHECK(gate.lng == Catch::Approx(122.99).margin(1e-6));
  CHECK(gate.lat == Catch::Approx(41.11).margin(1e-6));
}

TEST_CASE("one wrong latitude among many rows is left out, and is no sign of a swap") {
  const auto got = read_table("name,lat,lon\nParis,48.85,2.35\nBonn,50.7,7.1\nTypo,148.85,2.35\n");
  REQUIRE(got);
  CHECK(got->value.features->size() == 2);
  CHECK(words(got) ==
        std::vector<std::string>{"Feature 3 is left out: the position 2.35, 148.85 is not a longitude and "
                                 "latitude. (t.csv, line 4)"});
}

TEST_CASE("positions in metres are refused without blaming a system that the file does not name") {
  CHECK(
      message(read_table("name,x,y\nGate,500000,4550000\n")) ==
      "Cannot read the file: its positions (the first is 500000, 4550000) are not longitudes and latitudes, and a CSV "
      "file cannot name another coordinate system. Save it again in WGS 84. (t.csv)");
}

TEST_CASE("a title above the header is passed over and told; the lines are those of the file") {
  auto got = read_table("Gates of the park,,\nname,lon,lat\nGate,122,41\nHall,x,41\n");
  REQUIRE(got);
  CHECK(got->value.features->size() == 1);
  CHECK(words(got) ==
        std::vector<std::string>{"Its header is line 2: what stands above it has one cell a line. (t.csv)",
                                 "Feature 2 is left out: its position is missing or not a number. (t.csv, line 4)"});
  got = read_table("sep=;\nname;lon;lat\nGate;122,5;41,5\n");
  REQUIRE(got);
  CHECK(words(got).empty());
  CHECK(message(read_table("Gates\nname,east\nGate,122\n")).ends_with("(t.csv, line 2)"));
}

TEST_CASE("rows longer than the header are told") {
  const auto got = read_table("name,lon,lat\nGate,122,41,5\n");
  REQUIRE(got);
  CHECK(words(got) == std::vector<std::string>{"Cells without a title are left out in 1 row: they have more cells than "
                                               "the header, as line 2 has. (t.csv)"});
}
