#include "geodata/io/position_columns.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "geodata/base/ascii.h"
#include "geodata/geo/angle.h"

namespace geodata {
namespace {

struct Named {
  Axis axis = Axis::unknown;
  int rank = 0;        // how plainly the word says it
  bool alone = false;  // the header is the word and nothing else
  std::string rest;    // the header's other words, by which two columns belong together: "start_lat" and "start_lon"
};

struct Word {
  std::string_view word;
  Axis axis;
  int rank;
};
constexpr std::array words{
    Word{"longitude", Axis::longitude, 3}, Word{"latitude", Axis::latitude, 3}, Word{"lng", Axis::longitude, 2},
    Word{"lon", Axis::longitude, 2},       Word{"long", Axis::longitude, 2},    Word{"lat", Axis::latitude, 2},
    Word{"longitud", Axis::longitude, 3},  Word{"latitud", Axis::latitude, 3},  Word{"x", Axis::longitude, 1},
    Word{"y", Axis::latitude, 1},          Word{"xcoord", Axis::longitude, 1},  Word{"ycoord", Axis::latitude, 1},
};
constexpr std::array chinese_words{
    Word{"经度", Axis::longitude, 3}, Word{"纬度", Axis::latitude, 3},  Word{"經度", Axis::longitude, 3},
    Word{"緯度", Axis::latitude, 3},  Word{"东经", Axis::longitude, 3}, Word{"北纬", Axis::latitude, 3},
};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// "LatitudeMeasure", "dec_lat_va" -> their words in lower case. What is no letter parts them.
std::vector<std::string> words_of(std::string_view header) {
  std::vector<std::string> out;
  bool open = false;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const char c = header[i];
    if (!is_letter(c)) {
      open = false;
      continue;
    }
    const bool hump = i > 0 && is_upper(c) && is_letter(header[i - 1]) && !is_upper(header[i - 1]);
    if (!open || hump) out.emplace_back();
    open = true;
    out.back() += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

Named named(std::string_view header) {
  Named out;
  for (const Word& w : chinese_words) {
    const std::size_t at = header.find(w.word);
    if (at == std::string_view::npos) continue;
    out.axis = w.axis, out.rank = w.rank;
    out.rest = std::string(header.substr(0, at));
    out.alone = header == w.word;
    return out;
  }
  const auto parts = words_of(header);
  std::size_t taken = parts.size();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto word = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.word == parts[i]; });
    if (word == words.end() || word->rank <= out.rank) continue;
    out.axis = word->axis, out.rank = word->rank;
    taken = i;
  }
  out.alone = parts.size() == 1;
  // "x_lon" and "y_lat" belong together too: x and y say the same thing once more.
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (i != taken && parts[i] != "x" && parts[i] != "y") out.rest += parts[i] + ' ';
  return out;
}

// Most cells that are not empty can be an angle of its axis, and there is one.
bool holds_angles(const CsvTable& table, std::size_t column, Axis axis) {
  constexpr std::size_t enough = 1000;
  std::size_t seen = 0, good = 0;
  for (std::size_t i = 0; i < table.size() && seen < enough; ++i) {
    const std::string_view cell = table.row(i).cells[column];
    if (cell.empty()) continue;
    ++seen;
    const auto angle = written_angle(cell);
    good += angle && (angle->axis == axis || angle->axis == Axis::unknown);
  }
  return seen == 0 || good * 2 > seen;
}

}  // namespace

std::optional<PositionColumns> position_columns(const CsvTable& table) {
  const auto header = table.header();
  std::vector<Named> columns;
  columns.reserve(header.size());
  for (const std::string_view name : header) columns.push_back(named(name));
  constexpr int borne_out = 100, plain_word = 2;
  std::optional<PositionColumns> best;
  int best_score = 0;
  for (std::size_t x = 0; x < columns.size(); ++x) {
    if (columns[x].axis != Axis::longitude) continue;
    for (std::size_t y = 0; y < columns.size(); ++y) {
      if (columns[y].axis != Axis::latitude || columns[x].rest != columns[y].rest) continue;
      const int rank = std::min(columns[x].rank, columns[y].rank);
      int score = 4 * rank + columns[x].alone + columns[y].alone;
      if (holds_angles(table, x, Axis::longitude) && holds_angles(table, y, Axis::latitude)) score += borne_out;
      if (score <= best_score || (score < borne_out && rank < plain_word)) continue;
      best = PositionColumns{x, y};
      best_score = score;
    }
  }
  return best;
}

}  // namespace geodata
