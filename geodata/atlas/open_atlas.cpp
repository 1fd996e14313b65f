#include <cmath>
#include <system_error>

#include "geodata/atlas/annotations.h"
#include "geodata/atlas/atlas.h"
#include "geodata/atlas/files.h"
#include "geodata/atlas/json_document.h"
#include "geodata/atlas/json_text.h"
#include "geodata/atlas/layer_reader.h"
#include "geodata/atlas/member_reader.h"
#include "geodata/atlas/place_geometry.h"

namespace geodata {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;

constexpr std::size_t most_article_bytes = std::size_t{1} << 20;  // some 170,000 words; cmark stays fast below it
constexpr std::string_view known_format = "anshan-atlas/1";

struct AtlasFiles {
  fs::path folder;
  fs::path atlas_json;
};

Result<AtlasFiles> locate(const fs::path& path) {
  const Text what = text("Cannot open the atlas");
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  if (!fs::exists(status)) {
    return Unexpected(
        Error{what, text("there is no such folder"), text("Choose a folder that holds an atlas.json"), path.string()});
  }
  if (!fs::is_directory(status)) return AtlasFiles{path.parent_path().empty() ? "." : path.parent_path(), path};
  if (!fs::exists(path / "atlas.json", problem)) {
    return Unexpected(Error{what, text("the folder has no atlas.json"),
                            text("Choose a folder that holds an atlas.json"), path.string()});
  }
  return AtlasFiles{path, path / "atlas.json"};
}

// Opens one atlas: atlas.json must be good; every other part may fail by itself.
class Opener {
 public:
  Opener(JsonDocument document, fs::path folder)
      : document_(std::move(document)), problems_(document_), top_(document_.root, "", "", problems_) {
    atlas_.folder = std::move(folder);
  }

  Result<WithWarnings<Atlas>> open() {
    if (auto error = check_required()) return Unexpected(std::move(*error));
    atlas_.title = top_.words("title");
    atlas_.title_zh = top_.words("title:zh");
    read_credits();
    read_palette();
    atlas_.words_zh = top_.dictionary("words:zh");
    read_layers();
    read_rivers();
    const fs::path article = named_file("article"), places = named_file("places");
    const fs::path links = named_file("links"), claims = named_file("claims");
    top_.any("$schema");
    top_.finish();
    problems_.move_to(warnings_);

    const bool has_article = !article.empty() && open_article(article);
    const bool has_places = !places.empty() && open_places(places);
    // Without an article nothing can be placed in it; its own warning says so once.
    if (has_article && !links.empty()) open_links(links, has_places);
    if (has_article && !claims.empty()) open_claims(claims);
    return WithWarnings<Atlas>{std::move(atlas_), std::move(warnings_)};
  }

 private:
  static Text what() { return text("Cannot open the atlas"); }

  Error refuse(const std::string& pointer, Text why) const {
    Error error{what(), std::move(why), text("The atlas format is described in {}", "docs/atlas-format.md"),
                document_.name};
    if (const auto byte = json_offset(document_.bytes, pointer)) {
      error.line = line_at(document_.bytes, *byte);
      error.byte = static_cast<std::int64_t>(*byte);
    }
    return error;
  }

  std::optional<Error> check_required() {
    if (!document_.root.is_object()) return refuse("", text("atlas.json is not an object"));
    const json* format = top_.any("format");
    if (format == nullptr) return refuse("", text("atlas.json lacks “{}”", "format"));
    if (!format->is_string() || *format != known_format) {
      return refuse("/format", text("its format is {}; this program reads {}", format->dump(), known_format));
    }
    const json* title = top_.any("title");
    if (title == nullptr) return refuse("", text("atlas.json lacks “{}”", "title"));
    if (!title->is_string()) return refuse("/title", text("“{}” is not as the format asks", "title"));
    const json* home = top_.any("home");
    if (home == nullptr) return refuse("", text("atlas.json lacks “{}”", "home"));
    const json* centre = find_member(*home, "center");
    const json* zoom = find_member(*home, "zoom");
    const auto position = centre == nullptr ? std::nullopt : read_position(*centre);
    const bool zoomed = zoom != nullptr && zoom->is_number() && *zoom >= 0.0 && *zoom <= 30.0;
    if (!position || !zoomed) return refuse("/home", text("“{}” is not as the format asks", "home"));
    atlas_.home = {*position, zoom->get<double>()};
    return std::nullopt;
  }

  void read_credits() {
    const json* credits = top_.object("credits");
    if (credits == nullptr) return;
    for (const std::string& key : json_keys(document_.bytes, "/credits")) {  // people listed them in an order
      const json* value = find_member(*credits, key.c_str());
      if (value == nullptr || credit_keys_.contains(key)) continue;
      MemberReader in(*value, "/credits/" + key, "", problems_);
      Credit credit{in.words("text"), in.words("licence"), in.words("url"), key};
      in.finish();
      if (credit.text.empty()) {
        top_.warn("credits/" + key, text("it has no text"));
        continue;
      }
      credit_keys_.insert(key);
      atlas_.credits.push_back(std::move(credit));
    }
  }

  void read_palette() {
    const json* palette = top_.object("palette");
    if (palette == nullptr) return;
    for (const auto& [name, value] : palette->items()) {
      if (const auto colour = read_colour(value, {})) {
        atlas_.palette.emplace(name, *colour);
      } else {
        top_.warn("palette/" + name, text("it is no colour: #RRGGBB, light and dark, or a name from the palette"));
      }
    }
  }

  void read_layers() {
    std::set<std::string> ids;
    const LayerContext context{atlas_.folder, atlas_.palette, credit_keys_, ids, problems_};
    const auto read_list = [&](const char* key, LayerRole role) {
      const json* list = top_.array(key);
      for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const std::string pointer = fmt::format("/{}/{}", key, i);
        if (auto layer = read_layer((*list)[i], pointer, role, context)) atlas_.layers.push_back(std::move(*layer));
      }
    };
    read_list("base", LayerRole::base);
    read_list("overlays", LayerRole::overlay);
    ids.clear();  // data files are asked for by name apart from layers, and may have a layer's
    const json* data = top_.object("data");
    if (data == nullptr) return;
    for (const auto& [id, value] : data->items()) {
      if (auto layer = read_data_file(value, "/data/" + id, id, context)) atlas_.layers.push_back(std::move(*layer));
    }
  }

  void read_rivers() {
    const json* object = top_.object("rivers");
    if (object == nullptr) return;
    MemberReader in(*object, "/rivers", "", problems_);
    const auto file = [&](const char* key) {
      std::string path = in.words(key);
      auto problem = path.empty() ? std::nullopt : path_problem(atlas_.folder, path);
      if (!problem) return path;
      in.warn(key, std::move(*problem));
      return std::string();
    };
    atlas_.rivers.network = file("network");
    atlas_.rivers.outfalls = file("outfalls");
    atlas_.rivers.relief = file("relief");
    atlas_.rivers.catchments = file("catchments");
    atlas_.rivers.sea = file("sea");
    atlas_.rivers.catchment_key = in.words("catchment-key", "reach_id");
    const json* along = in.array("along");
    for (std::size_t i = 0; along != nullptr && i < along->size(); ++i) {
      MemberReader item((*along)[i], fmt::format("/rivers/along/{}", i), "", problems_);
      RiverSpec::Along layer{item.words("layer"), item.number("within-m", 1000)};
      item.finish();
      if (is_drawn_layer(layer.layer)) {
        atlas_.rivers.along.push_back(std::move(layer));
      } else {
        item.warn("layer", text("the atlas has no layer {}", layer.layer));
      }
    }
    read_river_areas(in);
    if (const json* measurements = in.object("measurements")) read_measurements(*measurements);
    in.finish();
  }

  void read_river_areas(MemberReader& in) {
    for (std::string& layer : in.names("areas")) {
      if (is_drawn_layer(layer)) {
        atlas_.rivers.areas.push_back(std::move(layer));
      } else {
        in.warn("areas", text("the atlas has no layer {}", layer));
      }
    }
  }

  bool is_drawn_layer(const std::string& id) const {
    return std::any_of(atlas_.layers.begin(), atlas_.layers.end(),
                       [&](const LayerSpec& l) { return l.id == id && l.role != LayerRole::data && !l.relief; });
  }

  void read_measurements(const json& object) {
    MemberReader in(object, "/rivers/measurements", "", problems_);
    RiverSpec::Measurements spec{in.words("file"), in.words("layer"), in.words("section"), in.words("body")};
    in.finish();
    if (!is_drawn_layer(spec.layer)) {
      in.warn("layer", text("the atlas has no layer {}", spec.layer));
    } else if (auto problem = path_problem(atlas_.folder, spec.file)) {
      in.warn("file", std::move(*problem));
    } else {
      atlas_.rivers.measurements = std::move(spec);
    }
  }

  // Only the ground that files are laid on has none: there is nothing that an article could be about.
  bool needs_article() const {
    const auto lists = [&](const char* key) { return find_member(document_.root, key) != nullptr; };
    return lists("overlays") || lists("places") || lists("links") || lists("claims") || lists("rivers");
  }

  // The file that a member names; empty where there is none that may be used.
  fs::path named_file(const char* key) {
    const std::string file = top_.words(key);
    if (file.empty()) {
      if (std::string_view(key) == "article" && (needs_article() || find_member(document_.root, key) != nullptr)) {
        problems_.add("", text("The atlas opens without its article"), text("atlas.json names no article"));
      }
      return {};
    }
    if (auto problem = path_problem(atlas_.folder, file)) {
      top_.warn(key, std::move(*problem));
      return {};
    }
    return atlas_.folder / file;
  }

  bool open_article(const fs::path& path) {
    const Result<std::string> bytes =
        read_whole(path, path.string(), text("Cannot read the article"), most_article_bytes);
    Result<Article> article = bytes ? parse_article(*bytes, path.string()) : Unexpected(bytes.error());
    if (!article) {
      warnings_.push_back(std::move(article.error()));
      return false;
    }
    atlas_.article = std::move(*article);
    return true;
  }

  bool open_places(const fs::path& path) {
    const auto document = read_json(path, path.string(), text("Cannot read the places"));
    auto places = document ? read_places(*document, warnings_) : Unexpected(document.error());
    return keep(std::move(places), atlas_.places, atlas_.listed.places);
  }

  void open_links(const fs::path& path, bool has_places) {
    const auto document = read_json(path, path.string(), text("Cannot read the links"));
    auto links = document ? read_links(*document, atlas_.article, atlas_.places, has_places, warnings_)
                          : Unexpected(document.error());
    keep(std::move(links), atlas_.links, atlas_.listed.links);
  }

  void open_claims(const fs::path& path) {
    const auto document = read_json(path, path.string(), text("Cannot read the claims"));
    auto claims = document ? read_claims(*document, atlas_.article, warnings_) : Unexpected(document.error());
    keep(std::move(claims), atlas_.claims, atlas_.listed.claims);
  }

  template <class T>
  bool keep(Result<Items<T>> read, std::vector<T>& items, std::size_t& listed) {
    if (!read) {
      warnings_.push_back(std::move(read.error()));
      return false;
    }
    items = std::move(read->items);
    listed = read->listed;
    return true;
  }

  JsonDocument document_;
  JsonWarnings problems_;
  MemberReader top_;
  Atlas atlas_;
  std::set<std::string> credit_keys_;
  std::vector<Error> warnings_;
};

}  // namespace

Result<const json*> root_array(const JsonDocument& document, const char* key, const Text& what) {
  const json* items = find_member(document.root, key);
  if (items != nullptr && items->is_array()) return items;
  Error error{what, text("it holds no list “{}”", key), {}, document.name};
  error.line = 1;
  return Unexpected(std::move(error));
}

std::vector<Source> read_sources(const json& owner) {
  std::vector<Source> sources;
  const json* list = find_member(owner, "sources");
  if (list == nullptr || !list->is_array()) return sources;
  for (const json& item : *list) {
    Source source{text_member(item, "title"), text_member(item, "url"), text_member(item, "accessed")};
    if (!source.title.empty() || !source.url.empty()) sources.push_back(std::move(source));
  }
  return sources;
}

Result<WithWarnings<Atlas>> open_atlas(const fs::path& path) {
  const Result<AtlasFiles> files = locate(path);
  if (!files) return Unexpected(files.error());
  Result<JsonDocument> document =
      read_json(files->atlas_json, files->atlas_json.string(), text("Cannot open the atlas"));
  if (!document) return Unexpected(std::move(document.error()));
  return Opener(std::move(*document), files->folder).open();
}

}  // namespace geodata
