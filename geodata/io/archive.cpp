#include "geodata/io/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <filesystem>
#include <memory>

#include "geodata/base/utf8.h"
#include "geodata/io/report.h"
#include "geodata/io/text_encoding.h"

namespace geodata {
namespace {

using namespace std::string_view_literals;

// While it lives this thread's texts are UTF-8. Names that an archive says are UTF-8 are lost where the locale's
// encoding has no such letters: in plain ASCII, as every program starts, that is all but English.
class Utf8Locale {
 public:
  Utf8Locale() : ours_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (ours_ != nullptr) before_ = ::uselocale(ours_);
  }
  ~Utf8Locale() {
    if (ours_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(ours_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t ours_, before_ = nullptr;
};

// Names that are not said to be UTF-8 come as the bytes that stand there.
std::string name_of(archive_entry* entry) {
  const char* const as_bytes = archive_entry_pathname(entry);
  const char* const name = as_bytes != nullptr ? as_bytes : archive_entry_pathname_utf8(entry);
  const std::string_view bytes = name == nullptr ? "" : name;
  const auto encoding = encoding_of_text(bytes);
  return encoding ? text_as_utf8(bytes, *encoding).value_or(std::string()) : std::string();
}

bool is_hidden(std::string_view name) {
  return name.empty() || name.starts_with('.') || name.starts_with("__MACOSX/") ||
         name.find("/.") != std::string_view::npos;
}

class Unpacker {
 public:
  Unpacker(std::string_view bytes, std::string_view name, const PackedLimits& limits, const std::atomic<bool>* cancel)
      : bytes_(bytes), name_(name), limits_(limits), cancel_(cancel), archive_(archive_read_new(), archive_read_free) {}

  Result<std::vector<PackedFile>> unpack() {
    if (!archive_) return refuse(text("there is not enough memory for it"));
    const bool gzip = is_gzip(bytes_);
    if (gzip) {
      archive_read_support_filter_gzip(archive_.get());
      archive_read_support_format_raw(archive_.get());
    } else {
      archive_read_support_format_zip_seekable(archive_.get());
    }
    if (archive_read_open_memory(archive_.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK) return refuse_damaged();
    for (;;) {
      archive_entry* entry = nullptr;
      const int said = archive_read_next_header(archive_.get(), &entry);
      if (said == ARCHIVE_EOF) break;
      if (said != ARCHIVE_OK && said != ARCHIVE_WARN) return refuse_damaged();
      if (archive_entry_is_encrypted(entry) != 0) {
        return refuse(text("it is locked with a password"), text("Unpack it and open the file inside"));
      }
      const bool plain = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
      PackedFile file{gzip ? std::filesystem::path(name_).stem().string() : name_of(entry), {}};
      if (!plain || (!gzip && is_hidden(file.name))) continue;
      if (files_.size() == limits_.files) return refuse(text("it holds more than {} files", limits_.files));
      if (const auto read = read_into(file.bytes); !read) return tl::unexpected(read.error());
      files_.push_back(std::move(file));
    }
    if (files_.empty()) return refuse(text("there is no file in it"));
    return std::move(files_);
  }

 private:
  tl::unexpected<Error> refuse(Text why, Text todo = {}) const {
    return tl::unexpected(file_error(name_, std::move(why), std::move(todo)));
  }

  tl::unexpected<Error> refuse_damaged() const {
    const char* const why = archive_error_string(archive_.get());
    return refuse(text("it cannot be unpacked ({})", why == nullptr ? "damaged" : why));
  }

  Result<void> read_into(std::string& out) {
    constexpr std::size_t piece = std::size_t{1} << 18;
    for (;;) {
      if (cancel_ != nullptr && *cancel_) return refuse(text("reading was cancelled"));
      const std::size_t before = out.size();
      out.resize(before + piece);
      const la_ssize_t read = archive_read_data(archive_.get(), out.data() + before, piece);
      if (read < 0) return refuse_damaged();
      out.resize(before + static_cast<std::size_t>(read));
      if (read == 0) return {};
      unpacked_ += static_cast<std::size_t>(read);
      if (unpacked_ > limits_.bytes) return refuse(text("it unpacks to more than {} MB", limits_.bytes >> 20));
    }
  }

  std::string_view bytes_, name_;
  PackedLimits limits_;
  const std::atomic<bool>* cancel_;
  std::unique_ptr<archive, decltype(&archive_read_free)> archive_;
  std::vector<PackedFile> files_;
  std::size_t unpacked_ = 0;
};

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"sv); }
bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"sv); }

Result<std::vector<PackedFile>> unpack(std::string_view bytes, std::string_view name, const PackedLimits& limits,
                                       const std::atomic<bool>* cancel) {
  const Utf8Locale utf8;
  return Unpacker(bytes, name, limits, cancel).unpack();
}

}  // namespace geodata
