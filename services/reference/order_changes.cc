#include "services/reference/order_changes.h"

#include <algorithm>
#include <span>

#include "common/money/fraction.h"
#include "common/money/money.h"
#include "services/reference/domain/dated_changes.h"

namespace landfall::reference {
namespace {

// The best option of the order at one moment, and which rules it was assessed by.
struct Moment {
  std::optional<OrderTotal> total;
  std::vector<std::string_view> rules;
};

void NoteRules(const Edition& edition, const landed_cost::Assessment& assessment,
               std::vector<std::string_view>& rules) {
  if (assessment.regime != kNoRow) {
    rules.push_back(edition.Text(edition.Rows<RegimeRow>()[assessment.regime].id));
  }
  for (const landed_cost::Charge& charge : assessment.charges) {
    if (charge.coverage != kNoRow) rules.push_back(CoverageRule(charge.family));
    if (charge.levy != kNoRow) {
      rules.push_back(edition.Text(edition.Rows<LevyRow>()[charge.levy].id));
    }
    if (charge.relief != kNoRow) {
      rules.push_back(edition.Text(edition.Rows<ReliefRow>()[charge.relief].id));
    }
  }
}

// A rate as the caller would give it, in the direction in which it is exact.
CallerRate Held(const landed_cost::RateUse& use) {
  const ResolvedRate& rate = use.rate;
  if (rate.num == Decimal::FromInteger(1)) {
    return {.base = use.to, .quote = use.from, .rate = rate.den};
  }
  return {.base = use.from, .quote = use.to, .rate = Fraction(rate.num).Over(rate.den).Value()};
}

// Quotes one order at other moments than its own.
class Clerk {
 public:
  Clerk(const Sources& sources, const ChangeQuestion& question, Arena& arena)
      : sources_(sources), order_(question.order), arena_(arena) {
    if (question.has_way) {
      wishes_.caller_freight = {&question.way, 1};
      wishes_.landfall_rates = false;
    }
    order_.entry_basis = EntryBasis::kAtEnteredAt;
  }

  // Quotes the order on its own days and keeps to the exchange rates of that quote.
  absl::Status HoldRates() {
    held_.assign(order_.exchange_rates.begin(), order_.exchange_rates.end());
    absl::StatusOr<quote::Quote> quote = Quoted();
    if (!quote.ok()) return quote.status();
    for (const quote::Option& option : quote->options) Hold(option.assessment.rates);
    Hold(quote->market_rates);
    order_.exchange_rates = held_;
    return absl::OkStatus();
  }

  absl::StatusOr<Moment> At(Instant moment) {
    order_.ordered_at = moment;
    order_.entered_at = moment;
    absl::StatusOr<quote::Quote> quote = Quoted();
    if (!quote.ok()) return quote.status();
    Moment found;
    if (quote->options.empty()) return found;
    const quote::Option& best = quote->options.front();
    NoteRules(sources_.book.edition(), best.assessment, found.rules);
    if (best.overflow) return found;
    auto shown = [&](int64_t minor) { return FromMinor(minor, quote->presentment_digits); };
    found.total = OrderTotal{shown(best.totals.total), quote->presentment, best.complete,
                             shown(best.totals.low), shown(best.totals.high)};
    return found;
  }

 private:
  absl::StatusOr<quote::Quote> Quoted() {
    arena_.Reset();
    return quote::MakeQuote(sources_, order_, wishes_, {}, arena_);
  }

  void Hold(std::span<const landed_cost::RateUse> uses) {
    for (const landed_cost::RateUse& use : uses) {
      if (!use.rate.found() || use.from == use.to) continue;
      auto same = [&](const CallerRate& known) {
        return (known.base == use.from && known.quote == use.to) ||
               (known.base == use.to && known.quote == use.from);
      };
      if (std::ranges::none_of(held_, same)) held_.push_back(Held(use));
    }
  }

  Sources sources_;
  Order order_;
  Arena& arena_;
  Wishes wishes_;
  std::vector<CallerRate> held_;
};

bool Moves(const Moment& before, const Moment& after) { return before.total != after.total; }

// Of the changes of one moment those of rules either quote was assessed by; all of them when there
// are none.
void AddConcerned(std::span<const Change> changes, const Moment& before, const Moment& after,
                  std::vector<Change>& moving) {
  auto concerns = [&](const Change& change) {
    return std::ranges::count(before.rules, change.rule) != 0 ||
           std::ranges::count(after.rules, change.rule) != 0;
  };
  bool any = std::ranges::any_of(changes, concerns);
  for (const Change& change : changes) {
    if (any && !concerns(change)) continue;
    moving.push_back(change);
    moving.back().before = before.total;
    moving.back().after = after.total;
  }
}

}  // namespace

absl::StatusOr<std::vector<Change>> ChangesThatMove(const Sources& sources,
                                                    const ChangeQuestion& question) {
  const Address& destination = question.order.destination;
  std::optional<TerritoryAnswer> where =
      TerritoryOf(sources.book, {.address = destination, .as_of = question.after});
  if (!where.has_value()) {
    return absl::InvalidArgumentError("order.destination.country: no such territory");
  }
  const TimeZone& zone = sources.book.ZoneOf(where->place.row);
  Acting acting{sources.options.announced, sources.options.unverified};
  std::vector<Change> changes =
      DatedChanges(sources.book, where->place, zone.ToLocal(question.after),
                   zone.ToLocal(question.until), acting);
  Arena quotes;
  Clerk clerk(sources, question, quotes);
  if (absl::Status status = clerk.HoldRates(); !status.ok()) return status;
  std::vector<Change> moving;
  for (size_t begin = 0; begin < changes.size();) {
    size_t end = begin + 1;
    while (end < changes.size() && changes[end].at == changes[begin].at) ++end;
    Instant at = zone.ToInstant(changes[begin].at);
    absl::StatusOr<Moment> before = clerk.At(at.PlusSeconds(-1));
    if (!before.ok()) return before.status();
    absl::StatusOr<Moment> after = clerk.At(at);
    if (!after.ok()) return after.status();
    if (Moves(*before, *after)) {
      AddConcerned(std::span(changes).subspan(begin, end - begin), *before, *after, moving);
    }
    begin = end;
  }
  return moving;
}

}  // namespace landfall::reference
