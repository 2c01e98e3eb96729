#include "services/server/cases/case_runner.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "common/edge/wire/order_reader.h"
#include "common/edge/wire/wishes_reader.h"
#include "services/quote/transport/one_way.h"
#include "services/server/cases/case_rules.h"
#include "services/server/cases/case_settings.h"
#include "services/server/cases/case_subjects.h"
#include "services/server/cases/leaves.h"

namespace landfall::server {
namespace {

namespace fs = std::filesystem;
using cases::v1::Case;
using cases::v1::CaseFile;
using cases::v1::Expect;
using Differences = std::vector<std::string>;

// Keeps what the text parser complains of.
class Complaints : public google::protobuf::io::ErrorCollector {
 public:
  explicit Complaints(Differences& list) : list_(list) {}
  void AddError(int line, int column, const std::string& message) override {
    list_.push_back(std::to_string(line + 1) + ":" + std::to_string(column + 1) + ": " + message);
  }

 private:
  Differences& list_;
};

class CaseRun {
 public:
  CaseRun(const CaseWorld& world, CaseRules& rules) : world_(world), rules_(rules) {}

  Differences Compare(const Case& item) {
    bool order = item.has_order() || item.has_quote();
    return order ? CompareQuote(item) : CompareArithmetic(item);
  }

 private:
  // Cases without an instant of their own are asked on a fixed day, never on today's.
  static constexpr int64_t kNow = 1'795'564'800'000'000;  // 2026-11-25

  Differences CompareQuote(const Case& item) {
    absl::StatusOr<std::shared_ptr<const quote::ServedRules>> rules = rules_.For(item);
    if (!rules.ok()) return {"rules: " + std::string(rules.status().message())};
    arena_.Reset();
    Violations violations;
    ReadContext context{(*rules)->words(), arena_, violations, Instant::FromMicros(kNow)};
    FieldPath root;
    const type::v1::Order& message = item.has_order() ? item.order().order() : item.quote().order();
    Order order = ReadOrder(context, FieldPath(root, "order"), message);
    Wishes wishes = item.has_order() ? quote::OneWay(context, root, item.order())
                                     : ReadWishes(context, FieldPath(root, "wishes"),
                                                  item.quote().wishes(), order.shipped_at);
    AnswerSettings settings =
        ReadAnswerSettings(context, FieldPath(root, "settings"),
                           item.has_order() ? item.order().settings() : item.quote().settings());
    Differences differences;
    for (const Violation& violation : violations.kept()) {
      differences.push_back(violation.field + ": " + violation.description);
    }
    if (!differences.empty()) return differences;
    quote::Sources sources{(*rules)->book(),
                           *world_.rates,
                           {.announced = item.announced(), .unverified = item.unverified()}};
    absl::StatusOr<quote::Quote> quote = quote::MakeQuote(sources, order, wishes, settings, arena_);
    if (!quote.ok()) return {std::string(quote.status().message())};
    for (const Expect& expect : item.expect()) CompareLeaf(sources, *quote, expect, differences);
    return differences;
  }

  static void CompareLeaf(const quote::Sources& sources, const quote::Quote& quote,
                          const Expect& expect, Differences& differences) {
    std::optional<std::string> got = FindLeaf(sources, quote, expect.leaf(), expect.line());
    std::string wanted = expect.amount();
    if (!wanted.empty()) {
      absl::StatusOr<Decimal> number = Decimal::Parse(wanted);
      wanted = number.ok() ? number->ToString() : "not a decimal: " + wanted;
    } else {
      wanted = expect.text();
    }
    if (got == wanted) return;
    std::string line = expect.line() > 0 ? "[" + std::to_string(expect.line()) + "]" : "";
    differences.push_back(expect.leaf() + line + ": expected " + wanted + ", got " +
                          got.value_or("no such leaf"));
  }

  const CaseWorld& world_;
  CaseRules& rules_;
  Arena arena_;
};

// The case itself, when it expects something, and each of its variations.
std::vector<Case> Expand(const Case& item, Differences& faults) {
  std::vector<Case> all;
  Case plain = item;
  plain.clear_variations();
  if (item.variations().empty() || !item.expect().empty()) all.push_back(plain);
  for (const cases::v1::Variation& variation : item.variations()) {
    Case changed = plain;
    changed.set_name(item.name() + ": " + variation.name());
    for (const cases::v1::Setting& setting : variation.set()) {
      absl::Status status = SetField(setting.path(), setting.value(), changed);
      if (!status.ok()) faults.push_back(changed.name() + ": " + std::string(status.message()));
    }
    if (!variation.expect().empty()) *changed.mutable_expect() = variation.expect();
    all.push_back(std::move(changed));
  }
  return all;
}

std::vector<fs::path> FilesBelow(const std::vector<std::string>& folders) {
  std::vector<fs::path> files;
  for (const std::string& folder : folders) {
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
      if (entry.path().extension() == ".textproto") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

void Report(const std::string& what, const Differences& differences, std::ostream& out) {
  out << "FAILED " << what << '\n';
  for (const std::string& difference : differences) out << "    " << difference << '\n';
}

void RunFile(const fs::path& path, CaseRun& run, CaseCount& count, std::ostream& out) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  CaseFile cases;
  Differences faults;
  Complaints complaints(faults);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&complaints);
  if (!parser.ParseFromString(text.str(), &cases)) {
    Report(path.string(), faults, out);
    ++count.failed;
    return;
  }
  for (const Case& item : cases.cases()) {
    faults.clear();
    std::vector<Case> expanded = Expand(item, faults);
    for (const Case& one : expanded) {
      Differences differences = faults.empty() ? run.Compare(one) : faults;
      if (one.expect().empty()) differences.push_back("expects nothing");
      if (one.source().empty()) differences.push_back("names no source");
      if (differences.empty()) {
        ++count.passed;
        continue;
      }
      ++count.failed;
      Report(path.string() + ": " + one.name(), differences, out);
    }
  }
}

}  // namespace

CaseCount RunCases(const CaseWorld& world, const std::vector<std::string>& folders,
                   std::ostream& out) {
  CaseCount count;
  CaseRules rules(world.data_folders);
  CaseRun run(world, rules);
  for (const fs::path& path : FilesBelow(folders)) RunFile(path, run, count, out);
  out << count.passed << " passed, " << count.failed << " failed" << std::endl;
  return count;
}

}  // namespace landfall::server
