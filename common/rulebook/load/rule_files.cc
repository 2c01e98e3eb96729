#include "common/rulebook/load/rule_files.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <unordered_map>

#include "common/rulebook/load/utf8.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::TextFormat;
using ParseTree = TextFormat::ParseInfoTree;

struct RuleFiles::File {
  std::string name;
  grammar::Rulebook rulebook;
  ParseTree tree;
};

struct RuleFiles::Index {
  struct Entry {
    const File* file = nullptr;
    const ParseTree* tree = nullptr;
    int line = 1;
  };
  std::unordered_map<const Message*, Entry> entries;

  void Add(const File& file, const Message& message, const ParseTree* tree, int line) {
    entries[&message] = {&file, tree, line};
    std::vector<const FieldDescriptor*> fields;
    const Reflection& reflection = *message.GetReflection();
    reflection.ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
      const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
      for (int i = 0; i < count; ++i) {
        const int index = field->is_repeated() ? i : -1;
        const Message& part = field->is_repeated()
                                  ? reflection.GetRepeatedMessage(message, field, i)
                                  : reflection.GetMessage(message, field);
        const ParseTree* part_tree =
            tree == nullptr ? nullptr : tree->GetTreeForNested(field, index);
        const int found = tree == nullptr ? -1 : tree->GetLocation(field, index).line;
        Add(file, part, part_tree, found < 0 ? line : found + 1);
      }
    }
  }
};

namespace {

// Nested deeper than any rule; a bound on the stack.
constexpr int kMaxDepth = 40;

class ErrorLines : public google::protobuf::io::ErrorCollector {
 public:
  ErrorLines(const std::string& name, std::string_view text, Defects& defects)
      : name_(name), text_(text), defects_(defects) {}

  // The parser counts from 0, and gives -1 where no place is meant.
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    if (message.starts_with(kUnknownWord)) {
      return defects_.Add({name_, LineOfWord(message, line + 1)}, message);
    }
    const std::string place = column < 0 ? "" : "column " + std::to_string(column + 1) + ": ";
    defects_.Add({name_, line < 0 ? 1 : line + 1}, place + message);
  }

 private:
  // Of an unknown word the parser tells the place of what follows it.
  static constexpr std::string_view kUnknownWord = "Unknown enumeration value of \"";

  int LineOfWord(std::string_view message, int line) const {
    message.remove_prefix(kUnknownWord.size());
    const std::string_view word = message.substr(0, message.find('"'));
    size_t end = 0;
    for (int i = 0; i < line && end != text_.npos; ++i) end = text_.find('\n', end + (i > 0));
    const size_t at = text_.substr(0, end).rfind(word);
    if (at == text_.npos) return line;
    return 1 + static_cast<int>(std::count(text_.begin(), text_.begin() + at, '\n'));
  }

  const std::string& name_;
  std::string_view text_;
  Defects& defects_;
};

bool IsKnownNumber(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& reflection = *message.GetReflection();
  const int number = index < 0 ? reflection.GetEnumValue(message, &field)
                               : reflection.GetRepeatedEnumValue(message, &field, index);
  return field.enum_type()->FindValueByNumber(number) != nullptr;
}

// Adds a defect for each text that is not UTF-8, which escapes in a well-formed file can write, and
// for each enum written as a number that has no name.
void CheckValues(const RuleFiles& files, const Message& message, Defects& defects) {
  std::vector<const FieldDescriptor*> fields;
  const Reflection& reflection = *message.GetReflection();
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool many = field->is_repeated();
    const int count = many ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const char* what = nullptr;
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        CheckValues(files,
                    many ? reflection.GetRepeatedMessage(message, field, i)
                         : reflection.GetMessage(message, field),
                    defects);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        std::string text = many ? reflection.GetRepeatedString(message, field, i)
                                : reflection.GetString(message, field);
        if (!IsUtf8(text)) what = ": text is not UTF-8";
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
        if (!IsKnownNumber(message, *field, many ? i : -1)) what = ": unknown number";
      }
      if (what != nullptr) {
        defects.Add(files.At(message, field->name(), many ? i : -1), field->name() + what);
      }
    }
  }
}

}  // namespace

RuleFiles::RuleFiles() : index_(std::make_unique<Index>()) {}
RuleFiles::~RuleFiles() = default;

const grammar::Rulebook* RuleFiles::Parse(const std::string& name, std::string_view text,
                                          Defects& defects) {
  if (!IsUtf8(text)) {
    defects.Add({name, LineOfBadUtf8(text)}, "text is not UTF-8");
    return nullptr;
  }
  auto file = std::make_unique<File>();
  file->name = name;
  ErrorLines errors(file->name, text, defects);
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  parser.WriteLocationsTo(&file->tree);
  parser.SetRecursionLimit(kMaxDepth);
  google::protobuf::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
  if (!parser.Parse(&stream, &file->rulebook)) return nullptr;
  index_->Add(*file, file->rulebook, &file->tree, 1);
  files_.push_back(std::move(file));
  CheckValues(*this, files_.back()->rulebook, defects);
  return &files_.back()->rulebook;
}

FileLine RuleFiles::At(const Message& message, std::string_view field, int index) const {
  auto found = index_->entries.find(&message);
  if (found == index_->entries.end()) return {};
  const Index::Entry& entry = found->second;
  FileLine at{entry.file->name, entry.line};
  const FieldDescriptor* descriptor =
      field.empty() ? nullptr : message.GetDescriptor()->FindFieldByName(std::string(field));
  if (descriptor == nullptr || entry.tree == nullptr) return at;
  if (descriptor->is_repeated() && index < 0) index = 0;
  const int line = entry.tree->GetLocation(descriptor, descriptor->is_repeated() ? index : -1).line;
  if (line >= 0) at.line = line + 1;
  return at;
}

}  // namespace landfall
