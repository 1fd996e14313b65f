// The plates of roads: which number is of which class, and how its plate looks. Private to app/scene.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/scene/label_text.h"
#include "app/scene/plates.h"
#include "app/scene/theme.h"

namespace app {

// "G15" or "G1501": national expressway; "G202": national road; "S20": provincial expressway; "S316": provincial road.
RoadClass road_class(std::string_view number);

// "G1;G15" -> "G1", "G15": parted at semicolons, without spaces around, each once; longer ones than a plate holds are
// left out.
std::vector<std::string> road_numbers(std::string_view property);

PlateStyle shield_plate(const std::string& number, const geodata::ShieldStyle& style, const LabelLook& look);

}  // namespace app
