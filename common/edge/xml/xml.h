#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pugixml.hpp"

namespace landfall {

// One element of a document. A handle: copy freely, valid as long as its XmlDocument.
class XmlElement {
 public:
  // Name without namespace prefix.
  std::string_view name() const;

  // Nullopt when the element has no such attribute.
  std::optional<std::string_view> Attribute(std::string_view name) const;

  // Text directly inside, without surrounding blanks.
  std::string_view Text() const;

  // Text of the first child element of that name; nullopt when there is none.
  std::optional<std::string_view> ChildText(std::string_view name) const;

  // Child elements in order; all, or those of one name.
  std::vector<XmlElement> Children() const;
  std::vector<XmlElement> Children(std::string_view name) const;

 private:
  friend class XmlDocument;
  explicit XmlElement(pugi::xml_node node) : node_(node) {}
  pugi::xml_node node_;
};

// A parsed XML file. Entities are limited to the five of the standard and character references: no
// document type is read, so none can be expanded.
class XmlDocument {
 public:
  // InvalidArgument names the line and what is wrong there.
  static absl::StatusOr<XmlDocument> Parse(std::string_view bytes);

  XmlElement root() const;

  // Line the element begins on, from 1.
  size_t LineOf(XmlElement element) const;

 private:
  XmlDocument() = default;
  size_t LineAt(std::ptrdiff_t offset) const;

  std::unique_ptr<pugi::xml_document> document_;
  std::vector<std::ptrdiff_t> line_starts_;
};

}  // namespace landfall
