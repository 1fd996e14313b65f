#include "app/ui/fonts.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <set>
#include <unordered_map>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb-ot.h>
#include <hb.h>

#include "app/ui/font_files.h"
#include "app/ui/imgui_compat.h"
#include "geodata/base/utf8.h"

namespace app {
namespace {

constexpr int phases = 4;  // sub-pixel positions across
constexpr std::uint32_t keep_frames = 600;
constexpr float field_size = 14;
constexpr std::uint8_t no_file = 0xFF;

struct Family {
  const char* latin;
  const char* chinese;
  bool bold;
};
constexpr Family families[] = {{"Noto Serif", "Noto Serif CJK SC", false},
                               {"Noto Serif", "Noto Serif CJK SC", true},
                               {"Noto Sans", "Noto Sans CJK SC", false},
                               {"Noto Sans", "Noto Sans CJK SC", true}};

// One font file, open in FreeType (pictures) and HarfBuzz (shaping).
struct File {
  FT_Face face = nullptr;
  hb_font_t* hb = nullptr;
  unsigned upem = 1000;
  float set_px = 0;  // size that `face` is set to, device px

  bool open(FT_Library library, const FontFile& file) {
    if (FT_New_Face(library, file.path.c_str(), file.index, &face) != 0) return false;
    hb_blob_t* blob = hb_blob_create_from_file(file.path.c_str());
    hb_face_t* hb_face = hb_face_create(blob, static_cast<unsigned>(file.index));
    hb_blob_destroy(blob);
    upem = hb_face_get_upem(hb_face);
    hb = hb_font_create(hb_face);
    hb_face_destroy(hb_face);
    hb_font_set_scale(hb, static_cast<int>(upem), static_cast<int>(upem));
    return true;
  }
  void close() {
    if (hb != nullptr) hb_font_destroy(hb);
    if (face != nullptr) FT_Done_Face(face);
  }
  std::optional<std::uint32_t> glyph(char32_t code_point) const {
    hb_codepoint_t index = 0;
    if (hb_font_get_nominal_glyph(hb, code_point, &index) == 0) return std::nullopt;
    return index;
  }
};

struct Picture {
  AtlasRect rect;
  int left = 0, top = 0;  // device px from pen to the picture's corner, y up
};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
struct Cached {
  ShapedText text;
  std::uint32_t used = 0;
};
using Cache = std::unordered_map<std::string, Cached, TextHash, std::equal_to<>>;

bool breaks_shaping(char32_t c) { return c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

struct Fonts::Impl {
  PictureAtlas& atlas;
  double scale;
  FT_Library library = nullptr;
  hb_buffer_t* buffer = hb_buffer_create();
  std::vector<File> files;
  std::uint8_t latin[4] = {no_file, no_file, no_file, no_file};
  std::uint8_t chinese[4] = {no_file, no_file, no_file, no_file};
  bool tried_latin[4] = {}, tried_chinese[4] = {};
  std::vector<std::string> missing;
  std::unordered_map<std::uint64_t, std::uint8_t> others;  // (face, code point) -> file that has it
  std::unordered_map<std::uint64_t, Picture> pictures;
  std::unordered_map<std::uint64_t, Cache> cache;  // by font
  std::uint32_t frame = 0;
  ImFont* field = nullptr;
  std::set<char32_t> in_field;

  Impl(PictureAtlas& a, double s) : atlas(a), scale(s) { FT_Init_FreeType(&library); }
  ~Impl() {
    for (File& file : files) file.close();
    hb_buffer_destroy(buffer);
    FT_Done_FreeType(library);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  std::uint8_t open(const std::optional<FontFile>& found) {
    File file;
    if (!found || files.size() >= no_file || !file.open(library, *found)) return no_file;
    files.push_back(file);
    return static_cast<std::uint8_t>(files.size() - 1);
  }
  std::uint8_t family_file(Face face, bool want_chinese) {
    const auto i = static_cast<std::size_t>(face);
    bool& tried = want_chinese ? tried_chinese[i] : tried_latin[i];
    std::uint8_t& file = want_chinese ? chinese[i] : latin[i];
    if (tried) return file;
    tried = true;
    const char* name = want_chinese ? families[i].chinese : families[i].latin;
    file = open(find_font(name, families[i].bold));
    if (file == no_file) {
      missing.emplace_back(name);
      file = open(find_font_with(want_chinese ? U'山' : U'A', name, families[i].bold));
    }
    return file;
  }
  // The file that draws a code point in a face; the face's own when none has it.
  std::uint8_t file_for(Face face, char32_t c, std::uint8_t before) {
    const std::uint8_t own = family_file(face, false);
    if (c < 0x80 && own != no_file) return own;
    const bool joins = c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x300 && c < 0x370);
    if (joins && before != no_file && files[before].glyph(c)) return before;
    if (own != no_file && files[own].glyph(c)) return own;
    const std::uint64_t key = (std::uint64_t{static_cast<std::uint8_t>(face)} << 32) | c;
    const auto known = others.find(key);
    if (known != others.end()) return known->second;
    std::uint8_t file = family_file(face, true);
    if (file == no_file || !files[file].glyph(c)) file = other_file(face, c);
    if (file == no_file) file = own;
    others.emplace(key, file);
    return file;
  }
  std::uint8_t other_file(Face face, char32_t c) {
    for (std::size_t i = 0; i < files.size(); ++i)
      if (files[i].glyph(c)) return static_cast<std::uint8_t>(i);
    const auto i = static_cast<std::size_t>(face);
    return open(find_font_with(c, families[i].latin, families[i].bold));
  }

  void shape_run(ShapedText& out, Font font, std::uint8_t file, std::string_view text, std::size_t first,
                 std::size_t last) {
    if (file == no_file || first == last) return;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), static_cast<unsigned>(first),
                       static_cast<int>(last - first));
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_shape(files[file].hb, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* position = hb_buffer_get_glyph_positions(buffer, &count);
    const float unit = font.size_px / static_cast<float>(files[file].upem);
    for (unsigned i = 0; i < count; ++i) {
      ShapedText::Glyph glyph;
      glyph.index = info[i].codepoint, glyph.cluster = info[i].cluster, glyph.file = file;
      glyph.x = out.width_px + static_cast<float>(position[i].x_offset) * unit;
      glyph.y = static_cast<float>(position[i].y_offset) * unit;
      glyph.advance = static_cast<float>(position[i].x_advance) * unit;
      out.width_px += glyph.advance;
      out.glyphs.push_back(glyph);
    }
  }

  ShapedText shape(Font font, std::string_view text) {
    ShapedText out;
    std::uint8_t run_file = no_file;
    std::size_t run_first = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t start = at;
      const char32_t c = geodata::next_code_point(text, at);
      if (breaks_shaping(c)) {
        shape_run(out, font, run_file, text, run_first, start);
        run_first = at;
        continue;
      }
      const std::uint8_t file = file_for(font.face, c, run_file);
      if (file != run_file) {
        shape_run(out, font, run_file, text, run_first, start);
        run_file = file, run_first = start;
      }
    }
    shape_run(out, font, run_file, text, run_first, text.size());
    return out;
  }

  const Picture& picture(float size_px, std::uint8_t file, std::uint32_t glyph, int phase) {
    const auto quarter_px = static_cast<std::uint64_t>(std::lround(size_px * 4));
    const std::uint64_t key = (std::uint64_t{glyph} << 32) | (quarter_px << 16) | (std::uint64_t{file} << 4) |
                              static_cast<std::uint64_t>(phase);
    const auto found = pictures.find(key);
    if (found != pictures.end()) return found->second;
    return pictures.emplace(key, rasterise(size_px, files[file], glyph, phase)).first->second;
  }

  Picture rasterise(float size_px, File& file, std::uint32_t glyph, int phase) {
    const auto device_px = static_cast<float>(static_cast<double>(size_px) * scale);
    if (file.set_px != device_px) {
      FT_Set_Char_Size(file.face, 0, static_cast<FT_F26Dot6>(std::lround(device_px * 64)), 72, 72);
      file.set_px = device_px;
    }
    Picture picture;
    if (FT_Load_Glyph(file.face, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return picture;
    FT_GlyphSlot slot = file.face->glyph;
    if (slot->format == FT_GLYPH_FORMAT_OUTLINE) FT_Outline_Translate(&slot->outline, phase * 64 / phases, 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return picture;
    const FT_Bitmap& bitmap = slot->bitmap;
    if (bitmap.width == 0 || bitmap.rows == 0 || bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) return picture;
    const auto rect = atlas.add(static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows));
    if (!rect) return picture;
    picture = {*rect, slot->bitmap_left, slot->bitmap_top};
    for (unsigned y = 0; y < bitmap.rows; ++y) {
      const unsigned char* from = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
      std::uint32_t* to = atlas.row(*rect, static_cast<int>(y));
      for (unsigned x = 0; x < bitmap.width; ++x) to[x] = from[x] * 0x01010101u;
    }
    return picture;
  }

  void add_field_glyph(char32_t c) {
    if (c > 0xFFFF || !in_field.insert(c).second) return;  // ImWchar has 16 bits
    const std::uint8_t file = file_for(Face::sans, c, no_file);
    if (file == no_file) return;
    const std::uint32_t glyph = files[file].glyph(c).value_or(0);
    const Picture& p = picture(field_size, file, glyph, 0);
    const auto to_px = static_cast<float>(1 / scale);
    const float x0 = static_cast<float>(p.left) * to_px;
    const float y0 = field->Ascent - static_cast<float>(p.top) * to_px;
    const AtlasRect r = p.rect;
    const float advance = static_cast<float>(hb_font_get_glyph_h_advance(files[file].hb, glyph)) * field_size /
                          static_cast<float>(files[file].upem);
    field->AddGlyph(nullptr, static_cast<ImWchar>(c), x0, y0, x0 + static_cast<float>(r.width) * to_px,
                    y0 + static_cast<float>(r.height) * to_px, r.x, r.y, static_cast<float>(r.x + r.width),
                    static_cast<float>(r.y + r.height), advance);
    field->DirtyLookupTables = true;
  }
};

Fonts::Fonts(PictureAtlas& atlas, double scale) : impl_(std::make_unique<Impl>(atlas, scale)) {}
Fonts::~Fonts() = default;

double Fonts::scale() const { return impl_->scale; }

void Fonts::set_scale(double scale) {
  impl_->scale = scale;
  drop_pictures();
}

void Fonts::drop_pictures() {
  impl_->pictures.clear();
  if (impl_->field == nullptr) return;
  const std::set<char32_t> had = std::move(impl_->in_field);
  impl_->in_field.clear();
  impl_->field->Glyphs.clear();
  for (const char32_t c : had) impl_->add_field_glyph(c);
  impl_->field->BuildLookupTable();
}

const ShapedText& Fonts::shape(Font font, std::string_view text) {
  const std::uint64_t key = (std::uint64_t{static_cast<std::uint8_t>(font.face)} << 32) |
                            static_cast<std::uint64_t>(std::lround(font.size_px * 64));
  Cache& cache = impl_->cache[key];
  auto found = cache.find(text);
  if (found == cache.end()) found = cache.emplace(std::string(text), Cached{impl_->shape(font, text), 0}).first;
  found->second.used = impl_->frame;
  return found->second.text;
}

FontMetrics Fonts::metrics(Font font) {
  FontMetrics metrics{font.size_px, font.size_px * 0.25f, font.size_px * 0.7f, font.size_px * 0.5f};
  const std::uint8_t file = impl_->family_file(font.face, false);
  if (file == no_file) return metrics;
  hb_font_t* hb = impl_->files[file].hb;
  const float unit = font.size_px / static_cast<float>(impl_->files[file].upem);
  hb_font_extents_t extents{};
  if (hb_font_get_h_extents(hb, &extents) != 0) {
    metrics.ascent = static_cast<float>(extents.ascender) * unit;
    metrics.descent = static_cast<float>(-extents.descender) * unit;
  }
  hb_position_t height = 0;
  if (hb_ot_metrics_get_position(hb, HB_OT_METRICS_TAG_CAP_HEIGHT, &height) != 0)
    metrics.cap_height = static_cast<float>(height) * unit;
  if (hb_ot_metrics_get_position(hb, HB_OT_METRICS_TAG_X_HEIGHT, &height) != 0)
    metrics.x_height = static_cast<float>(height) * unit;
  return metrics;
}

float Fonts::baseline(Font font, float line_height_px) {
  const FontMetrics m = metrics(font);
  return (line_height_px - m.ascent - m.descent) / 2 + m.ascent;
}

void Fonts::draw(ImDrawList& list, Font font, const ShapedText& text, float x, float baseline, std::uint32_t colour,
                 std::size_t first, std::size_t last) {
  last = std::min(last, text.glyphs.size());
  if (first >= last) return;
  const auto scale = static_cast<float>(impl_->scale);
  const float origin = first == 0 ? 0 : text.glyphs[first].x;
  const float base = std::round(baseline * scale);
  const auto count = static_cast<int>(last - first);
  list.PrimReserve(count * 6, count * 4);
  int drawn = 0;
  for (std::size_t i = first; i < last; ++i) {
    const ShapedText::Glyph& glyph = text.glyphs[i];
    const auto quarters = static_cast<int>(std::lround((x + glyph.x - origin) * scale * phases));
    const int phase = ((quarters % phases) + phases) % phases;
    const Picture& p = impl_->picture(font.size_px, glyph.file, glyph.index, phase);
    if (p.rect.width == 0) continue;
    const int whole_px = (quarters - phase) / phases;
    const auto left = static_cast<float>(whole_px + p.left);
    const float top = base - std::round(glyph.y * scale) - static_cast<float>(p.top);
    const ImVec2 a(left / scale, top / scale);
    const ImVec2 b((left + p.rect.width) / scale, (top + p.rect.height) / scale);
    list.PrimRectUV(a, b, ImVec2(p.rect.x, p.rect.y),
                    ImVec2(static_cast<float>(p.rect.x + p.rect.width), static_cast<float>(p.rect.y + p.rect.height)),
                    colour);
    ++drawn;
  }
  if (drawn < count) list.PrimUnreserve((count - drawn) * 6, (count - drawn) * 4);
}

ImFont* Fonts::field_font(ImFontAtlas& imgui_atlas) {
  if (impl_->field != nullptr) return impl_->field;
  auto* font = IM_NEW(ImFont);  // the atlas frees it
  const FontMetrics m = metrics(Font{Face::sans, field_size});
  font->FontSize = field_size;
  font->Ascent = (field_size - m.ascent - m.descent) / 2 + m.ascent;
  font->Descent = font->Ascent - field_size;
  font->ContainerAtlas = &imgui_atlas;
  impl_->field = font;
  for (char32_t c = 0x20; c < 0x7F; ++c) impl_->add_field_glyph(c);
  font->BuildLookupTable();
  imgui_atlas.Fonts.push_back(font);
  return font;
}

void Fonts::add_to_field_font(std::string_view text) {
  if (impl_->field == nullptr) return;
  for (std::size_t at = 0; at < text.size();) impl_->add_field_glyph(geodata::next_code_point(text, at));
  if (impl_->field->DirtyLookupTables) impl_->field->BuildLookupTable();
}

void Fonts::end_frame() {
  const std::uint32_t frame = ++impl_->frame;
  if (frame % keep_frames != 0) return;
  for (auto& [font, cache] : impl_->cache)
    std::erase_if(cache, [&](const auto& entry) { return frame - entry.second.used > keep_frames; });
}

std::vector<std::string> Fonts::missing_families() const { return impl_->missing; }

}  // namespace app
