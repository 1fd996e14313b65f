// Angles as tables of worked examples print them.
#pragma once

// Degrees, minutes and seconds as degrees.
constexpr double dms(double degrees, double minutes, double seconds) { return degrees + minutes / 60 + seconds / 3600; }
