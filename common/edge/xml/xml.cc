#include "common/edge/xml/xml.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace landfall {
namespace {

std::string_view WithoutPrefix(std::string_view name) {
  size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view WithoutBlanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace

std::string_view XmlElement::name() const { return WithoutPrefix(node_.name()); }

std::optional<std::string_view> XmlElement::Attribute(std::string_view name) const {
  for (pugi::xml_attribute attribute : node_.attributes()) {
    if (attribute.name() == name) return attribute.value();
  }
  return std::nullopt;
}

std::string_view XmlElement::Text() const { return WithoutBlanks(node_.child_value()); }

std::optional<std::string_view> XmlElement::ChildText(std::string_view name) const {
  std::vector<XmlElement> children = Children(name);
  if (children.empty()) return std::nullopt;
  return children.front().Text();
}

std::vector<XmlElement> XmlElement::Children() const {
  std::vector<XmlElement> children;
  for (pugi::xml_node child : node_.children()) {
    if (child.type() == pugi::node_element) children.push_back(XmlElement(child));
  }
  return children;
}

std::vector<XmlElement> XmlElement::Children(std::string_view name) const {
  std::vector<XmlElement> children = Children();
  std::erase_if(children, [&](const XmlElement& child) { return child.name() != name; });
  return children;
}

absl::StatusOr<XmlDocument> XmlDocument::Parse(std::string_view bytes) {
  XmlDocument parsed;
  parsed.document_ = std::make_unique<pugi::xml_document>();
  parsed.line_starts_.push_back(0);
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\n') parsed.line_starts_.push_back(static_cast<std::ptrdiff_t>(i + 1));
  }
  pugi::xml_parse_result result = parsed.document_->load_buffer(bytes.data(), bytes.size());
  if (!result) {
    return absl::InvalidArgumentError(
        absl::StrCat("XML line ", parsed.LineAt(result.offset), ": ", result.description()));
  }
  return parsed;
}

XmlElement XmlDocument::root() const { return XmlElement(document_->document_element()); }

size_t XmlDocument::LineOf(XmlElement element) const {
  return LineAt(element.node_.offset_debug());
}

size_t XmlDocument::LineAt(std::ptrdiff_t offset) const {
  auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return std::max<size_t>(1, static_cast<size_t>(after - line_starts_.begin()));
}

}  // namespace landfall
