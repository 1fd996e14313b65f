#include "geodata/atlas/check.h"

namespace geodata {

AtlasReport report(const Atlas& atlas) {
  AtlasReport report;
  report.title = atlas.title;
  report.title_zh = atlas.title_zh;
  report.paragraphs = atlas.article.paragraphs.size();
  report.text_checksum = text_checksum(atlas.article);

  report.places_listed = atlas.listed.places;
  report.places = atlas.places.size();
  for (const Place& place : atlas.places) report.places_with_geometry += place.point ? 1u : 0u;

  report.links_listed = atlas.listed.links;
  report.links = atlas.links.size();
  for (const Link& link : atlas.links) {
    ++report.links_by_mention[static_cast<std::size_t>(link.mention)];
    ++(link.place ? report.links_to_places : report.links_to_times);
  }

  report.claims_listed = atlas.listed.claims;
  report.claims = atlas.claims.size();
  for (const Claim& claim : atlas.claims) ++report.claims_by_status[static_cast<std::size_t>(claim.status)];

  for (const LayerSpec& layer : atlas.layers) {
    if (layer.role == LayerRole::base) ++report.base_layers;
    if (layer.role == LayerRole::overlay) ++report.overlays;
    if (layer.role == LayerRole::data) ++report.data_files;
  }
  return report;
}

}  // namespace geodata
