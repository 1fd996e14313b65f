#include <algorithm>

#include "app/scene/symbol_paths.h"

namespace app {
namespace {

constexpr double thin = 1.5;  // icons' lines

std::vector<Drawing> markers() {
  return {
      {"dot", {{Ink::fill, 0, "O 9 9 2.6"}}},
      {"pit", {{Ink::fill, 0, "M 0.5 4 H 17.5 V 8 H 15 V 11 H 12 V 15 H 6 V 11 H 3 V 8 H 0.5 Z"}}},
      {"works",
       {{Ink::fill, 0, "M 1 17 V 8 L 4 6 V 8 L 7 6 V 8 L 10 6 V 8 H 11 L 11.4 5 H 14.6 L 15 8 H 17 V 17 Z"},
        {Ink::accent, 0, "O 13 1.9 1.9"}}},
      // A hall: hip-and-gable roof with upturned eaves, two posts, a base.
      {"temple",
       {{Ink::whole, 0,
         "M 4.4 0.6 L 5.8 2 H 12.2 L 13.6 0.6 V 3.4 C 14 5.2 15.4 6 17.9 5.2 C 17.7 7.8 16.4 9 14.2 9 H 3.8 "
         "C 1.6 9 0.3 7.8 0.1 5.2 C 2.6 6 4 5.2 4.4 3.4 Z"},
        {Ink::stroke, 2, "M 5 8.5 V 15.5 M 13 8.5 V 15.5"},
        {Ink::fill, 0, "M 1.5 15 H 16.5 V 17 H 1.5 Z"}}},
      // Seated on a plinth, legs crossed, a knot of hair.
      {"buddha",
       {{Ink::fill, 0,
         "M 9 0 C 9.9 0 10.4 0.6 10.3 1.3 C 11.3 1.8 11.8 2.7 11.8 3.7 C 11.8 5.4 10.6 6.5 9 6.5 C 7.4 6.5 6.2 5.4 6.2 "
         "3.7 "
         "C 6.2 2.7 6.7 1.8 7.7 1.3 C 7.6 0.6 8.1 0 9 0 Z"},
        {Ink::whole, 0,
         "M 9 7 C 12 7 13.7 8 14.2 10.4 L 14.5 11.6 C 16.4 11.8 17.4 12.5 17.4 13.4 C 17.4 14.6 16 15 14 15 H 4 "
         "C 2 15 0.6 14.6 0.6 13.4 C 0.6 12.5 1.6 11.8 3.5 11.6 L 3.8 10.4 C 4.3 8 6 7 9 7 Z"},
        {Ink::fill, 0, "M 3 16 H 15 V 18 H 3 Z"}}},
      {"peak", {{Ink::fill, 0, "M 0.5 15.5 L 6.5 3.5 L 9.7 9.2 L 12 6 L 17.5 15.5 Z"}}},
      {"station",
       {{Ink::fill, 0, "R 3 1 12 12 3 R 5 4 8 4 1 O 6.2 10.4 1 O 11.8 10.4 1"},
        {Ink::stroke, 1.4, "M 6 14 L 4.3 16.6 M 12 14 L 13.7 16.6 M 5.4 15.5 H 12.6"}}},
      {"museum",
       {{Ink::fill, 0, "M 1 7 L 9 1.5 L 17 7 V 8 H 1 Z"},
        {Ink::fill, 0, "M 3 9 H 5 V 14 H 3 Z M 8 9 H 10 V 14 H 8 Z M 13 9 H 15 V 14 H 13 Z"},
        {Ink::fill, 0, "M 1 15 H 17 V 17 H 1 Z"}}},
      {"gate",
       {{Ink::fill, 0,
         "M 2 16 V 5 H 5 V 7 H 7 V 5 H 11 V 7 H 13 V 5 H 16 V 16 H 11.5 V 12.6 C 11.5 9 6.5 9 6.5 12.6 V 16 Z"},
        {Ink::fill, 0, "M 1 2 H 17 V 4 H 1 Z"}}},
      {"tree", {{Ink::fill, 0, "M 9 1 L 13.8 7.4 H 11.6 L 15.5 13 H 10 V 17 H 8 V 13 H 2.5 L 6.4 7.4 H 4.2 Z"}}},
      {"plane",
       {{Ink::fill, 0,
         "M 9 1 C 10 1 10.5 2.4 10.5 4 V 7.2 L 17 11 V 12.8 L 10.5 10.8 V 14 L 12.5 15.6 V 17 L 9 16 L 5.5 17 V 15.6 "
         "L 7.5 14 V 10.8 L 1 12.8 V 11 L 7.5 7.2 V 4 C 7.5 2.4 8 1 9 1 Z"}}},
      {"spring",
       {{Ink::fill, 0, "M 1.5 11 H 16.5 C 16 14.8 13 17 9 17 C 5 17 2 14.8 1.5 11 Z"},
        {Ink::stroke, 1.5, "M 5 9 C 3.4 7 6.6 5 5 3 M 9 8.5 C 7.4 6.2 10.6 3.8 9 1.5 M 13 9 C 11.4 7 14.6 5 13 3"}}},
      {"power", {{Ink::fill, 0, "M 11 0.8 L 3 10.2 H 8 L 6.6 17.2 L 15 7.4 H 9.8 Z"}}},
      {"town-1", {{Ink::paper, 0, "O 9 9 4.4"}, {Ink::stroke, 1.5, "O 9 9 3.6"}, {Ink::accent, 0, "O 9 9 1.3"}}},
      {"town-2", {{Ink::fill, 0, "O 9 9 3"}}},
      {"town-3", {{Ink::paper, 0, "O 9 9 2.6"}, {Ink::stroke, 1.3, "O 9 9 2.3"}}},
  };
}

// Monitoring sections of rivers: each class of water has its shape, so that it is read without its colour.
std::vector<Drawing> sections() {
  const Piece circle{Ink::fill, 0, "O 9 9 7.5"};
  const Piece square{Ink::fill, 0, "R 2 2 14 14 2"};
  const Piece diamond{Ink::fill, 0, "M 9 0 L 18 9 L 9 18 L 0 9 Z"};
  const Piece triangle{Ink::fill, 0, "M 9 0.5 L 18 16.5 H 0 Z"};
  const Piece hexagon{Ink::fill, 0, "M 9 0.5 L 16.5 4.8 V 13.2 L 9 17.5 L 1.5 13.2 V 4.8 Z"};
  return {
      {"section", {circle}},
      {"section-circle", {circle}},
      {"section-square", {square}},
      {"section-diamond", {diamond}},
      {"section-triangle", {triangle}},
      {"section-hexagon", {hexagon}},
      {"section-1", {circle, {Ink::letters, 1.4, "M 9 5.5 V 12.5 M 7.5 5.5 H 10.5 M 7.5 12.5 H 10.5"}}},
      {"section-2", {circle, {Ink::letters, 1.4, "M 7 5.5 V 12.5 M 11 5.5 V 12.5 M 5.5 5.5 H 12.5 M 5.5 12.5 H 12.5"}}},
      {"section-3",
       {square, {Ink::letters, 1.3, "M 5.5 5.5 V 12.5 M 9 5.5 V 12.5 M 12.5 5.5 V 12.5 M 4 5.5 H 14 M 4 12.5 H 14"}}},
      {"section-4", {diamond, {Ink::letters, 1.4, "M 5.5 6 V 12 M 8.2 6 L 10.4 12 L 12.6 6"}}},
      {"section-5", {triangle, {Ink::letters, 1.5, "M 6.5 8 L 9 14.2 L 11.5 8"}}},
      {"section-6", {hexagon, {Ink::letters, 1.4, "M 7 6.4 L 4.4 9 L 7 11.6 M 8.6 5.8 L 11 12.2 L 13.4 5.8"}}},
  };
}

std::vector<Drawing> icons() {
  return {
      {"icon-search", {{Ink::stroke, thin, "O 7.75 7.75 5 M 11.5 11.5 L 15.5 15.5"}}},
      {"icon-layers",
       {{Ink::stroke, thin, "M 9 2 L 16 5.6 L 9 9.2 L 2 5.6 Z M 2 9.2 L 9 12.8 L 16 9.2 M 2 12.6 L 9 16.2 L 16 12.6"}}},
      {"icon-column", {{Ink::stroke, thin, "R 2 3 14 12 1.5 M 7 3 V 15"}}},
      {"icon-ruler",
       {{Ink::stroke, thin,
         "M 1.8 12.2 L 12.2 1.8 L 16.2 5.8 L 5.8 16.2 Z M 4.6 9.4 L 6.6 11.4 M 7.2 6.8 L 8.5 8.1 M 9.8 4.2 L 11.8 "
         "6.2"}}},
      {"icon-trace",
       {{Ink::stroke, thin, "M 3.5 3.5 C 8.5 3.5 6 8.5 9.5 9.2 C 12.6 9.8 12 12.4 14.6 14.6 M 15 10.6 V 15 H 10.6"},
        {Ink::fill, 0, "O 3.3 3.5 1.8"}}},
      {"icon-route",
       {{Ink::stroke, thin, "O 4 13.5 2.2 M 6.4 13.5 H 8 C 11.6 13.5 6.4 4.5 10 4.5 H 13"},
        {Ink::fill, 0, "O 14 4.5 2.4"}}},
      {"icon-drop", {{Ink::fill, 0, "M 9 1.6 C 12.4 6.2 14 8.7 14 11.4 C 14 18 4 18 4 11.4 C 4 8.7 5.6 6.2 9 1.6 Z"}}},
      {"icon-eye-off",
       {{Ink::stroke, thin,
         "M 1.5 9 C 5 14.4 13 14.4 16.5 9 M 4 12.4 L 2.6 14.4 M 9 13.4 V 15.8 M 14 12.4 L 15.4 14.4"}}},
      {"icon-pencil", {{Ink::stroke, thin, "M 3 15 L 3.8 11.4 L 12.2 3 L 15 5.8 L 6.6 14.2 Z M 10.4 4.8 L 13.2 7.6"}}},
      {"icon-export",
       {{Ink::stroke, thin, "M 9 2.2 V 11 M 5.4 7.6 L 9 11.2 L 12.6 7.6 M 2.5 12.5 V 15.5 H 15.5 V 12.5"}}},
      {"icon-theme", {{Ink::stroke, thin, "O 9 9 6.5"}, {Ink::fill, 0, "M 9 2.5 C 17.67 2.5 17.67 15.5 9 15.5 Z"}}},
      {"icon-help",
       {{Ink::stroke, 1.7, "M 5.8 6.4 C 5.8 2.2 12.2 2.2 12.2 6.4 C 12.2 9 9 9 9 11.4"},
        {Ink::fill, 0, "O 9 14.8 1.1"}}},
      {"icon-close", {{Ink::stroke, thin, "M 4.5 4.5 L 13.5 13.5 M 13.5 4.5 L 4.5 13.5"}}},
      {"icon-chevron-left", {{Ink::stroke, thin, "M 11 4.5 L 6.5 9 L 11 13.5"}}},
      {"icon-chevron-right", {{Ink::stroke, thin, "M 7 4.5 L 11.5 9 L 7 13.5"}}},
      {"icon-chevron-up", {{Ink::stroke, thin, "M 4.5 11 L 9 6.5 L 13.5 11"}}},
      {"icon-chevron-down", {{Ink::stroke, thin, "M 4.5 7 L 9 11.5 L 13.5 7"}}},
      {"icon-plus", {{Ink::stroke, thin, "M 9 3 V 15 M 3 9 H 15"}}},
      {"icon-minus", {{Ink::stroke, thin, "M 3 9 H 15"}}},
      {"icon-north", {{Ink::accent, 0, "M 9 1.5 L 12.6 9 H 5.4 Z"}, {Ink::fill, 0, "M 5.4 9 H 12.6 L 9 16.5 Z"}}},
      {"icon-notice", {{Ink::stroke, thin, "O 9 9 6.75 M 9 5.2 V 9.6"}, {Ink::fill, 0, "O 9 12.5 1"}}},
      {"icon-copy", {{Ink::stroke, thin, "R 6.5 6.5 9 9 1.5 M 3 11.5 V 4.5 C 3 3.5 3.5 3 4.5 3 H 11.5"}}},
      {"icon-eye", {{Ink::stroke, thin, "M 1.5 9 C 5 3.2 13 3.2 16.5 9 C 13 14.8 5 14.8 1.5 9 Z O 9 9 2.2"}}},
      {"icon-place",
       {{Ink::stroke, thin, "M 9 16.2 C 5.6 12 4 9.4 4 7 C 4 0.4 14 0.4 14 7 C 14 9.4 12.4 12 9 16.2 Z"},
        {Ink::fill, 0, "O 9 6.9 1.7"}}},
      {"icon-undo", {{Ink::stroke, thin, "M 6.5 3.5 L 3 7 L 6.5 10.5 M 3.2 7 H 11 C 16.6 7 16.6 14.5 11 14.5 H 7"}}},
      {"icon-redo", {{Ink::stroke, thin, "M 11.5 3.5 L 15 7 L 11.5 10.5 M 14.8 7 H 7 C 1.4 7 1.4 14.5 7 14.5 H 11"}}},
      {"icon-folder", {{Ink::stroke, thin, "M 2 14.5 V 4 H 7 L 8.8 6 H 16 V 14.5 Z"}}},
      {"icon-file", {{Ink::stroke, thin, "M 4 2.2 H 10.5 L 14 5.7 V 15.8 H 4 Z M 10.2 2.4 V 6 H 13.8"}}},
      {"icon-up", {{Ink::stroke, thin, "M 9 15 V 4 M 4.8 8 L 9 3.8 L 13.2 8"}}},
      {"icon-info", {{Ink::stroke, thin, "O 9 9 6.75 M 9 8.4 V 12.8"}, {Ink::fill, 0, "O 9 5.5 1"}}},
      {"note-supported", {{Ink::fill, 0, "O 9 9 4"}}},
      {"note-simplified", {{Ink::stroke, 1.5, "O 9 9 3.4"}, {Ink::fill, 0, "M 9 5 C 3.67 5 3.67 13 9 13 Z"}}},
      {"note-unverified", {{Ink::stroke, 1.6, "O 9 9 3.3"}}},
      {"note-disputed", {{Ink::fill, 0, "M 9 3.6 L 14.4 9 L 9 14.4 L 3.6 9 Z"}}},
      {"note-misplaced", {{Ink::fill, 0, "M 4.2 4.4 L 14.2 9 L 4.2 13.6 Z"}}},
      {"note-contradicted", {{Ink::stroke, 2.2, "M 5.6 5.6 L 12.4 12.4 M 12.4 5.6 L 5.6 12.4"}}},
  };
}

std::vector<Drawing> swatches() {
  return {
      {"swatch-area", {{Ink::tint, 0, "M 1 3 H 17 V 15 H 1 Z"}, {Ink::stroke, 2, "M 2 4 H 16 V 14 H 2 Z"}}},
      {"swatch-area-thin", {{Ink::stroke, 1, "M 1.5 3.5 H 16.5 V 14.5 H 1.5 Z"}}},
      {"swatch-area-dashed", {{Ink::tint, 0, "M 1 3 H 17 V 15 H 1 Z"}, {Ink::dashes, 1.6, "M 2 4 H 16 V 14 H 2 Z"}}},
      {"swatch-fill", {{Ink::fill, 0, "M 1 3 H 17 V 15 H 1 Z"}}},
      {"swatch-fill-two", {{Ink::fill, 0, "M 1 3 H 9 V 15 H 1 Z"}, {Ink::accent, 0, "M 9 3 H 17 V 15 H 9 Z"}}},
      {"swatch-line", {{Ink::stroke, 2.2, "M 1.4 11.4 C 4 6.4 6.4 6.6 9 9.2 C 11.4 11.6 13.6 11.2 16.6 6.4"}}},
      {"swatch-rail", {{Ink::stroke, 1.2, "M 1 9 H 17 M 4.5 6.5 V 11.5 M 9 6.5 V 11.5 M 13.5 6.5 V 11.5"}}},
      {"swatch-road", {{Ink::accent_stroke, 4.4, "M 2.2 9 H 15.8"}, {Ink::stroke, 2.6, "M 2.2 9 H 15.8"}}},
      {"swatch-dashed-line", {{Ink::dashes, 1.6, "M 1 9 H 17"}}},
      {"swatch-relief",
       {{Ink::tint, 0, "M 1 3 H 17 V 15 H 1 Z"}, {Ink::fill, 0, "M 1 15 L 6.5 6 L 9.6 11 L 12 7.6 L 17 15 Z"}}},
      {"swatch-text",
       {{Ink::stroke, 1.9,
         "M 1.6 13.6 L 5 4.6 L 8.4 13.6 M 2.9 10.7 H 7.1 M 11.2 8.6 C 12.6 7.4 16 7.2 16 9.6 V 13.6 "
         "M 16 10.8 C 13 10.4 10.8 11 10.8 12.4 C 10.8 14.2 14.6 14.2 16 11.8"}}},
  };
}

std::vector<Drawing> all_drawings() {
  std::vector<Drawing> out;
  for (auto& group : {markers(), sections(), icons(), swatches()}) out.insert(out.end(), group.begin(), group.end());
  return out;
}

}  // namespace

std::span<const Drawing> drawings() {
  static const std::vector<Drawing> all = all_drawings();
  return all;
}

const Drawing& drawing(std::string_view name) {
  if (name == "town") name = "town-2";
  const auto all = drawings();
  const auto found = std::find_if(all.begin(), all.end(), [name](const Drawing& d) { return d.name == name; });
  return found == all.end() ? all.front() : *found;
}

}  // namespace app
