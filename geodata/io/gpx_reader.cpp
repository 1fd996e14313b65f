#include "geodata/io/gpx_reader.h"

#include <algorithm>
#include <array>
#include <optional>

#include "geodata/base/finite_number.h"
#include "geodata/io/named_layers.h"
#include "geodata/io/xml_reader.h"

namespace geodata {
namespace {

class GpxReader : public XmlHandler {
 public:
  explicit GpxReader(bool swapped) : order_(swapped) {}

  bool enter(const XmlElement& head) override {
    const bool line = head.name == "trk" || head.name == "rte";
    if (line) begin_line(head);
    if (head.name == "trkseg") segment_.clear();
    return line || head.name == "gpx" || head.name == "trkseg";
  }

  void leave(const std::string& name) override {
    if (name == "trkseg") end_segment();
    if (name == "trk") end_line(tracks);
    if (name == "rte") {
      end_segment();
      end_line(routes);
    }
  }

  void take(XmlElement&& element) override {
    if (element.name == "wpt") return way_point(element);
    if (element.name == "trkpt" || element.name == "rtept") {
      open_.add_to(segment_, position_of(element), element.line);
      if (const std::string_view time = element.text_of("time"); !time.empty()) {
        if (begin_.empty()) begin_ = time;
        end_ = time;
      }
    } else if (in_line_) {
      take_property(open_, element);
    }
  }

  Result<WithWarnings<VectorFile>> finish(std::string_view name, const ReadOptions& options) {
    if (const auto line = order_.swapped_from()) return tl::unexpected(swapped_error(name, *line));
    FeatureWarnings warnings{std::string(name)};
    if (commas_ > 0) {
      warnings.assumed(text("Decimal commas are read as points"),
                       text("{} numbers of its positions have one", commas_));
    }
    std::vector<NamedLayer> layers;
    for (const std::size_t i : {waypoints, routes, tracks})
      if (!layers_[i].features.empty()) layers.push_back(std::move(layers_[i]));
    return finish_layers(std::move(layers), "GPX", name, options, std::move(warnings));
  }

 private:
  static constexpr std::size_t waypoints = 0, routes = 1, tracks = 2;

  std::optional<double> coordinate(std::string_view words) {
    words = trimmed_xml(words);
    if (words.starts_with('+')) words.remove_prefix(1);
    const bool comma = std::count(words.begin(), words.end(), ',') == 1;
    if (!comma) return finite_number(words);
    std::string pointed(words);
    std::replace(pointed.begin(), pointed.end(), ',', '.');
    const auto out = finite_number(pointed);
    if (out) ++commas_;
    return out;
  }

  std::optional<LngLat> position_of(const XmlElement& element) {
    const auto lng = coordinate(element.attribute("lon")), lat = coordinate(element.attribute("lat"));
    if (!lng || !lat) return std::nullopt;
    return order_.take(LngLat{*lng, *lat}, element.line);
  }

  static void take_property(WordFeature& to, const XmlElement& element) {
    static constexpr std::array<std::string_view, 6> words{"name", "cmt", "desc", "src", "sym", "type"};
    static constexpr std::array<std::string_view, 3> numbers{"ele", "time", "number"};
    const auto is_one_of = [&](const auto& names) {
      return std::find(names.begin(), names.end(), element.name) != names.end();
    };
    if (is_one_of(words)) to.set(element.name, trimmed_xml(element.text), WordFeature::As::text);
    if (is_one_of(numbers)) to.set(element.name, trimmed_xml(element.text));
    if (element.name == "link") to.set("link", element.attribute("href"), WordFeature::As::text);
    if (element.name == "url") to.set("link", trimmed_xml(element.text), WordFeature::As::text);  // of GPX 1.0
  }

  void way_point(const XmlElement& element) {
    WordFeature feature;
    feature.line = element.line;
    if (const auto position = position_of(element)) {
      feature.add(GeometryType::point, {*position});
    } else {
      feature.fault = text("its position is missing or not a number");
    }
    for (const XmlElement& child : element.children) take_property(feature, child);
    layers_[waypoints].features.push_back(std::move(feature));
  }

  void begin_line(const XmlElement& head) {
    in_line_ = true;
    open_ = {};
    open_.line = head.line;
    segment_.clear();
    begin_.clear(), end_.clear();
  }

  // A segment of one point is no line.
  void end_segment() {
    if (segment_.size() >= 2) open_.add(GeometryType::line, std::move(segment_));
    segment_ = {};
  }

  void end_line(std::size_t layer) {
    in_line_ = false;
    if (open_.parts.empty()) open_.fault = text("it has fewer than two positions that can be used");
    open_.set("begin", begin_);
    open_.set("end", end_);
    layers_[layer].features.push_back(std::move(open_));
  }

  std::array<NamedLayer, 3> layers_{NamedLayer{"waypoints", {}}, NamedLayer{"routes", {}}, NamedLayer{"tracks", {}}};
  PositionOrder order_;
  WordFeature open_;  // the track or route that is being read
  bool in_line_ = false;
  std::vector<LngLat> segment_;
  std::string begin_, end_;
  std::size_t commas_ = 0;
};

}  // namespace

Result<WithWarnings<VectorFile>> read_gpx(std::string_view bytes, std::string_view name, const ReadOptions& options) {
  GpxReader reader(options.swapped);
  if (const auto read = read_xml(bytes, name, reader, options.cancel); !read) return tl::unexpected(read.error());
  return reader.finish(name, options);
}

}  // namespace geodata
