#include "services/quote/answer/answer_writer.h"

#include <algorithm>

#include "common/money/fraction.h"
#include "common/money/money.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/place_tables.h"
#include "services/quote/answer/charge_writer.h"
#include "services/quote/answer/explanation_writer.h"
#include "services/quote/answer/option_writer.h"
#include "services/quote/answer/warning_writer.h"

namespace landfall::quote {
namespace {

void WritePlaces(const Edition& edition, const Quote& quote, AnswerTables& tables,
                 type::v1::Answer& answer) {
  type::v1::ResolvedTerritories& territories = *answer.mutable_destination();
  const Place& place = quote.destination;
  territories.set_customs(place.customs.ToString());
  if (place.vat != Code::Of("NONE")) territories.set_vat(place.vat.ToString());
  territories.set_excise(place.excise.ToString());
  territories.set_territory(place.territory.ToString());
  (void)edition;
  answer.set_dispatch(tables.Name(quote.dispatch.ToString()));
}

void WriteRejections(const Edition& edition, const Quote& quote, AnswerTables& tables,
                     type::v1::Answer& answer) {
  for (const Rejected& rejected : quote.rejected) {
    WriteRejection(edition, rejected, tables, *answer.add_rejections());
  }
}

void WritePick(uint32_t option, RankReason reason, type::v1::Pick& pick) {
  pick.set_option(option);
  pick.set_reason(static_cast<type::v1::RankReason>(reason));
}

void WritePicks(const Quote& quote, type::v1::Answer& answer) {
  if (quote.options.empty()) return;
  bool only = quote.options.size() == 1;
  WritePick(0, quote.best_reason, *answer.mutable_best());
  WritePick(quote.cheapest, only ? RankReason::kOnlyOption : RankReason::kLeastLandedCost,
            *answer.mutable_cheapest());
  WritePick(quote.fastest, only ? RankReason::kOnlyOption : RankReason::kFastest,
            *answer.mutable_fastest());
}

bool IsExplained(const AnswerSettings& settings, uint32_t option) {
  if (settings.view != View::kFull) return false;
  return option == 0 || std::find(settings.explain_options.begin(), settings.explain_options.end(),
                                  option) != settings.explain_options.end();
}

}  // namespace

void WriteAnswer(const Sources& sources, const Quote& quote, const AnswerSettings& settings,
                 type::v1::Answer& answer) {
  const Edition& edition = sources.book.edition();
  AnswerTables tables(edition, quote.presentment, quote.presentment_digits, answer);
  answer.set_edition_id(edition.id().data(), edition.id().size());
  answer.set_rate_set_id(sources.rates.name().id);
  answer.set_trade_class(static_cast<type::v1::TradeClass>(quote.trade_class));
  WritePlaces(edition, quote, tables, answer);
  for (uint32_t i = 0; i < quote.options.size(); ++i) {
    type::v1::Option& option = *answer.add_options();
    WriteOption(edition, quote, quote.options[i], tables, option);
    WriteCharges(edition, quote, quote.options[i], tables, option);
    if (IsExplained(settings, i)) {
      WriteExplanation(edition, quote, quote.options[i], tables, option);
    }
  }
  WritePicks(quote, answer);
  WriteRejections(edition, quote, tables, answer);
  WriteWarnings(edition, quote, tables, answer);
}

}  // namespace landfall::quote
