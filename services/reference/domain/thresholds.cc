#include "services/reference/domain/thresholds.h"

#include <algorithm>
#include <tuple>

namespace landfall::reference {
namespace {

class Gatherer {
 public:
  explicit Gatherer(const Edition& edition) : edition_(edition) {}

  // Every limit of the condition (a ConditionRow number), each as `rule` with the limit filled in.
  // A limit of nothing asks whether there is an amount at all.
  void Add(const Threshold& rule, uint32_t condition) {
    if (condition == kNoRow) return;
    const ConditionRow& row = edition_.Rows<ConditionRow>()[condition];
    for (const TestRow& test : edition_.Rows<TestRow>(row.tests)) {
      if (test.subject < Subject::kIntrinsicValue || test.amount.IsZero()) continue;
      if (test.percent_of != Subject::kNone) continue;  // no sum of its own
      Threshold found = rule;
      found.measure = test.subject;
      found.comparison = test.comparison;
      found.per = test.per;
      found.amount = test.amount;
      found.currency = test.currency;
      found_.push_back(found);
    }
    for (uint32_t i = 0; i < row.any.count; ++i) Add(rule, row.any.begin + i);
  }

  // An amount up to which the rule frees, rather than a condition it tests.
  void AddAllowance(Threshold rule, const ReliefVersionRow& version) {
    rule.measure = Subject::kIntrinsicValue;
    rule.comparison = Comparison::kLe;
    rule.amount = version.allowance;
    rule.currency = version.currency;
    found_.push_back(rule);
  }

  // Sorted; a limit that several alternatives of one rule test is there once.
  std::vector<Threshold> Take() {
    auto key = [](const Threshold& t) {
      return std::tuple(t.rule, t.from, t.measure, t.amount, t.currency, t.comparison, t.per);
    };
    std::ranges::stable_sort(found_, {}, key);
    auto rest = std::ranges::unique(found_, {}, key);
    found_.erase(rest.begin(), rest.end());
    return std::move(found_);
  }

 private:
  const Edition& edition_;
  std::vector<Threshold> found_;
};

void AddRelief(const Edition& edition, const ReliefRow& relief, LocalTime at, Acting acting,
               Gatherer& gatherer) {
  std::span<const ReliefVersionRow> versions = edition.Rows<ReliefVersionRow>(relief.versions);
  // From the newest version back to the one in force, which ends what came before.
  for (size_t i = versions.size(); i-- > 0;) {
    const ReliefVersionRow& version = versions[i];
    if (version.from > at || !Acts(version.status, acting)) continue;
    if (version.repealed == 0) {
      Threshold rule{.rule = edition.Text(relief.id),
                     .name = edition.Text(relief.name),
                     .targets = relief.targets,
                     .from = version.from,
                     .status = version.status,
                     .citation = version.citation};
      gatherer.Add(rule, version.when);
      if (version.whole_lines != 0 || version.excess_only != 0)
        gatherer.AddAllowance(rule, version);
    }
    if (version.status == RuleStatus::kInForce) return;
  }
}

}  // namespace

std::vector<Threshold> ThresholdsAt(const Rulebook& book, const LocalPlace& place, Acting acting) {
  const Edition& edition = book.edition();
  Jurisdictions::Rules rules = book.jurisdictions().Of(place.place.row);
  Gatherer gatherer(edition);
  for (uint32_t i : rules.regimes) {
    const RegimeRow& regime = edition.Rows<RegimeRow>()[i];
    if (place.at < regime.from || regime.until <= place.at) continue;
    if (!Acts(regime.status, acting)) continue;
    gatherer.Add({.rule = edition.Text(regime.id),
                  .name = edition.Text(regime.name),
                  .from = regime.from,
                  .status = regime.status,
                  .citation = regime.citation},
                 regime.when);
  }
  for (uint32_t i : rules.reliefs) {
    AddRelief(edition, edition.Rows<ReliefRow>()[i], place.at, acting, gatherer);
  }
  return gatherer.Take();
}

}  // namespace landfall::reference
