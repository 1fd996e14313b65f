#include "geodata/io/flatgeobuf_reader.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "geodata/io/coordinates.h"
#include "geodata/io/datum_note.h"
#include "geodata/io/flat_buffer.h"
#include "geodata/io/flatgeobuf_properties.h"
#include "geodata/io/packed_rtree.h"
#include "geodata/io/report.h"

namespace geodata {
namespace {

using VectorResult = Result<WithWarnings<VectorFile>>;

// Fields by number, as header.fbs and feature.fbs of the format list them.
namespace header {
constexpr unsigned name = 0, geometry_type = 2, columns = 7, features_count = 8, index_node_size = 9, crs = 10;
}
namespace crs {
constexpr unsigned org = 0, code = 1;
}
namespace feature {
constexpr unsigned geometry = 0, properties = 1, columns = 2;
}
namespace geometry {
constexpr unsigned ends = 0, xy = 1, type = 6, parts = 7;
}

enum class Shape : std::uint8_t {
  unknown,
  point,
  line,
  polygon,
  multi_point,
  multi_line,
  multi_polygon,
  collection,
  first_not_ours
};

constexpr std::size_t magic_size = 8;
constexpr std::uint32_t report_every = 1024;
constexpr int most_nested = 32;

class FlatGeobufReader {
 public:
  FlatGeobufReader(std::string_view bytes, std::string_view file, const ReadOptions& options)
      : bytes_(bytes), file_(file), options_(options), warnings_(file_) {}

  std::optional<VectorResult> read();

 private:
  enum class Outcome { read, not_ours, refused };

  Outcome refuse(Text why, std::size_t byte) {
    refusal_ = file_error(file_, std::move(why), text("Save it again as FlatGeobuf"));
    refusal_->byte = static_cast<std::int64_t>(byte);
    return Outcome::refused;
  }
  Outcome cut_off(std::size_t byte) { return refuse(text("the file ends too early; it may have been cut off"), byte); }
  Outcome damaged(std::size_t byte) { return refuse(text("the file is damaged or not of the kind it says"), byte); }

  Outcome read_header();
  Outcome use_crs(const FlatTable& head);
  Outcome read_features();
  Outcome read_next();
  bool by_window() const;
  Outcome read_window();
  bool cancelled(double done) const;
  Outcome cancel() {
    refusal_ = file_error(file_, text("reading was cancelled"));
    return Outcome::refused;
  }
  Outcome read_feature(std::string_view bytes, std::size_t byte);
  bool add_geometry(const FlatTable& table, Shape shape, int depth);
  std::span<LngLat> positions(const FlatVector<double>& xy, std::size_t first, std::size_t last);
  bool add_rings(const FlatTable& table);
  VectorResult finish();

  std::string_view bytes_;
  std::string file_;
  const ReadOptions& options_;
  FeatureWarnings warnings_;
  FeatureStoreBuilder builder_;
  GeometrySink sink_{builder_};
  FlatGeobufProperties properties_{builder_};
  VectorFile out_;
  std::vector<LngLat> positions_;
  std::size_t at_ = 0;
  std::optional<PackedRTree> tree_;
  std::size_t tree_at_ = 0;
  std::uint64_t features_in_file_ = 0;
  std::uint32_t number_ = 0;
  Shape shape_ = Shape::unknown;
  bool crs_named_ = false, not_ours_ = false, sink_has_crs_ = false;
  std::optional<Error> refusal_;
};

// --- the head

FlatGeobufReader::Outcome FlatGeobufReader::use_crs(const FlatTable& head) {
  out_.crs = "EPSG:4326";
  const auto table = head.table(header::crs);
  if (!table) return Outcome::read;
  const auto code = table->number<std::int32_t>(crs::code);
  const std::string_view org = table->text(crs::org);
  if (code <= 0 || (!org.empty() && org != "EPSG")) return Outcome::not_ours;
  crs_named_ = true;
  out_.crs = "EPSG:" + std::to_string(code);
  if (names_wgs84(out_.crs)) return Outcome::read;
  auto to_wgs84 = ToWgs84::from(out_.crs);
  if (!to_wgs84) return Outcome::not_ours;
  if (to_wgs84->identity()) return Outcome::read;
  sink_.set_crs(std::move(*to_wgs84));
  sink_has_crs_ = true;
  return Outcome::read;
}

FlatGeobufReader::Outcome FlatGeobufReader::read_header() {
  const FlatBuffer whole(bytes_);
  if (bytes_.size() < magic_size + 4) return cut_off(bytes_.size());
  const std::size_t size = whole.at<std::uint32_t>(magic_size), start = magic_size + 4;
  if (size > bytes_.size() - start) return cut_off(bytes_.size());
  const FlatBuffer buffer(bytes_.substr(start, size));
  const FlatTable head = FlatTable::root(buffer);
  const auto shape = head.number<std::uint8_t>(header::geometry_type);
  if (shape >= static_cast<std::uint8_t>(Shape::first_not_ours)) return Outcome::not_ours;
  shape_ = static_cast<Shape>(shape);
  const bool columns_known = properties_.use_columns(head, header::columns);
  std::string layer(head.text(header::name));
  if (layer.empty()) layer = std::filesystem::path(file_).stem().string();
  out_.layers = {layer};
  out_.layer = layer;
  const Outcome crs_used = use_crs(head);
  features_in_file_ = head.number<std::uint64_t>(header::features_count);
  const auto node_size = head.number<std::uint16_t>(header::index_node_size, 16);
  const auto index = PackedRTree::bytes(features_in_file_, node_size, bytes_.size());
  if (!buffer.ok() || !columns_known) return damaged(start);
  if (!index || *index > bytes_.size() - start - size) return cut_off(bytes_.size());
  if (!options_.layer.empty() && options_.layer != layer)
    return refusal_ = file_error(file_, text("it has no layer {}", options_.layer)), Outcome::refused;
  tree_at_ = start + size;
  at_ = tree_at_ + *index;
  if (*index > 0) tree_.emplace(bytes_.substr(tree_at_, *index), features_in_file_, node_size);
  return crs_used;
}

// --- features

bool FlatGeobufReader::cancelled(double done) const {
  if (options_.progress) options_.progress(done);
  return options_.cancel != nullptr && *options_.cancel;
}

// The feature at at_, which moves behind it.
FlatGeobufReader::Outcome FlatGeobufReader::read_next() {
  if (bytes_.size() - at_ < 4) return cut_off(bytes_.size());
  const std::size_t size = FlatBuffer(bytes_).at<std::uint32_t>(at_), start = at_ + 4;
  if (size > bytes_.size() - start) return cut_off(bytes_.size());
  at_ = start + size;
  return read_feature(bytes_.substr(start, size), start);
}

FlatGeobufReader::Outcome FlatGeobufReader::read_features() {
  while (at_ < bytes_.size()) {
    ++number_;
    if (number_ % report_every == 0 && cancelled(static_cast<double>(at_) / static_cast<double>(bytes_.size())))
      return cancel();
    const Outcome outcome = read_next();
    if (outcome != Outcome::read) return outcome;
  }
  return Outcome::read;
}

bool FlatGeobufReader::by_window() const {
  return options_.window && tree_ && !sink_has_crs_ && bytes_.size() > options_.window_above;
}

FlatGeobufReader::Outcome FlatGeobufReader::read_window() {
  const LngLatBox extent = tree_->extent();
  if (!std::isfinite(extent.west + extent.south + extent.east + extent.north)) return damaged(tree_at_);
  const LngLat north_west = to_lnglat(WorldPoint{options_.window->min_x, options_.window->min_y});
  const LngLat south_east = to_lnglat(WorldPoint{options_.window->max_x, options_.window->max_y});
  const auto found = tree_->find({north_west.lng, south_east.lat, south_east.lng, north_west.lat});
  if (!found) return damaged(tree_at_);
  ReadWindow window{{}, features_in_file_, {}};
  window.extent.add(to_world(LngLat{std::clamp(extent.west, -180.0, 180.0), extent.north}));
  window.extent.add(to_world(LngLat{std::clamp(extent.east, -180.0, 180.0), extent.south}));
  const std::size_t first = at_;
  for (std::size_t i = 0; i < found->size(); ++i) {
    const PackedRTree::Found& feature = (*found)[i];
    if (i % report_every == 0 && cancelled(static_cast<double>(i) / static_cast<double>(found->size())))
      return cancel();
    if (options_.have != nullptr && std::binary_search(options_.have->begin(), options_.have->end(), feature.number))
      continue;
    if (feature.offset >= bytes_.size() - first) return damaged(tree_at_);
    at_ = first + feature.offset;
    number_ = static_cast<std::uint32_t>(feature.number) + 1;
    const std::uint32_t before = builder_.size();
    const Outcome outcome = read_next();
    if (outcome != Outcome::read) return outcome;
    if (builder_.size() > before) window.numbers.push_back(feature.number);
  }
  out_.window = std::move(window);
  return Outcome::read;
}

FlatGeobufReader::Outcome FlatGeobufReader::read_feature(std::string_view bytes, std::size_t byte) {
  const FlatBuffer buffer(bytes);
  const FlatTable table = FlatTable::root(buffer);
  if (table.table_count(feature::columns) > 0) return Outcome::not_ours;
  sink_.begin_feature();
  bool sound = true;
  if (const auto shape = table.table(feature::geometry)) sound = add_geometry(*shape, shape_, 0);
  sink_.end_feature();
  if (not_ours_) return Outcome::not_ours;
  if (!sound || !buffer.ok()) return damaged(byte);
  if (!sink_.fault().empty()) {
    builder_.discard_feature();
    warnings_.skipped(number_, sink_.fault());
    return Outcome::read;
  }
  const FlatVector<char> properties = table.numbers<char>(feature::properties);
  if (!buffer.ok()) return damaged(byte);
  if (!properties.empty() && !properties_.read(properties.raw())) return damaged(byte);
  builder_.finish_feature();
  return Outcome::read;
}

std::span<LngLat> FlatGeobufReader::positions(const FlatVector<double>& xy, std::size_t first, std::size_t last) {
  positions_.resize(last - first);
  for (std::size_t i = first; i < last; ++i) positions_[i - first] = {xy[2 * i], xy[2 * i + 1]};
  return positions_;
}

// Rings end where `ends` says; without it there is one. False: the ends lie beyond the coordinates.
bool FlatGeobufReader::add_rings(const FlatTable& table) {
  const auto xy = table.numbers<double>(geometry::xy);
  const auto ends = table.numbers<std::uint32_t>(geometry::ends);
  const std::size_t count = xy.size() / 2;
  if (count == 0) return true;
  sink_.begin_polygon();
  std::size_t first = 0;
  for (std::size_t i = 0; i < std::max<std::size_t>(ends.size(), 1); ++i) {
    const std::size_t last = ends.empty() ? count : ends[i];
    if (last < first || last > count) return false;
    if (last > first) sink_.add_ring(positions(xy, first, last));
    first = last;
  }
  sink_.end_polygon();
  return true;
}

bool FlatGeobufReader::add_geometry(const FlatTable& table, Shape shape, int depth) {
  if (depth > most_nested) return false;
  if (shape == Shape::unknown) {
    const auto own = table.number<std::uint8_t>(geometry::type);
    if (own >= static_cast<std::uint8_t>(Shape::first_not_ours)) return not_ours_ = true, false;
    shape = static_cast<Shape>(own);
  }
  const auto xy = table.numbers<double>(geometry::xy);
  const std::size_t count = xy.size() / 2;
  switch (shape) {
    case Shape::point:
    case Shape::multi_point:
      for (std::size_t i = 0; i < count; ++i) sink_.add_point({xy[2 * i], xy[2 * i + 1]});
      return true;
    case Shape::line:
      if (count > 0) sink_.add_line(positions(xy, 0, count));
      return true;
    case Shape::multi_line: {
      const auto ends = table.numbers<std::uint32_t>(geometry::ends);
      std::size_t first = 0;
      for (std::size_t i = 0; i < std::max<std::size_t>(ends.size(), count > 0 ? 1 : 0); ++i) {
        const std::size_t last = ends.empty() ? count : ends[i];
        if (last < first || last > count) return false;
        if (last > first) sink_.add_line(positions(xy, first, last));
        first = last;
      }
      return true;
    }
    case Shape::polygon: return add_rings(table);
    case Shape::multi_polygon:
    case Shape::collection: {
      const std::size_t parts = table.table_count(geometry::parts);
      const Shape of_part = shape == Shape::multi_polygon ? Shape::polygon : Shape::unknown;
      for (std::size_t i = 0; i < parts; ++i)
        if (!add_geometry(table.table_at(geometry::parts, i), of_part, depth + 1)) return false;
      return true;
    }
    case Shape::unknown:
    case Shape::first_not_ours: break;
  }
  return count == 0;
}

VectorResult FlatGeobufReader::finish() {
  if (!crs_named_ && sink_.looks_swapped()) return tl::unexpected(swapped_error(file_));
  if (sink_.all_out_of_range()) {
    if (crs_named_) {
      return tl::unexpected(
          file_error(file_, text("its coordinates do not fit the coordinate system {} that it names", out_.crs)));
    }
    const LngLat p = sink_.first_out_of_range();
    return tl::unexpected(
        file_error(file_,
                   text("its positions (the first is {}, {}) are not longitudes and latitudes, and it "
                        "does not name its coordinate system",
                        p.lng, p.lat),
                   text("Save it again in WGS 84")));
  }
  if (!crs_named_) {
    warnings_.assumed(text("The coordinates are taken as longitude and latitude on WGS 84"),
                      text("it does not name its coordinate system"));
  }
  out_.format = "FlatGeobuf";
  out_.features_read = builder_.size();
  out_.features_skipped = warnings_.count();
  out_.features = std::move(builder_).build();
  if (sink_has_crs_) tell_of_datum(warnings_, out_.crs, *out_.features);
  return WithWarnings<VectorFile>{std::move(out_), std::move(warnings_).take()};
}

std::optional<VectorResult> FlatGeobufReader::read() {
  Outcome outcome = read_header();
  if (outcome == Outcome::read) outcome = by_window() ? read_window() : read_features();
  if (outcome == Outcome::not_ours) return std::nullopt;
  if (outcome == Outcome::refused) return tl::unexpected(std::move(*refusal_));
  return finish();
}

}  // namespace

std::optional<VectorResult> read_flatgeobuf(std::string_view bytes, std::string_view file, const ReadOptions& options) {
  return FlatGeobufReader(bytes, file, options).read();
}

}  // namespace geodata
