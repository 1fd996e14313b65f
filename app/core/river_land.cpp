#include "app/core/river_land.h"

#include <algorithm>
#include <cmath>

#include "geodata/algo/cell_outline.h"
#include "geodata/geo/polygon.h"
#include "geodata/io/dissolve.h"
#include "geodata/io/vector_reader.h"

namespace app {

using geodata::CellGrid;
using geodata::CellIndex;
using geodata::Error;
using geodata::LngLat;
using geodata::Polygon;
using geodata::ReachIndex;
using geodata::text;
using geodata::TraceStep;

namespace {

// Filling a relief takes a second for so many cells.
constexpr std::uint64_t most_cells = 16'000'000;
constexpr double whole_within_m = 1;

CellGrid cells_of(const geodata::ElevationGrid& relief) {
  return {relief.width, relief.height, relief.north_west, relief.cell_lng, relief.cell_lat};
}

std::vector<Polygon> polygons_of(const geodata::FeatureStore& store, geodata::FeatureIndex f) {
  std::vector<Polygon> out;
  const geodata::IndexRange parts = store.parts(f);
  for (geodata::PartIndex p = parts.first; p < parts.last; ++p) {
    if (store.type(p) != geodata::GeometryType::polygon) continue;
    Polygon polygon;
    for (geodata::RingIndex r = store.rings(p).first; r < store.rings(p).last; ++r) {
      geodata::Ring ring;
      for (const geodata::WorldPoint v : store.ring(r)) ring.push_back(geodata::to_lnglat(v));
      if (ring.empty()) continue;
      if (ring.front() != ring.back()) ring.push_back(ring.front());
      polygon.push_back(std::move(ring));
    }
    if (!polygon.empty()) out.push_back(std::move(polygon));
  }
  return out;
}

// Calls visit(cell) for each cell whose centre lies inside.
template <class Visit>
void for_each_cell_in(const CellGrid& grid, const std::vector<Polygon>& area, Visit&& visit) {
  for (std::uint32_t row = 0; row < grid.height; ++row) {
    const double lat = grid.corner(0, row + 0.5).lat;
    std::vector<double> crossings;  // in columns
    for (const Polygon& polygon : area) {
      for (const geodata::Ring& ring : polygon) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
          const LngLat a = ring[i], b = ring[i + 1];
          if ((a.lat > lat) == (b.lat > lat)) continue;
          const double lng = a.lng + (lat - a.lat) / (b.lat - a.lat) * (b.lng - a.lng);
          crossings.push_back((lng - grid.north_west.lng) / grid.cell_lng);
        }
      }
    }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
      const double first = std::max(std::ceil(crossings[i] - 0.5), 0.0);
      const double end = std::min(std::ceil(crossings[i + 1] - 0.5), static_cast<double>(grid.width));
      for (double column = first; column < end; ++column) visit(grid.cell(static_cast<std::uint32_t>(column), row));
    }
  }
}

class LandReader {
 public:
  LandReader(const geodata::Atlas& atlas, const geodata::Rivers& rivers) : atlas_(atlas), rivers_(rivers) {}

  geodata::WithWarnings<RiverLand> read() {
    if (!atlas_.rivers.sea.empty()) read_sea();
    if (!atlas_.rivers.relief.empty()) read_relief();
    if (!atlas_.rivers.catchments.empty()) read_catchments();
    return {std::move(land_), std::move(warnings_)};
  }

 private:
  void read_sea() {
    const auto file = geodata::read_vector_file(atlas_.folder / atlas_.rivers.sea);
    if (!file) {
      warnings_.push_back(file.error());
      return;
    }
    const geodata::FeatureStore& store = *file->value.features;
    for (geodata::FeatureIndex f = 0; f < store.size(); ++f)
      for (Polygon& polygon : polygons_of(store, f)) land_.sea.push_back(std::move(polygon));
  }

  void read_relief() {
    const auto relief = geodata::read_elevation(atlas_.folder / atlas_.rivers.relief, most_cells);
    if (!relief) {
      warnings_.push_back(relief.error());
      return;
    }
    land_.relief = *relief;
    const CellGrid grid = cells_of(**relief);
    std::vector<std::uint8_t> sea(land_.sea.empty() ? 0 : grid.size());
    for_each_cell_in(grid, land_.sea, [&](CellIndex c) { sea[c] = 1; });
    land_.drainage = std::make_shared<const geodata::RiverDrainage>(rivers_, grid, (*relief)->metres, sea);
  }

  void read_catchments() {
    const std::filesystem::path path = atlas_.folder / atlas_.rivers.catchments;
    const auto file = geodata::read_vector_file(path);
    if (!file) {
      warnings_.push_back(file.error());
      return;
    }
    const geodata::FeatureStore& store = *file->value.features;
    land_.recorded.resize(rivers_.network().size());
    for (geodata::FeatureIndex f = 0; f < store.size(); ++f) {
      const std::string id = geodata::to_string(store.value(f, atlas_.rivers.catchment_key));
      const auto reach = rivers_.find(id);
      if (!reach) {
        const std::string own(store.id(f));
        warnings_.push_back({text("The catchment {} is left out", own.empty() ? std::to_string(f) : own),
                             text("there is no reach {}", id),
                             {},
                             path.string()});
        continue;
      }
      RiverLand::Recorded& recorded = land_.recorded[*reach];
      for (Polygon& polygon : polygons_of(store, f)) recorded.area.push_back(std::move(polygon));
      recorded.weak = recorded.weak || store.value(f, "reliable") == geodata::Value(false);
    }
  }

  const geodata::Atlas& atlas_;
  const geodata::Rivers& rivers_;
  RiverLand land_;
  std::vector<Error> warnings_;
};

class Surveyor {
 public:
  Surveyor(const geodata::Rivers& rivers, const RiverLand& land, geodata::RiverPosition at)
      : rivers_(rivers), land_(land) {
    out_.at = at;
  }

  geodata::Result<Catchment> survey() {
    sort_reaches();
    std::vector<Polygon> parts = std::move(recorded_);
    out_.recorded_km2 = geodata::area_m2(parts) / geodata::square_metres_per_km2;
    if (!by_relief_.empty()) {
      for (Polygon& polygon : relief_part()) parts.push_back(std::move(polygon));
    }
    if (parts.empty()) {
      return tl::unexpected(Error{text("The catchment is not known"),
                                  text("neither recorded catchments nor a relief tell of this place"),
                                  {},
                                  {}});
    }
    // What the relief alone gave does not overlap.
    if (out_.recorded_km2 > 0 && parts.size() > 1) {
      auto one = geodata::dissolve(parts);
      if (!one) return tl::unexpected(one.error());
      parts = std::move(*one);
    }
    out_.km2 = geodata::area_m2(parts) / geodata::square_metres_per_km2;
    out_.area = std::move(parts);
    out_.reach_km2 = rivers_.area_km2(out_.at.reach);
    return std::move(out_);
  }

 private:
  const RiverLand::Recorded* recorded(ReachIndex r) const {
    if (land_.recorded.empty() || land_.recorded[r].area.empty()) return nullptr;
    return &land_.recorded[r];
  }

  bool on_relief(ReachIndex r) const {
    if (!land_.drainage) return false;
    const auto line = rivers_.line(r);
    return std::all_of(line.begin(), line.end(),
                       [&](geodata::WorldPoint p) { return land_.drainage->grid().at(geodata::to_lnglat(p)); });
  }

  // Whose land is taken as recorded, and whose is worked out.
  void sort_reaches() {
    for (const TraceStep& step : trace_upstream(rivers_.network(), out_.at).steps) {
      const bool whole = step.to_m >= rivers_.network().length_m(step.reach) - whole_within_m;
      const RiverLand::Recorded* own = recorded(step.reach);
      if (own != nullptr && (whole || !on_relief(step.reach))) {
        recorded_.insert(recorded_.end(), own->area.begin(), own->area.end());
        if (own->weak) out_.weak_km2 += geodata::area_m2(own->area) / geodata::square_metres_per_km2;
        if (!whole) out_.last_whole = true;
      } else if (on_relief(step.reach)) {
        by_relief_.push_back(step);
      } else {
        out_.unknown.push_back(step.reach);
      }
    }
  }

  // Cells that drain to the stretches of by_relief_; what is recorded of other reaches is theirs.
  std::vector<Polygon> relief_part() {
    const CellGrid& grid = land_.drainage->grid();
    std::vector<std::uint8_t> cells = land_.drainage->drains_to(rivers_, by_relief_, out_.at);
    for (ReachIndex r = 0; r < land_.recorded.size(); ++r) {
      const bool own = r == out_.at.reach;
      if (!own) for_each_cell_in(grid, land_.recorded[r].area, [&](CellIndex c) { cells[c] = 0; });
    }
    for (CellIndex c = 0; c < cells.size(); ++c) {
      const std::uint32_t x = grid.column(c), y = grid.row(c);
      if (cells[c] != 0 && (x <= 1 || y <= 1 || x + 2 >= grid.width || y + 2 >= grid.height)) out_.at_rim = true;
    }
    return geodata::outline_of_cells(grid, cells);
  }

  const geodata::Rivers& rivers_;
  const RiverLand& land_;
  Catchment out_;
  std::vector<Polygon> recorded_;
  std::vector<TraceStep> by_relief_;
};

}  // namespace

geodata::WithWarnings<RiverLand> read_river_land(const geodata::Atlas& atlas, const geodata::Rivers& rivers) {
  return LandReader(atlas, rivers).read();
}

geodata::Result<Catchment> catchment_of(const geodata::Rivers& rivers, const RiverLand& land,
                                        geodata::RiverPosition at) {
  return Surveyor(rivers, land, at).survey();
}

}  // namespace app
