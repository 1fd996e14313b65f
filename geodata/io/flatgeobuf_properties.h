// The properties of FlatGeobuf features: in each a column's number and its value, again and again, as the header's
// columns say. Goes into the builder's open feature; a column is made when its first value comes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/features/feature_store.h"
#include "geodata/io/flat_buffer.h"

namespace geodata {

class FlatGeobufProperties {
 public:
  explicit FlatGeobufProperties(FeatureStoreBuilder& builder) : builder_(builder) {}

  // Takes the columns from the header's field. False: one is of a kind that the format does not have.
  bool use_columns(const FlatTable& head, unsigned field);
  // False when the bytes are damaged.
  bool read(std::string_view bytes);

 private:
  enum class Kind : std::uint8_t {
    byte,
    ubyte,
    boolean,
    int16,
    uint16,
    int32,
    uint32,
    int64,
    uint64,
    real32,
    real64,
    text,
    json,
    date_time,
    binary,
    end
  };
  struct Column {
    std::string name;
    Kind kind = Kind::text;
    ColumnType type = ColumnType::text;
    std::optional<ColumnIndex> made;  // when the first value comes: unused columns are not shown
  };
  bool read_value(Column& column, std::string_view bytes, std::size_t& at);
  void set(Column& column, const Value& value);
  void set_text(Column& column, std::string_view words);

  FeatureStoreBuilder& builder_;
  std::vector<Column> columns_;
  std::string scratch_;
};

}  // namespace geodata
