// SQLite's write-ahead log, as sqlite.org/fileformat2.html (section 4) describes it: what a program that has a
// GeoPackage open has written, and not yet put into the file itself. Pages are laid over the file's in memory, so that
// nothing beside the file is written or locked.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace geodata {

// The database as the last whole transaction in the log left it. Nothing: the log holds none (it is empty, damaged from
// the start, or left over from before it was put into the file), and the database is as it stands.
std::optional<std::string> with_sqlite_log(std::string_view database, std::string_view log);

}  // namespace geodata
