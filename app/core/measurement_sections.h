// Which section a row of a table belongs to: one that the atlas knows by its name, or one of the table's own where its
// position lies by a river. Private to this folder.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/core/measurements.h"

namespace app {

// What a row says of where it was taken.
struct RowPlace {
  std::string_view name;
  bool table_has_positions = false;
  std::string_view lng, lat, body;
  bool decimal_comma = false;
};

class SectionFinder {
 public:
  // Adds to the table's sections. All outlive it.
  SectionFinder(std::span<const KnownSection> known, const geodata::Rivers* rivers, double join_within_m,
                MeasurementTable& table);
  // Nothing: `section` is its index in the table; else why there is none.
  std::optional<geodata::Text> find(const RowPlace& row, std::size_t& section);

 private:
  struct OwnSection {
    std::size_t section = 0;
    std::optional<geodata::Text> why;  // it cannot be one
  };
  std::optional<geodata::Text> find_own(const RowPlace& row, std::size_t& section);
  std::optional<geodata::Text> add_own(const std::string& key, const RowPlace& row, geodata::LngLat at,
                                       std::size_t& section);
  std::size_t section_of_known(std::size_t known);

  std::span<const KnownSection> known_;
  const geodata::Rivers* rivers_;
  double join_within_m_;
  MeasurementTable& table_;
  std::map<std::string, std::size_t> known_by_;
  std::map<std::size_t, std::size_t> section_of_known_;
  std::map<std::string, OwnSection> own_;
};

}  // namespace app
