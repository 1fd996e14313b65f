// GeoJSON texts of any length for tests, the same at each run.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace test_files {

// The i-th feature, of any geometry type or none. Deceptive: its properties look like the beginnings of features.
std::string feature(std::mt19937& random, int i, bool deceptive = true);
std::string features(int count, std::string_view between, bool deceptive = true);
std::string collection(const std::string& members);

}  // namespace test_files
