#include "app/render/picture_file.h"

#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "app/core/new_file.h"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr int band_rows = 64;

geodata::Unexpected refused(const char* what, const fs::path& path, const std::string& why) {
  geodata::Error e;
  e.what = geodata::text(what);
  e.why = geodata::text("{}", why);
  e.file = path.string();
  return geodata::Unexpected(std::move(e));
}

void give(png_structp png, png_bytep bytes, std::size_t count) {
  auto& file = *static_cast<NewFile*>(png_get_io_ptr(png));
  if (!file.write({reinterpret_cast<const char*>(bytes), count})) png_error(png, "it was not written");
}

// libpng reports by longjmp: nothing with a destructor may live in this function after setjmp.
bool encode(NewFile& file, int width, int height, const PictureRows& rows, std::uint8_t* band, int px_per_metre) {
  // What went wrong is told by the file; libpng would print it.
  png_structp png = png_create_write_struct(
      PNG_LIBPNG_VER_STRING, nullptr, [](png_structp p, png_const_charp) { png_longjmp(p, 1); }, nullptr);
  png_infop info = png_create_info_struct(png);
  if (setjmp(png_jmpbuf(png)) != 0) {
    png_destroy_write_struct(&png, &info);
    return false;
  }
  png_set_write_fn(png, &file, give, [](png_structp) {});
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
  NewFile file(path);
  std::vector<std::uint8_t> band(static_cast<std::size_t>(width) * 4 * band_rows);
  const bool encoded = encode(file, width, height, rows, band.data(), px_per_metre);
  if (!encoded && !file.failed()) return refused("The picture was not written", path, "libpng could not encode it");
  return file.finish(geodata::text("The picture was not written"));
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
