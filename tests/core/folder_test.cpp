// What a folder holds, as one chooses a file to open in it.
#include "app/core/folder.h"

#include <cstdlib>

#include "tests/catch.h"
#include "tests/temporary_folder.h"

using namespace app;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> listed(const Folder& folder) {
  std::vector<std::string> out;
  for (const FolderEntry& e : folder.entries) {
    const std::string kind = e.kind == FolderEntry::Kind::folder  ? "folder"
                             : e.kind == FolderEntry::Kind::atlas ? "atlas"
                                                                  : std::string(e.format);
    out.push_back(e.name + ": " + kind);
  }
  return out;
}

}  // namespace

TEST_CASE("folders and atlases come first, then what the map reads, by name and number") {
  const TemporaryFolder root;
  for (const char* name : {"track 10.gpx", "Track 9.GPX", "track 9b.gpx", "notes.txt", ".hidden.gpx", "水质.csv",
                           "wells.gpkg", "a.geojson"})
    root.write(name, "12345");
  fs::create_directory(root / "photos");
  fs::create_directory(root / ".git");
  fs::create_directory(root / "Anshan");
  std::ofstream(root / "Anshan" / "atlas.json") << "{}";
  fs::create_symlink("nowhere.gpx", root / "broken.gpx");
  const Folder folder = read_folder(root.path());
  CHECK_FALSE(folder.error.has_value());
  CHECK(listed(folder) == std::vector<std::string>{"Anshan: atlas", "photos: folder", "a.geojson: GeoJSON",
                                                   "Track 9.GPX: GPX", "track 9b.gpx: GPX", "track 10.gpx: GPX",
                                                   "wells.gpkg: GeoPackage", "水质.csv: CSV"});
  CHECK(folder.entries.back().bytes == 5);
  CHECK(folder.others == 2);  // the notes, and the link that leads nowhere
  CHECK(read_folder(root / "photos" / "..").path == root.path());
}

TEST_CASE("a folder that cannot be read says so") {
  const TemporaryFolder root;
  const Folder gone = read_folder(root / "gone");
  REQUIRE(gone.error.has_value());
  CHECK(gone.entries.empty());
  CHECK(gone.error->file == (root / "gone").string());
  const Folder file = read_folder(root.write("a.csv", "x"));
  CHECK(file.error.has_value());
}

TEST_CASE("what is typed is a path as a shell understands it") {
  const char* home = std::getenv("HOME");
  const std::string before = home != nullptr ? home : "";
  ::setenv("HOME", "/users/li", 1);
  CHECK(typed_path("~", "/data") == "/users/li");
  CHECK(typed_path("~/maps/a.gpx", "/data") == "/users/li/maps/a.gpx");
  CHECK(typed_path("/tmp/b.csv", "/data") == "/tmp/b.csv");
  CHECK(typed_path("sub/c.kml", "/data") == "/data/sub/c.kml");
  CHECK(typed_path("../d.kml", "/data/sub") == "/data/d.kml");
  ::setenv("HOME", before.c_str(), 1);
}
