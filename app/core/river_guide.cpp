#include "app/core/river_guide.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "app/core/measurements.h"
#include "app/core/numbers.h"
#include "app/core/subject.h"
#include "geodata/algo/label_point.h"
#include "geodata/network/stream_order.h"

namespace app {

using geodata::Error;
using geodata::FeatureIndex;
using geodata::FeatureStore;
using geodata::Result;
using geodata::text;

namespace {

constexpr double on_river_m = 100;  // what river lines are good to at best

double number_of(const FeatureStore& store, FeatureIndex f, std::string_view column, double otherwise = 0) {
  return geodata::to_number(store.value(f, column)).value_or(otherwise);
}

std::string words_of(const FeatureStore& store, FeatureIndex f, std::string_view column) {
  return geodata::to_string(store.value(f, column));
}

std::string first_fact(const geodata::LayerSpec& spec, const FeatureStore& store, FeatureIndex f,
                       const geodata::Atlas& atlas, geodata::Language language) {
  if (spec.facts.empty()) return {};
  const geodata::FactSpec& fact = spec.facts.front();
  std::string value = fact_value(fact, store.value(f, fact.property), language);
  if (value.empty()) return {};
  const bool chinese = language == geodata::Language::chinese;
  value = atlas.word_in(language, value);
  const std::string& title = chinese && !fact.title_zh.empty() ? fact.title_zh : fact.title;
  return title + (chinese ? "：" : ": ") + value;
}

class Reader {
 public:
  explicit Reader(std::shared_ptr<const geodata::Atlas> atlas) : guide_(std::make_shared<RiverGuide>()) {
    guide_->atlas = std::move(atlas);
    library_.atlas = guide_->atlas;
  }

  Result<geodata::WithWarnings<std::shared_ptr<const RiverGuide>>> read() {
    const geodata::RiverSpec& spec = guide_->atlas->rivers;
    if (spec.network.empty()) {
      return geodata::Unexpected(Error{text("There are no rivers to trace"),
                                       text("the atlas names no river network"),
                                       text("Open an atlas that has one"),
                                       {}});
    }
    const auto lines = file(spec.network);
    if (!lines) return geodata::Unexpected(lines.error());
    auto rivers = geodata::Rivers::read(*lines);
    if (!rivers) {
      rivers.error().file = path(spec.network);
      return geodata::Unexpected(rivers.error());
    }
    guide_->rivers = std::move(*rivers);
    guide_->stream_order = stream_orders(guide_->rivers.network());
    auto land = read_river_land(*guide_->atlas, guide_->rivers);
    guide_->land = std::move(land.value);
    warnings_ = std::move(land.warnings);
    for (const geodata::RiverSpec::Along& along : spec.along) add_sites(along);
    if (!spec.outfalls.empty()) add_outfalls(spec.outfalls);
    for (const std::string& layer : spec.areas) add_areas(layer);
    guide_->areas.finish();
    std::erase_if(guide_->sites, [&](const RiverSite& site) { return areas_.contains(site.id) && !site.access; });
    name_reaches(*lines);
    if (auto measured = read_measurements(*guide_)) {
      guide_->measured = std::move(*measured);
    } else {
      guide_->measured_error = measured.error();
      warnings_.push_back(measured.error());
    }
    return geodata::WithWarnings<std::shared_ptr<const RiverGuide>>{guide_, std::move(warnings_)};
  }

 private:
  std::string path(const std::string& file) const { return (guide_->atlas->folder / file).string(); }

  Result<std::shared_ptr<const FeatureStore>> file(const std::string& name, bool table = false) {
    geodata::ReadOptions options;
    options.table = table;
    auto read = geodata::read_vector_file(guide_->atlas->folder / name, options);
    if (!read) return geodata::Unexpected(read.error());
    return read->value.features;
  }

  // Nothing: there is none of that name, or it cannot be read, which is a warning.
  const Layer* read_layer(const std::string& id) {
    const auto& layers = guide_->atlas->layers;
    const auto spec = std::find_if(layers.begin(), layers.end(), [&](const auto& l) { return l.id == id; });
    if (spec == layers.end()) return nullptr;
    const auto features = file(spec->file);
    if (!features) {
      warnings_.push_back(features.error());
      return nullptr;
    }
    library_.layers.push_back({*spec, Layer::State::ready, prepare(*features, *spec)});
    return &library_.layers.back();
  }

  void add_areas(const std::string& id) {
    const Layer* layer = read_layer(id);
    if (layer == nullptr) return;
    const FeatureStore& store = *layer->content->features;
    for (FeatureIndex f = 0; f < store.size(); ++f) {
      if (layer->content->rule[f] == LayerContent::no_rule) continue;
      guide_->areas.add({id, std::string(store.id(f)), names_of(*layer, f), place_of(library_, id, f)}, store, f);
    }
  }

  void add_sites(const geodata::RiverSpec::Along& along) {
    const Layer* read = read_layer(along.layer);
    if (read == nullptr) return;
    const Layer& layer = *read;
    const geodata::LayerSpec* spec = &layer.spec;
    const FeatureStore& store = *layer.content->features;
    for (FeatureIndex f = 0; f < store.size(); ++f) {
      if (layer.content->rule[f] == LayerContent::no_rule) continue;
      const auto at = geodata::label_point(store, f);
      if (!at) continue;
      const bool point = store.type(store.parts(f).first) == geodata::GeometryType::point;
      RiverSite site{along.layer,
                     std::string(store.id(f)),
                     names_of(layer, f),
                     words_of(store, f, spec->kind_property),
                     first_fact(*spec, store, f, *guide_->atlas, geodata::Language::english),
                     first_fact(*spec, store, f, *guide_->atlas, geodata::Language::chinese),
                     geodata::to_lnglat(at->point),
                     told_place(library_, along.layer, f),
                     std::nullopt};
      if (point) site.access = access(store, f, site.at, along.within_m);
      if (!point) areas_.insert(site.id);
      guide_->sites.push_back(std::move(site));
    }
  }

  std::optional<RiverAccess> access(const FeatureStore& store, FeatureIndex f, geodata::LngLat at, double within_m) {
    const geodata::Rivers& rivers = guide_->rivers;
    if (const std::string reach = words_of(store, f, "reach_id"); !reach.empty()) {
      const auto found = rivers.find(reach);
      if (!found) return std::nullopt;
      const double offset_m = std::clamp(number_of(store, f, "reach_offset_m"), 0.0, rivers.network().length_m(*found));
      return RiverAccess{{*found, offset_m},
                         RiverAccess::Basis::recorded,
                         number_of(store, f, "snap_distance_m"),
                         number_of(store, f, "uncertainty_m"),
                         {},
                         {}};
    }
    return snapped_access(rivers, at, within_m, number_of(store, f, "uncertainty_m"));
  }

  void add_outfalls(const std::string& name) {
    const auto table = file(name, true);
    if (!table) {
      warnings_.push_back(table.error());
      return;
    }
    std::unordered_map<std::string, RiverSite*> by_id;
    for (RiverSite& site : guide_->sites) by_id.emplace(site.id, &site);
    const FeatureStore& rows = **table;
    for (FeatureIndex f = 0; f < rows.size(); ++f) {
      const auto site = by_id.find(words_of(rows, f, "site_id"));
      if (site == by_id.end()) continue;  // of a layer that is not along the rivers
      const std::string reach_id = words_of(rows, f, "reach_id");
      site->second->access.reset();
      site->second->drains_elsewhere = reach_id.empty();
      if (reach_id.empty()) continue;
      const auto reach = guide_->rivers.find(reach_id);
      if (!reach) {
        warnings_.push_back({text("An outfall is left out"),
                             text("there is no reach {}", reach_id),
                             {},
                             path(name),
                             static_cast<std::int64_t>(f) + 2});
        continue;
      }
      const double length_m = guide_->rivers.network().length_m(*reach);
      site->second->access = RiverAccess{{*reach, std::clamp(number_of(rows, f, "reach_offset_m"), 0.0, length_m)},
                                         RiverAccess::Basis::outfall,
                                         number_of(rows, f, "path_length_m"),
                                         number_of(rows, f, "uncertainty_m"),
                                         words_of(rows, f, "method"),
                                         words_of(rows, f, "note")};
    }
  }

  // The layers that draw the network's file name its features, and show places by them.
  void name_reaches(const std::shared_ptr<const FeatureStore>& features) {
    guide_->place_of_reach.resize(guide_->rivers.network().size());
    guide_->name_of_reach.resize(guide_->rivers.network().size());
    for (const geodata::LayerSpec& spec : guide_->atlas->layers) {
      if (spec.file != guide_->atlas->rivers.network || spec.role == geodata::LayerRole::data) continue;
      library_.layers.push_back({spec, Layer::State::ready, prepare(features, spec)});
      for (geodata::ReachIndex r = 0; r < guide_->rivers.network().size(); ++r) {
        const FeatureIndex f = guide_->rivers.feature(r);
        if (library_.layers.back().content->rule[f] == LayerContent::no_rule) continue;
        guide_->name_of_reach[r] = names_of(library_.layers.back(), f);
        if (const auto place = place_of(library_, spec.id, f)) guide_->place_of_reach[r] = place;
      }
    }
  }

  std::shared_ptr<RiverGuide> guide_;
  Library library_;
  std::set<std::string> areas_;  // ids of sites that are areas
  std::vector<Error> warnings_;
};

}  // namespace

Result<geodata::WithWarnings<std::shared_ptr<const RiverGuide>>> make_river_guide(
    const std::shared_ptr<const FeatureStore>& features, const std::string& file,
    const geodata::RiverOptions& options) {
  auto rivers = geodata::Rivers::read(features, options);
  if (!rivers) {
    rivers.error().file = file;
    return geodata::Unexpected(rivers.error());
  }
  auto guide = std::make_shared<RiverGuide>();
  guide->atlas = std::make_shared<const geodata::Atlas>();
  guide->rivers = std::move(*rivers);
  guide->stream_order = stream_orders(guide->rivers.network());
  guide->areas.finish();
  const geodata::ReachIndex reaches = guide->rivers.network().size();
  guide->place_of_reach.resize(reaches);
  for (geodata::ReachIndex r = 0; r < reaches; ++r)
    guide->name_of_reach.push_back({std::string(guide->rivers.name(r)), std::string(guide->rivers.name_zh(r))});
  std::vector<Error> warnings;
  const auto& faults = guide->rivers.faults();
  const auto problems = std::count_if(faults.begin(), faults.end(), [](const auto& fault) { return !fault.note; });
  if (problems > 0) {
    warnings.push_back({text("The network does not hang together everywhere"),
                        problems == 1 ? text("it has 1 problem") : text("it has {} problems", problems),
                        text("`anshan network check` lists them"), file});
  }
  const bool uphill = std::any_of(faults.begin(), faults.end(),
                                  [](const auto& fault) { return fault.kind == geodata::RiverFaultKind::uphill; });
  if (uphill) {
    warnings.push_back({text("The rivers seem to run uphill"), text("nearly all lines part where they meet"),
                        text("Turn them: with --turn, or in the options of the layer"), file});
  }
  return geodata::WithWarnings<std::shared_ptr<const RiverGuide>>{std::move(guide), std::move(warnings)};
}

Result<geodata::WithWarnings<std::shared_ptr<const RiverGuide>>> read_river_file(const std::filesystem::path& file,
                                                                                 const geodata::RiverOptions& options) {
  auto read = geodata::read_vector_file(file);
  if (!read) return geodata::Unexpected(read.error());
  auto guide = make_river_guide(read->value.features, file.string(), options);
  if (guide) guide->warnings.insert(guide->warnings.begin(), read->warnings.begin(), read->warnings.end());
  return guide;
}

std::optional<RiverAccess> snapped_access(const geodata::Rivers& rivers, geodata::LngLat at, double within_m,
                                          double uncertainty_m) {
  const auto snapped = rivers.snap(at, within_m);
  if (!snapped) return std::nullopt;
  const bool on_river = snapped->distance_m <= on_river_m;
  const auto basis = on_river ? RiverAccess::Basis::on_river : RiverAccess::Basis::nearest_reach;
  RiverAccess access;
  access.position = snapped->position, access.basis = basis;
  access.overland_m = snapped->distance_m, access.uncertainty_m = uncertainty_m;
  return access;
}

const RiverSite* RiverGuide::site(std::string_view id) const {
  const auto found = std::find_if(sites.begin(), sites.end(), [&](const RiverSite& s) { return s.id == id; });
  return found == sites.end() ? nullptr : &*found;
}

Result<geodata::WithWarnings<std::shared_ptr<const RiverGuide>>> read_river_guide(
    std::shared_ptr<const geodata::Atlas> atlas) {
  return Reader(std::move(atlas)).read();
}

}  // namespace app
