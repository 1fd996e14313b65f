// Commands: the only thing that changes the session. Panels and controllers append them; apply() runs them in order,
// once a frame. A drag sends many commands with the same `gesture` and is one step of undo.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/core/measurement_layout.h"
#include "app/core/session.h"
#include "app/core/settings.h"
#include "app/core/trace_file.h"

namespace app {

// clang-format off
namespace command {

struct SetCamera { Camera camera; };                 // at once; ends a flight
struct FlyTo { Camera camera; };                     // the session's camera follows the flight; not an undo step
struct GoHome {};
struct ZoomBy { double levels = 0; };                // about the centre, with a short flight
struct Select { Selection selection; bool fly = false; };  // fly: bring it into view
struct SelectPlace {
  geodata::PlaceIndex place = 0;
  std::uint32_t mention = 0;
  bool fly = true;
  std::string called = {};                           // the name by which it was found; empty: its own
};
struct StepCandidate { int by = 1; };                // "2 of 4"
struct ClearSelection {};
struct OpenPassage { geodata::Passage passage; };    // the article scrolls there and marks it
struct StepMention { int by = 1; };                  // other mentions of the selected place
struct Walk { int by = 1; };                         // n and p: the article's mentions in reading order
struct SetLayer { std::string id; std::optional<bool> on; std::optional<double> opacity; std::uint64_t gesture = 0; };
struct StyleLayer { std::string id; StyleChange style; std::uint64_t gesture = 0; };  // empty: as the atlas has it
// Together directly above (or below) the layers of another row, in the order of drawing.
struct PlaceLayers { std::vector<std::string> ids, others; bool above = true; };
// A layer's lines are traced instead of the atlas's rivers; nothing: the atlas's again.
struct SetReachValue { ReachValue value; };           // without values: takes away what was given
struct UseAsRivers { std::optional<RiverChoice> rivers; };
struct SetTool { Tool tool = Tool::choose; };
struct AddTrace { TraceState trace; };               // and opens it
struct OpenTrace { std::optional<std::size_t> which; };  // nothing: closes the open one, which is kept
struct TurnTrace { TraceDirection direction = TraceDirection::down; };  // and of the next
struct RemoveTrace { std::size_t which = 0; };
struct RemoveTraces {};  // all of them
struct ChangeTrace { std::size_t which = 0; TraceState trace; };  // its name, its discharge, whether it is shown
struct FollowWater { bool on = true; };              // a drop runs down the open way, and the map goes with it
struct ExportTrace { TraceFile kind = TraceFile::report; };  // the open one
struct SavePicture {  // of what the map shows, into the documents folder
  std::string title;  // on it; empty: none
  bool legend = false;
};
struct OpenMeasurements { std::optional<std::string> section; };  // by its key; nothing: closes them
// Of the file that is looked at: which column is the section, the date ...; a measured column used or not; the end.
struct SetImportColumn { ColumnUse use = ColumnUse::unused; std::optional<std::size_t> column; };
struct UseImportMeasure { std::size_t column = 0; bool use = true; };
struct SetImportMeasure { std::size_t column = 0; std::string kind; };  // by the reader's word: a MeasureKind's id
struct SetImportDates { DateOrder order = DateOrder::month_first; };
struct SetImportDistance { double metres = 0; };     // a position joins a river that is no farther
enum class ImportEnd : std::uint8_t { add, as_points, cancel };
struct EndImport { ImportEnd how = ImportEnd::cancel; };
struct RemoveMeasurements { std::size_t file = 0; };  // an added file's; undo brings them back
struct SetSettings { Settings settings; };
struct Undo {};
struct Redo {};
struct CopyText { std::string text, shown = {}; };   // to the clipboard; shown: what the notice says of a long one
struct DismissNotice { std::uint64_t id = 0; };
struct SeeNotices {};                                // the list of them was opened
struct RemoveLayers { std::vector<std::string> ids; };  // added ones leave the map; their files stay
// An atlas or a data file; a file is added to what is open. swapped: its latitudes and longitudes stand the other way
// round, and the reader knows.
struct OpenPath { std::filesystem::path path; bool swapped = false; };
struct OpenLayers { std::vector<std::string> layers; };  // of the file that asks which; empty: no more of them
struct LookInto { std::filesystem::path folder; };   // for a file to open; empty: where the last look was
struct CancelJob { std::uint64_t id = 0; };          // stop reading a file
struct ToggleFullScreen {};
struct Quit {};

}  // namespace command
// clang-format on

using Command =
    std::variant<command::SetCamera, command::FlyTo, command::GoHome, command::ZoomBy, command::Select,
                 command::SelectPlace, command::StepCandidate, command::ClearSelection, command::OpenPassage,
                 command::StepMention, command::Walk, command::SetLayer, command::StyleLayer, command::PlaceLayers,
                 command::SetReachValue, command::UseAsRivers, command::SetTool, command::AddTrace, command::OpenTrace,
                 command::TurnTrace, command::RemoveTrace, command::RemoveTraces, command::ChangeTrace,
                 command::FollowWater, command::ExportTrace, command::SavePicture, command::OpenMeasurements,
                 command::SetImportColumn, command::UseImportMeasure, command::SetImportMeasure,
                 command::SetImportDates, command::SetImportDistance, command::EndImport, command::RemoveMeasurements,
                 command::SetSettings, command::Undo, command::Redo, command::CopyText, command::DismissNotice,
                 command::SeeNotices, command::RemoveLayers, command::OpenPath, command::OpenLayers, command::LookInto,
                 command::CancelJob, command::ToggleFullScreen, command::Quit>;

using Commands = std::vector<Command>;

}  // namespace app
