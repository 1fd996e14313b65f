// Networks made at random, in the numbers of a source: trees of all shapes, with side links that mostly lead down.
#pragma once

#include <cmath>
#include <random>
#include <vector>

#include "geodata/network/river_network.h"

struct RandomNetwork {
  std::vector<geodata::ReachIndex> next;
  std::vector<double> length_m;
  std::vector<float> area_km2;
  std::vector<geodata::SideLink> sides;

  RandomNetwork(std::mt19937& random, std::uint32_t reaches, std::uint32_t side_links, bool with_areas) {
    const auto below = [&](std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random); };
    std::vector<std::uint32_t> shuffled(reaches);
    for (std::uint32_t i = 0; i < reaches; ++i) shuffled[i] = i;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    // How far down a reach may drain at most decides the shape: 1 makes a chain, many make a bush.
    const std::uint32_t spread = 1 + below(12);
    next.resize(reaches);
    for (std::uint32_t k = 0; k < reaches; ++k) {
      const bool mouth = k == 0 || below(reaches) < 3;
      next[shuffled[k]] = mouth ? geodata::no_reach : shuffled[k - 1 - below(std::min(k, spread))];
      length_m.push_back(below(20) == 0 ? 0.0 : 1 + below(1'000'000) / 97.0);
      if (with_areas) area_km2.push_back(below(5) == 0 ? NAN : static_cast<float>(below(50)));
    }
    for (std::uint32_t k = 0; k < side_links && reaches > 2; ++k) {
      const std::uint32_t from = 1 + below(reaches - 1);
      const std::uint32_t to = below(10) == 0 ? below(reaches) : below(from);  // one in ten may lead up
      if (to != from) sides.push_back({shuffled[from], shuffled[to]});
    }
  }

  geodata::RiverLinks links() const { return {next, length_m, area_km2, sides}; }
};
