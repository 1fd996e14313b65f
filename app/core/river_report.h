// A trace as text: a few lines for a terminal, and a report in Markdown, ready to hand in.
#pragma once

#include "app/core/river_answer.h"
#include "app/core/river_start.h"

namespace app {

// For a terminal: the way in figures, then a line for each thing passed.
std::string trace_summary(const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer,
                          geodata::Language language);

// The way in figures, what is passed as a table, what the article says of it, times of travel, method and sources.
// `picture`: file name of the map beside it; empty: none. `name`: that the reader gave the trace; empty: it is called
// by what it is.
std::string trace_report(const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer,
                         const std::string& picture, geodata::Language language, const std::string& name = {});

}  // namespace app
