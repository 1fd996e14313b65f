#include "geodata/io/report.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "geodata/io/file_bytes.h"

namespace geodata {
namespace {

constexpr std::uint32_t max_feature_warnings = 20;

}  // namespace

Error file_error(std::string_view file, Text why, Text todo) {
  return {text("Cannot read the file"), std::move(why), std::move(todo), std::string(file), 0, -1};
}

Error swapped_error(std::string_view file, std::int64_t line) {
  Error error = file_error(
      file, text("its latitudes and longitudes are swapped: a latitude here is beyond 90, and every longitude could be "
                 "a latitude"));
  error.line = line;
  error.remedy = Remedy::swap_axes;
  return error;
}

tl::unexpected<Error> refuse_file(const std::filesystem::path& path, Text why, Text todo) {
  return tl::unexpected(file_error(shown_path(path), std::move(why), std::move(todo)));
}

std::int64_t LineCounter::line_at(std::size_t offset) {
  offset = std::min(offset, bytes_.size());
  if (offset < counted_) counted_ = 0, line_ = 1;
  const std::string_view passed = bytes_.substr(counted_, offset - counted_);
  line_ += std::count(passed.begin(), passed.end(), '\n');
  counted_ = offset;
  return line_;
}

void FeatureWarnings::skipped(std::uint64_t number, Text why, std::int64_t line) {
  if (++count_ > max_feature_warnings) return;
  features_.push_back({text("Feature {} is left out", number), std::move(why), {}, file_, line, -1});
}

void FeatureWarnings::position_left_out(std::uint64_t number, Text why, std::int64_t line) {
  if (++position_count_ > max_feature_warnings) return;
  positions_.push_back({text("A position of feature {} is left out", number), std::move(why), {}, file_, line, -1});
}

void FeatureWarnings::skipped_too(std::uint64_t features) { count_ += static_cast<std::uint32_t>(features); }

void FeatureWarnings::note(Text what, Text why, Text todo) {
  notes_.push_back({std::move(what), std::move(why), std::move(todo), file_, 0, -1});
}

void FeatureWarnings::assumed(Text what, Text why, Text todo) {
  note(std::move(what), std::move(why), std::move(todo));
  notes_.back().is_note = true;
}

void FeatureWarnings::clear() {
  notes_.clear();
  features_.clear();
  positions_.clear();
  count_ = position_count_ = 0;
}

std::vector<Error> FeatureWarnings::take() && {
  std::vector<Error> all = std::move(notes_);
  std::move(features_.begin(), features_.end(), std::back_inserter(all));
  if (count_ > max_feature_warnings) {
    all.push_back({text("{} more features are left out", count_ - max_feature_warnings), {}, {}, file_, 0, -1});
  }
  std::move(positions_.begin(), positions_.end(), std::back_inserter(all));
  if (position_count_ > max_feature_warnings) {
    const std::uint32_t more = position_count_ - max_feature_warnings;
    all.push_back({text("{} more positions are left out", more), {}, {}, file_, 0, -1});
  }
  return all;
}

}  // namespace geodata
