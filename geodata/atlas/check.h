// What an atlas holds, in numbers: the part of a check that needs no layer file opened.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "geodata/atlas/atlas.h"

namespace geodata {

struct AtlasReport {
  std::string title, title_zh;
  std::size_t paragraphs = 0;
  std::string text_checksum;  // SHA-256, see text_checksum()

  std::size_t places_listed = 0;  // in the file; the others were read
  std::size_t places = 0;
  std::size_t places_with_geometry = 0;

  std::size_t links_listed = 0;
  std::size_t links = 0;                          // resolved: each stands at one passage and has one body
  std::array<std::size_t, 4> links_by_mention{};  // in the order of Link::Mention
  std::size_t links_to_places = 0;
  std::size_t links_to_times = 0;

  std::size_t claims_listed = 0;
  std::size_t claims = 0;
  std::array<std::size_t, 6> claims_by_status{};  // in the order of Claim::Status

  std::size_t base_layers = 0, overlays = 0, data_files = 0;

  std::size_t links_of(Link::Mention mention) const { return links_by_mention[static_cast<std::size_t>(mention)]; }
  std::size_t claims_of(Claim::Status status) const { return claims_by_status[static_cast<std::size_t>(status)]; }
};

AtlasReport report(const Atlas& atlas);

}  // namespace geodata
