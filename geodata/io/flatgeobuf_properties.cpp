#include "geodata/io/flatgeobuf_properties.h"

#include <cmath>
#include <limits>
#include <utility>

#include <fmt/core.h>

#include "geodata/base/finite_number.h"
#include "geodata/base/utf8.h"
#include "geodata/io/iso_date.h"

namespace geodata {
namespace {

// Fields by number, as header.fbs of the format lists them.
namespace column {
constexpr unsigned name = 0, type = 1;
}
}  // namespace

bool FlatGeobufProperties::use_columns(const FlatTable& head, unsigned field) {
  const std::size_t count = head.table_count(field);
  for (std::size_t i = 0; i < count; ++i) {
    const FlatTable table = head.table_at(field, i);
    Column made{std::string(table.text(column::name)), Kind::text, ColumnType::text, std::nullopt};
    const auto kind = table.number<std::uint8_t>(column::type);
    if (kind >= static_cast<std::uint8_t>(Kind::end)) return false;
    made.kind = static_cast<Kind>(kind);
    switch (made.kind) {
      case Kind::boolean: made.type = ColumnType::boolean; break;
      case Kind::real32:
      case Kind::real64: made.type = ColumnType::real; break;
      case Kind::text:
      case Kind::binary: break;
      case Kind::json: made.type = ColumnType::json; break;
      case Kind::date_time: made.type = ColumnType::date; break;
      default: made.type = ColumnType::integer; break;
    }
    columns_.push_back(std::move(made));
  }
  return true;
}

bool FlatGeobufProperties::read(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const FlatBuffer buffer(bytes);
    const auto index = buffer.at<std::uint16_t>(at);
    at += 2;
    if (!buffer.ok() || index >= columns_.size() || !read_value(columns_[index], bytes, at)) return false;
  }
  return true;
}

bool FlatGeobufProperties::read_value(Column& column, std::string_view bytes, std::size_t& at) {
  const FlatBuffer buffer(bytes);
  const auto next = [&]<class T>(T) {
    const T value = buffer.at<T>(at);
    at += sizeof(T);
    return value;
  };
  const auto integer = [&](auto value) {
    if (buffer.ok()) set(column, static_cast<std::int64_t>(value));
  };
  const auto real = [&](double value) {
    if (buffer.ok() && std::isfinite(value)) set(column, value);
  };
  switch (column.kind) {
    case Kind::byte: integer(next(std::int8_t{})); break;
    case Kind::ubyte: integer(next(std::uint8_t{})); break;
    case Kind::boolean: {
      const bool value = next(std::uint8_t{}) != 0;
      if (buffer.ok()) set(column, value);
      break;
    }
    case Kind::int16: integer(next(std::int16_t{})); break;
    case Kind::uint16: integer(next(std::uint16_t{})); break;
    case Kind::int32: integer(next(std::int32_t{})); break;
    case Kind::uint32: integer(next(std::uint32_t{})); break;
    case Kind::int64: integer(next(std::int64_t{})); break;
    case Kind::uint64: {
      const auto value = next(std::uint64_t{});
      const bool fits = value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
      if (fits) integer(value);
      if (!fits && buffer.ok()) set(column, std::string_view(fmt::format("{}", value)));  // digit by digit
      break;
    }
    case Kind::real32: real(as_written(next(float{}))); break;
    case Kind::real64: real(next(double{})); break;
    default: {
      const auto length = next(std::uint32_t{});
      const std::string_view words = buffer.bytes(at, length);
      if (!buffer.ok()) return false;
      at += length;
      if (column.kind != Kind::binary) set_text(column, words);
      break;
    }
  }
  return buffer.ok();
}

void FlatGeobufProperties::set(Column& column, const Value& value) {
  if (!column.made) column.made = builder_.add_column(column.name, column.type);
  builder_.set(*column.made, value);
  const bool can_be_id = column.type == ColumnType::text || column.type == ColumnType::integer;
  if (can_be_id && column.name == "id") builder_.set_id(to_string(value));
}

void FlatGeobufProperties::set_text(Column& column, std::string_view words) {
  if (column.kind == Kind::date_time) {
    // The format has no plain dates: they come as midnight without a time zone.
    constexpr std::string_view midnight = "T00:00:00";
    if (words.ends_with(midnight)) words.remove_suffix(midnight.size());
    if (!is_iso_date(words)) return;
  }
  if (invalid_utf8(words)) {
    scratch_.clear();
    for (std::size_t at = 0; at < words.size();) append_utf8(scratch_, next_code_point(words, at));
    words = scratch_;
  }
  set(column, words);
}

}  // namespace geodata
