// An atlas in memory: what its folder says, joined and checked, immutable.
//
// Opening reads atlas.json, the article, places, links and claims; layers are read later and apart (they are large
// and may fail one by one). Everything that could not be used is a warning with file and line or byte.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geodata/atlas/article.h"
#include "geodata/atlas/layer_spec.h"
#include "geodata/base/result.h"
#include "geodata/geo/world.h"

namespace geodata {

using PlaceIndex = std::uint32_t;

struct Source {
  std::string title;
  std::string url;       // shown and copied, never opened by us
  std::string accessed;  // may be empty
};

// What the article names (Linked Places).
struct Place {
  enum class Certainty { sourced, stand_in, estimate, none };

  std::string id;
  std::string title;
  std::string title_zh;            // may be empty
  std::string pinyin;              // may be empty
  std::vector<std::string> names;  // all its names, in any language, as the file lists them; for search
  std::string kind;
  std::string description, description_zh;  // description_zh may be empty
  std::vector<Source> sources;
  struct Fact {
    FactSpec shown;  // without property: the value stands here
    std::variant<double, std::string> value;
    std::string text_zh;  // of a text
  };
  std::vector<Fact> facts;  // of the place as a whole; a feature that shows it has its own
  Certainty certainty = Certainty::none;
  double uncertainty_m = 0;
  std::string geometry_basis, geometry_basis_zh;  // geometry_basis_zh may be empty
  std::string geometry_reason;                    // why there is none
  std::string geometry_reason_zh;                 // may be empty
  std::string within;                             // id of a wider place; may be empty
  std::optional<LngLat> point;               // where the map flies to; the first point or the inside point of an area
  std::vector<std::vector<LngLat>> outline;  // rings of its own geometry when that is an area
  std::vector<LngLat> points;                // all of its own points
  // The features of a layer that show it; `layer` empty: none.
  std::string layer;
  std::string feature_key;                   // property to compare; "id" when not given
  std::vector<std::string> features;         // values of feature_key
  std::map<std::string, std::string> match;  // or: property values that its features have
  struct Candidate {
    std::string title;
    LngLat point;
    double uncertainty_m = 0;
    std::string note;
    std::string title_zh{}, note_zh{};  // may be empty
  };
  std::optional<Candidate> candidate;  // near what the article may mean; drawn only as a question
};

// A mention of a place, or of a span of time, in the article.
struct Link {
  enum class Mention { name, adjective, phrase, date };
  std::string id;
  Mention mention = Mention::name;
  Passage passage;
  std::optional<PlaceIndex> place;  // exactly one of place and time
  struct TimeSpan {
    std::string start;  // ISO 8601 year, "-0474"
    std::string end;    // empty: open
    std::string label;
    std::string edtf;
  };
  std::optional<TimeSpan> time;
};

// An editor's note on a statement of the article; stands beside the text and never in it.
struct Claim {
  enum class Status { supported, simplified, unverified, disputed, misplaced, contradicted };
  std::string id;
  Passage passage;
  Status status = Status::unverified;
  std::string note;
  std::string note_zh;  // may be empty
  std::vector<Source> sources;
  std::string basis;
};

struct HomeView {
  LngLat centre;
  double zoom = 0;
};

struct Credit {
  std::string text;     // "© OpenStreetMap contributors"
  std::string licence;  // "ODbL 1.0"
  std::string url;
  std::string key{};  // what layers call it
};

// Which files and layers tracing works with. Without a network there is nothing to trace.
struct RiverSpec {
  std::string network;   // file of the reaches, below the atlas's folder; empty: none
  std::string outfalls;  // file of the sites' recorded outfalls; empty: none
  std::string relief;    // elevation raster by which land drains to the reaches; empty: none
  // File of the land that drains straight to each reach, and the property that has the reach's id; empty: none.
  std::string catchments, catchment_key;
  std::string sea;  // areas where nothing is traced
  // What a trace tells of on its way: a layer's points nearer to the river than this.
  struct Along {
    std::string layer;
    double within_m = 0;
    friend bool operator==(const Along&, const Along&) = default;
  };
  std::vector<Along> along;
  std::vector<std::string> areas;  // layers whose areas a trace tells of when it crosses their boundaries
  // A table of what was measured in the water at the features of a layer; `file` empty: none.
  struct Measurements {
    std::string file, layer;
    std::string section;  // the property of the layer by whose values the table names them
    std::string body;     // the property that says whether it is judged as river or lake; empty: all as rivers
  };
  Measurements measurements;
};

struct Atlas {
  std::filesystem::path folder;
  std::string title, title_zh;
  HomeView home;
  Article article;
  std::vector<Place> places;
  std::vector<Link> links;    // in reading order
  std::vector<Claim> claims;  // in reading order
  Palette palette;
  std::vector<LayerSpec> layers;  // draw order, lowest first; base and overlay
  RiverSpec rivers;
  std::vector<Credit> credits;                  // as the file lists them
  std::map<std::string, std::string> words_zh;  // the data's own words in Chinese, for all layers

  // How many items the files list; what could not be used is missing above and is a warning.
  struct Listed {
    std::size_t places = 0, links = 0, claims = 0;
  };
  Listed listed;

  std::optional<PlaceIndex> find_place(std::string_view id) const;
  std::string_view chinese_of(std::string_view word) const;                  // of words_zh; empty: it is not among them
  std::string_view word_in(Language language, std::string_view word) const;  // itself where there is no Chinese
  std::vector<std::uint32_t> links_of(PlaceIndex place) const;               // indices into links, reading order
  std::vector<std::uint32_t> links_in(std::uint32_t paragraph) const;
  std::vector<std::uint32_t> claims_in(const Passage& passage) const;  // claims that overlap it
};

// Opens the folder (or an atlas.json). Errors: no such folder, no atlas.json, atlas.json that is no JSON or lacks what
// the schema asks for. A missing or broken article, places, links or claims file leaves that part empty and is a
// warning, as is each link that matches nothing, or more than once.
Result<WithWarnings<Atlas>> open_atlas(const std::filesystem::path& path);

// Where the words stand. `position` is taken where it agrees with quote, prefix and suffix; otherwise the quote decides
// (W3C Web Annotation). Errors: matches nothing; matches twice.
Result<Passage> resolve_quote(const Article& article, std::string_view exact, std::string_view prefix,
                              std::string_view suffix, std::optional<Passage> position);

}  // namespace geodata
