#include "geodata/io/html_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "geodata/base/ascii.h"
#include "geodata/base/utf8.h"

namespace geodata {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::optional<char32_t> numbered(std::string_view reference) {
  reference.remove_prefix(1);
  const bool hex = reference.starts_with('x') || reference.starts_with('X');
  if (hex) reference.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(reference.data(), reference.data() + reference.size(), code, hex ? 16 : 10);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (error != std::errc{} || end != reference.data() + reference.size() || code == 0 || code > 0x10FFFF || surrogate)
    return std::nullopt;
  return static_cast<char32_t>(code);
}

class HtmlText {
 public:
  explicit HtmlText(std::string_view html) : html_(html) {}

  std::string read() {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<' && tag()) continue;
      if (c == '&' && reference()) continue;
      if (is_blank(c)) {
        blank_ = !out_.empty() && out_.back() != '\n';
      } else {
        put({&html_[at_], 1});
      }
      ++at_;
    }
    while (!out_.empty() && is_blank(out_.back())) out_.pop_back();
    return std::move(out_);
  }

 private:
  void put(std::string_view words) {
    if (blank_) out_ += ' ';
    blank_ = false;
    out_ += words;
  }

  void new_line() {
    blank_ = false;
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  // False: the < is a sign of its own, as in "x < 3".
  bool tag() {
    std::size_t name = at_ + 1;
    if (html_.substr(at_).starts_with("<!--")) {
      const std::size_t end = html_.find("-->", at_ + 4);
      at_ = end == std::string_view::npos ? html_.size() : end + 3;
      return true;
    }
    const bool closes = name < html_.size() && html_[name] == '/';
    if (closes) ++name;
    if (name >= html_.size() || (!is_letter(html_[name]) && html_[name] != '!')) return false;
    const std::size_t end = html_.find('>', name);
    if (end == std::string_view::npos) return false;
    std::size_t name_end = name;
    while (name_end < end && (is_letter(html_[name_end]) || (html_[name_end] >= '0' && html_[name_end] <= '9')))
      ++name_end;
    const std::string element = lower(html_.substr(name, name_end - name));
    at_ = end + 1;
    if (!closes && (element == "script" || element == "style")) skip_to_end_of(element);
    static constexpr std::array<std::string_view, 17> blocks{"br", "p",  "div", "tr", "li", "ul", "ol", "table", "hr",
                                                             "h1", "h2", "h3",  "h4", "h5", "h6", "dt", "dd"};
    if (std::find(blocks.begin(), blocks.end(), element) != blocks.end()) new_line();
    if (element == "td" || element == "th") blank_ = !out_.empty() && out_.back() != '\n';
    return true;
  }

  void skip_to_end_of(const std::string& element) {
    const std::size_t end = lower(html_).find("</" + element, at_);
    at_ = end == std::string::npos ? html_.size() : end;
  }

  bool reference() {
    constexpr std::size_t longest = 10;
    const std::size_t end = html_.substr(0, at_ + longest).find(';', at_);
    if (end == std::string_view::npos) return false;
    const std::string_view name = html_.substr(at_ + 1, end - at_ - 1);
    struct Named {
      std::string_view name, text;
    };
    static constexpr std::array named{
        Named{"amp", "&"},        Named{"lt", "<"},         Named{"gt", ">"},     Named{"quot", "\""},
        Named{"apos", "'"},       Named{"nbsp", " "},       Named{"deg", "°"},    Named{"middot", "·"},
        Named{"ndash", "\u2013"}, Named{"mdash", "\u2014"}, Named{"hellip", "…"}, Named{"times", "×"},
        Named{"sup2", "²"},       Named{"sup3", "³"},       Named{"micro", "µ"},  Named{"copy", "©"},
    };
    if (name.starts_with('#')) {
      const auto code = numbered(name);
      if (!code) return false;
      std::string text;
      append_utf8(text, *code == 0xA0 ? U' ' : *code);
      put(text);
    } else {
      const auto* const found =
          std::find_if(named.begin(), named.end(), [&](const Named& n) { return n.name == name; });
      if (found == named.end()) return false;
      put(found->text);
    }
    at_ = end + 1;
    return true;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  bool blank_ = false;  // white space was passed, which counts once a word follows
};

}  // namespace

std::string text_of_html(std::string_view html) {
  const bool plain = html.find('<') == std::string_view::npos && html.find('&') == std::string_view::npos;
  if (!plain) return HtmlText(html).read();
  const std::size_t first = html.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(html.substr(first, html.find_last_not_of(" \t\r\n") - first + 1));
}

}  // namespace geodata
