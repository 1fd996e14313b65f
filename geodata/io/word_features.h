// Features that are gathered first and typed once all of them are there: their properties come as words, and which
// columns there are shows only at the end (KML, GPX).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/io/coordinates.h"
#include "geodata/io/report.h"

namespace geodata {

struct WordFeature {
  enum class As : std::uint8_t { found, text, json };  // found: what all values of the column are
  struct Property {
    std::string column, words;
    As as = As::found;
  };
  struct Part {
    GeometryType type = GeometryType::point;
    std::vector<std::vector<LngLat>> rings;  // a point or a line: one
  };
  struct LostPosition {
    Text why;
    std::int64_t line = 0;
  };
  std::vector<Property> properties;
  std::vector<Part> parts;
  std::vector<LostPosition> lost;  // positions of a line or ring that were left out of it
  Text fault;                      // why it cannot be used; empty when it can
  std::int64_t line = 0;

  // Empty words are no value; of a name that stands twice the first counts.
  void set(std::string_view column, std::string_view words, As as = As::found);
  void add(GeometryType type, std::vector<LngLat> positions);
  // A position of a line or a ring: told and left out when it is none that can be drawn.
  void add_to(std::vector<LngLat>& to, const std::optional<LngLat>& position, std::int64_t at_line);
};

// A file's positions on their way into features: turned round where the user said that they are swapped, and whether
// they look so.
class PositionOrder {
 public:
  explicit PositionOrder(bool swapped) : swapped_(swapped) {}

  std::optional<LngLat> take(std::optional<LngLat> position, std::int64_t line);
  // The line of the first that shows it, where most cannot be drawn and none is against it.
  std::optional<std::int64_t> swapped_from() const;

 private:
  bool swapped_ = false, fits_ = true;
  std::uint64_t usable_ = 0, beyond_ = 0;
  std::int64_t first_line_ = 0;
};

// Into the builder, in their order; a feature that cannot be used, and a position that was left out of one, is a
// warning with its line.
void build(std::vector<WordFeature> features, FeatureStoreBuilder& builder, FeatureWarnings& warnings);

}  // namespace geodata
