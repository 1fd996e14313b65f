#include "app/render/picture_file.h"

#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>
#include <vector>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr int band_rows = 64;

struct Close {
  void operator()(std::FILE* f) const { std::fclose(f); }
};
using File = std::unique_ptr<std::FILE, Close>;

geodata::Unexpected refused(const char* what, const fs::path& path, const std::string& why) {
  geodata::Error e;
  e.what = geodata::text(what);
  e.why = geodata::text("{}", why);
  e.file = path.string();
  return geodata::Unexpected(std::move(e));
}

// libpng reports by longjmp: nothing with a destructor may live in this function after setjmp.
bool encode(std::FILE* file, int width, int height, const PictureRows& rows, std::uint8_t* band, int px_per_metre) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  if (setjmp(png_jmpbuf(png)) != 0) {
    png_destroy_write_struct(&png, &info);
    return false;
  }
  png_init_io(png, file);
  // Fast and half again as large: pictures of maps are made often and kept seldom.
  png_set_compression_level(png, 1);
  png_set_compression_strategy(png, Z_RLE);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
  png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8, PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (px_per_metre > 0) {
    const auto n = static_cast<png_uint_32>(px_per_metre);
    png_set_pHYs(png, info, n, n, PNG_RESOLUTION_METER);
  }
  png_write_info(png, info);
  png_set_filler(png, 0, PNG_FILLER_AFTER);
  for (int y = 0; y < height; ++y) {
    if (y % band_rows == 0) rows(y, std::min(band_rows, height - y), band);
    png_write_row(png, band + static_cast<std::size_t>(y % band_rows) * static_cast<std::size_t>(width) * 4);
  }
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return true;
}

}  // namespace

geodata::Result<void> write_png(const fs::path& path, int width, int height, std::span<const std::uint8_t> rgba,
                                int px_per_metre) {
  const std::size_t row = static_cast<std::size_t>(width) * 4;
  const auto rows = [&](int first, int count, std::uint8_t* to) {
    std::memcpy(to, rgba.data() + static_cast<std::size_t>(first) * row, static_cast<std::size_t>(count) * row);
  };
  return write_png(path, width, height, rows, px_per_metre);
}

geodata::Result<void> write_png(const fs::path& path, int width, int height, const PictureRows& rows,
                                int px_per_metre) {
  const fs::path fresh = path.string() + ".new";
  File file(std::fopen(fresh.c_str(), "wb"));
  if (!file) {
    const int cause = errno;
    geodata::Error e = refused("The picture was not written", path, std::strerror(cause)).value();
    if (cause == ENOENT || cause == ENOTDIR) e.why = geodata::text("its folder is not there");
    if (cause == EACCES || cause == EROFS) e.why = geodata::text("its folder may not be written to");
    return geodata::Unexpected(std::move(e));
  }
  std::vector<std::uint8_t> band(static_cast<std::size_t>(width) * 4 * band_rows);
  const bool encoded = encode(file.get(), width, height, rows, band.data(), px_per_metre);
  const bool flushed = std::fflush(file.get()) == 0;
  file.reset();
  std::error_code error;
  if (!encoded || !flushed) {
    fs::remove(fresh, error);
    return refused("The picture was not written", path, "the disk is full or refused the file");
  }
  fs::rename(fresh, path, error);
  if (error) {
    const std::string why = error.message();
    fs::remove(fresh, error);
    return refused("The picture was not written", path, why);
  }
  return {};
}

geodata::Result<Picture> read_png(const fs::path& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, path.c_str()) == 0) {
    return refused("The picture cannot be read", path, static_cast<const char*>(image.message));
  }
  image.format = PNG_FORMAT_RGBA;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height),
                  std::vector<std::uint8_t>(PNG_IMAGE_SIZE(image))};
  if (png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) == 0) {
    return refused("The picture cannot be read", path, static_cast<const char*>(image.message));
  }
  return picture;
}

}  // namespace app
