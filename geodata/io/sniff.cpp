#include "geodata/io/sniff.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <optional>
#include <string>

#include "geodata/io/report.h"
#include "geodata/io/text_encoding.h"

namespace geodata {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_bytes = 4096;

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
    Signature{"PK\x03\x04"sv, Format::zip},
    Signature{"\x1F\x8B"sv, Format::gzip},
};

// Things people drop on a map that are not read, and what helps.
struct Known {
  std::string_view bytes, name, todo;
};
constexpr std::string_view save_as = "Save it as GeoJSON, GeoPackage, FlatGeobuf, Shapefile, KML, GPX or CSV";
constexpr std::array known{
    Known{"%PDF"sv, "PDF", save_as},
    Known{"\x89PNG"sv, "PNG", save_as},
    Known{"\xFF\xD8\xFF"sv, "JPEG", save_as},
    Known{"PAR1"sv, "Parquet", save_as},
    Known{"\xD0\xCF\x11\xE0"sv, "Excel 97", "Save its table as CSV"},
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

// What office programs write is ZIP too.
bool is_office_extension(std::string_view extension) {
  static constexpr std::array<std::string_view, 6> known_ones{".xlsx", ".xlsm", ".xlsb", ".ods", ".docx", ".odt"};
  return std::find(known_ones.begin(), known_ones.end(), extension) != known_ones.end();
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

// A table of texts: no zero bytes, and a separator in the first line; below it where the file is called a table.
bool looks_like_csv(std::string_view head, std::string_view extension) {
  if (head.find('\0') != std::string_view::npos) return false;
  const bool called_so = extension == ".csv" || extension == ".tsv";
  return head.substr(0, called_so ? head.size() : head.find_first_of("\r\n")).find_first_of(",;\t|") !=
         std::string_view::npos;
}

}  // namespace

Result<Format> sniff(std::string_view bytes, std::string_view name) {
  const std::string extension = extension_of(name);
  if (bytes.empty()) return refuse(text("the file is empty"), {});
  for (const Signature& s : signatures) {
    if (!bytes.starts_with(s.bytes)) continue;
    if (s.format == Format::shapefile && extension == ".shx") {
      return refuse(text("it is the index of a Shapefile"), text("Open the .shp file beside it"));
    }
    if (s.format == Format::zip && is_office_extension(extension)) {
      return refuse(text("it is a document of an office program, which is not read"), text("Save its table as CSV"));
    }
    return s.format;
  }
  for (const Known& k : known) {
    if (bytes.starts_with(k.bytes)) return refuse(text("it is a {} file, which is not read", k.name), text(k.todo));
  }
  if (extension == ".dbf") return refuse(text("it is the table of a Shapefile"), text("Open the .shp file beside it"));
  std::string_view head = bytes.substr(0, head_bytes);
  std::optional<std::string> wide;
  if (const auto encoding = encoding_of_text(head); encoding && !is_guess(*encoding)) {
    if (*encoding != TextEncoding::utf8) wide = text_as_utf8(head.substr(0, head.size() / 2 * 2), *encoding);
    if (wide) head = *wide;
  }
  if (head.starts_with("\xEF\xBB\xBF"sv)) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n\x1E"), head.size()));
  if (head.empty())
    return bytes.size() > head_bytes ? Result<Format>(Format::geojson) : refuse(text("the file is empty"), {});
  if (head[0] == '{' || head[0] == '[') return Format::geojson;
  if (head[0] == '<') return sniff_xml(head);
  if (extension == ".json" || extension == ".geojson" || extension == ".geojsonl" || extension == ".geojsons") {
    return refuse(text("it is not JSON"), text("Save it again as GeoJSON"), 1, 0);
  }
  if (looks_like_csv(head, extension)) return Format::csv;
  return refuse(text("it is not a kind of file that is read"), text(save_as));
}

}  // namespace geodata
