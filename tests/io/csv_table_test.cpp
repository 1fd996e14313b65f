// CSV as it is written: cells, the lines on which rows stand, encodings, and what is refused.
#include "geodata/io/csv_table.h"

#include "tests/catch.h"

using geodata::CsvTable;
using geodata::read_csv_bytes;

namespace {

std::string shown(const CsvTable& table) {
  std::string out;
  const auto add = [&](std::span<const std::string_view> cells) {
    for (const std::string_view cell : cells) out += "[" + std::string(cell) + "]";
  };
  add(table.header());
  for (std::size_t i = 0; i < table.size(); ++i) {
    out += "\n" + std::to_string(table.row(i).line) + " ";
    add(table.row(i).cells);
  }
  return out;
}

}  // namespace

TEST_CASE("rows of a CSV file have their cells and their line in the file") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"a,b\n1,2\n3,4\n", "[a][b]\n2 [1][2]\n3 [3][4]"},
      {"a,b\r\n1,2\r\n", "[a][b]\n2 [1][2]"},
      {"\xEF\xBB\xBF"
       "a,b\n1,2",
       "[a][b]\n2 [1][2]"},
      {"a;b,c\n1;2\n", "[a;b][c]\n2 [1;2][]"},
      {"a;b;c\n1,5;2;3\n", "[a][b][c]\n2 [1,5][2][3]"},
      {"a\tb\n 1 \t2\n", "[a][b]\n2 [1][2]"},
      {"a,b\n\n\n1,2\n", "[a][b]\n4 [1][2]"},
      {"a,b\n\"x, \"\"y\"\"\",2\n", "[a][b]\n2 [x, \"y\"][2]"},
      {"a,b\n\"one\ntwo\",2\n3,4\n", "[a][b]\n2 [one\ntwo][2]\n4 [3][4]"},
      {"a,b\n1\n2,3,4\n", "[a][b]\n2 [1][]\n3 [2][3]"},
      {"a,b\n1,\n,2\n", "[a][b]\n2 [1][]\n3 [][2]"},
      {"\xE6\x96\xAD\xE9\x9D\xA2,b\n\xE3\x80\x80x\xE3\x80\x80,2\n", "[断面][b]\n2 [x][2]"},
  };
  for (const auto& [bytes, expected] : rows) {
    CAPTURE(bytes);
    const auto table = read_csv_bytes(bytes, "t.csv");
    REQUIRE(table);
    CHECK(shown(*table) == expected);
  }
  CHECK(read_csv_bytes("a,b\n1,2,3\n", "t.csv")->row(0).cells_in_file == 3);
}

TEST_CASE("above the header may stand which separator is meant, and what the table is called") {
  struct Case {
    std::string_view bytes, expected, title;
    std::int64_t header_line;
  };
  const Case rows[] = {
      {"sep=;\na;b\n1,5;2\n", "[a][b]\n3 [1,5][2]", "", 2},
      {"SEP=\t\r\na\tb\r\n1\t2\r\n", "[a][b]\n3 [1][2]", "", 2},
      {"Samples of the Taizi\na,b\n1,2\n", "[a][b]\n3 [1][2]", "Samples of the Taizi", 2},
      {"Samples of the Taizi,,\n,,\n\nby hand,,\na,b,c\n1,2,3\n", "[a][b][c]\n6 [1][2][3]", "Samples of the Taizi", 5},
      {"Samples of the Taizi\na;b,c\n1;2\n", "[a;b][c]\n3 [1;2][]", "Samples of the Taizi", 2},
      {"\"one\ntwo\",\na,b\n", "[a][b]", "one\ntwo", 3},
      // No title: a table of one column.
      {"a\n1\n2\n", "[a]\n2 [1]\n3 [2]", "", 1},
      {"a,\n1,\n", "[a][]\n2 [1][]", "", 1},
      {"a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\nx,y\n",
       "[a]\n2 [1]\n3 [2]\n4 [3]\n5 [4]\n6 [5]\n7 [6]\n8 [7]\n9 [8]\n10 [9]\n11 [10]\n12 [x]", "", 1},
  };
  for (const Case& c : rows) {
    CAPTURE(c.bytes);
    const auto table = read_csv_bytes(c.bytes, "t.csv");
    REQUIRE(table);
    CHECK(shown(*table) == c.expected);
    CHECK(table->title() == c.title);
    CHECK(table->header_line() == c.header_line);
  }
  CHECK_FALSE(read_csv_bytes("a,,\nb,,\nc,,\n", "t.csv", {1000, 8}));  // 3 rows of 3 cells
}

TEST_CASE("text in GB 18030 is read, as spreadsheets in China write it") {
  const auto table =
      read_csv_bytes("\xB6\xCF\xC3\xE6,\xB0\xB1\xB5\xAA(mg/L)\n\xC8\xFD\xB2\xED\xBA\xD3,0.25\n", "t.csv");
  REQUIRE(table);
  CHECK(table->encoding() == geodata::TextEncoding::gb18030);
  CHECK(shown(*table) == "[断面][氨氮(mg/L)]\n2 [三岔河][0.25]");
}

TEST_CASE("a small file cannot ask for more memory than its bytes are worth") {
  std::string bytes = "a,b" + std::string(100'000, ',');
  bytes += '\n';
  for (int i = 0; i < 1000; ++i) bytes += "x\n";
  const auto table = read_csv_bytes(bytes, "t.csv");
  REQUIRE_FALSE(table);
  CHECK(say(table.error()) ==
        "Cannot read the file: it has more than 20 million cells. Divide it into several. (t.csv, line 200)");
}

TEST_CASE("what is no CSV is refused with its reason and line") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"", "Cannot read the file: the file is empty. (t.csv)"},
      {"\n\n", "Cannot read the file: the file is empty. (t.csv)"},
      {"a,b\n1,2\n\"x,3\n4,5\n",
       "Cannot read the file: a quotation mark that begins a cell here never ends. (t.csv, line 3)"},
      {"a,b\n1,\x81\x8D\n",
       "Cannot read the file: its text is in no encoding that is known. Save it again as CSV UTF-8. (t.csv, line 2)"},
  };
  for (const auto& [bytes, expected] : rows) {
    CAPTURE(bytes);
    const auto table = read_csv_bytes(bytes, "t.csv");
    REQUIRE_FALSE(table);
    CHECK(say(table.error()) == expected);
  }
}
