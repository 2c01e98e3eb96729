#include "common/edge/wire/parse_request.h"

#include <cstdint>
#include <map>
#include <string>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/unknown_field_set.h"

namespace landfall {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::UnknownField;
using google::protobuf::UnknownFieldSet;

constexpr int kMaxDepth = 32;

// Length of the UTF-8 sequence at the beginning of `text`; 0 when there is none.
size_t SequenceLength(std::string_view text) {
  auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char first = byte(0);
  if (first < 0x80) return 1;
  size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  bool overlong = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xf0 && byte(1) < 0x90);
  bool beyond = (first == 0xed && byte(1) > 0x9f) || (first == 0xf4 && byte(1) > 0x8f);
  return overlong || beyond ? 0 : length;
}

bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    size_t length = SequenceLength(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

// Walks the bytes by the message's descriptor and notes each text that is not UTF-8.
class TextWalk {
 public:
  explicit TextWalk(Violations& violations) : violations_(violations) {}

  void Visit(const UnknownFieldSet& fields, const Descriptor& type, const FieldPath& path,
             int depth) {
    std::map<int, int> places;  // how many of a repeated field were met
    for (int i = 0; i < fields.field_count(); ++i) {
      const UnknownField& field = fields.field(i);
      const FieldDescriptor* known = type.FindFieldByNumber(field.number());
      if (known == nullptr || field.type() != UnknownField::TYPE_LENGTH_DELIMITED) continue;
      int place = known->is_repeated() ? places[field.number()]++ : -1;
      VisitField(field, *known, FieldPath(path, known->name(), place), depth);
    }
  }

 private:
  void VisitField(const UnknownField& field, const FieldDescriptor& known, const FieldPath& path,
                  int depth) {
    if (known.type() == FieldDescriptor::TYPE_STRING) {
      if (!IsUtf8(field.length_delimited())) violations_.Add(path, "expected UTF-8");
      return;
    }
    if (known.type() != FieldDescriptor::TYPE_MESSAGE || depth >= kMaxDepth) return;
    UnknownFieldSet inner;
    if (inner.ParseFromString(field.length_delimited())) {
      Visit(inner, *known.message_type(), path, depth + 1);
    }
  }

  Violations& violations_;
};

}  // namespace

bool ParseRequest(std::string_view bytes, google::protobuf::Message& message,
                  Violations& violations) {
  if (message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return true;
  size_t before = violations.count();
  UnknownFieldSet fields;
  if (fields.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    TextWalk(violations).Visit(fields, *message.GetDescriptor(), FieldPath(), 0);
  }
  if (violations.count() == before) {
    violations.Add(FieldPath(), "expected the bytes of a " + message.GetDescriptor()->full_name());
  }
  return false;
}

}  // namespace landfall
