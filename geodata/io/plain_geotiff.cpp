#include "geodata/io/plain_geotiff.h"

#include <tiffio.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string>

namespace geodata {
namespace {

// Tags and keys of GeoTIFF (OGC 19-008r4, annex B and clause 7) and of GDAL.
constexpr std::uint32_t pixel_scale_tag = 33550, tie_point_tag = 33922, transformation_tag = 34264, keys_tag = 34735;
constexpr std::uint32_t gdal_metadata_tag = 42112, gdal_no_data_tag = 42113;
constexpr std::uint16_t model_type_key = 1024, raster_type_key = 1025, geographic_type_key = 2048;
constexpr std::uint16_t model_geographic = 2, pixel_is_area = 1, wgs84 = 4326;

// --- libtiff reads from memory, writes nothing, and says nothing

struct Memory {
  std::string_view bytes;
  std::uint64_t at = 0;
};

Memory& memory(thandle_t handle) { return *static_cast<Memory*>(handle); }
tmsize_t read(thandle_t handle, void* to, tmsize_t size) {
  Memory& m = memory(handle);
  const auto left = m.at < m.bytes.size() ? m.bytes.size() - m.at : 0;
  const auto count = std::min<std::uint64_t>(left, static_cast<std::uint64_t>(std::max<tmsize_t>(size, 0)));
  if (count > 0) std::memcpy(to, m.bytes.data() + m.at, count);
  m.at += count;
  return static_cast<tmsize_t>(count);
}
tmsize_t write(thandle_t, void*, tmsize_t) { return 0; }
toff_t seek(thandle_t handle, toff_t offset, int whence) {
  Memory& m = memory(handle);
  m.at = whence == SEEK_CUR ? m.at + offset : whence == SEEK_END ? m.bytes.size() + offset : offset;
  return m.at;
}
int close(thandle_t) { return 0; }
toff_t size(thandle_t handle) { return memory(handle).bytes.size(); }
int silent(TIFF*, void*, const char*, const char*, va_list) { return 1; }

struct Close {
  void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Tiff = std::unique_ptr<TIFF, Close>;

Tiff open(Memory& source) {
  TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
  if (options == nullptr) return nullptr;
  TIFFOpenOptionsSetErrorHandlerExtR(options, silent, nullptr);
  TIFFOpenOptionsSetWarningHandlerExtR(options, silent, nullptr);
  Tiff tiff(TIFFClientOpenExt("relief", "rm", &source, read, write, seek, close, size, nullptr, nullptr, options));
  TIFFOpenOptionsFree(options);
  return tiff;
}

// --- tags that libtiff does not know come as a count and values of the type in the file

template <class T>
std::span<const T> values(TIFF* tiff, std::uint32_t tag, TIFFDataType type) {
  const TIFFField* field = TIFFFindField(tiff, tag, TIFF_ANY);
  if (field == nullptr || TIFFFieldDataType(field) != type || TIFFFieldPassCount(field) == 0) return {};
  const void* data = nullptr;
  if (TIFFFieldReadCount(field) == TIFF_VARIABLE2) {
    std::uint32_t count = 0;
    if (TIFFGetField(tiff, tag, &count, &data) == 1 && data != nullptr) return {static_cast<const T*>(data), count};
  } else {
    std::uint16_t count = 0;
    if (TIFFGetField(tiff, tag, &count, &data) == 1 && data != nullptr) return {static_cast<const T*>(data), count};
  }
  return {};
}

std::string text_of(TIFF* tiff, std::uint32_t tag) {
  const char* text = nullptr;
  const TIFFField* field = TIFFFindField(tiff, tag, TIFF_ANY);
  if (field == nullptr || TIFFFieldDataType(field) != TIFF_ASCII) return {};
  if (TIFFFieldPassCount(field) == 0) return TIFFGetField(tiff, tag, &text) == 1 && text != nullptr ? text : "";
  const auto letters = values<char>(tiff, tag, TIFF_ASCII);
  return letters.empty() ? "" : std::string(letters.data(), strnlen(letters.data(), letters.size()));
}

std::optional<std::uint16_t> key(std::span<const std::uint16_t> directory, std::uint16_t id) {
  for (std::size_t i = 4; i + 4 <= directory.size(); i += 4)
    if (directory[i] == id && directory[i + 1] == 0) return directory[i + 3];
  return std::nullopt;
}

class PlainReader {
 public:
  PlainReader(TIFF* tiff, std::uint64_t max_cells) : tiff_(tiff), max_cells_(max_cells) {}

  std::shared_ptr<const ElevationGrid> read() {
    if (!read_layout() || !read_place() || !read_blocks()) return nullptr;
    return std::move(grid_);
  }

 private:
  template <class T>
  T tag(std::uint32_t id, T otherwise = {}) {
    T value = otherwise;
    TIFFGetFieldDefaulted(tiff_, id, &value);
    return value;
  }

  bool read_layout() {
    width_ = tag<std::uint32_t>(TIFFTAG_IMAGEWIDTH), height_ = tag<std::uint32_t>(TIFFTAG_IMAGELENGTH);
    bits_ = tag<std::uint16_t>(TIFFTAG_BITSPERSAMPLE), format_ = tag<std::uint16_t>(TIFFTAG_SAMPLEFORMAT);
    const bool whole = bits_ == 16 && (format_ == SAMPLEFORMAT_INT || format_ == SAMPLEFORMAT_UINT);
    const bool known =
        whole || (bits_ == 8 && format_ == SAMPLEFORMAT_UINT) || (bits_ == 32 && format_ == SAMPLEFORMAT_IEEEFP);
    const bool one_band = tag<std::uint16_t>(TIFFTAG_SAMPLESPERPIXEL, 1) == 1 &&
                          tag<std::uint16_t>(TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_PALETTE) == PHOTOMETRIC_MINISBLACK &&
                          tag<std::uint16_t>(TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT) == ORIENTATION_TOPLEFT;
    const std::uint64_t cells = std::uint64_t{width_} * height_;
    // Scale and offset of the heights stand in GDAL's own words.
    const std::string metadata = text_of(tiff_, gdal_metadata_tag);
    const bool scaled =
        metadata.find("role=\"scale\"") != std::string::npos || metadata.find("role=\"offset\"") != std::string::npos;
    return known && one_band && !scaled && cells > 0 && cells <= max_cells_;
  }

  bool read_place() {
    const auto keys = values<std::uint16_t>(tiff_, keys_tag, TIFF_SHORT);
    const auto scale = values<double>(tiff_, pixel_scale_tag, TIFF_DOUBLE);
    const auto tie = values<double>(tiff_, tie_point_tag, TIFF_DOUBLE);
    const bool turned = !values<double>(tiff_, transformation_tag, TIFF_DOUBLE).empty();
    const bool degrees = key(keys, model_type_key) == model_geographic && key(keys, geographic_type_key) == wgs84;
    if (!degrees || turned || scale.size() < 2 || tie.size() != 6) return false;
    if (key(keys, raster_type_key).value_or(pixel_is_area) != pixel_is_area) return false;
    const bool sound = std::isfinite(tie[0]) && std::isfinite(tie[1]) && std::isfinite(tie[3]) &&
                       std::isfinite(tie[4]) && std::isfinite(scale[0]) && std::isfinite(scale[1]);
    if (!sound || !(scale[0] > 0) || !(scale[1] > 0)) return false;
    grid_ = std::make_shared<ElevationGrid>();
    grid_->width = width_, grid_->height = height_;
    grid_->cell_lng = scale[0], grid_->cell_lat = scale[1];
    grid_->north_west = {tie[3] - tie[0] * scale[0], tie[4] + tie[1] * scale[1]};
    return true;
  }

  float height_at(const std::uint8_t* cell) const {
    float metres = 0;
    if (bits_ == 32) {
      std::memcpy(&metres, cell, sizeof metres);
    } else if (bits_ == 8) {
      metres = *cell;
    } else if (format_ == SAMPLEFORMAT_INT) {
      std::int16_t value = 0;
      std::memcpy(&value, cell, sizeof value);
      metres = value;
    } else {
      std::uint16_t value = 0;
      std::memcpy(&value, cell, sizeof value);
      metres = value;
    }
    return no_data_ && metres == *no_data_ ? std::numeric_limits<float>::quiet_NaN() : metres;
  }

  // Tiles, or strips as tiles of the full width.
  bool read_blocks() {
    if (const std::string words_of = text_of(tiff_, gdal_no_data_tag); !words_of.empty())
      no_data_ = std::strtof(words_of.c_str(), nullptr);
    const bool tiled = TIFFIsTiled(tiff_) != 0;
    const std::uint32_t block_width = tiled ? tag<std::uint32_t>(TIFFTAG_TILEWIDTH) : width_;
    const std::uint32_t block_height =
        tiled ? tag<std::uint32_t>(TIFFTAG_TILELENGTH) : std::min(tag<std::uint32_t>(TIFFTAG_ROWSPERSTRIP), height_);
    if (block_width == 0 || block_height == 0) return false;
    const tmsize_t block_bytes = tiled ? TIFFTileSize(tiff_) : TIFFStripSize(tiff_);
    const std::size_t cell = bits_ / 8u;
    constexpr tmsize_t most_block_bytes = tmsize_t{256} << 20;
    if (block_bytes <= 0 || block_bytes > most_block_bytes ||
        static_cast<std::uint64_t>(block_bytes) < std::uint64_t{block_width} * block_height * cell)
      return false;
    grid_->metres.resize(std::size_t{width_} * height_);
    std::vector<std::uint8_t> block(static_cast<std::size_t>(block_bytes));
    for (std::uint32_t y = 0; y < height_; y += block_height) {
      for (std::uint32_t x = 0; x < width_; x += block_width) {
        const std::uint32_t rows = std::min(block_height, height_ - y), columns = std::min(block_width, width_ - x);
        const tmsize_t got =
            tiled ? TIFFReadEncodedTile(tiff_, TIFFComputeTile(tiff_, x, y, 0, 0), block.data(), block_bytes)
                  : TIFFReadEncodedStrip(tiff_, TIFFComputeStrip(tiff_, y, 0), block.data(), block_bytes);
        if (got < static_cast<tmsize_t>(std::size_t{rows - 1} * block_width * cell + columns * cell)) return false;
        for (std::uint32_t r = 0; r < rows; ++r) {
          const std::uint8_t* from = block.data() + std::size_t{r} * block_width * cell;
          float* to = grid_->metres.data() + std::size_t{y + r} * width_ + x;
          for (std::uint32_t c = 0; c < columns; ++c) to[c] = height_at(from + c * cell);
        }
      }
    }
    return true;
  }

  TIFF* tiff_;
  std::uint64_t max_cells_;
  std::uint32_t width_ = 0, height_ = 0;
  std::uint16_t bits_ = 0, format_ = 0;
  std::optional<float> no_data_;
  std::shared_ptr<ElevationGrid> grid_;
};

}  // namespace

std::shared_ptr<const ElevationGrid> read_plain_geotiff(std::string_view bytes, std::uint64_t max_cells) {
  Memory source{bytes};
  const Tiff tiff = open(source);
  return tiff ? PlainReader(tiff.get(), max_cells).read() : nullptr;
}

}  // namespace geodata
