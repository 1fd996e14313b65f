// What was measured at a section, in the words of a report: medians and their class, from how many samples of which
// days. Empty where the atlas has measured nothing.
#pragma once

#include "app/core/measurements.h"
#include "app/core/river_answer.h"

namespace app {

// The section of the atlas's measurements that an event tells of; null: none, or nothing that counts.
const MeasuredSection* measured_at(const RiverGuide& guide, const RiverEvent& event);

// "26 samples, 2021-04-01 – 2021-04-05, median class II; medians: DO 11.1 mg/L, NH3-N 0.026 mg/L". Empty: nothing there
// counts.
std::string measured_words(const MeasurementTable& table, const MeasuredSection& section, geodata::Language language);
std::string measured_words(const RiverGuide& guide, const RiverEvent& event, geodata::Language language);

// "26 samples", "1 sample"; of more that were taken: "26 of 28 samples", so that a section has one number of samples
// wherever it is told of.
std::string samples_words(std::size_t count, std::size_t taken, geodata::Language language);
// "II", or "II to III" where an even number of samples has two in the middle.
std::string median_class_words(const ClassSummary& classes, geodata::Language language);
// "III"; a dash where no mean can be judged.
std::string of_means_words(const ClassSummary& classes, geodata::Language language);
// "; 2 not detected, limit not known, not counted"; empty when there are none.
std::string undetected_words(const MeasureSummary& summary, geodata::Language language);
// "26 samples, 2021-04-01 – 2021-04-05, median 9.81 mg/L (I), from 9.1 to 10.2 mg/L"
std::string range_words(const MeasureKind& kind, const MeasureSummary& summary, geodata::WaterBody body,
                        geodata::Language language);
// "9.81"; what is smaller than the kind's decimals show keeps two figures: "0.00025".
std::string measured_number(const MeasureKind& kind, double value);
// "9.81 mg/L"
std::string with_unit(const MeasureKind& kind, double value);
// "2021-04-01 – 2021-04-05", or the one day.
std::string written_days(std::int64_t first, std::int64_t last);

}  // namespace app
