// Coordinate reference systems, through PROJ with its network access off.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "geodata/base/result.h"
#include "geodata/geo/world.h"

namespace geodata {

// Transforms coordinates of one CRS to WGS 84 longitude and latitude (always in that order). Not thread-safe:
// one object a thread. Costs about 12 ms for the process's first look-up.
class ToWgs84 {
 public:
  // `definition`: anything PROJ takes: "EPSG:32651", a PROJ string, WKT.
  static Result<ToWgs84> from(std::string_view definition);

  ToWgs84(ToWgs84&&) noexcept;
  ToWgs84& operator=(ToWgs84&&) noexcept;
  ~ToWgs84();

  // True when x is already longitude on WGS 84, so that transform() would change nothing.
  bool identity() const;
  // In place: (easting, northing) or (x, y) of the CRS -> (lng, lat). A point that cannot be transformed becomes
  // (inf, inf); returns how many.
  std::size_t transform(std::span<LngLat> points) const;

 private:
  struct Impl;
  explicit ToWgs84(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// How far positions may be off that ToWgs84 made of a CRS on another datum.
struct DatumShift {
  std::string datum;                 // "Beijing 1954"
  std::optional<double> accuracy_m;  // as the operation's authors publish it; nothing: PROJ knows no shift that fits
                                     // here, and transforms as if the datums were one
  std::string operation;             // "NAD27 to WGS 84 (6)"; empty without one
};
// Nothing where positions are right to the metre: by the published accuracy, or as both datums lie at the earth's
// centre and differ by the drift of continents at most. `at`: where the positions are, as operations have areas of use.
std::optional<DatumShift> datum_shift(std::string_view definition, LngLat at);

struct Utm {
  int zone = 0;  // 1..60
  bool north = true;
  double easting_m = 0;
  double northing_m = 0;
};
// Universal Transverse Mercator on WGS 84 (Karney-Krueger series as in PROJ's etmerc); no special zones
// (Norway, Svalbard). Latitudes beyond [-80, 84] give zone 0. Thread-safe.
Utm to_utm(LngLat p);

}  // namespace geodata
