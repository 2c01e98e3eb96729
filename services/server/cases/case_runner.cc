#include "services/server/cases/case_runner.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "common/edge/wire/order_reader.h"
#include "common/edge/wire/wishes_reader.h"
#include "services/quote/transport/one_way.h"
#include "services/server/cases/case_rules.h"
#include "services/server/cases/case_subjects.h"
#include "services/server/cases/case_text.h"
#include "services/server/cases/leaves.h"

namespace landfall::server {
namespace {

namespace fs = std::filesystem;
using cases::v1::Case;
using cases::v1::Expect;
using Differences = std::vector<std::string>;

class CaseRun {
 public:
  CaseRun(const CaseWorld& world, CaseRules& rules) : world_(world), rules_(rules) {}

  Differences Compare(const Case& item, const CasePlace& place) {
    bool order = item.has_order() || item.has_quote();
    return order ? CompareQuote(item, place) : CompareArithmetic(item);
  }

 private:
  // Cases without an instant of their own are asked on a fixed day, never on today's.
  static constexpr int64_t kNow = 1'795'564'800'000'000;  // 2026-11-25

  Differences CompareQuote(const Case& item, const CasePlace& place) {
    absl::StatusOr<std::shared_ptr<const quote::ServedRules>> rules = rules_.For(item, place);
    if (!rules.ok()) return {std::string(rules.status().message())};
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

// Where a case of each folder and name was first met.
using NamesMet = std::map<std::pair<fs::path, std::string>, std::string>;

Differences FaultsOf(const PlacedCase& one, const fs::path& folder, NamesMet& met) {
  Differences faults = one.faults;
  auto [first, fresh] = met.try_emplace({folder, one.item.name()}, one.place.Text());
  if (!fresh) faults.push_back("has the name of the case at " + first->second);
  if (one.item.expect().empty()) faults.push_back("expects nothing");
  if (one.item.source().empty()) faults.push_back("names no source");
  return faults;
}

void RunFile(const fs::path& path, CaseRun& run, NamesMet& met, CaseCount& count,
             std::ostream& out) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  Differences unread;
  std::vector<PlacedCase> cases = ReadCases(path.string(), text.str(), unread);
  if (!unread.empty()) {
    Report(path.string(), unread, out);
    ++count.failed;
    return;
  }
  for (const PlacedCase& one : cases) {
    Differences differences = FaultsOf(one, path.parent_path(), met);
    if (differences.empty()) differences = run.Compare(one.item, one.place);
    if (differences.empty()) {
      ++count.passed;
      continue;
    }
    ++count.failed;
    Report(one.place.Text() + ": " + one.item.name(), differences, out);
  }
}

}  // namespace

CaseCount RunCases(const CaseWorld& world, const std::vector<std::string>& folders,
                   std::ostream& out) {
  CaseCount count;
  CaseRules rules(world.data_folders);
  CaseRun run(world, rules);
  NamesMet met;
  for (const fs::path& path : FilesBelow(folders)) RunFile(path, run, met, count, out);
  out << count.passed << " passed, " << count.failed << " failed" << std::endl;
  return count;
}

}  // namespace landfall::server
