// The folders form one direction: who may include whom (ARCHITECTURE.md), and where a library's headers may appear.
#include <algorithm>
#include <map>
#include <set>

#include "tests/catch.h"
#include "tests/structure/sources.h"

using structure::SourceFile;

namespace {

using Folders = std::vector<std::string_view>;

const Folders geodata = {"geodata/base",    "geodata/geo",   "geodata/features", "geodata/algo",
                         "geodata/network", "geodata/atlas", "geodata/io"};  // and not geodata/gdal, which is loaded

Folders operator+(Folders a, const Folders& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// A folder may always include itself. app/main.cpp and app/cli/ see all.
const std::map<std::string_view, Folders> may_include = {
    {"geodata/base", {}},
    {"geodata/geo", {"geodata/base"}},
    {"geodata/features", {"geodata/base", "geodata/geo"}},
    {"geodata/algo", {"geodata/base", "geodata/geo", "geodata/features"}},
    {"geodata/network", {"geodata/base", "geodata/geo", "geodata/features", "geodata/algo"}},
    {"geodata/atlas", {"geodata/base", "geodata/geo", "geodata/features"}},
    {"geodata/io", {"geodata/base", "geodata/geo", "geodata/features"}},
    {"geodata/gdal", {"geodata/base", "geodata/geo", "geodata/features", "geodata/io"}},
    {"app/core", geodata},
    {"app/text", {"geodata/base"}},
    {"app/scene", Folders{"app/text", "app/core"} + geodata},
    {"app/render", Folders{"app/scene", "app/core"} + geodata},
    {"app/ui", Folders{"app/scene", "app/text", "app/core"} + geodata},
    {"app/platform", Folders{"app/core"} + Folders{"geodata/base"}},  // base: errors are Results everywhere
    {"app/shell", Folders{"app/core", "app/text", "app/scene", "app/render", "app/ui", "app/platform"} + geodata},
};

// Libraries whose headers stay in the folder that wraps them, in .cpp files or headers that only it includes.
struct Library {
  std::string_view name;
  Folders headers;  // how their names begin
  Folders homes;
};
const std::vector<Library> libraries = {
    {"GDAL", {"gdal", "ogr", "cpl_", "ogrsf"}, {"geodata/gdal"}},
    {"libtiff", {"tiff"}, {"geodata/io"}},
    {"expat", {"expat"}, {"geodata/io"}},
    {"libarchive", {"archive.h", "archive_entry.h"}, {"geodata/io"}},
    {"PROJ", {"proj.h", "geodesic.h", "proj/"}, {"geodata/geo"}},
    {"cmark", {"cmark"}, {"geodata/atlas"}},
    {"ICU", {"unicode/"}, {"geodata/atlas", "app/text", "app/ui"}},
    {"FreeType", {"ft2build.h", "freetype/"}, {"app/text"}},
    {"HarfBuzz", {"hb.h", "hb-", "harfbuzz/"}, {"app/text"}},
    {"fontconfig", {"fontconfig/"}, {"app/text"}},
    {"OpenGL", {"epoxy/", "GL/", "EGL/"}, {"app/render", "app/platform", "app/ui"}},
    {"GLFW", {"GLFW/"}, {"app/platform", "app/ui"}},
    {"libdbus", {"dbus/"}, {"app/platform"}},
    {"Dear ImGui", {"imgui", "imstb_", "backends/imgui"}, {"app/ui"}},
};

struct Include {
  std::string path;
  bool quoted;
  int line;
};

std::vector<Include> includes_of(const SourceFile& file) {
  std::vector<Include> found;
  int number = 0;
  for (std::string_view line : structure::split_lines(file.content)) {
    ++number;
    if (!line.starts_with("#include ")) continue;
    line.remove_prefix(9);
    const auto end = line.find_first_of(">\"", 1);
    if (line.empty() || end == std::string_view::npos) continue;
    found.push_back({std::string(line.substr(1, end - 1)), line[0] == '"', number});
  }
  return found;
}

bool is_ours(std::string_view path) { return path.starts_with("geodata/") || path.starts_with("app/"); }

bool contains(const Folders& folders, std::string_view folder) {
  return std::find(folders.begin(), folders.end(), folder) != folders.end();
}

// "geodata/base" for everything below it; "app" for app/main.cpp.
std::string_view folder_of(std::string_view path) {
  const auto second = path.find('/', path.find('/') + 1);
  return path.substr(0, second == std::string_view::npos ? path.find('/') : second);
}

const Library* library_of(std::string_view header) {
  for (const Library& library : libraries) {
    for (const std::string_view start : library.headers) {
      if (header.starts_with(start)) return &library;
    }
  }
  return nullptr;
}

// Headers through which a guarded library would leave its folder: those that include it, and those that include them.
std::map<std::string, std::string> headers_that_carry_a_library(const std::vector<const SourceFile*>& files) {
  std::map<std::string, std::string> carriers;  // header -> library
  for (bool grew = true; grew;) {
    grew = false;
    for (const SourceFile* file : files) {
      if (file->extension() != ".h" || carriers.count(file->path) > 0) continue;
      for (const Include& include : includes_of(*file)) {
        const Library* library = include.quoted && is_ours(include.path) ? nullptr : library_of(include.path);
        const auto through = carriers.find(include.path);
        if (library == nullptr && through == carriers.end()) continue;
        carriers[file->path] = library != nullptr ? std::string(library->name) : through->second;
        grew = true;
        break;
      }
    }
  }
  return carriers;
}

}  // namespace

TEST_CASE("folders include only what the architecture allows") {
  for (const SourceFile* file : structure::cpp_files({"geodata", "app"})) {
    const auto rule = may_include.find(folder_of(file->path));
    if (rule == may_include.end()) continue;
    for (const Include& include : includes_of(*file)) {
      const std::string_view folder = folder_of(include.path);
      if (!include.quoted || !is_ours(include.path) || folder == folder_of(file->path)) continue;
      INFO(file->path << ":" << include.line << " includes " << include.path << "; " << folder_of(file->path)
                      << " must not know " << folder << " (ARCHITECTURE.md, folders)");
      CHECK(contains(rule->second, folder));
    }
  }
}

TEST_CASE("our own headers are included by their path from the root, in quotes") {
  std::set<std::string> known;
  for (const SourceFile& file : structure::all_files()) known.insert(file.path);
  for (const SourceFile* file : structure::cpp_files({"geodata", "app", "tests", "benchmarks", "tools"})) {
    for (const Include& include : includes_of(*file)) {
      INFO(file->path << ":" << include.line << " includes " << include.path);
      if (include.quoted) {
        CHECK(known.count(include.path) == 1);
      } else {
        CHECK(known.count(include.path) == 0);
      }
    }
  }
}

TEST_CASE("every folder of the library and the program has a rule") {
  for (const SourceFile* file : structure::cpp_files({"geodata", "app"})) {
    INFO(file->path << ": give its folder a row in may_include, and in ARCHITECTURE.md");
    const std::string_view folder = folder_of(file->path);
    CHECK((may_include.count(folder) == 1 || folder == "app/cli" || folder == "app"));
  }
}

TEST_CASE("a library's headers stay in the folder that wraps it") {
  for (const SourceFile* file : structure::cpp_files({"geodata", "app"})) {
    for (const Include& include : includes_of(*file)) {
      const Library* library = include.quoted && is_ours(include.path) ? nullptr : library_of(include.path);
      if (library == nullptr) continue;
      INFO(file->path << ":" << include.line << " includes " << include.path << " of " << library->name);
      CHECK(contains(library->homes, folder_of(file->path)));
    }
  }
}

TEST_CASE("no header carries a library out of its folder") {
  const auto files = structure::cpp_files({"geodata", "app"});
  const auto carriers = headers_that_carry_a_library(files);
  for (const SourceFile* file : files) {
    for (const Include& include : includes_of(*file)) {
      const auto carrier = carriers.find(include.path);
      if (carrier == carriers.end() || folder_of(include.path) == folder_of(file->path)) continue;
      INFO(file->path << ":" << include.line << " includes " << include.path << " and with it " << carrier->second
                      << "; keep " << carrier->second << " behind a pointer to an incomplete type");
      CHECK(false);
    }
  }
}
