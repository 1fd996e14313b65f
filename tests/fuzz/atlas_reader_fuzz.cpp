// The parts of an atlas from random bytes. The first byte chooses the part: an input stays what it is while the fuzzer
// changes the rest.
#include <cstdlib>
#include <set>

#include "geodata/atlas/annotations.h"
#include "geodata/atlas/layer_reader.h"

namespace {

using namespace geodata;

void hold(bool condition) {
  if (!condition) std::abort();
}

void say_all(const std::vector<Error>& warnings) {
  for (const Error& warning : warnings) hold(!say(warning).empty() && warning.line >= 0);
}

const Article& article() {
  static const Article read =
      *parse_article("# The Iron River\n\nThe *Iron River* 河 flows. It floods.\n\nOre goes down the river.", "a.md");
  return read;
}

bool inside(const Passage& p, const Article& in) {
  return p.paragraph < in.paragraphs.size() && p.first < p.last && !in.text(p).empty();
}

void fuzz_article(std::string_view bytes) {
  const auto read = parse_article(bytes, "article.md");
  if (!read) {
    hold(!say(read.error()).empty());
    return;
  }
  hold(!read->paragraphs.empty() && read->sentences.size() == read->paragraphs.size());
  for (const auto& sentences : read->sentences) {
    for (const Passage& sentence : sentences) hold(inside(sentence, *read));
  }
  hold(text_checksum(*read).size() == 64);
}

void fuzz_places(const JsonDocument& document) {
  std::vector<Error> warnings;
  const auto read = read_places(document, warnings);
  if (read) hold(read->items.size() <= read->listed);
  say_all(warnings);
}

void fuzz_links(const JsonDocument& document) {
  std::vector<Error> warnings;
  const std::vector<Place> places{[] {
    Place river;
    river.id = "river";
    return river;
  }()};
  const auto read = read_links(document, article(), places, true, warnings);
  if (read) {
    for (const Link& link : read->items)
      hold(inside(link.passage, article()) && link.place.has_value() != link.time.has_value());
  }
  say_all(warnings);
}

void fuzz_claims(const JsonDocument& document) {
  std::vector<Error> warnings;
  const auto read = read_claims(document, article(), warnings);
  if (read) {
    for (const Claim& claim : read->items) hold(inside(claim.passage, article()));
  }
  say_all(warnings);
}

void fuzz_layer(const JsonDocument& document) {
  static const std::filesystem::path folder = "/tmp";
  static const Palette palette = {{"river", {}}};
  static const std::set<std::string> credits = {"osm"};
  std::set<std::string> ids;
  JsonWarnings collected(document);
  const LayerContext context{folder, palette, credits, ids, collected};
  const auto layer = read_layer(document.root, "", LayerRole::overlay, context);
  if (layer) hold(!layer->id.empty() && !layer->file.empty());
  std::vector<Error> warnings;
  collected.move_to(warnings);
  say_all(warnings);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const char part = static_cast<char>(data[0]);
  if (part == 'a') {
    fuzz_article(bytes);
    return 0;
  }
  const auto document = parse_json(std::string(bytes), "part.json", text("Cannot open the atlas"));
  if (!document) {
    hold(!say(document.error()).empty() && document.error().byte <= static_cast<std::int64_t>(bytes.size()));
    return 0;
  }
  if (part == 'p') fuzz_places(*document);
  if (part == 'l') fuzz_links(*document);
  if (part == 'c') fuzz_claims(*document);
  if (part == 's') fuzz_layer(*document);
  return 0;
}
