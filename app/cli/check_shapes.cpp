#include "app/cli/check_shapes.h"

#include <algorithm>
#include <cmath>

#include "geodata/algo/ring_faults.h"
#include "geodata/io/archive.h"
#include "geodata/io/file_bytes.h"
#include "geodata/io/geojson_rules.h"
#include "geodata/io/report.h"

namespace app {

using geodata::Ring;
using geodata::RingFault;
using geodata::text;

namespace {

constexpr std::size_t most_in_words = 20;

double rounded(double degrees) { return std::round(degrees * 1e6) / 1e6; }

geodata::Text words_of(const RingFault& fault) {
  const double lng = rounded(fault.at.lng), lat = rounded(fault.at.lat);
  switch (fault.kind) {
    case RingFault::Kind::crosses_itself: return text("a ring crosses itself at {}, {}", lng, lat);
    case RingFault::Kind::touches_itself: return text("a ring comes twice to the same place, {}, {}", lng, lat);
    case RingFault::Kind::crosses_another: return text("two rings cross at {}, {}", lng, lat);
    case RingFault::Kind::runs_along: return text("rings run along each other from {}, {}", lng, lat);
    case RingFault::Kind::outside: return text("an inner ring lies outside the outer one, at {}, {}", lng, lat);
    case RingFault::Kind::in_another: break;
  }
  return text("an inner ring lies in another one, at {}, {}", lng, lat);
}

// In the order in which they come; the first ones in words.
class Faults {
 public:
  explicit Faults(const std::filesystem::path& path) : file_(geodata::shown_path(path)) {}

  void add(std::uint64_t feature, geodata::Text why, std::int64_t line = 0) {
    if (++count_ > most_in_words) return;
    geodata::Text what = feature == 0 ? text("The file is not as the standard asks")
                                      : text("Feature {} is not as the standard asks", feature);
    out_.push_back({std::move(what), std::move(why), {}, file_, line, -1});
  }
  std::vector<geodata::Error> take() && {
    if (count_ > most_in_words)
      out_.push_back({text("{} more are not as the standard asks", count_ - most_in_words), {}, {}, file_, 0, -1});
    return std::move(out_);
  }

 private:
  std::string file_;
  std::size_t count_ = 0;
  std::vector<geodata::Error> out_;
};

void add_geojson_faults(const geodata::FileBytes& bytes, Faults& faults) {
  std::vector<geodata::GeoJsonFault> shapes;
  const auto look = [&](std::span<const Ring> rings, std::uint64_t feature, std::size_t byte) {
    for (const RingFault& fault : geodata::ring_faults(rings)) shapes.push_back({feature, words_of(fault), byte});
  };
  std::vector<geodata::GeoJsonFault> all = geodata::geojson_faults(bytes.view(), look);
  std::move(shapes.begin(), shapes.end(), std::back_inserter(all));
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.byte < b.byte; });
  geodata::LineCounter lines(bytes.view());
  for (geodata::GeoJsonFault& fault : all) faults.add(fault.feature, std::move(fault.why), lines.line_at(fault.byte));
}

void add_ring_faults(const geodata::FeatureStore& store, Faults& faults) {
  std::vector<Ring> rings;
  for (geodata::FeatureIndex f = 0; f < store.size(); ++f) {
    const geodata::IndexRange parts = store.parts(f);
    for (geodata::PartIndex p = parts.first; p < parts.last; ++p) {
      if (store.type(p) != geodata::GeometryType::polygon) continue;
      rings.clear();
      const geodata::IndexRange of_part = store.rings(p);
      for (geodata::RingIndex r = of_part.first; r < of_part.last; ++r) {
        Ring& ring = rings.emplace_back();
        for (const geodata::WorldPoint v : store.ring(r)) ring.push_back(geodata::to_lnglat(v));
      }
      for (const RingFault& fault : geodata::ring_faults(rings)) faults.add(std::uint64_t{f} + 1, words_of(fault));
    }
  }
}

}  // namespace

std::vector<geodata::Error> rule_faults(const std::filesystem::path& path, const geodata::VectorFile& read) {
  Faults faults(path);
  if (read.format == "GeoJSON" || read.format == "GeoJSONSeq") {
    const auto bytes = geodata::read_file_bytes(path);
    // In an archive the text is not at hand: what came of it is looked at, without lines.
    if (bytes && !geodata::is_zip(bytes->view()) && !geodata::is_gzip(bytes->view())) {
      add_geojson_faults(*bytes, faults);
      return std::move(faults).take();
    }
  }
  add_ring_faults(*read.features, faults);
  return std::move(faults).take();
}

}  // namespace app
