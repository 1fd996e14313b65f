// Large GeoJSON texts: read in chunks and by several threads they give what they give in one piece.
#include <atomic>
#include <random>
#include <string>
#include <thread>

#include <fmt/core.h>

#include "tests/catch.h"
#include "tests/io/made_geojson.h"
#include "tests/io/same_features.h"
#include "tests/io/test_files.h"
#include "tests/temporary_folder.h"

using namespace geodata;
using test_files::collection;
using test_files::feature;
using test_files::features;
using test_files::message;

namespace {

ReadOptions on_threads() {
  ReadOptions options;
  options.parallel = [](std::size_t count, const std::function<void(std::size_t)>& body) {
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
      threads.emplace_back([&] {
        for (std::size_t k = next++; k < count; k = next++) body(k);
      });
    }
    for (std::thread& thread : threads) thread.join();
  };
  return options;
}

constexpr int enough = 7000;  // 6 MB: several chunks

VectorFile read_or_fail(std::string_view bytes, const ReadOptions& options = {}) {
  const auto read = read_vector_bytes(bytes, "large.geojson", options);
  INFO(message(read));
  REQUIRE(read.has_value());
  return read->value;
}

}  // namespace

TEST_CASE("a large collection gives the same features on any number of threads, from memory or a file") {
  const std::string text = collection(features(enough, ",\n"));
  REQUIRE(text.size() > (4u << 20));
  const VectorFile one = read_or_fail(text), many = read_or_fail(text, on_threads());
  CHECK(one.features_read == enough);
  test_files::check_same(*many.features, *one.features);

  const TemporaryFolder folder;
  const auto file = read_vector_file(folder.write("large.geojson", text), on_threads());
  REQUIRE(file.has_value());
  test_files::check_same(*file->value.features, *one.features);
}

TEST_CASE("wherever a text is cut into chunks, the same features come of it") {
  std::mt19937 random(17);
  std::string members;
  for (int i = 0; i < 25; ++i) {
    if (i > 0) members += i % 3 == 0 ? ",\n" : " , ";
    members += i % 7 == 3 ? std::string("17") : i % 11 == 5 ? std::string("{\"type\":\"Other\"}") : feature(random, i);
  }
  const std::string text = R"({"bbox":[1,2,3,4],"type":"FeatureCollection","features":[)" + members +
                           R"(],"more":[{"type":"Feature"},{"type":"Feature","geometry":null}]})";
  const auto whole = read_vector_bytes(text, "a.geojson");
  REQUIRE(whole.has_value());
  CHECK(whole->value.features_read == 19);
  for (std::size_t size = 1; size < 1500; size += 1 + size / 40) {
    INFO(size);
    ReadOptions options;
    options.chunk_bytes = size;
    const auto cut = read_vector_bytes(text, "a.geojson", options);
    REQUIRE(cut.has_value());
    CHECK(cut->warnings == whole->warnings);
    test_files::check_same(*cut->value.features, *whole->value.features);
  }
}

TEST_CASE("wherever a broken text is cut into chunks, the same mistake is found") {
  std::mt19937 random(23);
  const std::string good = collection(feature(random, 1) + "," + feature(random, 2) + ",\n" + feature(random, 3));
  for (std::size_t at = 60; at < good.size(); at += 13) {
    std::string bad = good;
    bad[at] = '\x01';
    const auto whole = read_vector_bytes(bad, "a.geojson");
    ReadOptions options;
    options.chunk_bytes = 1 + at % 300;
    const auto cut = read_vector_bytes(bad, "a.geojson", options);
    INFO(at);
    REQUIRE_FALSE(whole.has_value());
    REQUIRE_FALSE(cut.has_value());
    CHECK(cut.error() == whole.error());
  }
}

TEST_CASE("large sequences give the features of a collection") {
  const VectorFile whole = read_or_fail(collection(features(enough, ",")));
  for (const std::string_view between : {"\n", "\n\x1E"}) {
    const VectorFile sequence = read_or_fail(features(enough, between) + "\n", on_threads());
    CHECK(sequence.format == "GeoJSONSeq");
    test_files::check_same(*sequence.features, *whole.features);
  }
}

TEST_CASE("a feature longer than a chunk is read once") {
  std::string line = "[120,40]";
  for (int i = 1; i < 200000; ++i) line += fmt::format(",[{:.5f},40.5]", 120 + i * 1e-5);
  const std::string giant =
      R"({"type":"Feature","properties":{"n":7},"geometry":{"type":"LineString","coordinates":[)" + line + "]}}";
  REQUIRE(giant.size() > (3u << 20));
  std::mt19937 random(3);
  const std::string text = collection(feature(random, 1) + "," + giant + "," + feature(random, 2));
  const VectorFile read = read_or_fail(text, on_threads());
  REQUIRE(read.features->size() == 3);
  CHECK(std::get<std::int64_t>(read.features->value(1, "n")) == 7);
}

TEST_CASE("a mistake deep in a large file is told with its line and byte, and refuses all of it") {
  const std::string good = collection(features(enough, ",\n"));
  const std::size_t at = good.find("\"n\":5200");
  REQUIRE(at != std::string::npos);
  std::string bad = good;
  bad[at + 4] = 'x';
  const auto line = std::count(bad.begin(), bad.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  for (const ReadOptions& options : {ReadOptions{}, on_threads()}) {
    const auto read = read_vector_bytes(bad, "large.geojson", options);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().byte == static_cast<std::int64_t>(at + 4));
    CHECK(read.error().line == line);
  }
  const TemporaryFolder folder;
  const auto from_file = read_vector_file(folder.write("large.geojson", bad), on_threads());
  REQUIRE_FALSE(from_file.has_value());
  CHECK(from_file.error().byte == static_cast<std::int64_t>(at + 4));
}

TEST_CASE("a feature that cannot be used is told with its number in the whole file") {
  std::string text = collection(features(enough, ",\n"));
  const std::size_t at = text.find("\"type\":\"Point\",\"coordinates\":[", text.size() * 2 / 3);
  REQUIRE(at != std::string::npos);
  text.replace(at, 30, R"("type":"Point","coordinates":"")");
  // Count the features before it: each begins a line of its own, and has one line break more inside.
  const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const auto read = read_vector_bytes(text, "large.geojson", on_threads());
  if (!read) {
    CHECK(read.error().byte > 0);  // the text is no longer JSON: refused as a whole
    return;
  }
  REQUIRE(read->warnings.size() == 1);
  CHECK(say(read->warnings[0]).find(fmt::format("Feature {}", (lines + 1) / 2 + 1)) != std::string::npos);
}

TEST_CASE("a crs member behind the features still counts") {
  const std::string points =
      R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[500000,4550000]}})";
  const std::string crs = R"("crs":{"type":"name","properties":{"name":"EPSG:32651"}})";
  const VectorFile before = read_or_fail(R"({"type":"FeatureCollection",)" + crs + R"(,"features":[)" + points + "]}");
  const VectorFile behind = read_or_fail(R"({"type":"FeatureCollection","features":[)" + points + "]," + crs + "}");
  CHECK(behind.crs == "EPSG:32651");
  CHECK(behind.features->box() == before.features->box());
}

TEST_CASE("parts come in the file's order and are what the file begins with") {
  const std::string text = collection(features(4 * enough, ",\n"));
  std::uint32_t seen = 0, parts = 0;
  std::vector<std::shared_ptr<const FeatureStore>> all;
  ReadOptions options = on_threads();
  options.part = [&](std::shared_ptr<const FeatureStore> part) { all.push_back(std::move(part)); };
  const VectorFile whole = read_or_fail(text, options);
  for (const auto& part : all) {
    ++parts;
    for (FeatureIndex f = 0; f < part->size(); ++f, ++seen) {
      REQUIRE(part->box(f) == whole.features->box(seen));
      REQUIRE(part->value(f, "n") == whole.features->value(seen, "n"));
    }
  }
  CHECK(parts >= 1);
  CHECK(seen < whole.features->size());
}

TEST_CASE("reading a large file can be cancelled") {
  const std::string text = collection(features(enough, ",\n"));
  std::atomic<bool> cancel{false};
  ReadOptions options = on_threads();
  options.cancel = &cancel;
  options.progress = [&](double share) { cancel = share > 0.3; };
  const auto read = read_vector_bytes(text, "large.geojson", options);
  REQUIRE_FALSE(read.has_value());
  CHECK(say(read.error()).find("cancelled") != std::string::npos);
}
