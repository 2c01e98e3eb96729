#include "services/quote/option_maker.h"

#include <algorithm>
#include <tuple>

#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/quote/all_in.h"
#include "services/quote/domain/all_in_prices.h"
#include "services/quote/domain/consignments.h"

namespace landfall::quote {
namespace {

uint32_t Prohibition(const Edition& edition, const landed_cost::Assessment& assessment) {
  for (uint32_t row : assessment.restrictions) {
    if (edition.Rows<RestrictionRow>()[row].action == RestrictionAction::kProhibited) return row;
  }
  return kNoRow;
}

absl::StatusOr<Made> SummedUp(const Desk& desk, const landed_cost::Consignment& goods,
                              const Way& way, Arena& arena, landed_cost::Findings* findings) {
  absl::StatusOr<landed_cost::Assessment> assessment = landed_cost::Assess(
      desk.sources.book, desk.sources.rates, goods, desk.sources.options, arena, findings);
  if (!assessment.ok()) return assessment.status();
  Made made;
  made.rule = Prohibition(desk.sources.book.edition(), *assessment);
  if (made.rule != kNoRow) {
    made.refusal = RejectionReason::kProhibited;
    return made;
  }
  made.option.way = &way;
  made.option.assessment = *assessment;
  made.option.terms = goods.terms;
  made.option.rebate = desk.rebate;
  SumUp(desk.order, desk.presenter, arena, made.option);
  return made;
}

Decimal PricesOf(const landed_cost::Consignment& goods) {
  Decimal sum;
  for (const landed_cost::GoodsLine& line : goods.lines) sum = sum + line.price;
  return sum;
}

absl::StatusOr<Made> EnteredAt(const Desk& desk, landed_cost::Consignment goods, const Way& way,
                               Instant entered) {
  goods.entered = entered;
  Decimal paid = AreAllIn(desk.order) ? PricesOf(goods) : Decimal();
  if (paid.IsZero()) return SummedUp(desk, goods, way, desk.arena, desk.findings);
  int digits = MinorDigits(desk.sources.book.edition(), goods.currency, UtcDay(desk.order.as_of));
  auto assess = [&](const landed_cost::Consignment& net, Arena& arena) {
    return SummedUp(desk, net, way, arena, nullptr);  // other prices, nothing to share
  };
  Shown agreed = desk.presenter.Show(paid - desk.rebate, goods.currency);
  return SolveAllIn(goods, agreed, digits, assess, desk.arena);
}

// What to fear of an option, worst last: an amount that cannot be told, then the most it may come
// to, then the least for the goods.
auto Dread(const Option& option) {
  bool open = std::any_of(option.assessment.charges.begin(), option.assessment.charges.end(),
                          [](const landed_cost::Charge& charge) {
                            return charge.status == ComponentStatus::kNotComputed;
                          });
  return std::make_tuple(option.overflow, open, option.totals.high, -option.totals.goods);
}

}  // namespace

Day UtcDay(Instant instant) { return LocalTime::FromSeconds(instant.unix_seconds()).day(); }

absl::StatusOr<Made> MakeOption(const Desk& desk, const landed_cost::Consignment& common,
                                const Way& way, Terms terms) {
  landed_cost::Consignment goods = OnWay(common, desk.order, way, terms);
  EntryWindow window = EntryWindowOf(desk.order, way, UtcDay(desk.order.shipped_at));
  absl::StatusOr<Made> first = EnteredAt(desk, goods, way, window.start);
  if (!first.ok() || first->refusal != RejectionReason::kNone || window.start == window.end) {
    return first;
  }
  absl::StatusOr<Made> last = EnteredAt(desk, goods, way, window.end);
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
