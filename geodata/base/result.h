// Errors as values.
//
// An Error is one clear message for a person: what failed, why, what to do, and where (file, then line or
// byte). Exceptions come from libraries only and stop at the folder that calls the library.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "geodata/base/text.h"

namespace geodata {

// What the program itself can do about an error, for an offer beside the message.
enum class Remedy : std::uint8_t {
  none,
  swap_axes  // read the file again with its longitudes and latitudes the other way round
};

struct Error {
  Text what;               // "Cannot read the layer Rivers"
  Text why;                // "the file ends inside a feature"
  Text todo;               // "Save it again as GeoJSON"; may be empty
  std::string file;        // path as the user gave it; may be empty
  std::int64_t line = 0;   // from 1; 0: not known
  std::int64_t byte = -1;  // from 0; -1: not known
  Remedy remedy = Remedy::none;
  bool is_note = false;  // of what was read: how it was understood, with nothing lost

  friend bool operator==(const Error&, const Error&) = default;
};

// "Cannot read the layer Rivers: the file ends inside a feature. Save it again as GeoJSON. (rivers.geojson, line 12)"
std::string say(const Error& error, Language language = Language::english);

template <class T>
using Result = tl::expected<T, Error>;

using Unexpected = tl::unexpected<Error>;

// What was read, and what was left out of it on the way. Predictable bad data is a warning, not an error.
template <class T>
struct WithWarnings {
  T value;
  std::vector<Error> warnings;
};

}  // namespace geodata
