#include "services/server/cases/case_text.h"

#include <google/protobuf/io/tokenizer.h>

#include <algorithm>

#include "services/server/cases/case_settings.h"

namespace landfall::server {
namespace {

using cases::v1::Case;
using cases::v1::CaseFile;
using ParseTree = google::protobuf::TextFormat::ParseInfoTree;

// Keeps what the text parser complains of.
class Complaints : public google::protobuf::io::ErrorCollector {
 public:
  Complaints(const std::string& file, std::vector<std::string>& list) : file_(file), list_(list) {}
  void AddError(int line, int column, const std::string& message) override {
    list_.push_back(file_ + ":" + std::to_string(std::max(line, 0) + 1) + ": column " +
                    std::to_string(std::max(column, 0) + 1) + ": " + message);
  }

 private:
  const std::string& file_;
  std::vector<std::string>& list_;
};

const google::protobuf::FieldDescriptor* Field(const google::protobuf::Descriptor* message,
                                               const char* name) {
  return message->FindFieldByName(name);
}

// The line a field begins on, counted from 1.
int LineOf(const ParseTree* tree, const google::protobuf::FieldDescriptor* field, int index) {
  return tree == nullptr ? 1 : std::max(tree->GetLocation(field, index).line, 0) + 1;
}

// Where the message that opens at `at` ends: its closing brace. Texts and comments are passed over.
size_t EndOfMessage(const std::string& text, size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (c == '"' || c == '\'') {
      for (++at; at < text.size() && text[at] != c; ++at) at += text[at] == '\\' ? 1 : 0;
    } else if (c == '{' || c == '<') {
      ++depth;
    } else if ((c == '}' || c == '>') && --depth == 0) {
      return at;
    }
  }
  return text.size();
}

// What stands inside the braces of a message that begins on a line, on the lines it has there.
std::string InsideOf(const std::string& text, int line) {
  size_t at = 0;
  for (int i = 1; i < line; ++i) at = text.find('\n', at) + 1;
  at = text.find("rules", at);
  if (at == std::string::npos) return "";
  const size_t open = text.find_first_of("{<", at);
  const size_t end = EndOfMessage(text, open);
  const auto lines = std::count(text.begin(), text.begin() + static_cast<long>(open), '\n');
  return std::string(static_cast<size_t>(lines), '\n') + text.substr(open + 1, end - open - 1);
}

// One case of the file and its variations.
void AddCases(const std::string& file, const std::string& text, const Case& item,
              const ParseTree* tree, int line, std::vector<PlacedCase>& all) {
  Case plain = item;
  plain.clear_variations();
  CasePlace place{.file = file, .line = line};
  if (item.has_rules() && tree != nullptr) {
    place.rules = InsideOf(text, LineOf(tree, Field(Case::descriptor(), "rules"), -1));
  }
  if (item.variations().empty() || !item.expect().empty()) all.push_back({plain, place, {}});
  const std::string rules = item.rules().SerializeAsString();
  for (int i = 0; i < item.variations_size(); ++i) {
    const cases::v1::Variation& variation = item.variations(i);
    PlacedCase changed{plain, place, {}};
    changed.place.line = LineOf(tree, Field(Case::descriptor(), "variations"), i);
    changed.item.set_name(item.name() + ": " + variation.name());
    for (const cases::v1::Setting& setting : variation.set()) {
      absl::Status status = SetField(setting.path(), setting.value(), changed.item);
      if (!status.ok()) changed.faults.emplace_back(status.message());
    }
    if (!variation.expect().empty()) *changed.item.mutable_expect() = variation.expect();
    if (changed.item.rules().SerializeAsString() != rules) changed.place.rules.clear();
    all.push_back(std::move(changed));
  }
}

}  // namespace

std::vector<PlacedCase> ReadCases(const std::string& file, const std::string& text,
                                  std::vector<std::string>& faults) {
  CaseFile message;
  ParseTree tree;
  Complaints complaints(file, faults);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&complaints);
  parser.WriteLocationsTo(&tree);
  std::vector<PlacedCase> all;
  if (!parser.ParseFromString(text, &message)) return all;
  const google::protobuf::FieldDescriptor* cases = Field(CaseFile::descriptor(), "cases");
  for (int i = 0; i < message.cases_size(); ++i) {
    AddCases(file, text, message.cases(i), tree.GetTreeForNested(cases, i), LineOf(&tree, cases, i),
             all);
  }
  return all;
}

}  // namespace landfall::server
