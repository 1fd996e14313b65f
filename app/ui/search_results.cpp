#include "app/ui/search_results.h"

#include <algorithm>
#include <set>

#include <unicode/uchar.h>

#include "app/core/subject.h"
#include "app/scene/picker.h"
#include "app/ui/typed_coordinates.h"
#include "geodata/base/utf8.h"
#include "geodata/geo/geodesic.h"

namespace app {
namespace {

constexpr std::uint64_t place_bit = std::uint64_t{1} << 63;
constexpr std::size_t most_hits = 300;  // beyond them nobody reads "n more"

char32_t folded(char32_t c) { return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)); }

class Gatherer {
 public:
  Gatherer(const Library& library, std::size_t most) : library_(library), most_(most) {}

  void add(const geodata::SearchEntry& entry) {
    if ((entry.payload & place_bit) != 0) {
      add_place(entry, entry.payload & ~place_bit);
    } else {
      add_feature(entry, entry.payload >> 32, entry.payload & 0xFFFFFFFFu);
    }
  }
  void add_coordinates(geodata::LngLat at) {
    SearchRow row;
    row.coordinates = at;
    push(std::move(row));
  }
  void add_station(const SectionOfTable& station) {
    SearchRow row;
    row.name = station.section->names.name, row.name_zh = station.section->names.name_zh;
    row.coordinates = station.section->at;
    row.table = station.table->title;
    push(std::move(row));
  }
  SearchRows take() { return std::move(found_); }

 private:
  void push(SearchRow row) {
    if (found_.rows.size() < most_) {
      found_.rows.push_back(std::move(row));
    } else {
      ++found_.more;
    }
  }
  SearchRow row_of(const geodata::SearchEntry& entry) const {
    SearchRow row;
    row.name = entry.name, row.name_zh = entry.name_zh, row.kind = entry.kind;
    row.kind_zh = library_.atlas->chinese_of(entry.kind);
    return row;
  }
  // A place opens under the name that was typed.
  static void name_as_place(SearchRow& row, const geodata::SearchEntry& entry, const geodata::Place& place) {
    row.name = place.title, row.name_zh = place.title_zh;
    const auto other = [&](const std::string& name) {
      return !name.empty() && !matched_part(place.title, name) && !matched_part(place.title_zh, name) &&
             name != place.pinyin;
    };
    if (other(entry.name)) row.called = entry.name;
    if (row.called.empty() && entry.name != place.title && other(entry.name_zh)) row.called = entry.name_zh;
  }
  void add_place(const geodata::SearchEntry& entry, std::uint64_t index) {
    if (index >= library_.atlas->places.size()) return;
    const auto place = static_cast<geodata::PlaceIndex>(index);
    if (!places_.insert(place).second) return;
    SearchRow row = row_of(entry);
    const geodata::Place& known = library_.atlas->places[place];
    name_as_place(row, entry, known);
    const ShownBy shown = shown_by(library_, known);
    row.layer = shown.layer;
    if (shown.layer != nullptr) row.target.layer = shown.layer->spec.id, row.target.feature = shown.features.front();
    row.target.place = place;
    row.in_article = true;
    push(std::move(row));
  }
  void add_feature(const geodata::SearchEntry& entry, std::uint64_t layer_index, std::uint64_t feature) {
    if (layer_index >= library_.layers.size()) return;
    const Layer& layer = library_.layers[layer_index];
    if (!layer.content || feature >= layer.content->features->size()) return;
    SearchRow row = row_of(entry);
    row.layer = &layer;
    row.target.layer = layer.spec.id;
    row.target.feature = static_cast<geodata::FeatureIndex>(feature);
    row.target.place = place_of(library_, layer.spec.id, row.target.feature);
    row.in_article = row.target.place.has_value();
    if (row.in_article && !places_.insert(*row.target.place).second) return;
    if (row.in_article) name_as_place(row, entry, library_.atlas->places[*row.target.place]);
    if (!features_.insert(layer.spec.file + '\n' + entry.name + '\n' + entry.name_zh).second) return;
    if (is_known(row)) return;
    push(std::move(row));
  }

  // Two layers draw one town, or one station: of one name, and nearly at one spot.
  bool is_known(const SearchRow& row) {
    constexpr double same_spot_m = 5000;
    const geodata::WorldBox& box = row.layer->content->features->box(row.target.feature);
    if (box.empty()) return false;
    const geodata::LngLat at =
        geodata::to_lnglat(geodata::WorldXY{(double(box.min_x) + box.max_x) / 2, (double(box.min_y) + box.max_y) / 2});
    const auto same_name = [&](const Known& k) {
      return (!row.name_zh.empty() && k.name_zh == row.name_zh) || (!row.name.empty() && k.name == row.name);
    };
    const bool known = std::any_of(known_.begin(), known_.end(), [&](const Known& k) {
      return same_name(k) && k.layer != row.layer && geodata::distance_m(k.at, at) < same_spot_m;
    });
    if (!known) known_.push_back({row.name, row.name_zh, at, row.layer});
    return known;
  }

  const Library& library_;
  std::size_t most_;
  SearchRows found_;
  struct Known {
    std::string name, name_zh;
    geodata::LngLat at;
    const Layer* layer;
  };
  std::vector<Known> known_;
  std::set<geodata::PlaceIndex> places_;
  std::set<std::string> features_;
};

}  // namespace

SearchRows search_rows(const Library& library, std::string_view query, std::size_t most,
                       const MeasurementView* measured) {
  Gatherer gatherer(library, most);
  query = geodata::trimmed(query);
  if (query.empty()) return {};
  for (const geodata::LngLat at : typed_coordinates(query)) gatherer.add_coordinates(at);
  for (const SectionOfTable& station : measured != nullptr ? own_stations(*measured) : std::vector<SectionOfTable>{}) {
    const FeatureNames& names = station.section->names;
    if (matched_part(names.name, query) || matched_part(names.name_zh, query)) gatherer.add_station(station);
  }
  if (library.search && library.atlas) {
    const std::vector<geodata::SearchHit> hits = library.search->find(query, most_hits);
    // Places first among equals: a feature that shows one is then known as its twin.
    std::vector<geodata::SearchHit> sorted = hits;
    const auto is_place = [&](const geodata::SearchHit& hit) {
      return (library.search->entry(hit.entry).payload & place_bit) != 0;
    };
    std::stable_sort(sorted.begin(), sorted.end(), [&](const geodata::SearchHit& a, const geodata::SearchHit& b) {
      return a.score != b.score ? a.score > b.score : is_place(a) && !is_place(b);
    });
    for (const geodata::SearchHit& hit : sorted) gatherer.add(library.search->entry(hit.entry));
  }
  return gatherer.take();
}

Command choose(const Library& library, const SearchRow& row) {
  if (row.coordinates) {
    Selection position;
    position.candidates = {Target{{}, 0, std::nullopt, *row.coordinates}};
    position.at = geodata::to_world(*row.coordinates);
    position.by_name = true;
    return command::Select{std::move(position), true};
  }
  if (row.in_article) return command::SelectPlace{*row.target.place, 0, true, row.called};
  Selection selection;
  selection.candidates = {row.target};
  selection.by_name = true;
  selection.at = popup_point(library, row.target, std::nullopt);
  return command::Select{std::move(selection), true};
}

std::optional<std::pair<std::size_t, std::size_t>> matched_part(std::string_view name, std::string_view query) {
  query = geodata::trimmed(query);
  if (query.empty()) return std::nullopt;
  for (std::size_t start = 0; start < name.size();) {
    std::size_t in_name = start, in_query = 0;
    while (in_query < query.size() && in_name < name.size()) {
      std::size_t after_name = in_name, after_query = in_query;
      if (folded(geodata::next_code_point(name, after_name)) != folded(geodata::next_code_point(query, after_query)))
        break;
      in_name = after_name, in_query = after_query;
    }
    if (in_query == query.size()) return std::pair(start, in_name);
    geodata::next_code_point(name, start);
  }
  return std::nullopt;
}

}  // namespace app
