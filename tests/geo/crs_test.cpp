#include "geodata/geo/crs.h"

#include <cmath>
#include <limits>
#include <random>
#include <thread>
#include <vector>

#include "tests/catch.h"
#include "tests/geo/dms.h"

using namespace geodata;

namespace {

LngLat transformed(std::string_view definition, LngLat p) {
  const auto crs = ToWgs84::from(definition);
  INFO(definition);
  REQUIRE(crs);
  CHECK(crs->transform(std::span(&p, 1)) == 0);
  return p;
}

}  // namespace

TEST_CASE("projections of EPSG Guidance Note 7-2, backwards") {
  // Pseudo-Mercator, 3.2.1.2.
  const LngLat p = transformed("EPSG:3857", {-11169055.58, 2800000.00});
  CHECK(p.lng == Catch::Approx(-dms(100, 20, 0)).margin(1e-7));
  CHECK(p.lat == Catch::Approx(dms(24, 22, 54.433)).margin(1e-7));
  // Lambert conic conformal (1SP), 3.1.1.2, on its own ellipsoid (Clarke 1866), without a datum shift.
  const LngLat jamaica = transformed(
      "+proj=lcc +lat_1=18 +lat_0=18 +lon_0=-77 +k_0=1 +x_0=250000 +y_0=150000 +a=6378206.4 "
      "+rf=294.97870 +towgs84=0,0,0",
      {255966.58, 142493.51});
  CHECK(jamaica.lng == Catch::Approx(-dms(76, 56, 37.26)).margin(2e-4));
  CHECK(jamaica.lat == Catch::Approx(dms(17, 55, 55.80)).margin(2e-3));  // the shift of ellipsoids moves the latitude
}

TEST_CASE("x comes first, whatever the definition's axis order") {
  for (const char* definition : {"EPSG:4326", "OGC:CRS84", "EPSG:4490", "+proj=longlat +datum=WGS84"}) {
    const LngLat p = transformed(definition, {122.99, 41.11});
    INFO(definition);
    CHECK(p.lng == Catch::Approx(122.99).margin(1e-4));
    CHECK(p.lat == Catch::Approx(41.11).margin(1e-4));
  }
  // Gauss-Kruger zone 41 of CGCS 2000 has northing first by definition; easting of its central meridian, 123 E.
  const LngLat p = transformed("EPSG:4529", {41500000, 4552700});
  CHECK(p.lng == Catch::Approx(123).margin(1e-6));
  CHECK(p.lat == Catch::Approx(41.11).margin(0.01));
}

TEST_CASE("identity is WGS 84 longitude and latitude only") {
  for (const char* definition : {"EPSG:4326", "OGC:CRS84", "+proj=longlat +datum=WGS84 +no_defs"}) {
    INFO(definition);
    const auto crs = ToWgs84::from(definition);
    REQUIRE(crs);
    CHECK(crs->identity());
  }
  for (const char* definition : {"EPSG:3857", "EPSG:32651", "EPSG:4214"}) {
    INFO(definition);
    const auto crs = ToWgs84::from(definition);
    REQUIRE(crs);
    CHECK_FALSE(crs->identity());
  }
}

TEST_CASE("what is no reference system is one clear error") {
  for (const char* definition : {"", "EPSG:999999", "nonsense", "+proj=nosuch", "+proj=utm", "EPSG:5773", "EPSG:4978",
                                 "GEOGCS[\"broken\"", "http://127.0.0.1:9/crs"}) {
    INFO(definition);
    const auto crs = ToWgs84::from(definition);
    REQUIRE_FALSE(crs);
    CHECK(say(crs.error()).find("Cannot use the coordinate reference system") == 0);
    CHECK_FALSE(crs.error().why.empty());
  }
  const auto long_one = ToWgs84::from(std::string(100000, '['));
  REQUIRE_FALSE(long_one);
  CHECK(say(long_one.error()).size() < 400);
}

TEST_CASE("points that cannot be transformed become infinite and are counted") {
  const auto crs = ToWgs84::from("EPSG:3857");
  REQUIRE(crs);
  constexpr double inf = std::numeric_limits<double>::infinity();
  std::vector<LngLat> points = {{0, 0}, {inf, 0}, {std::nan(""), 5}, {111319.49, 0}};
  CHECK(crs->transform(points) == 2);
  CHECK(points[0].lng == Catch::Approx(0).margin(1e-9));
  CHECK(points[1] == LngLat{inf, inf});
  CHECK(points[2] == LngLat{inf, inf});
  CHECK(points[3].lng == Catch::Approx(1).margin(1e-6));  // the points after a bad one are transformed
  CHECK(crs->transform({}) == 0);

  std::vector<LngLat> not_finite = {{inf, 0}};
  CHECK(ToWgs84::from("EPSG:4326")->transform(not_finite) == 1);
}

TEST_CASE("objects of several threads do not disturb each other") {
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&wrong, t] {
      for (int i = 0; i < 5; ++i) {
        const auto crs = ToWgs84::from(t % 2 ? "EPSG:32651" : "EPSG:3857");
        LngLat p{500000, 0};
        if (!crs || crs->transform(std::span(&p, 1)) != 0) ++wrong[t];
        if (std::abs(p.lng - (t % 2 ? 123 : 4.491576420597607)) > 1e-9) ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}

TEST_CASE("UTM agrees with PROJ, and with the zone's geometry") {
  const Utm anshan = to_utm({122.99, 41.11});
  CHECK(anshan.zone == 51);
  CHECK(anshan.north);
  const Utm central = to_utm({123, 0});
  CHECK(central.easting_m == Catch::Approx(500000).margin(1e-6));
  CHECK(central.northing_m == Catch::Approx(0).margin(1e-6));
  CHECK(to_utm({123, 84}).northing_m == Catch::Approx(9328093.83).margin(0.01));  // the zone's northern end

  std::mt19937 random(4);
  const auto fraction = [&] { return static_cast<double>(random()) / 4294967296.0; };
  const auto north = ToWgs84::from("EPSG:32651"), south = ToWgs84::from("EPSG:32751");
  REQUIRE((north && south));
  for (int i = 0; i < 500; ++i) {
    const LngLat p{120 + 6 * fraction(), -80 + 164 * fraction()};
    const Utm utm = to_utm(p);
    REQUIRE(utm.zone == 51);
    REQUIRE(utm.north == (p.lat >= 0));
    LngLat back{utm.easting_m, utm.northing_m};
    REQUIRE((utm.north ? north : south)->transform(std::span(&back, 1)) == 0);
    REQUIRE(back.lng == Catch::Approx(p.lng).margin(1e-10));
    REQUIRE(back.lat == Catch::Approx(p.lat).margin(1e-10));
  }
}

TEST_CASE("UTM zones") {
  CHECK(to_utm({-180, 0}).zone == 1);
  CHECK(to_utm({180, 0}).zone == 1);  // the same meridian
  CHECK(to_utm({179.999, 0}).zone == 60);
  CHECK(to_utm({-0.001, 0}).zone == 30);
  CHECK(to_utm({0, 0}).zone == 31);
  CHECK(to_utm({5, 60}).zone == 31);  // no special zones for Norway
  CHECK_FALSE(to_utm({0, -0.001}).north);
  for (const LngLat p : {LngLat{0, 84.1}, LngLat{0, -80.1}, LngLat{0, std::nan("")}, LngLat{std::nan(""), 0}}) {
    CHECK(to_utm(p).zone == 0);
  }
}

TEST_CASE("what a change of datum leaves in doubt is PROJ's word; systems at the earth's centre leave none") {
  struct Case {
    const char* definition;
    LngLat at;
    bool doubt;
    double accuracy_m;  // 0: no shift is known
    const char* datum;
    const char* operation;
  };
  const Case cases[] = {
      {"EPSG:2417", {123, 41}, true, 0, "Beijing 1954", ""},
      {"EPSG:4610", {123, 41}, true, 0, "Xian 1980", ""},
      {"EPSG:4267", {-100, 40}, true, 7, "NAD27", "NAD27 to WGS 84 (6)"},
      {"EPSG:4490", {123, 41}, false, 0, "", ""},  // CGCS 2000: PROJ has no shift, and none is needed
      {"EPSG:4527", {123, 41}, false, 0, "", ""},
      {"EPSG:4258", {10, 50}, false, 0, "", ""},  // ETRS89: within a metre, as EPSG says
      {"EPSG:32651", {123, 41}, false, 0, "", ""},
      {"EPSG:3857", {123, 41}, false, 0, "", ""},
      {"no such system", {123, 41}, false, 0, "", ""},
  };
  for (const Case& c : cases) {
    INFO(c.definition);
    const auto shift = datum_shift(c.definition, c.at);
    REQUIRE(shift.has_value() == c.doubt);
    if (!c.doubt) continue;
    CHECK(shift->datum == c.datum);
    CHECK(shift->operation == c.operation);
    CHECK(shift->accuracy_m.value_or(0) == c.accuracy_m);
  }
}
