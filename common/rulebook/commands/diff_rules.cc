#include "common/rulebook/commands/diff_rules.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "common/rulebook/commands/field_diff.h"
#include "common/rulebook/commands/row_diff.h"
#include "common/rulebook/load/rule_set.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

// Days from which `after` repeals what `before` did not.
template <typename Rule>
std::vector<std::string> NewEnds(const Rule& before, const Rule& after) {
  std::vector<std::string> ends;
  if constexpr (requires { after.until(); }) {
    if (before.until().empty() && !after.until().empty()) ends.push_back(after.until());
  } else if constexpr (requires { after.versions(0).repealed(); }) {
    std::set<std::string> known;
    for (const auto& version : before.versions()) {
      if (version.repealed()) known.insert(version.from());
    }
    for (const auto& version : after.versions()) {
      if (version.repealed() && !known.contains(version.from())) ends.push_back(version.from());
    }
  }
  return ends;
}

class RuleDiffer {
 public:
  RuleDiffer(const RuleSet& before, const RuleSet& after, std::ostream& out)
      : before_(before), after_(after), out_(out) {}

  DiffCount Run() {
    Compare("source", &RuleSet::sources);
    Compare("territory", &RuleSet::territories);
    Compare("group", &RuleSet::groups);
    Compare("currency", &RuleSet::currencies);
    Compare("valuation", &RuleSet::valuations);
    Compare("rate rule", &RuleSet::rate_rules);
    Compare("levy", &RuleSet::levies);
    Compare("regime", &RuleSet::regimes);
    Compare("relief", &RuleSet::reliefs);
    Compare("coverage", &RuleSet::coverage);
    Compare("restriction", &RuleSet::restrictions);
    Compare("agreement", &RuleSet::agreements);
    Compare("goods list", &RuleSet::goods_lists);
    Compare("schedule", &RuleSet::schedules);
    Compare("rate table", &RuleSet::rate_tables);
    Compare("rounding default", &RuleSet::rounding_defaults);
    CompareRows(before_.rate_tables, after_.rate_tables, RateRowTexts);
    CompareRows(before_.schedules, after_.schedules, TariffRowTexts);
    return count_;
  }

 private:
  template <typename Rule>
  void Compare(std::string_view noun, RuleSet::ById<Rule> RuleSet::*kind) {
    const auto& old_rules = before_.*kind;
    const auto& new_rules = after_.*kind;
    for (const auto& [id, rule] : old_rules) {
      auto same = new_rules.find(id);
      if (same == new_rules.end()) {
        Say("removed", noun, id, "");
        ++count_.removed;
      } else {
        CompareRule(noun, id, *rule, *same->second);
      }
    }
    for (const auto& [id, rule] : new_rules) {
      if (old_rules.contains(id)) continue;
      Say("added", noun, id, "");
      ++count_.added;
    }
  }

  template <typename Rule>
  void CompareRule(std::string_view noun, const std::string& id, const Rule& before,
                   const Rule& after) {
    const std::vector<std::string> lines = DiffFields(before, after);
    if (lines.empty()) return;
    const std::vector<std::string> ends = NewEnds(before, after);
    for (const std::string& day : ends) Say("ended", noun, id, " from " + day);
    for (const std::string& line : lines) Say("changed", noun, id, ": " + line);
    ++(ends.empty() ? count_.changed : count_.ended);
  }

  template <typename Tables>
  void CompareRows(const Tables& old_tables, const Tables& new_tables,
                   RowTexts (*texts_of)(const RuleSet&, const std::string&)) {
    std::set<std::string> ids;
    for (const auto& [id, table] : old_tables) ids.insert(id);
    for (const auto& [id, table] : new_tables) ids.insert(id);
    for (const std::string& id : ids) {
      const RowTexts old_rows = texts_of(before_, id);
      const RowTexts new_rows = texts_of(after_, id);
      for (const auto& [key, text] : old_rows) {
        auto same = new_rows.find(key);
        if (same == new_rows.end()) {
          SayRow("removed", key, text, count_.removed);
        } else if (same->second != text) {
          SayRow("changed", key, text + " -> " + same->second, count_.changed);
        }
      }
      for (const auto& [key, text] : new_rows) {
        if (!old_rows.contains(key)) SayRow("added", key, text, count_.added);
      }
    }
  }

  void Say(std::string_view what, std::string_view noun, const std::string& id,
           const std::string& rest) {
    out_ << what << " " << noun << " " << id << rest << "\n";
  }

  void SayRow(std::string_view what, const std::string& key, const std::string& text,
              size_t& count) {
    Say(what, "row", key, ": " + text);
    ++count;
  }

  const RuleSet& before_;
  const RuleSet& after_;
  std::ostream& out_;
  DiffCount count_;
};

bool OpenFolders(const std::string& paths, std::vector<DataFolder>& folders, std::ostream& out) {
  size_t begin = 0;
  while (begin <= paths.size()) {
    const size_t end = std::min(paths.find(',', begin), paths.size());
    absl::StatusOr<DataFolder> folder = DataFolder::Open(paths.substr(begin, end - begin));
    if (!folder.ok()) {
      out << std::string(folder.status().message()) << "\n";
      return false;
    }
    folders.push_back(*std::move(folder));
    begin = end + 1;
  }
  return true;
}

}  // namespace

DiffCount DiffRules(std::span<const DataFolder> before, std::span<const DataFolder> after,
                    std::ostream& out) {
  Defects defects;
  const RuleSet old_rules(before, defects);
  const RuleSet new_rules(after, defects);
  for (const std::string& defect : defects.Take()) out << "unreadable " << defect << "\n";
  return RuleDiffer(old_rules, new_rules, out).Run();
}

int RunDiff(const std::string& before, const std::string& after, std::ostream& out) {
  std::vector<DataFolder> old_folders, new_folders;
  if (!OpenFolders(before, old_folders, out) || !OpenFolders(after, new_folders, out)) return 2;
  const DiffCount count = DiffRules(old_folders, new_folders, out);
  out << count.added << " added, " << count.changed << " changed, " << count.ended << " ended, "
      << count.removed << " removed\n";
  return count.total() == 0 ? 0 : 1;
}

}  // namespace landfall
