// The text of a description in HTML, as map programs put it into KML: without tags, with a line for each block and each
// row of a table, cells parted by a blank, character references resolved, scripts and styles left out. Nothing is
// followed and no link is kept.
#pragma once

#include <string>
#include <string_view>

namespace geodata {

// Plain text stays as it is, but for white space around it.
std::string text_of_html(std::string_view html);

}  // namespace geodata
