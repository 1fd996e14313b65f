// The words of a trace: what each thing on its way is called and what is said of it, for the panel, the report and the
// command line alike.
#pragma once

#include "app/core/river_answer.h"
#include "app/core/river_view.h"
#include "app/core/session.h"

namespace app {

// Of the site, or of the river that joins, is entered or left. A river without a name is called by its reach.
FeatureNames names_of(const RiverGuide& guide, const RiverEvent& event);

// Of the river that a reach belongs to; its id where it has no name.
FeatureNames river_names(const RiverGuide& guide, geodata::ReachIndex reach);

// What is said under the name, most important first: at least what kind of event it is; of a site what its layer says
// of it first ("Class of the means (GB 3838): III").
std::string note_of(const RiverGuide& guide, const RiverAnswer& answer, const RiverEvent& event,
                    geodata::Language language);

// How a start meets the river, and how sure that is.
std::vector<geodata::Text> notes_of(const RiverAccess& access);

// "26 h to 4.1 d", to two figures; "26 h or later, without a bound".
geodata::Text range_words(const geodata::PeakRange& range, geodata::Language language);

// "114 km²", or "at least 3 184 km²" where some of it is not known; the same in three characters less: "≥ 3 184 km²".
geodata::Text area_words(const Catchment& catchment);
geodata::Text short_area(const Catchment& catchment);

// By what a catchment is known and what is missing of it.
std::vector<geodata::Text> notes_of(const RiverGuide& guide, const Catchment& catchment);

// Where times of travel end and why.
geodata::Text describe(const RiverGuide& guide, const NoTravelTime& none, geodata::Language language);
geodata::Text describe(const RiverGuide& guide, const std::vector<NoTravelTime>& all, geodata::Language language);

// Parts of a sentence, joined as the language does it: "joins, 3 sites above".
std::string joined(const std::vector<geodata::Text>& parts, geodata::Language language);

// "2.2 d", "5.3 h", "40 min": two figures, for times that are estimates.
std::string duration(double seconds, geodata::Language language);

// "12.4": kilometres with one decimal, as columns of a trace have them.
std::string kilometres(double metres);

// "From Dagushan iron mine to the mouth", "Up from Xiaolin": the trace as a whole. `start` may be empty.
geodata::Text title_of(const RiverAnswer& answer, const std::string& start, geodata::Language language);

// What a kept trace is called: the reader's name for it, else its title, with its start as this language calls it: a
// position by its river. Without an answer what is known of its start.
std::string name_of(const RiverGuide& guide, const TraceState& trace, const ShownTrace* shown,
                    geodata::Language language);

}  // namespace app
