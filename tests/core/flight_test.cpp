#include "app/core/flight.h"

#include <cmath>

#include "tests/catch.h"

using namespace app;
using Catch::Approx;

TEST_CASE("a flight begins and ends where it should and takes under a second") {
  const Camera anshan = camera_at({122.99, 41.118}, 9.1), lagos = camera_at({3.4, 6.5}, 6),
               near = camera_at({123.05, 41.1}, 12);
  const Camera same = anshan;
  for (const Camera& to : {lagos, near, same, camera_at({-74, 40.7}, 9, 45)}) {
    const Flight flight(anshan, to, 864);
    const Camera start = flight.at(0), end = flight.at(flight.duration_ms());
    CHECK(start.centre.x == Catch::Approx(anshan.centre.x));
    CHECK(start.zoom == Catch::Approx(anshan.zoom));
    CHECK(end.centre.x == Catch::Approx(to.centre.x));
    CHECK(end.centre.y == Catch::Approx(to.centre.y));
    CHECK(end.zoom == Catch::Approx(to.zoom));
    CHECK(end.bearing_deg == Catch::Approx(to.bearing_deg));
    CHECK(flight.duration_ms() <= 900);
    // The frame before the last is close to the last: no jump at the end.
    const Camera late = flight.at(flight.duration_ms() - 1);
    CHECK(late.zoom == Catch::Approx(to.zoom).margin(0.05));
  }
}

TEST_CASE("a long flight zooms out on the way and never leaves the numbers") {
  const Camera from = camera_at({122.99, 41.118}, 10), to = camera_at({-74, 40.7}, 10);
  const Flight flight(from, to, 864);
  double least = 99;
  for (double t = 0; t <= flight.duration_ms(); t += 5) {
    const Camera c = flight.at(t);
    REQUIRE(std::isfinite(c.centre.x));
    REQUIRE(std::isfinite(c.zoom));
    CHECK(c.centre.x >= 0);
    CHECK(c.centre.x < geodata::world_size);
    CHECK(c.zoom >= min_zoom);
    least = std::min(least, c.zoom);
  }
  CHECK(least < 4);
}

TEST_CASE("it goes the short way round the world") {
  const Flight flight(camera_at({170, 0}, 5), camera_at({-170, 0}, 5), 800);
  const double middle = geodata::to_lnglat(flight.at(flight.duration_ms() / 2).centre).lng;
  CHECK(std::abs(middle) > 169);
}
