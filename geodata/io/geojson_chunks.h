// The features of a large GeoJSON text, read in chunks by as many threads as the caller lends.
//
// Where a feature begins in the middle of a file can only be guessed. So each chunk begins at a guess, and is taken
// only when the chunk before it ended exactly there; a wrong guess costs reading that stretch again, never a wrong
// answer. Chunks depend on the bytes alone, so that any number of threads gives the same features in the same order.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/io/file_bytes.h"
#include "geodata/io/geojson_features.h"
#include "geodata/io/vector_reader.h"

namespace geodata {

// From a coordinate system's name to what converts; nothing for the empty name. Throws when PROJ does not know it.
std::optional<ToWgs84> conversion_from(const std::string& crs);

inline constexpr char record_separator = '\x1E';  // before each text of an RFC 8142 sequence

class GeoJsonChunks {
 public:
  // How features follow each other: elements of an array, or roots of a sequence (RFC 8142, or one a line).
  enum class Between { commas, blanks };
  enum class Stop {
    end,      // of the array (the cursor stands behind it) or of the bytes
    other,    // a root that is no plain Feature is next
    mistake,  // broken JSON: mistake()
    cancelled,
  };

  GeoJsonChunks(std::string_view bytes, const ReadOptions& options, const FileBytes* source)
      : bytes_(bytes), options_(options), source_(source) {}

  // From where an element begins. `crs`: of the coordinates; empty: longitude and latitude. Adds to what was read.
  Stop read(JsonCursor::Mark start, Between between, const std::string& crs);

  const JsonCursor::Mistake& mistake() const { return mistake_; }
  JsonCursor::Mark behind() const { return behind_; }  // where reading stopped

  // All that was read, in the file's order. `left_out` holds the first ones, their numbers counted from the first call.
  struct All {
    FeatureStoreBuilder features;
    std::vector<GeoJsonFeatures::LeftOut> left_out;
    std::uint64_t seen = 0, left_out_count = 0, out_of_range = 0, usable = 0;
    LngLat first_out_of_range;
    bool fits_swapped = true;  // see GeometrySink
  };
  All& all() { return all_; }
  // Adds what was read by itself.
  void take(GeoJsonFeatures& run, std::size_t base = 0);
  void clear() { all_ = {}, part_ = {}, shown_bytes_ = 0; }

 private:
  struct Chunk {
    std::size_t begin = 0, limit = 0;  // reads features that begin in [begin, limit)
    std::unique_ptr<GeoJsonFeatures> run;
    std::optional<Stop> stop;  // nothing: the limit was reached
    std::size_t base = 0;      // where the bytes that the run's cursor sees begin
  };
  // Bytes that a thread copies its chunk into, one after the other: fresh memory for each would have to be cleared.
  struct Copy {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  Copy take_copy(std::size_t size) const;
  void give_back(Copy copy) const;

  std::vector<Chunk> plan(std::size_t begin, std::size_t most) const;
  std::size_t next_start(std::size_t from) const;
  void read_chunk(Chunk& chunk, int depth) const;
  bool read_copy(Chunk& chunk, int depth) const;
  std::optional<Stop> read_to(GeoJsonFeatures& run, std::size_t limit) const;
  std::optional<Stop> accept(std::vector<Chunk>& chunks);
  bool part_is_wanted() const;
  void show_part();

  std::string_view bytes_;
  const ReadOptions& options_;
  const FileBytes* source_;
  Between between_ = Between::commas;
  std::string crs_;
  JsonCursor::Mark behind_;
  JsonCursor::Mistake mistake_;
  All all_;
  FeatureStoreBuilder part_;  // what was read since the last part was shown
  std::size_t shown_bytes_ = 0;
  mutable std::mutex copies_mutex_;
  mutable std::vector<Copy> copies_;  // that no thread uses now
};

}  // namespace geodata
