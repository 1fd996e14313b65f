#include "geodata/io/packed_sources.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

#include <fmt/core.h>

#include "geodata/io/report.h"
#include "geodata/io/sniff.h"

namespace geodata {
namespace {

namespace fs = std::filesystem;

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string extension_of(const PackedFile& file) { return lower(fs::path(file.name).extension().string()); }

bool is_sibling(const std::string& extension) {
  return extension == ".shx" || extension == ".dbf" || extension == ".prj" || extension == ".cpg";
}

// Any text with a comma looks like a table, so a table must say that it is one.
bool is_data(const PackedFile& file) {
  const std::string extension = extension_of(file);
  if (is_sibling(extension)) return false;
  const auto format = sniff(file.bytes, file.name);
  if (!format || *format == Format::geotiff || *format == Format::zip || *format == Format::gzip) return false;
  return *format != Format::csv || extension == ".csv" || extension == ".tsv";
}

// Whatever they are called.
bool is_office_document(std::span<const PackedFile> files) {
  return std::any_of(files.begin(), files.end(), [](const PackedFile& file) {
    return file.name == "[Content_Types].xml" || file.name == "META-INF/manifest.xml";
  });
}

// The document of a KMZ is doc.kml, else the first KML file; the others are what it links to.
std::size_t document_of(std::span<const PackedFile> files) {
  std::size_t first = files.size();
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].name == "doc.kml") return i;
    if (first == files.size() && extension_of(files[i]) == ".kml") first = i;
  }
  return first;
}

}  // namespace

Result<std::vector<PackedSource>> packed_sources(std::span<const PackedFile> files, std::string_view archive) {
  if (is_office_document(files)) {
    return tl::unexpected(file_error(archive, text("it is a document of an office program, which is not read"),
                                     text("Save its table as CSV")));
  }
  std::vector<PackedSource> out;
  const auto title = [&](std::size_t i) { return fs::path(files[i].name).stem().string(); };
  if (lower(fs::path(archive).extension().string()) == ".kmz") {
    const std::size_t document = document_of(files);
    if (document < files.size()) out.push_back({title(document), document, {}});
  } else {
    for (std::size_t i = 0; i < files.size(); ++i)
      if (is_data(files[i])) out.push_back({title(i), i, {}});
  }
  for (PackedSource& source : out) {
    if (extension_of(files[source.file]) != ".shp") continue;
    const std::string stem = lower(fs::path(files[source.file].name).replace_extension().string());
    for (std::size_t i = 0; i < files.size(); ++i)
      if (is_sibling(extension_of(files[i])) && lower(fs::path(files[i].name).replace_extension().string()) == stem)
        source.siblings.push_back(i);
  }
  std::sort(out.begin(), out.end(),
            [&](const PackedSource& a, const PackedSource& b) { return files[a.file].name < files[b.file].name; });
  if (out.empty()) return tl::unexpected(file_error(archive, text("no file in it is of a kind that is read")));
  // Files of one name in different folders are different layers.
  std::set<std::string, std::less<>> taken;
  for (PackedSource& source : out) {
    const std::string name = source.title;
    for (int twin = 2; !taken.insert(source.title).second; ++twin) source.title = fmt::format("{} {}", name, twin);
  }
  return out;
}

}  // namespace geodata
