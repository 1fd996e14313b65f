#include "geodata/io/sniff.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string>

#include "geodata/io/report.h"

namespace geodata {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_bytes = 4096;
constexpr int max_xml_depth = 512;

struct Signature {
  std::string_view bytes;
  Format format;
};
constexpr std::array signatures{
    Signature{"SQLite format 3\0"sv, Format::geopackage},
    Signature{"fgb\x03"sv, Format::flatgeobuf},
    Signature{"\0\0\x27\x0A"sv, Format::shapefile},
    Signature{"II*\0"sv, Format::geotiff},
    Signature{"MM\0*"sv, Format::geotiff},
    Signature{"II+\0"sv, Format::geotiff},
    Signature{"MM\0+"sv, Format::geotiff},
};

// Things people drop on a map that are not read, and what helps.
struct Known {
  std::string_view bytes, name, todo;
};
constexpr std::string_view save_as = "Save it as GeoJSON, GeoPackage, FlatGeobuf, Shapefile, KML, GPX or CSV";
constexpr std::array known{
    Known{"PK\x03\x04"sv, "ZIP", "Unpack it and open the file inside"},
    Known{"\x1F\x8B"sv, "gzip", "Unpack it and open the file inside"},
    Known{"%PDF"sv, "PDF", save_as},
    Known{"\x89PNG"sv, "PNG", save_as},
    Known{"\xFF\xD8\xFF"sv, "JPEG", save_as},
    Known{"PAR1"sv, "Parquet", save_as},
};

tl::unexpected<Error> refuse(Text why, Text todo, std::int64_t line = 0, std::int64_t byte = -1) {
  Error error = file_error({}, std::move(why), std::move(todo));
  error.line = line;
  error.byte = byte;
  return tl::unexpected(std::move(error));
}

std::string extension_of(std::string_view name) {
  std::string out = std::filesystem::path(name).extension().string();
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// The XML file's first element, without a namespace prefix; empty when there is none in the head.
std::string_view root_element(std::string_view head) {
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    if (head.substr(at).starts_with("<!--")) {
      at = head.find("-->", at);
      if (at == std::string_view::npos) break;
      continue;
    }
    if (at + 1 >= head.size() || head[at + 1] == '?' || head[at + 1] == '!') continue;
    const std::size_t end = head.find_first_of(" \t\r\n/>", at + 1);
    std::string_view name = head.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    return name;
  }
  return {};
}

Result<Format> sniff_xml(std::string_view head) {
  const std::string_view root = root_element(head);
  if (root == "kml") return Format::kml;
  if (root == "gpx") return Format::gpx;
  if (root == "OGRVRTDataSource" || root == "VRTDataset") {
    return refuse(text("it is a VRT, a file that only points at other files"), text("Open the file that it points at"));
  }
  if (root.empty()) return refuse(text("it is XML without an element"), text(save_as));
  return refuse(text("it is XML of a kind that is not read ({})", root), text(save_as));
}

// A table of texts: no zero bytes, and a separator in the first line.
bool looks_like_csv(std::string_view head) {
  if (head.find('\0') != std::string_view::npos) return false;
  return head.substr(0, head.find_first_of("\r\n")).find_first_of(",;\t") != std::string_view::npos;
}

// Offset of the > that ends the tag at `at`; one inside a quoted attribute does not.
std::size_t tag_end(std::string_view bytes, std::size_t at) {
  char quote = 0;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at;
    }
  }
  return std::string_view::npos;
}

}  // namespace

Result<Format> sniff(std::string_view bytes, std::string_view name) {
  const std::string extension = extension_of(name);
  if (bytes.empty()) return refuse(text("the file is empty"), {});
  if (extension == ".kmz") return refuse(text("KMZ is not read yet"), text("Unpack it and open the KML file inside"));
  for (const Signature& s : signatures) {
    if (!bytes.starts_with(s.bytes)) continue;
    if (s.format == Format::shapefile && extension == ".shx") {
      return refuse(text("it is the index of a Shapefile"), text("Open the .shp file beside it"));
    }
    return s.format;
  }
  for (const Known& k : known) {
    if (bytes.starts_with(k.bytes)) return refuse(text("it is a {} file, which is not read", k.name), text(k.todo));
  }
  if (extension == ".dbf") return refuse(text("it is the table of a Shapefile"), text("Open the .shp file beside it"));
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
    return refuse(text("its text is UTF-16"), text("Save it again as UTF-8"), 1, 0);
  }

  std::string_view head = bytes.substr(0, head_bytes);
  if (head.starts_with("\xEF\xBB\xBF"sv)) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n\x1E"), head.size()));
  if (head.empty())
    return bytes.size() > head_bytes ? Result<Format>(Format::geojson) : refuse(text("the file is empty"), {});
  if (head[0] == '{' || head[0] == '[') return Format::geojson;
  if (head[0] == '<') return sniff_xml(head);
  if (extension == ".json" || extension == ".geojson" || extension == ".geojsonl" || extension == ".geojsons") {
    return refuse(text("it is not JSON"), text("Save it again as GeoJSON"), 1, 0);
  }
  if (looks_like_csv(head)) return Format::csv;
  return refuse(text("it is not a kind of file that is read"), text(save_as));
}

Result<void> check_xml(std::string_view bytes) {
  int depth = 0;
  const auto refuse_at = [&](std::size_t at, Text why) {
    return refuse(std::move(why), {}, LineCounter(bytes).line_at(at), static_cast<std::int64_t>(at));
  };
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    const std::string_view rest = bytes.substr(at);
    if (rest.starts_with("<!ENTITY")) {
      return refuse_at(at, text("it declares entities, which map files do not need and attacks use"));
    }
    std::size_t close = 0;
    if (rest.starts_with("<!--")) {
      close = bytes.find("-->", at + 4);
    } else if (rest.starts_with("<![CDATA[")) {
      close = bytes.find("]]>", at);
    } else if (rest.starts_with("<?")) {
      close = bytes.find("?>", at);
    } else if (rest.starts_with("<!")) {
      continue;  // <!DOCTYPE name [ ... ]>: look inside
    } else {
      close = tag_end(bytes, at);
      const bool ends = rest.starts_with("</");
      if (ends) {
        --depth;
      } else if (close != std::string_view::npos && bytes[close - 1] != '/') {
        ++depth;
      }
    }
    if (close == std::string_view::npos) {
      return refuse_at(bytes.size(), text("the file ends too early; it may have been cut off"));
    }
    if (depth > max_xml_depth) return refuse_at(at, text("values are nested more than {} deep", max_xml_depth));
    at = close;
  }
  return {};
}

}  // namespace geodata
