// Geometry of a KML placemark (OGC KML 2.3, 9 and 10; gx:Track and gx:MultiTrack as Google writes them).
#pragma once

#include "geodata/io/word_features.h"
#include "geodata/io/xml_reader.h"

namespace geodata {

// What is known of a file beside its features.
struct KmlGeometries {
  PositionOrder order;
  std::size_t models = 0;  // that are not read
};

// The element's geometry, if it is one, as parts of the feature; a track's times as its properties. Positions that
// cannot be used are left out and told; a point that has none is the feature's fault. Returns whether it was geometry
// that is read.
bool take_kml_geometry(const XmlElement& element, WordFeature& feature, KmlGeometries& all);

}  // namespace geodata
