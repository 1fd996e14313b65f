// Catch2, whichever major version the distribution has: 2.13 in Debian 12, 3 in Debian 13.
//
// Tests include this file only, and use what both versions know: TEST_CASE, SECTION, CHECK, REQUIRE, INFO, CAPTURE,
// GENERATE, and Catch::Approx. Of the matchers' names few are the same in both; std::string::find does as well.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
namespace Catch {
using Detail::Approx;
}
#endif
