#include "geodata/io/geojson_rules.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "geodata/io/geojson_geometry.h"
#include "geodata/io/json_cursor.h"

namespace geodata {
namespace {

constexpr char record_separator = 0x1E;  // RFC 8142

using Mark = JsonCursor::Mark;

// Where the members of one object stand that the standard speaks of.
struct Members {
  Mark start, end;
  std::string type;
  std::optional<Mark> second_type, geometry, geometries, features, coordinates, properties, id, bbox;
};

class Rules {
 public:
  Rules(std::string_view bytes, const OnPolygon& on_polygon) : cursor_(bytes), on_polygon_(on_polygon) {}

  std::vector<GeoJsonFault> run() {
    while (!cursor_.failed()) {
      while (cursor_.skip_byte(record_separator)) {
      }
      if (cursor_.at_end() || cursor_.peek() != '{') break;
      root();
    }
    return std::move(faults_);
  }

 private:
  void fault(Mark at, Text why) { faults_.push_back({feature_, std::move(why), at.at}); }

  Mark here() {
    cursor_.peek();  // past blanks
    return cursor_.mark();
  }

  // The object that is next; the cursor stands behind it afterwards.
  Members members() {
    Members out;
    out.start = here();
    std::string key;
    for (bool more = cursor_.begin_object(key); more; more = cursor_.next_member(key)) {
      const Mark value = here();
      if (key == "type" && cursor_.peek() == '"') {
        std::string type;
        cursor_.read_string(type);
        if (!out.type.empty()) out.second_type = value;
        out.type = type;
        continue;
      }
      constexpr std::array<std::pair<std::string_view, std::optional<Mark> Members::*>, 7> known{
          {{"geometry", &Members::geometry},
           {"geometries", &Members::geometries},
           {"features", &Members::features},
           {"coordinates", &Members::coordinates},
           {"properties", &Members::properties},
           {"id", &Members::id},
           {"bbox", &Members::bbox}}};
      for (const auto& [name, member] : known)
        if (key == name) out.*member = value;
      cursor_.skip_value();
    }
    out.end = cursor_.mark();
    return out;
  }

  void root() {
    const Members object = members();
    if (cursor_.failed()) return;
    if (object.type == "FeatureCollection") {
      feature_ = 0;
      common(object);
      if (object.features) {
        for_each(*object.features, [this] { feature(); });
      }
    } else if (object.type == "Feature") {
      cursor_.go_to(object.start);
      feature();
    } else {
      ++feature_;
      cursor_.go_to(object.start);
      geometry();
    }
    cursor_.go_to(object.end);
  }

  template <class Visit>
  void for_each(Mark list, Visit&& visit) {
    cursor_.go_to(list);
    if (cursor_.peek() != '[') return;
    for (bool more = cursor_.begin_array(); more; more = cursor_.next_element()) {
      visit();
      if (cursor_.failed()) return;
    }
  }

  // Of all objects: `type` once, and a bbox of four or six numbers (5: twice as many as a position has).
  void common(const Members& object) {
    if (object.second_type) fault(*object.second_type, text("it has two members “type”; the last one counts"));
    if (!object.bbox) return;
    int numbers = 0;
    bool all_numbers = true;
    cursor_.go_to(*object.bbox);
    const bool list = cursor_.peek() == '[';
    for_each(*object.bbox, [&] {
      const char first = cursor_.peek();
      all_numbers = all_numbers && (first == '-' || (first >= '0' && first <= '9'));
      ++numbers;
      cursor_.skip_value();
    });
    if (!list || !all_numbers || (numbers != 4 && numbers != 6))
      fault(*object.bbox, text("its “bbox” is not a list of four or six numbers"));
  }

  void feature() {
    ++feature_of_file_;
    feature_ = feature_of_file_;
    const Mark start = here();
    if (cursor_.peek() != '{') {
      cursor_.skip_value();
      return;  // the reader has told of it
    }
    const Members object = members();
    if (cursor_.failed()) return;
    common(object);
    const auto first_of = [this](Mark at) {
      cursor_.go_to(at);
      return cursor_.peek();
    };
    if (!object.properties) {
      fault(start, text("it has no member “properties”"));
    } else if (const char c = first_of(*object.properties); c != '{' && c != 'n') {
      fault(*object.properties, text("its “properties” are not an object"));
    }
    if (object.id) {
      const char c = first_of(*object.id);
      if (c != '"' && c != '-' && (c < '0' || c > '9'))
        fault(*object.id, text("its “id” is neither a text nor a number"));
    }
    if (!object.geometry) {
      fault(start, text("it has no member “geometry”"));
    } else if (first_of(*object.geometry) == '{') {
      geometry();
    }
    cursor_.go_to(object.end);
  }

  void geometry() {
    const Members object = members();
    if (cursor_.failed()) return;
    common(object);
    if (object.type == "GeometryCollection" && object.geometries) {
      for_each(*object.geometries, [this] {
        if (cursor_.peek() == '{') {
          geometry();
        } else {
          cursor_.skip_value();
        }
      });
    } else if (object.coordinates && is_geojson_geometry_type(object.type)) {
      cursor_.go_to(*object.coordinates);
      coordinates(object.type);
    }
    cursor_.go_to(object.end);
  }

  void coordinates(const std::string& type) {
    const Mark start = here();
    if (type == "LineString") line();
    if (type == "MultiLineString") for_each(start, [this] { line(); });
    if (type == "Polygon") polygon();
    if (type == "MultiPolygon") for_each(start, [this] { polygon(); });
  }

  // 3.1.4
  void line() {
    const Mark start = here();
    if (positions().size() < 2) fault(start, text("a line has fewer than two positions"));
  }

  // 3.1.6
  void polygon() {
    const Mark start = here();
    rings_.clear();
    for_each(start, [this] {
      const Mark ring = here();
      rings_.push_back(positions());
      const Ring& read = rings_.back();
      if (read.size() < 4) fault(ring, text("a ring has fewer than four positions"));
      if (!read.empty() && !(read.front() == read.back()))
        fault(ring, text("a ring is not closed: its last position is not its first"));
    });
    if (!cursor_.failed()) on_polygon_(rings_, feature_, start.at);
  }

  Ring positions() {
    Ring out;
    const Mark start = here();
    if (cursor_.peek() != '[') {
      cursor_.skip_value();
      return out;
    }
    for_each(start, [&] {
      LngLat p;
      int count = 0;
      if (cursor_.peek() != '[') {
        cursor_.skip_value();
        return;
      }
      for_each(cursor_.mark(), [&] {
        double number = 0;
        const char first = cursor_.peek();
        if (first != '-' && (first < '0' || first > '9')) {
          cursor_.skip_value();
          return;
        }
        cursor_.read_number(number);
        if (count == 0) p.lng = number;
        if (count == 1) p.lat = number;
        ++count;
      });
      if (count >= 2) out.push_back(p);
    });
    return out;
  }

  JsonCursor cursor_;
  const OnPolygon& on_polygon_;
  std::uint64_t feature_ = 0, feature_of_file_ = 0;
  std::vector<Ring> rings_;
  std::vector<GeoJsonFault> faults_;
};

}  // namespace

std::vector<GeoJsonFault> geojson_faults(std::string_view bytes, const OnPolygon& on_polygon) {
  return Rules(bytes, on_polygon).run();
}

}  // namespace geodata
