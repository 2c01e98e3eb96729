#include "common/rulebook/commands/field_diff.h"

#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <map>

namespace landfall {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::TextFormat;

std::string ValueText(const Message& message, const FieldDescriptor& field, int index) {
  std::string text;
  TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  printer.SetUseUtf8StringEscaping(true);
  printer.PrintFieldValueToString(message, &field, index, &text);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

// A whole field, lists included, as it would be written; "none" when it is not.
std::string FieldText(const Message& message, const FieldDescriptor& field) {
  if (!field.is_repeated()) {
    if (field.has_presence() && !message.GetReflection()->HasField(message, &field)) return "none";
    return ValueText(message, field, -1);
  }
  std::string text;
  const int count = message.GetReflection()->FieldSize(message, &field);
  for (int i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + ValueText(message, field, i);
  return count == 0 ? "none" : text;
}

class Differ {
 public:
  std::vector<std::string> lines;

  void Compare(const Message& before, const Message& after, const std::string& path) {
    for (int i = 0; i < before.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *before.GetDescriptor()->field(i);
      CompareField(before, after, field, path + field.name());
    }
  }

 private:
  void CompareField(const Message& before, const Message& after, const FieldDescriptor& field,
                    const std::string& path) {
    if (FieldText(before, field) == FieldText(after, field)) return;
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      if (field.is_repeated()) return CompareList(before, after, field, path);
      const auto& reflection = *before.GetReflection();
      if (reflection.HasField(before, &field) && reflection.HasField(after, &field)) {
        return Compare(reflection.GetMessage(before, &field), reflection.GetMessage(after, &field),
                       path + ".");
      }
    }
    lines.push_back(path + ": " + FieldText(before, field) + " -> " + FieldText(after, field));
  }

  using Parts = std::map<std::string, const Message*>;

  static Parts PartsOf(const Message& message, const FieldDescriptor& field) {
    Parts parts;
    const auto& reflection = *message.GetReflection();
    const FieldDescriptor* from = field.message_type()->FindFieldByName("from");
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      const Message& part = reflection.GetRepeatedMessage(message, &field, i);
      std::string key =
          from == nullptr ? std::to_string(i) : part.GetReflection()->GetString(part, from);
      while (!parts.emplace(key, &part).second) key += "'";
    }
    return parts;
  }

  void CompareList(const Message& before, const Message& after, const FieldDescriptor& field,
                   const std::string& path) {
    const size_t known = lines.size();
    const Parts old_parts = PartsOf(before, field);
    const Parts new_parts = PartsOf(after, field);
    for (const auto& [key, part] : old_parts) {
      const std::string at = path + "[" + key + "]";
      auto same = new_parts.find(key);
      if (same == new_parts.end()) {
        lines.push_back(at + ": removed");
      } else {
        Compare(*part, *same->second, at + ".");
      }
    }
    for (const auto& [key, part] : new_parts) {
      if (old_parts.contains(key)) continue;
      lines.push_back(path + "[" + key + "]: added " + part->ShortDebugString());
    }
    if (lines.size() == known) lines.push_back(path + ": order changed");
  }
};

}  // namespace

std::vector<std::string> DiffFields(const Message& before, const Message& after) {
  Differ differ;
  differ.Compare(before, after, "");
  return std::move(differ.lines);
}

}  // namespace landfall
