// GCJ-02 and BD-09, the shifted coordinates of Chinese web maps.
//
// The shift is a published polynomial-and-sine series on the Krasovsky 1940 ellipsoid. Forward: WGS 84 to GCJ-02
// agrees with the services to about 0.7 m, BD-09 (from GCJ-02) to 0.02 m. Inverse: by iteration, round trip 0.03 m
// or better. Outside the rectangle of mainland China the functions return their argument.
#pragma once

#include "geodata/geo/world.h"

namespace geodata {

LngLat wgs84_to_gcj02(LngLat p);
LngLat gcj02_to_wgs84(LngLat p);
LngLat gcj02_to_bd09(LngLat p);
LngLat bd09_to_gcj02(LngLat p);

}  // namespace geodata
