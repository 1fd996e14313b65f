#include "tests/io/same_features.h"

#include <algorithm>

#include "tests/catch.h"

namespace test_files {

using namespace geodata;

void check_same(const FeatureStore& ours, const FeatureStore& twin) {
  REQUIRE(ours.size() == twin.size());
  CHECK(std::equal(ours.vertices().begin(), ours.vertices().end(), twin.vertices().begin(), twin.vertices().end()));
  REQUIRE(ours.ring_count() == twin.ring_count());
  CHECK(ours.column_names().size() == twin.column_names().size());
  for (const std::string& name : twin.column_names()) {
    INFO(name);
    REQUIRE(ours.column(name).has_value());
    CHECK(ours.column_type(*ours.column(name)) == twin.column_type(*twin.column(name)));
  }
  for (FeatureIndex f = 0; f < ours.size(); ++f) {
    INFO("feature " << f);
    REQUIRE(ours.parts(f).size() == twin.parts(f).size());
    CHECK(ours.box(f) == twin.box(f));
    CHECK(ours.id(f) == twin.id(f));
    for (PartIndex p = ours.parts(f).first; p < ours.parts(f).last; ++p) CHECK(ours.type(p) == twin.type(p));
    for (const std::string& name : twin.column_names()) {
      INFO(name);
      CHECK(ours.value(f, name) == twin.value(f, name));
    }
  }
}

}  // namespace test_files
