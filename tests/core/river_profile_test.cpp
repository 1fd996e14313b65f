#include "app/core/river_profile.h"

#include <algorithm>

#include "tests/catch.h"
#include "tests/core/anshan_guide.h"

using namespace app;

TEST_CASE("heights along the Lan from its hills to the sea: ends included, evenly, downhill on the whole") {
  const RiverGuide& guide = *anshan_guide();
  const geodata::RiverPosition top{guide.rivers.find("lan-01").value(), 0};
  RiverQuestion question;
  question.start.position = top;
  const RiverAnswer down = answer(guide, question);
  const std::vector<HeightAlong> heights = heights_along(guide, down);
  REQUIRE(heights.size() == 400);
  CHECK(heights.front().distance_m == 0);
  CHECK(heights.back().distance_m == Catch::Approx(down.trace.length_m));
  CHECK(heights.front().metres > 150);
  CHECK(heights.back().metres < 5);
  const auto highest = std::max_element(heights.begin(), heights.end(),
                                        [](const HeightAlong& a, const HeightAlong& b) { return a.metres < b.metres; });
  CHECK(highest->distance_m < 5'000);
  for (std::size_t i = 2; i < heights.size(); ++i) {
    CHECK(heights[i].distance_m - heights[i - 1].distance_m == Catch::Approx(heights[1].distance_m));
  }
}

TEST_CASE("a short way has a height for each half cell; without a relief there are none") {
  RiverGuide guide = *anshan_guide();
  RiverQuestion question;
  question.start.position = {guide.rivers.find("nansha-01").value(), 0};
  question.limit_m = 4'600;
  CHECK(heights_along(guide, answer(guide, question)).size() == 11);
  guide.land.relief.reset();
  CHECK(heights_along(guide, answer(guide, question)).empty());
}
