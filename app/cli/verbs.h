// The program's verbs, one file each. They return the process's exit code: 0 done, 1 something was wrong with what was
// given, 2 the command line cannot be understood.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/river_guide.h"
#include "app/core/session.h"
#include "app/shell/explorer.h"
#include "app/ui/picture_furniture.h"
#include "geodata/atlas/layer_spec.h"
#include "geodata/base/text.h"
#include "geodata/geo/world.h"

namespace app {

struct RenderArguments {
  std::vector<std::filesystem::path> paths;  // an atlas, or data files; empty: the atlas that comes with the program
  int width_px = 1280, height_px = 800;
  double scale = 1;
  std::optional<std::vector<double>> view;  // lng, lat, zoom
  std::string place, popup;                 // ids
  std::vector<std::string> layers;          // only these overlays are on
  geodata::Theme theme = geodata::Theme::light;
  geodata::Language language = geodata::Language::english;
  bool with_panels = false;
  bool bare = false;  // the map alone, for programs; else without panels it carries `furniture`
  PictureFurniture furniture;
  bool statistics = false;  // what it cost, on standard error
  std::filesystem::path output = "map.png";
};

int open_window(const std::vector<std::filesystem::path>& paths);
int render(const RenderArguments& arguments);
int check(const std::vector<std::filesystem::path>& paths, bool as_json);

struct NetworkArguments {
  std::filesystem::path path;
  double tolerance_m = 30;
  std::vector<geodata::LngLat> mouths;
  bool from_mouths = false;  // lines without links run to the nearest mouth
  bool turn = false;         // lines without links run against the way they are drawn
  bool json = false;
};
int check_network(const NetworkArguments& arguments);

// Whose rivers.
struct RiverSource {
  std::filesystem::path atlas;    // empty: the atlas that comes with the program
  std::filesystem::path network;  // a data file; empty: the atlas's
  bool turn = false;              // of a network without links: against the way its lines are drawn
};

struct TraceArguments {
  RiverSource rivers;
  std::string from, to;  // LNG,LAT, or the id or a name of a site or a place; `to` may be empty
  TraceDirection direction = TraceDirection::down;   // without `to`
  std::optional<double> distance_km, discharge_m3s;  // discharge: at the start, when it is spilled
  std::filesystem::path values;                      // a CSV file of reaches' values; empty: none
  std::filesystem::path output;                      // .geojson, .csv, .gpx or .md; empty: standard output
  bool json = false;                                 // standard output as GeoJSON
  geodata::Language language = geodata::Language::english;
};
int trace(const TraceArguments& arguments);

struct CatchmentArguments {
  RiverSource rivers;
  std::string at;                // as TraceArguments::from
  std::filesystem::path output;  // .geojson; empty: standard output
  bool json = false;
  geodata::Language language = geodata::Language::english;
};
int catchment(const CatchmentArguments& arguments);

int run_script(const std::filesystem::path& script, const std::filesystem::path& output_folder);

// The atlas that comes with the program: beside the source tree it was built in, or installed under share/. Empty:
// none.
std::filesystem::path shipped_atlas(std::string_view name = "anshan");
// Opens them one after another, or the atlas that comes with the program where there are none; files without an atlas
// lie on the world, if they shall have a ground. False: one was refused, and a notice says why.
bool open_paths(Explorer& explorer, const std::vector<std::filesystem::path>& paths, bool with_ground);

// An error on standard error; 1.
int refuse(const geodata::Error& error, geodata::Language language);

// Warnings are lines on standard error.
geodata::Result<std::shared_ptr<const RiverGuide>> open_rivers(const RiverSource& source, geodata::Language language);

// Notices as lines on standard error, in the order they came; `errors_only` leaves infos out.
class Notices;
void print_notices(const Notices& notices, geodata::Language language);

}  // namespace app
