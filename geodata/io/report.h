// What the readers say about bad files and bad features, in one form.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/result.h"

namespace geodata {

tl::unexpected<Error> refuse_file(const std::filesystem::path& path, Text why, Text todo = {});
Error file_error(std::string_view file, Text why, Text todo = {});

// Of a file most of whose positions are on the globe only as (latitude, longitude); it can be read so.
Error swapped_error(std::string_view file, std::int64_t line = 0);

// Line number (from 1) of a byte offset. Remembers where it last counted, so ascending questions cost O(n) in all.
class LineCounter {
 public:
  explicit LineCounter(std::string_view bytes) : bytes_(bytes) {}
  std::int64_t line_at(std::size_t offset);

 private:
  std::string_view bytes_;
  std::size_t counted_ = 0;
  std::int64_t line_ = 1;
};

// Collects warnings about single features: the first 20 in words, then how many more.
class FeatureWarnings {
 public:
  explicit FeatureWarnings(std::string file) : file_(std::move(file)) {}

  // `number` counts from 1 as the file does.
  void skipped(std::uint64_t number, Text why, std::int64_t line = 0);
  // One position of a feature that is otherwise read: 20 in words too, and no feature less.
  void position_left_out(std::uint64_t number, Text why, std::int64_t line = 0);
  void skipped_too(std::uint64_t features);  // more that are only counted
  // A warning that is not about one feature.
  void note(Text what, Text why, Text todo = {});
  // How the file was understood where it does not say, or says it wrong; nothing is lost by it.
  void assumed(Text what, Text why, Text todo = {});

  std::uint32_t count() const { return count_; }
  void clear();
  std::vector<Error> take() &&;

 private:
  std::string file_;
  std::vector<Error> notes_, features_, positions_;
  std::uint32_t count_ = 0, position_count_ = 0;
};

}  // namespace geodata
