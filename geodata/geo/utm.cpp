// Transverse Mercator by the Krueger series to the sixth order in the third flattening n: C. F. F. Karney,
// "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85, 475-485 (2011), equations 7-12 and 35.
// Written out here and not asked of PROJ, because a PJ belongs to one thread and this is called from many.
#include <array>
#include <cmath>

#include "geodata/geo/crs.h"
#include "geodata/geo/radians.h"

namespace geodata {
namespace {

constexpr double semi_major_m = 6378137.0;
constexpr double flattening = 1 / 298.257223563;
constexpr double n = flattening / (2 - flattening);
constexpr double scale = 0.9996;
constexpr double false_easting_m = 500000;
constexpr double false_northing_south_m = 10000000;

constexpr double n2 = n * n, n3 = n2 * n, n4 = n3 * n, n5 = n4 * n, n6 = n5 * n;
constexpr double rectifying_radius_m = semi_major_m / (1 + n) * (1 + n2 / 4 + n4 / 64 + n6 / 256);
constexpr std::array<double, 6> alpha = {
    n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180 - 127 * n5 / 288 + 7891 * n6 / 37800,
    13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440 + 281 * n5 / 630 - 1983433 * n6 / 1935360,
    61 * n3 / 240 - 103 * n4 / 140 + 15061 * n5 / 26880 + 167603 * n6 / 181440,
    49561 * n4 / 161280 - 179 * n5 / 168 + 6601661 * n6 / 7257600,
    34729 * n5 / 80640 - 3418889 * n6 / 1995840,
    212378941 * n6 / 319334400,
};

}  // namespace

Utm to_utm(LngLat p) {
  if (!std::isfinite(p.lng) || !(p.lat >= -80 && p.lat <= 84)) return {};
  const double lng = p.lng - 360 * std::floor((p.lng + 180) / 360);  // [-180, 180)
  Utm out;
  out.zone = std::min(60, static_cast<int>(std::floor((lng + 180) / 6)) + 1);
  out.north = p.lat >= 0;

  const double lambda = (lng - (out.zone * 6 - 183)) * degrees;
  const double tau = std::tan(p.lat * degrees);
  const double secant = std::hypot(1, tau);
  const double e = std::sqrt(flattening * (2 - flattening));
  const double sigma = std::sinh(e * std::atanh(e * tau / secant));
  const double tau_conformal = tau * std::hypot(1, sigma) - sigma * secant;
  const double xi0 = std::atan2(tau_conformal, std::cos(lambda));
  const double eta0 = std::asinh(std::sin(lambda) / std::hypot(tau_conformal, std::cos(lambda)));
  double xi = xi0;
  double eta = eta0;
  for (std::size_t j = 0; j < alpha.size(); ++j) {
    const double k = 2.0 * static_cast<double>(j + 1);
    xi += alpha[j] * std::sin(k * xi0) * std::cosh(k * eta0);
    eta += alpha[j] * std::cos(k * xi0) * std::sinh(k * eta0);
  }
  out.easting_m = false_easting_m + scale * rectifying_radius_m * eta;
  out.northing_m = scale * rectifying_radius_m * xi + (out.north ? 0 : false_northing_south_m);
  return out;
}

}  // namespace geodata
