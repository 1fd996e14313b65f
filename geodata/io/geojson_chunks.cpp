#include "geodata/io/geojson_chunks.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "geodata/base/ascii.h"

namespace geodata {
namespace {

constexpr std::size_t first_round = 4, most_a_round = 16;  // chunks; the first round is small, so that it is soon shown
constexpr std::uint32_t cancel_every = 256;                // features
constexpr std::size_t least_part_bytes = std::size_t{3} << 20;

// Whether a Feature's own member stands behind the brace at `at`.
bool begins_like_feature(std::string_view bytes, std::size_t at) {
  constexpr std::array<std::string_view, 5> members{"\"type\"", "\"id\"", "\"geometry\"", "\"properties\"", "\"bbox\""};
  ++at;
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  const std::string_view rest = bytes.substr(std::min(at, bytes.size()), 16);
  return std::any_of(members.begin(), members.end(), [&](std::string_view m) { return rest.starts_with(m); });
}

// Whether an object ended before the brace at `at`, with a comma (or only blanks) between.
bool follows_object(std::string_view bytes, std::size_t at, bool comma) {
  bool met_comma = false;
  while (at > 0) {
    const char c = bytes[--at];
    if (c == '}') return met_comma == comma;
    if (c == ',' && !met_comma) {
      met_comma = true;
    } else if (!is_blank(c) && c != record_separator) {
      return false;
    }
  }
  return false;
}

}  // namespace

std::optional<ToWgs84> conversion_from(const std::string& crs) {
  if (crs.empty()) return std::nullopt;
  auto to_wgs84 = ToWgs84::from(crs);
  if (!to_wgs84) throw std::runtime_error("PROJ no longer knows " + crs);  // it did when the reader asked first
  return std::move(*to_wgs84);
}

void GeoJsonChunks::take(GeoJsonFeatures& run, std::size_t base) {
  for (const GeoJsonFeatures::LeftOut& left_out : run.left_out()) {
    if (all_.left_out.size() == GeoJsonFeatures::most_left_out_kept) break;
    all_.left_out.push_back({all_.seen + left_out.number, left_out.why, base + left_out.byte});
  }
  if (all_.out_of_range == 0) all_.first_out_of_range = run.sink().first_out_of_range();
  all_.seen += run.seen(), all_.left_out_count += run.left_out_count();
  all_.out_of_range += run.sink().out_of_range(), all_.usable += run.sink().usable();
  all_.fits_swapped = all_.fits_swapped && run.sink().fits_swapped();
  if (part_is_wanted()) part_.append(run.builder());
  if (all_.features.size() == 0) {
    all_.features = std::move(run.builder());
  } else {
    all_.features.append(run.builder());
  }
}

// A byte from which on a feature probably begins; the bytes' end when there is none.
std::size_t GeoJsonChunks::next_start(std::size_t from) const {
  for (std::size_t at = bytes_.find('{', from); at != std::string_view::npos; at = bytes_.find('{', at + 1)) {
    if (begins_like_feature(bytes_, at) && follows_object(bytes_, at, between_ == Between::commas)) return at;
  }
  return bytes_.size();
}

std::vector<GeoJsonChunks::Chunk> GeoJsonChunks::plan(std::size_t begin, std::size_t most) const {
  std::vector<Chunk> chunks;
  while (chunks.size() < most && (chunks.empty() || begin < bytes_.size())) {
    Chunk chunk;
    chunk.begin = begin;
    chunk.limit = begin = next_start(std::min(begin + std::max<std::size_t>(options_.chunk_bytes, 1), bytes_.size()));
    chunks.push_back(std::move(chunk));
  }
  return chunks;
}

// Nothing when a feature begins at or behind the limit: the cursor is there.
std::optional<GeoJsonChunks::Stop> GeoJsonChunks::read_to(GeoJsonFeatures& run, std::size_t limit) const {
  JsonCursor& cursor = run.cursor();
  for (std::uint32_t n = 1;; ++n) {
    if (n % cancel_every == 0 && options_.cancel != nullptr && *options_.cancel) return Stop::cancelled;
    if (between_ == Between::commas) {
      cursor.peek();
      if (cursor.offset() >= limit) return std::nullopt;
      if (!run.read_feature()) return Stop::mistake;
      if (!cursor.next_element()) return cursor.failed() ? Stop::mistake : Stop::end;
      continue;
    }
    while (cursor.skip_byte(record_separator)) {
    }
    if (cursor.at_end()) return Stop::end;
    if (cursor.offset() >= limit) return std::nullopt;
    const GeoJsonFeatures::Root root = run.read_root_feature();
    if (root == GeoJsonFeatures::Root::broken) return Stop::mistake;
    if (root == GeoJsonFeatures::Root::other) return Stop::other;
  }
}

GeoJsonChunks::Copy GeoJsonChunks::take_copy(std::size_t size) const {
  {
    const std::lock_guard lock(copies_mutex_);
    const auto fits = std::find_if(copies_.begin(), copies_.end(), [&](const Copy& c) { return c.size >= size; });
    if (fits != copies_.end()) {
      std::swap(*fits, copies_.back());
      Copy copy = std::move(copies_.back());
      copies_.pop_back();
      return copy;
    }
  }
  const std::size_t with_room = size + size / 16;                    // chunks end where a feature does
  return {std::unique_ptr<char[]>(new char[with_room]), with_room};  // not filled with zeros first
}

void GeoJsonChunks::give_back(Copy copy) const {
  const std::lock_guard lock(copies_mutex_);
  copies_.push_back(std::move(copy));
}

// From a copy of the chunk's bytes and a little more. False: there is none, or it ends in the midst of something.
bool GeoJsonChunks::read_copy(Chunk& chunk, int depth) const {
  constexpr std::size_t little_more = 256;
  if (source_ == nullptr || chunk.limit >= bytes_.size()) return false;
  const std::size_t size = std::min(chunk.limit + little_more, bytes_.size()) - chunk.begin;
  Copy copy = take_copy(size);
  const bool copied = source_->copy(chunk.begin, {copy.bytes.get(), size});
  if (copied) {
    chunk.run = std::make_unique<GeoJsonFeatures>(std::string_view(copy.bytes.get(), size), conversion_from(crs_),
                                                  options_.swapped);
    chunk.run->cursor().go_to({0, depth});
    chunk.stop = read_to(*chunk.run, chunk.limit - chunk.begin);
    chunk.base = chunk.begin;
  }
  give_back(std::move(copy));
  return copied && chunk.stop != Stop::mistake;
}

void GeoJsonChunks::read_chunk(Chunk& chunk, int depth) const {
  if (read_copy(chunk, depth)) return;
  chunk.base = 0;
  chunk.run = std::make_unique<GeoJsonFeatures>(bytes_, conversion_from(crs_), options_.swapped);
  chunk.run->cursor().go_to({chunk.begin, depth});
  // The last chunk of the bytes also meets what ends them.
  chunk.stop = read_to(*chunk.run, chunk.limit < bytes_.size() ? chunk.limit : bytes_.size() + 1);
}

// Takes the chunks that fit together and reads anew from where one did not begin where the one before it ended.
std::optional<GeoJsonChunks::Stop> GeoJsonChunks::accept(std::vector<Chunk>& chunks) {
  for (Chunk& chunk : chunks) {
    if (chunk.begin != behind_.at) {
      if (behind_.at >= chunk.limit && chunk.limit < bytes_.size()) continue;  // a long feature reached beyond it
      chunk.begin = behind_.at;
      read_chunk(chunk, behind_.depth);
    }
    JsonCursor& cursor = chunk.run->cursor();
    if (chunk.stop == Stop::mistake) mistake_ = cursor.mistake();
    behind_ = cursor.mark();
    behind_.at += chunk.base;
    take(*chunk.run, chunk.base);
    chunk.run.reset();
    if (chunk.stop) return chunk.stop;
  }
  return std::nullopt;
}

GeoJsonChunks::Stop GeoJsonChunks::read(JsonCursor::Mark start, Between between, const std::string& crs) {
  between_ = between, crs_ = crs, behind_ = start;
  for (std::size_t most = first_round;; most = most_a_round) {
    std::vector<Chunk> chunks = plan(behind_.at, most);
    const int depth = behind_.depth;
    for_each_of(options_.parallel, chunks.size(), [&](std::size_t i) { read_chunk(chunks[i], depth); });
    const auto stop = accept(chunks);
    const double share = static_cast<double>(behind_.at) / static_cast<double>(bytes_.size());
    if (options_.progress) options_.progress(share);
    if (stop) return *stop;
    if (most == first_round) {  // a guess at how many vertices there will be, from what there is so far
      all_.features.reserve_vertices(
          static_cast<std::size_t>(static_cast<double>(all_.features.vertex_count()) / share * 1.1));
    }
    show_part();
  }
}

// Each part is three times as large as all before it, and none ends in the last third of the bytes: what is joined and
// drawn early costs less than the whole again, and the end comes soon by itself.
bool GeoJsonChunks::part_is_wanted() const { return options_.part && 3 * shown_bytes_ < bytes_.size() / 2; }

void GeoJsonChunks::show_part() {
  if (!part_is_wanted() || behind_.at < shown_bytes_ + std::max(least_part_bytes, 3 * shown_bytes_)) return;
  shown_bytes_ = behind_.at;
  options_.part(std::move(part_).build());
  part_ = {};
}

}  // namespace geodata
