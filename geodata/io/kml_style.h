// The styles of a KML document as simplestyle's properties (https://github.com/mapbox/simplestyle-spec, 1.1).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "geodata/io/word_features.h"
#include "geodata/io/xml_reader.h"

namespace geodata {

class KmlStyles {
 public:
  void take(const XmlElement& element);  // Style or StyleMap of a document

  // What a placemark's own styles and its styleUrl ask for, as properties of the feature: own ones first.
  void dress(const XmlElement& placemark, WordFeature& feature) const;

 private:
  using Look = std::map<std::string, std::string>;
  static Look look_of(const XmlElement& style);
  Look look_at(std::string_view url) const;
  Look normal_of(const XmlElement& style_map) const;

  std::map<std::string, Look, std::less<>> styles_;
  std::map<std::string, XmlElement, std::less<>> maps_;
};

}  // namespace geodata
