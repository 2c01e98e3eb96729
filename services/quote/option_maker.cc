#include "services/quote/option_maker.h"

#include <algorithm>
#include <tuple>

#include "common/rulebook/tables/value_tables.h"
#include "services/quote/domain/consignments.h"

namespace landfall::quote {
namespace {

uint32_t Prohibition(const Edition& edition, const landed_cost::Assessment& assessment) {
  for (uint32_t row : assessment.restrictions) {
    if (edition.Rows<RestrictionRow>()[row].action == RestrictionAction::kProhibited) return row;
  }
  return kNoRow;
}

absl::StatusOr<Made> EnteredAt(const Desk& desk, landed_cost::Consignment goods, const Way& way,
                               Terms terms, Instant entered) {
  goods.entered = entered;
  absl::StatusOr<landed_cost::Assessment> assessment =
      landed_cost::Assess(desk.sources.book, desk.sources.rates, goods, desk.sources.options,
                          desk.arena, desk.findings);
  if (!assessment.ok()) return assessment.status();
  Made made;
  made.rule = Prohibition(desk.sources.book.edition(), *assessment);
  if (made.rule != kNoRow) {
    made.refusal = RejectionReason::kProhibited;
    return made;
  }
  made.option.way = &way;
  made.option.assessment = *assessment;
  made.option.terms = terms;
  SumUp(desk.order, desk.presenter, desk.arena, made.option);
  return made;
}

// What to fear of an option, worst last: an amount that cannot be told, then the most it may come
// to.
auto Dread(const Option& option) {
  bool open = std::any_of(option.assessment.charges.begin(), option.assessment.charges.end(),
                          [](const landed_cost::Charge& charge) {
                            return charge.status == ComponentStatus::kNotComputed;
                          });
  return std::make_tuple(option.overflow, open, option.totals.high);
}

}  // namespace

Day UtcDay(Instant instant) { return LocalTime::FromSeconds(instant.unix_seconds()).day(); }

absl::StatusOr<Made> MakeOption(const Desk& desk, const landed_cost::Consignment& common,
                                const Way& way, Terms terms) {
  landed_cost::Consignment goods = OnWay(common, desk.order, way, terms);
  EntryWindow window = EntryWindowOf(desk.order, way, UtcDay(desk.order.shipped_at));
  absl::StatusOr<Made> first = EnteredAt(desk, goods, way, terms, window.start);
  if (!first.ok() || first->refusal != RejectionReason::kNone || window.start == window.end) {
    return first;
  }
  absl::StatusOr<Made> last = EnteredAt(desk, goods, way, terms, window.end);
  if (!last.ok() || last->refusal != RejectionReason::kNone) return last;
  std::optional<landed_cost::LawChange> change =
      landed_cost::FindLawChange(desk.sources.book.edition(), desk.sources.options,
                                 first->option.assessment, last->option.assessment);
  TransitChange named;
  if (change.has_value()) {
    named = {*change, first->option.totals.total, last->option.totals.total};
  }
  Made& dearer = Dread(first->option) < Dread(last->option) ? *last : *first;
  dearer.option.law_change = named;
  dearer.option.has_law_change = change.has_value();
  return dearer;
}

}  // namespace landfall::quote
