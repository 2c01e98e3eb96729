#include "services/server/cases/case_settings.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/text_format.h>

#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

namespace landfall::server {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// "lines[0]" is the name "lines" and the place 0.
struct Step {
  std::string name;
  std::optional<int> index;
};

std::optional<Step> StepOf(const std::string& text) {
  size_t bracket = text.find('[');
  if (bracket == std::string::npos) return Step{text, std::nullopt};
  int index = 0;
  if (text.back() != ']' ||
      !absl::SimpleAtoi(text.substr(bracket + 1, text.size() - bracket - 2), &index)) {
    return std::nullopt;
  }
  return Step{text.substr(0, bracket), index};
}

Message* Descend(Message& message, const FieldDescriptor* field, const Step& step) {
  const google::protobuf::Reflection* reflection = message.GetReflection();
  if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return nullptr;
  if (!field->is_repeated()) return reflection->MutableMessage(&message, field);
  int index = step.index.value_or(0);
  if (index < 0 || index > reflection->FieldSize(message, field)) return nullptr;
  if (index == reflection->FieldSize(message, field))
    return reflection->AddMessage(&message, field);
  return reflection->MutableRepeatedMessage(&message, field, index);
}

absl::Status SetLeaf(Message& message, const FieldDescriptor* field, const Step& step,
                     const std::string& value) {
  if (step.index.has_value()) {
    Message* element = Descend(message, field, step);
    if (element == nullptr) return absl::InvalidArgumentError(step.name + ": no such element");
    element->Clear();
    std::string inner = value;
    size_t open = inner.find('{');
    size_t close = inner.rfind('}');
    if (open != std::string::npos && close != std::string::npos) {
      inner = inner.substr(open + 1, close - open - 1);
    }
    if (google::protobuf::TextFormat::ParseFromString(inner, element)) return absl::OkStatus();
    return absl::InvalidArgumentError(step.name + ": cannot be " + value);
  }
  message.GetReflection()->ClearField(&message, field);
  if (value.empty()) return absl::OkStatus();
  if (google::protobuf::TextFormat::ParseFieldValueFromString(value, field, &message)) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(step.name + ": cannot be " + value);
}

}  // namespace

absl::Status SetField(const std::string& path, const std::string& value, Message& message) {
  std::vector<std::string> names = absl::StrSplit(path, '.');
  Message* at = &message;
  for (size_t i = 0; i < names.size(); ++i) {
    std::optional<Step> step = StepOf(names[i]);
    const FieldDescriptor* field =
        step.has_value() ? at->GetDescriptor()->FindFieldByName(step->name) : nullptr;
    if (field == nullptr) return absl::InvalidArgumentError(path + ": no field " + names[i]);
    if (i + 1 == names.size()) return SetLeaf(*at, field, *step, value);
    at = Descend(*at, field, *step);
    if (at == nullptr) return absl::InvalidArgumentError(path + ": no element at " + names[i]);
  }
  return absl::InvalidArgumentError("empty path");
}

}  // namespace landfall::server
