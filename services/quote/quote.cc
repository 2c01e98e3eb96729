#include "services/quote/quote.h"

#include "common/rulebook/lookup/place_lookup.h"
#include "services/quote/domain/all_in_prices.h"
#include "services/quote/domain/consignments.h"
#include "services/quote/domain/goods_lines.h"
#include "services/quote/domain/ranking.h"
#include "services/quote/domain/totals.h"
#include "services/quote/domain/trade_class.h"
#include "services/quote/option_maker.h"
#include "services/quote/ways.h"
#include "services/routing/freight_request.h"

namespace landfall::quote {
namespace {

absl::StatusOr<Place> Resolve(const Edition& edition, const Address& address, Day day,
                              const char* field) {
  std::optional<Place> place =
      ResolvePlace(edition, address.country, address.subdivision, address.postal_code, day);
  if (place.has_value()) return *place;
  return absl::InvalidArgumentError(std::string(field) + ".country: no such territory");
}

bool Offers(const Way& way, Terms terms) { return (way.terms & routing::BitOf(terms)) != 0; }

RejectionReason Refusal(const Desk& desk, const Way& way, Terms terms) {
  if (desk.wishes.terms != Terms::kEither && desk.wishes.terms != terms) {
    return RejectionReason::kTerms;
  }
  if (!Offers(way, terms)) return RejectionReason::kTerms;
  if (!desk.wishes.has_deadline) return RejectionReason::kNone;
  bool late = !way.transit.known || way.latest > UtcDay(desk.wishes.deadline);
  return late ? RejectionReason::kDeadline : RejectionReason::kNone;
}

// Assesses one way on the terms asked for, or on each it can be sold on; appends an option or a
// rejection for each.
absl::Status TryWay(const Desk& desk, const landed_cost::Consignment& common, const Way& way,
                    std::span<Option> options, uint32_t& option_count, std::span<Rejected> rejected,
                    uint32_t& rejected_count) {
  for (Terms terms : {Terms::kDdp, Terms::kDap}) {
    bool unasked =
        desk.wishes.terms == Terms::kEither ? !Offers(way, terms) : desk.wishes.terms != terms;
    if (unasked) continue;
    RejectionReason refusal = Refusal(desk, way, terms);
    if (refusal != RejectionReason::kNone) {
      rejected[rejected_count++] = {.way = &way, .reason = refusal, .terms = terms};
      continue;
    }
    absl::StatusOr<Made> made = MakeOption(desk, common, way, terms);
    if (!made.ok()) return made.status();
    if (made->refusal != RejectionReason::kNone) {
      rejected[rejected_count++] = {.way = &way,
                                    .reason = made->refusal,
                                    .terms = terms,
                                    .rule = made->rule,
                                    .nearest_below = made->nearest_below,
                                    .nearest_above = made->nearest_above};
    } else {
      options[option_count++] = made->option;
    }
  }
  return absl::OkStatus();
}

absl::Status TryWays(const Desk& desk, const Goods& goods, Quote& quote) {
  Day dispatched = UtcDay(desk.order.shipped_at);
  Ways ways = WaysOf(desk.sources, desk.order, desk.wishes, goods, quote.destination, quote.parcels,
                     dispatched, desk.arena);
  landed_cost::Consignment common = ConsignmentOf(desk.order, goods, quote, desk.arena);
  size_t limit = ways.ways.size() * 2;
  std::span<Option> options = desk.arena.AllocateArray<Option>(limit);
  std::span<Rejected> rejected = desk.arena.AllocateArray<Rejected>(limit + ways.rejected.size());
  uint32_t option_count = 0;
  uint32_t rejected_count = 0;
  for (const routing::ServiceRejection& service : ways.rejected) {
    rejected[rejected_count++] = {.service = &service, .reason = service.reason};
  }
  for (const Way& way : ways.ways) {
    absl::Status status =
        TryWay(desk, common, way, options, option_count, rejected, rejected_count);
    if (!status.ok()) return status;
  }
  quote.rejected = rejected.first(rejected_count);
  Rank(desk.wishes, desk.presenter, options.first(option_count), quote);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Quote> MakeQuote(const Sources& sources, const Order& order, const Wishes& wishes,
                                const AnswerSettings& settings, Arena& arena) {
  const Edition& edition = sources.book.edition();
  if (absl::Status status = CheckAllIn(order); !status.ok()) return status;
  Quote quote;
  quote.order = &order;
  Day day = UtcDay(order.entered_at);
  absl::StatusOr<Place> place = Resolve(edition, order.destination, day, "destination");
  if (!place.ok()) return place.status();
  absl::StatusOr<Place> dispatch =
      Resolve(edition, order.dispatch.address, day, "dispatch.address");
  if (!dispatch.ok()) return dispatch.status();
  quote.destination = *place;
  quote.dispatch = dispatch->territory;
  quote.trade_class = ClassifyTrade(order, quote.destination);
  quote.presentment =
      settings.presentment_currency.IsNone() ? order.currency : settings.presentment_currency;
  quote.presentment_digits = MinorDigits(edition, quote.presentment, day);
  absl::StatusOr<Goods> goods = GoodsOf(order, arena);
  if (!goods.ok()) return goods.status();
  quote.lines = goods->lines;
  quote.order_line = goods->order_line;
  quote.parcels = ParcelsOf(order, *goods, arena);
  Presenter presenter(sources, quote.destination, quote.presentment, quote.presentment_digits,
                      UtcDay(order.as_of), order.exchange_rates);
  landed_cost::Findings* findings = landed_cost::NewFindings(arena);
  absl::Status status =
      TryWays({sources, order, wishes, presenter, arena, findings, goods->rebate}, *goods, quote);
  if (!status.ok()) return status;
  quote.market_rates = arena.CopyArray(presenter.used());
  return quote;
}

}  // namespace landfall::quote
