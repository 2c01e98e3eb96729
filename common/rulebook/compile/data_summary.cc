#include "common/rulebook/compile/data_summary.h"

#include <array>
#include <map>
#include <set>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

// The Harmonized System has chapters 1 to 97 without 77; those above are of national use.
constexpr size_t kChapters = 96;
constexpr uint64_t kLastChapter = 97;
constexpr uint64_t kChapterUnit = 10'000'000'000;  // of HsCode::value()

// What one schedule holds.
struct Held {
  size_t rows = 0;
  std::set<uint64_t> chapters;
  std::string as_of;  // of the file with most rows; empty: it does not say
};

using HeldById = std::map<std::string, Held>;

HeldById SchedulesHeld(const RuleSet& rules) {
  HeldById held;
  for (const auto& [id, rows] : rules.schedule_rows) {
    Held& schedule = held[id];
    std::map<std::string, size_t> rows_of;
    schedule.rows = rows.size();
    for (const TariffLine& row : rows) {
      ++rows_of[*row.file];
      const uint64_t chapter = row.code.value() / kChapterUnit;
      if (chapter <= kLastChapter) schedule.chapters.insert(chapter);
    }
    size_t most = 0;
    for (const auto& [file, count] : rows_of) {
      auto head = rules.schedule_heads.find(file);
      if (count <= most || head == rules.schedule_heads.end()) continue;
      most = count;
      schedule.as_of = head->second.as_of;
    }
  }
  return held;
}

std::string Plural(size_t count, std::string_view noun) {
  return absl::StrFormat("%d %s%s", count, std::string(noun), count == 1 ? "" : "s");
}

std::string RowsOf(const std::string& id, const Held& held) {
  std::string text = Plural(held.rows, "row") + " of schedule " + id;
  return held.as_of.empty() ? text : text + ", as of " + held.as_of;
}

// Schedules the newest versions of a territory's duties read, by territory.
std::map<std::string, std::set<std::string>> DutySchedules(const RuleSet& rules) {
  std::map<std::string, std::set<std::string>> schedules;
  for (const auto& [id, levy] : rules.levies) {
    if (levy->family() != grammar::FAMILY_DUTY || levy->versions().empty()) continue;
    const grammar::LevyVersion& newest = *levy->versions().rbegin();
    if (newest.has_schedule()) schedules[levy->territory()].insert(newest.schedule().schedule());
  }
  return schedules;
}

std::string Territories(const RuleSet& rules) {
  std::set<std::string> with_law;
  for (const auto& [id, levy] : rules.levies) with_law.insert(levy->territory());
  return absl::StrFormat("territories %d, levies of %d of them", rules.territories.size(),
                         with_law.size());
}

std::string RuleCounts(const RuleSet& rules) {
  const std::pair<const char*, size_t> counts[] = {
      {"valuations", rules.valuations.size()},
      {"rate rules", rules.rate_rules.size()},
      {"levies", rules.levies.size()},
      {"regimes", rules.regimes.size()},
      {"reliefs", rules.reliefs.size()},
      {"restrictions", rules.restrictions.size()},
      {"agreements", rules.agreements.size()},
      {"goods lists", rules.goods_lists.size()},
      {"statements of coverage", rules.coverage.size()}};
  size_t total = 0;
  std::vector<std::string> parts;
  for (const auto& [name, count] : counts) {
    total += count;
    parts.push_back(absl::StrFormat("%s %d", name, count));
  }
  return absl::StrFormat("rules %d: %s", total, absl::StrJoin(parts, ", "));
}

// Citations by confidence of their source, of what a message cites and all below it.
class Confidences {
 public:
  explicit Confidences(const RuleSet& rules) : rules_(rules) {}

  template <typename ById>
  void AddAll(const ById& by_id) {
    for (const auto& [id, message] : by_id) Add(*message);
  }

  std::string Text() const {
    const size_t total = counts_[0] + counts_[1] + counts_[2];
    auto share = [&](size_t count) { return total == 0 ? 0 : (count * 200 + total) / (2 * total); };
    return absl::StrFormat(
        "confidence of %d citations by rules: high %d %%, medium %d %%, low %d %%", total,
        share(counts_[0]), share(counts_[1]), share(counts_[2]));
  }

 private:
  void Count(const grammar::Source& source) {
    // Unset is high.
    ++counts_[source.confidence() == 0 ? 0 : static_cast<size_t>(source.confidence()) - 1];
  }

  void Add(const google::protobuf::Message& message) {
    using google::protobuf::FieldDescriptor;
    const google::protobuf::Reflection& reflection = *message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection.ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (field->name() == "source" && field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        auto source = rules_.sources.find(reflection.GetString(message, field));
        if (source != rules_.sources.end()) Count(*source->second);
      }
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
      const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
      for (int i = 0; i < count; ++i) {
        const google::protobuf::Message& part =
            field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                 : reflection.GetMessage(message, field);
        if (part.GetDescriptor() == grammar::Source::descriptor()) {
          Count(static_cast<const grammar::Source&>(part));
        } else {
          Add(part);
        }
      }
    }
  }

  const RuleSet& rules_;
  std::array<size_t, 3> counts_{};
};

std::string ConfidenceOfRules(const RuleSet& rules) {
  Confidences confidences(rules);
  confidences.AddAll(rules.valuations);
  confidences.AddAll(rules.rate_rules);
  confidences.AddAll(rules.levies);
  confidences.AddAll(rules.regimes);
  confidences.AddAll(rules.reliefs);
  confidences.AddAll(rules.restrictions);
  confidences.AddAll(rules.agreements);
  return confidences.Text();
}

std::string FamilyName(int family) {
  return grammar::Family_Name(static_cast<grammar::Family>(family)).substr(sizeof("FAMILY_") - 1);
}

// What is said of one territory, by state.
struct Said {
  std::string partial;
  std::map<int, std::vector<std::string>> families;  // by CoverageVersion.State
  std::map<std::string, size_t> exceptions;          // statements on some of the goods, by family
};

std::string LineOf(const std::string& territory, const Said& said) {
  std::vector<std::string> parts;
  if (!said.partial.empty()) parts.push_back(said.partial);
  for (const auto& [state, families] : said.families) {
    const std::string name =
        grammar::CoverageVersion_State_Name(static_cast<grammar::CoverageVersion_State>(state));
    parts.push_back(name.substr(sizeof("STATE_") - 1) + " " + absl::StrJoin(families, " "));
  }
  if (!said.exceptions.empty()) {
    std::string text = "exceptions";
    for (const auto& [family, count] : said.exceptions) {
      text += absl::StrFormat(" %s %d", family, count);
    }
    parts.push_back(text);
  }
  return territory + "  " + absl::StrJoin(parts, "; ");
}

// The duty of a territory whose schedules lack whole chapters; empty when none does.
std::string PartialDuty(const std::set<std::string>& schedules, const HeldById& held,
                        const std::string& from) {
  std::vector<std::string> rows;
  std::set<uint64_t> chapters;
  for (const std::string& id : schedules) {
    auto schedule = held.find(id);
    if (schedule == held.end()) continue;
    rows.push_back(RowsOf(id, schedule->second));
    chapters.insert(schedule->second.chapters.begin(), schedule->second.chapters.end());
  }
  if (rows.empty() || chapters.size() >= kChapters) return "";
  return "DUTY PARTIAL from " + from + ": " + absl::StrJoin(rows, ", and ");
}

void AddCoverage(const RuleSet& rules, const HeldById& held, std::vector<std::string>& lines) {
  const auto duty_schedules = DutySchedules(rules);
  std::map<std::string, Said> by_territory;
  for (const auto& [key, coverage] : rules.coverage) {
    if (coverage->versions().empty()) continue;
    Said& said = by_territory[coverage->territory()];
    const std::string family = FamilyName(coverage->family());
    const bool general = coverage->hs().empty() && coverage->origins().empty() &&
                         coverage->not_origins().empty() && !coverage->has_when();
    if (!general) {
      ++said.exceptions[family];
      continue;
    }
    const grammar::CoverageVersion& newest = *coverage->versions().rbegin();
    auto schedules = duty_schedules.find(coverage->territory());
    bool duty = coverage->family() == grammar::FAMILY_DUTY && schedules != duty_schedules.end() &&
                newest.state() == grammar::CoverageVersion::STATE_COVERED;
    if (duty) said.partial = PartialDuty(schedules->second, held, newest.from());
    if (!duty || said.partial.empty()) said.families[newest.state()].push_back(family);
  }
  for (const auto& [territory, said] : by_territory) lines.push_back(LineOf(territory, said));
}

}  // namespace

std::vector<std::string> DataSummary(const RuleSet& rules) {
  const HeldById held = SchedulesHeld(rules);
  std::vector<std::string> lines = {Territories(rules), RuleCounts(rules),
                                    ConfidenceOfRules(rules)};
  for (const auto& [id, schedule] : held) {
    lines.push_back(absl::StrFormat("schedule %s: %s, %d of %d chapters%s", id,
                                    Plural(schedule.rows, "row"), schedule.chapters.size(),
                                    kChapters,
                                    schedule.as_of.empty() ? "" : ", as of " + schedule.as_of));
  }
  for (const auto& [id, rows] : rules.table_rows) {
    lines.push_back("rate table " + id + ": " + Plural(rows.size(), "row"));
  }
  AddCoverage(rules, held, lines);
  return lines;
}

}  // namespace landfall
