// SHA-256 of bytes in memory, as FIPS 180-4 defines it. For checking that the article's text is the one that links
// and claims were made for; not meant for secrets.
#pragma once

#include <string>
#include <string_view>

namespace geodata {

// 64 lower-case hex digits. O(n), no allocation but the result.
std::string sha256_hex(std::string_view bytes);

}  // namespace geodata
