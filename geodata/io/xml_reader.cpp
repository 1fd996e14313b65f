#include "geodata/io/xml_reader.h"

#include <expat.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>

#include "geodata/io/report.h"
#include "geodata/io/text_encoding.h"

namespace geodata {
namespace {

constexpr int most_depth = 512;
constexpr std::size_t most_text = std::size_t{256} << 20;  // of one tree

std::string_view local_name(const char* name) {
  std::string_view out(name);
  if (const std::size_t colon = out.rfind(':'); colon != std::string_view::npos) out.remove_prefix(colon + 1);
  return out;
}

// encoding="..." of the declaration, in upper case; empty where there is none.
std::string declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{400}));
  const std::size_t at = declaration.find("encoding");
  const std::size_t open = at == std::string_view::npos ? at : declaration.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  std::string out(declaration.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1));
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

// From 1, and from 0; expat 2.9 has new names for them.
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9
std::int64_t line_of(XML_Parser parser) { return static_cast<std::int64_t>(XML_GetCurrentLineNumber64(parser)); }
std::int64_t byte_of(XML_Parser parser) { return std::max<std::int64_t>(XML_GetCurrentByteIndex64(parser), 0); }
#else
std::int64_t line_of(XML_Parser parser) { return static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser)); }
std::int64_t byte_of(XML_Parser parser) { return std::max<std::int64_t>(XML_GetCurrentByteIndex(parser), 0); }
#endif

class XmlReader {
 public:
  XmlReader(std::string_view bytes, std::string_view name, XmlHandler& handler, const std::atomic<bool>* cancel)
      : bytes_(bytes), name_(name), handler_(handler), cancel_(cancel) {}

  Result<void> read() {
    const std::optional<std::string> utf8 = converted();
    converted_ = utf8.has_value();
    const std::string_view text = utf8 ? std::string_view(*utf8) : bytes_;
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate("UTF-8"),
                                                                              XML_ParserFree);
    if (!parser) return tl::unexpected(file_error(name_, geodata::text("there is not enough memory for it")));
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(
        parser_,
        [](void* self, const char* element, const char** attributes) {
          static_cast<XmlReader*>(self)->begin(element, attributes);
        },
        [](void* self, const char*) { static_cast<XmlReader*>(self)->end(); });
    XML_SetCharacterDataHandler(parser_, [](void* self, const char* data, int size) {
      static_cast<XmlReader*>(self)->characters({data, static_cast<std::size_t>(size)});
    });
    XML_SetEntityDeclHandler(parser_, [](void* self, const char*, int, const char*, int, const char*, const char*,
                                         const char*, const char*) {
      static_cast<XmlReader*>(self)->stop(
          geodata::text("it declares entities, which map files do not need and attacks use"));
    });
    return parse(text);
  }

 private:
  static constexpr std::size_t piece = std::size_t{1} << 20;

  // Nothing: the bytes are UTF-8 as they stand, or fit nothing, and then expat says where they break. What a file
  // declares counts only where its bytes are not plainly UTF-8 or UTF-16: files that changed hands declare anything.
  std::optional<std::string> converted() const {
    const auto looks = encoding_of_text(bytes_);
    if (!looks || looks == TextEncoding::utf8) return std::nullopt;
    if (is_guess(*looks)) {
      const std::string declared = declared_encoding(bytes_);
      if (!declared.empty() && declared != "UTF-8")
        if (auto utf8 = text_as_utf8(bytes_, declared)) return utf8;
    }
    return text_as_utf8(bytes_, *looks);
  }

  Result<void> parse(std::string_view text) {
    for (std::size_t at = 0; !stopped_; at += piece) {
      if (cancel_ != nullptr && *cancel_) return refuse(geodata::text("reading was cancelled"));
      const std::string_view part = text.substr(at, piece);
      const bool last = at + piece >= text.size();
      if (XML_Parse(parser_, part.data(), static_cast<int>(part.size()), last) != XML_STATUS_OK && !stopped_)
        return refuse_here(why_broken(text.size()));
      if (last) break;
    }
    if (stopped_) return tl::unexpected(std::move(*stopped_));
    return {};
  }

  Text why_broken(std::size_t size) const {
    const XML_Error code = XML_GetErrorCode(parser_);
    const auto at = static_cast<std::size_t>(byte_of(parser_));
    const bool at_end = code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
                        code == XML_ERROR_UNCLOSED_CDATA_SECTION || code == XML_ERROR_PARTIAL_CHAR;
    if (at_end || at >= size) return geodata::text("the file ends too early; it may have been cut off");
    if (code == XML_ERROR_TAG_MISMATCH) return geodata::text("an element here ends that is not the one that is open");
    if (code == XML_ERROR_UNDEFINED_ENTITY) return geodata::text("it uses an entity that XML does not have");
    return geodata::text("its XML breaks here (expat: {})", XML_ErrorString(code));
  }

  tl::unexpected<Error> refuse(Text why) const { return tl::unexpected(file_error(name_, std::move(why))); }

  tl::unexpected<Error> refuse_here(Text why) const {
    Error error = file_error(name_, std::move(why));
    error.line = line_of(parser_);
    if (!converted_) error.byte = byte_of(parser_);  // else it would count in a text that the file does not have
    return tl::unexpected(std::move(error));
  }

  void stop(Text why) {
    if (stopped_) return;
    stopped_ = refuse_here(std::move(why)).value();
    XML_StopParser(parser_, XML_FALSE);
  }

  void begin(const char* name, const char** attributes) {
    if (stopped_) return;
    if (++depth_ > most_depth) return stop(geodata::text("values are nested more than {} deep", most_depth));
    XmlElement element;
    element.name = local_name(name);
    element.line = line_of(parser_);
    for (; *attributes != nullptr; attributes += 2)
      element.attributes.emplace_back(local_name(attributes[0]), attributes[1]);
    if (open_.empty() && handler_.enter(element)) {
      walked_.push_back(std::move(element.name));
    } else {
      open_.push_back(std::move(element));
    }
  }

  void end() {
    if (stopped_) return;
    --depth_;
    if (open_.empty()) {
      handler_.leave(walked_.back());
      return walked_.pop_back();
    }
    XmlElement element = std::move(open_.back());
    open_.pop_back();
    if (!open_.empty()) {
      open_.back().children.push_back(std::move(element));
    } else {
      text_size_ = 0;
      handler_.take(std::move(element));
    }
  }

  void characters(std::string_view data) {
    if (stopped_ || open_.empty()) return;
    text_size_ += data.size();
    if (text_size_ > most_text) return stop(geodata::text("there is not enough memory for it"));
    XmlElement& element = open_.back();
    if (element.text.empty()) element.text_line = line_of(parser_);
    element.text += data;
  }

  std::string_view bytes_, name_;
  XmlHandler& handler_;
  const std::atomic<bool>* cancel_;
  XML_Parser parser_ = nullptr;
  std::vector<std::string> walked_;
  std::vector<XmlElement> open_;
  std::size_t text_size_ = 0;
  int depth_ = 0;
  bool converted_ = false;  // the file's bytes were not UTF-8
  std::optional<Error> stopped_;
};

}  // namespace

std::string_view trimmed_xml(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

const XmlElement* XmlElement::child(std::string_view wanted) const {
  const auto found = std::find_if(children.begin(), children.end(), [&](const auto& c) { return c.name == wanted; });
  return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return {};
}

std::string_view XmlElement::text_of(std::string_view child_name) const {
  const XmlElement* const found = child(child_name);
  return found == nullptr ? std::string_view{} : trimmed_xml(found->text);
}

Result<void> read_xml(std::string_view bytes, std::string_view name, XmlHandler& handler,
                      const std::atomic<bool>* cancel) {
  return XmlReader(bytes, name, handler, cancel).read();
}

}  // namespace geodata
