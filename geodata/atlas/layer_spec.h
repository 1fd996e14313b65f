// What atlas.json says of one layer: its file, its names and how it is drawn. docs/atlas-format.md is the reference.
//
// Styles use the names of simplestyle-spec 1.1 (stroke, stroke-width, fill, fill-opacity, marker-symbol ...) and add
// zoom steps, two themes and rules by filter. A number that changes with zoom is a list of [zoom, value] steps with
// straight lines between them, flat beyond the ends; or stepped: it stays as it is up to the next zoom. Values that
// depend on a property become one rule for each class when the file is read (property_classes.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geodata/features/filter.h"

namespace geodata {

struct Colour {  // straight alpha, sRGB bytes
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  friend bool operator==(Colour, Colour) = default;
};

enum class Theme : std::uint8_t { light, dark };

struct ThemeColour {
  Colour light, dark;
  Colour in(Theme theme) const { return theme == Theme::light ? light : dark; }
  friend bool operator==(const ThemeColour&, const ThemeColour&) = default;
};

using Palette = std::map<std::string, ThemeColour, std::less<>>;  // atlas.json "palette": names for colours

// "#RGB", "#RRGGBB", "#RRGGBBAA".
std::optional<Colour> parse_colour(std::string_view text);

struct ZoomSteps {
  std::vector<std::pair<double, double>> steps;  // (zoom, value), zoom ascending; empty: not set
  bool stepped = false;                          // flat from each zoom to the next
  bool set() const { return !steps.empty(); }
  double at(double zoom, double otherwise = 0) const;
};

enum class LabelPlacement : std::uint8_t { point, line, area };

struct LabelStyle {
  ZoomSteps size_px;          // set: the rule's features are named
  ZoomSteps rank;             // priority class, 0 wins; look for ties in `rank_property`
  std::string rank_property;  // smaller number wins inside the class; may be empty; "-name": larger wins
  bool bold = false;
  bool italic = false;       // Latin only; Chinese is never slanted
  double zh_smaller_px = 2;  // the Chinese line under it is this much smaller, never below 11
  double most_ems = 16;      // a wider name of a point or an area is broken into lines
  std::optional<ThemeColour> colour;
  LabelPlacement placement = LabelPlacement::point;
  bool placement_given = false;  // false: `placement` is guessed from what the rule draws; the geometry decides
  double min_zoom = 0, max_zoom = 30;
  double spacing_px = 0;  // least distance to the next name of the rule; 0: none
  int most = 0;           // most names of the rule in view; 0: no limit
};

// A plate with the road's number, upright on the line and repeated along it.
struct ShieldStyle {
  std::string property;  // holds the number ("G15"); several are parted by ";"
  ZoomSteps size_px;     // of the letters, default 9
  ZoomSteps rank;        // among the names, default 6
  double min_zoom = 0, max_zoom = 30;
  double spacing_px = 260;                        // between two plates of one line, to twice as much
  std::optional<ThemeColour> fill, colour, band;  // instead of the program's own, which follow the number
};

// Points nearer than `radius_px` share a disc with their number, as long as the zoom is below `max_zoom`.
struct ClusterStyle {
  double radius_px = 40;
  double max_zoom = 30;
  std::optional<ThemeColour> colour;  // of the disc; else the marker's
};

// How the features that pass `filter` are drawn; a feature takes the first rule that it passes.
struct StyleRule {
  Filter filter;
  double min_zoom = 0, max_zoom = 30;

  std::optional<ThemeColour> fill;
  ZoomSteps fill_opacity;  // default 1
  bool hatched = false;    // estimated areas
  std::optional<ThemeColour> stroke;
  ZoomSteps stroke_width;             // px
  ZoomSteps stroke_opacity;           // default 1
  std::vector<double> dash;           // px on, off, ...; empty: solid
  std::optional<ThemeColour> casing;  // drawn under all strokes of the layer
  ZoomSteps casing_width;             // px added to the stroke's width on both sides together
  std::optional<ThemeColour> band;    // a band inside an area's edge, or both sides of a line
  ZoomSteps band_width;               // px
  ZoomSteps band_opacity;
  ZoomSteps tick_length;     // rail ticks across the line, px; with tick_spacing
  double tick_spacing = 12;  // px

  std::string marker_symbol;  // "pit", "works", "temple", "buddha", "peak", "station", "museum",
                              // "gate", "tree", "plane", "spring", "section", "section-1".."section-6", "power",
                              // "town-1".."town-3", "dot"; empty: none
  std::optional<ThemeColour> marker_colour;
  std::optional<ThemeColour> marker_accent;  // the ember of a steel works
  ZoomSteps marker_size;                     // px, default 18
  ZoomSteps marker_rank;                     // who keeps its symbol where two overlap; 0 wins
  std::string marker_rank_property;
  bool hollow = false;  // planned or mothballed
  bool dashed = false;  // place estimated
  std::optional<LabelStyle> label;
  std::optional<ShieldStyle> shield;
  std::optional<ClusterStyle> cluster;  // features of one point each

  std::uint16_t class_number = 0;  // which class of the rule that atlas.json has; they follow each other
};

// One line of the legend under the layers: a symbol and a word. Optional.
struct LegendEntry {
  std::string title, title_zh;
  std::size_t rule = 0;
};

// The classes of a value by property. Exact: a class is a rule.
struct ClassLegend {
  std::string property, title, title_zh, unit, unit_zh;  // all but the first may be empty
  struct Class {
    std::size_t rule = 0;
    std::string value{};             // what the property is; empty: a number in [from, to)
    std::optional<double> from, to;  // no `to`: no end; neither, and no value: all other features
  };
  std::vector<Class> classes;
};

// A row of facts in the popup: a property, what it is called, its unit and digits.
struct FactSpec {
  std::string property;
  std::string title, title_zh;
  std::string unit;  // "km²", "people"; may be empty
  std::string unit_zh;
  int decimals = -1;                            // -1: as in the data
  bool grouped = true;                          // false: years, codes: 1914, not 1 914
  double scale = 1;                             // value is multiplied by this before it is shown
  bool estimate = false;                        // say so beside the value
  std::string doubt{};                          // the property that says why the value is in doubt; may be empty
  std::string note, note_zh;                    // source or method, shown by a letter
  std::map<std::string, std::string> words_zh;  // Chinese for the data's own words; may be empty
};

enum class LayerRole : std::uint8_t { base, overlay, data };  // data: kept for computing, not drawn

struct LayerSpec {
  std::string id;
  LayerRole role = LayerRole::overlay;
  std::string file;     // below the atlas folder; no "..", no absolute path
  bool relief = false;  // an elevation raster instead of features
  Filter filter;        // a feature that fails it is not in the layer
  std::string title, title_zh;
  std::string group, group_zh;  // heading in the layers panel: rows with one group stand together
  std::string row;              // layers with the same `row` share one line and switch there; empty: its own
  int panel = 1000;             // place in the layers panel, smaller is higher; ties in drawing order
  std::string note, note_zh;    // after the title: "estimate"
  bool on = true;
  double min_zoom = 0, max_zoom = 30;
  bool fills_under_water = false;  // areas are drawn below the first base layer whose mark is "water"
  std::string mark;                // "water" or empty
  bool subject = false;            // its outlines and symbols go over all base layers, its names win
  std::string name_property = "name";
  std::string name_zh_property = "name:zh";
  std::string kind_property = "kind";
  std::string label_property = "label";  // short name for the map; a feature without it shows its name
  std::string label_zh_property = "label:zh";
  bool clickable = true;
  std::vector<StyleRule> rules;
  std::vector<LegendEntry> legend;
  std::vector<ClassLegend> classes;
  std::vector<FactSpec> facts;
  std::vector<std::string> credits;  // keys of the atlas's credits that this layer needs
  ThemeColour swatch;                // for the layers panel

  // The first class of the rule that atlas.json has and that this is a class of; names of its classes count together.
  std::uint16_t first_class(std::uint16_t rule) const {
    return static_cast<std::uint16_t>(rule - rules[rule].class_number);
  }
};

}  // namespace geodata
