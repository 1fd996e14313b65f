#include "geodata/io/kml_reader.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "geodata/io/html_text.h"
#include "geodata/io/kml_geometry.h"
#include "geodata/io/kml_style.h"
#include "geodata/io/named_layers.h"
#include "geodata/io/xml_reader.h"

namespace geodata {
namespace {

class KmlReader : public XmlHandler {
 public:
  explicit KmlReader(bool swapped) : geometries_{PositionOrder(swapped)} {}

  bool enter(const XmlElement& head) override {
    if (head.name == "kml") return true;
    if (head.name != "Document" && head.name != "Folder") return false;
    open_.push_back(folders_.size());
    folders_.emplace_back();
    return true;
  }

  void leave(const std::string& name) override {
    if (name != "kml") open_.pop_back();
  }

  void take(XmlElement&& element) override {
    if (element.name == "Placemark") return placemark(std::move(element));
    if (element.name == "Style" || element.name == "StyleMap") return styles_.take(element);
    if (element.name == "NetworkLink") ++links_;
    if (element.name == "GroundOverlay" || element.name == "PhotoOverlay" || element.name == "ScreenOverlay")
      ++pictures_;
    if (element.name == "name" && !open_.empty()) folders_[open_.back()].name = text_of_html(trimmed_xml(element.text));
  }

  Result<WithWarnings<VectorFile>> finish(std::string_view file, const ReadOptions& options) {
    if (const auto line = geometries_.order.swapped_from()) return tl::unexpected(swapped_error(file, *line));
    FeatureWarnings warnings{std::string(file)};
    const Text why = text("nothing is read that a file points at");
    if (links_ > 0) warnings.note(text("Links to other files are left out: {}", links_), why);
    if (pictures_ > 0) warnings.note(text("Pictures laid over the map are left out: {}", pictures_), why);
    if (const std::size_t models = geometries_.models; models > 0)
      warnings.note(text("Models of buildings are left out: {}", models), why);
    std::vector<NamedLayer> layers;
    for (Folder& folder : folders_) {
      if (folder.placemarks.empty()) continue;
      NamedLayer layer{std::move(folder.name), {}};
      if (layer.name.empty()) layer.name = std::filesystem::path(file).stem().string();
      layer.features = features_of(folder);
      layers.push_back(std::move(layer));
    }
    if (layers.empty() && links_ > 0) {
      return tl::unexpected(file_error(file, text("it has no places of its own, only links to other files"),
                                       text("Open the files that it points at")));
    }
    return finish_layers(std::move(layers), "KML", file, options, std::move(warnings));
  }

 private:
  // What its style leads to may stand behind it, so it waits, without what was read of it already.
  struct Waiting {
    WordFeature feature;
    XmlElement styled;
  };
  struct Folder {
    std::string name;
    std::vector<Waiting> placemarks;
  };

  void placemark(XmlElement&& element) {
    if (open_.empty()) {  // a file of one placemark
      open_.push_back(folders_.size());
      folders_.emplace_back();
    }
    Waiting out;
    out.feature.line = element.line;
    for (const XmlElement& child : element.children) {
      if (child.name == "name" || child.name == "description") {
        out.feature.set(child.name, text_of_html(child.text), WordFeature::As::text);
      } else if (child.name == "address" || child.name == "phoneNumber") {
        out.feature.set(child.name, trimmed_xml(child.text), WordFeature::As::text);
      } else if (child.name == "TimeStamp") {
        out.feature.set("time", child.text_of("when"));
      } else if (child.name == "TimeSpan") {
        out.feature.set("begin", child.text_of("begin"));
        out.feature.set("end", child.text_of("end"));
      } else if (child.name == "ExtendedData") {
        take_data(child, out.feature);
      }
    }
    bool has_geometry = false;
    for (const XmlElement& child : element.children)
      has_geometry = take_kml_geometry(child, out.feature, geometries_) || has_geometry;
    if (has_geometry && out.feature.parts.empty() && out.feature.fault.empty())
      out.feature.fault = text("it has fewer than two positions that can be used");
    std::erase_if(element.children, [](const XmlElement& child) {
      return child.name != "Style" && child.name != "StyleMap" && child.name != "styleUrl";
    });
    out.styled = std::move(element);
    folders_[open_.back()].placemarks.push_back(std::move(out));
  }

  // Data, SimpleData, and elements of a schema of one's own.
  static void take_data(const XmlElement& data, WordFeature& feature) {
    for (const XmlElement& child : data.children) {
      if (child.name == "Data") {
        feature.set(child.attribute("name"), child.text_of("value"));
      } else if (child.name == "SchemaData") {
        for (const XmlElement& value : child.children)
          if (value.name == "SimpleData") feature.set(value.attribute("name"), trimmed_xml(value.text));
      } else if (child.children.empty()) {
        feature.set(child.name, trimmed_xml(child.text));
      }
    }
  }

  std::vector<WordFeature> features_of(Folder& folder) const {
    std::vector<WordFeature> out;
    out.reserve(folder.placemarks.size());
    for (Waiting& waiting : folder.placemarks) {
      styles_.dress(waiting.styled, waiting.feature);
      out.push_back(std::move(waiting.feature));
    }
    return out;
  }

  std::vector<Folder> folders_;    // in the file's order, a document being one
  std::vector<std::size_t> open_;  // those around what is read
  KmlStyles styles_;
  std::size_t links_ = 0, pictures_ = 0;
  KmlGeometries geometries_;
};

}  // namespace

Result<WithWarnings<VectorFile>> read_kml(std::string_view bytes, std::string_view name, const ReadOptions& options) {
  KmlReader reader(options.swapped);
  if (const auto read = read_xml(bytes, name, reader, options.cancel); !read) return tl::unexpected(read.error());
  return reader.finish(name, options);
}

}  // namespace geodata
