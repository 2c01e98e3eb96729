#include "services/landed_cost/law_change.h"

#include <span>

#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/landed_cost/domain/version.h"

namespace landfall::landed_cost {
namespace {

// Gathers the earliest change inside the window that ends with the later entry.
class Search {
 public:
  Search(const Edition& edition, RuleChoice choice, LocalTime start, LocalTime end)
      : edition_(edition), choice_(choice), start_(start), end_(end) {}

  void Regime(uint32_t number) {
    if (number == kNoRow) return;
    const RegimeRow& regime = edition_.Rows<RegimeRow>()[number];
    if (regime.read_at != ReadAt::kEntry) return;
    Consider(regime.id, regime.from);
    Consider(regime.id, regime.until);
  }

  void Charge(const landed_cost::Charge& charge) {
    if (charge.levy != kNoRow) Levy(charge);
    if (charge.relief != kNoRow) Relief(charge.relief);
    if (charge.coverage == kNoRow) return;
    const CoverageRow& coverage = edition_.Rows<CoverageRow>()[charge.coverage];
    Consider(coverage.note, coverage.from);
    Consider(coverage.note, coverage.until);
  }

  std::optional<LawChange> first() const { return first_; }

 private:
  void Levy(const landed_cost::Charge& charge) {
    const LevyRow& levy = edition_.Rows<LevyRow>()[charge.levy];
    if (levy.read_at != ReadAt::kEntry) return;
    Versions<LevyVersionRow>(levy.id, levy.versions);
    if (charge.rate_row == kNoRow || charge.version == kNoRow) return;
    const RateKind kind = edition_.Rows<LevyVersionRow>()[charge.version].kind;
    if (kind == RateKind::kTable) {
      const TableRateRow& rate = edition_.Rows<TableRateRow>()[charge.rate_row];
      Consider(levy.id, LocalTime::FromDay(rate.from));
      Consider(levy.id, LocalTime::FromDay(rate.to + 1));
    } else if (kind == RateKind::kSchedule) {
      Consider(levy.id, LocalTime::FromDay(edition_.Rows<TariffRow>()[charge.rate_row].from));
    }
  }

  void Relief(uint32_t number) {
    const ReliefRow& relief = edition_.Rows<ReliefRow>()[number];
    if (relief.read_at == ReadAt::kEntry) Versions<ReliefVersionRow>(relief.id, relief.versions);
  }

  template <typename Version>
  void Versions(TextRef id, RowRange versions) {
    for (const Version& version : edition_.Rows<Version>(versions)) {
      if (Acts(version.status, choice_)) Consider(id, version.from);
    }
  }

  void Consider(TextRef rule, LocalTime at) {
    if (at <= start_ || at > end_) return;
    if (!first_.has_value() || at < first_->at) first_ = {rule, at};
  }

  const Edition& edition_;
  RuleChoice choice_;
  LocalTime start_;
  LocalTime end_;
  std::optional<LawChange> first_;
};

}  // namespace

std::optional<LawChange> FindLawChange(const Edition& edition, const AssessOptions& options,
                                       const Assessment& before, const Assessment& after) {
  Search search(edition, {options.announced, options.unverified}, before.entered, after.entered);
  for (const Assessment* assessment : {&before, &after}) {
    search.Regime(assessment->regime);
    for (const Charge& charge : assessment->charges) search.Charge(charge);
  }
  return search.first();
}

}  // namespace landfall::landed_cost
