#include "common/edge/wire/wishes_reader.h"

#include <algorithm>
#include <span>

#include "common/edge/wire/key_index.h"
#include "common/edge/wire/scalar_readers.h"

namespace landfall {
namespace {

constexpr int kMaxServices = 64;
constexpr int kMaxModes = 5;
constexpr int kMaxExplained = 16;
constexpr int kMaxDays = 365;
constexpr std::string_view kTwice = "given twice";

Channel ChannelOf(Mode mode) {
  switch (mode) {
    case Mode::kMail:
      return Channel::kPostal;
    case Mode::kAirParcel:
    case Mode::kExpress:
      return Channel::kCourier;
    case Mode::kRail:
    case Mode::kSea:
      return Channel::kCargo;
    case Mode::kUnset:
      break;
  }
  return Channel::kUnset;
}

void ReadFreightMoney(const ReadContext& context, const FieldPath& path,
                      const type::v1::CallerFreight& message, CallerFreight& freight) {
  FieldPath amount_path(path, "amount");
  if (message.has_amount()) {
    freight.amount = ReadMoney(context, amount_path, message.amount());
  } else {
    context.Fail(amount_path, "required");
  }
  freight.has_after_border = message.has_after_border();
  if (!freight.has_after_border) return;
  FieldPath after_path(path, "after_border");
  freight.after_border = ReadMoney(context, after_path, message.after_border());
  if (!freight.after_border.currency.IsNone() && !freight.amount.currency.IsNone() &&
      freight.after_border.currency != freight.amount.currency) {
    context.Fail(FieldPath(after_path, "currency_code"), "expected the currency of amount");
  } else if (freight.after_border.value > freight.amount.value) {
    context.Fail(after_path, "expected at most amount");
  }
}

void ReadCallerFreights(const ReadContext& context, const FieldPath& path,
                        const type::v1::Wishes& message, Wishes& wishes) {
  int count = ReadCount(context, FieldPath(path, "caller_freight"), message.caller_freight_size(),
                        kMaxCallerFreight);
  std::span<CallerFreight> freights = context.arena.AllocateArray<CallerFreight>(count);
  KeyIndex seen(context.arena, count);
  for (int i = 0; i < count; ++i) {
    FieldPath freight_path(path, "caller_freight", i);
    freights[i] = ReadCallerFreight(context, freight_path, message.caller_freight(i));
    std::string_view id = freights[i].service_id;
    if (!id.empty() && !seen.Add(id, static_cast<uint32_t>(i))) {
      context.Fail(FieldPath(freight_path, "service_id"), kTwice);
    }
  }
  wishes.caller_freight = freights;
}

// Something must price the transport.
void CheckCallerFreight(const ReadContext& context, const FieldPath& path,
                        const type::v1::Wishes& message, const Wishes& wishes, StartsFrom starts) {
  bool given = message.caller_freight_size() > 0;
  if (starts == StartsFrom::kNodes) {
    if (given) {
      context.Fail(FieldPath(path, "caller_freight"),
                   "expected none: services of the caller's own belong to nodes");
    }
  } else if (!wishes.landfall_rates && !given) {
    context.Fail(FieldPath(path, "landfall_rates"), "expected TRUE without caller_freight");
  }
}

void ReadModes(const ReadContext& context, const FieldPath& path, const type::v1::Wishes& message,
               Wishes& wishes) {
  int count = ReadCount(context, FieldPath(path, "modes"), message.modes_size(), kMaxModes);
  std::span<Mode> modes = context.arena.AllocateArray<Mode>(count);
  for (int i = 0; i < count; ++i) {
    FieldPath mode_path(path, "modes", i);
    modes[i] = ReadRequiredEnum<Mode>(
        context, mode_path, static_cast<type::v1::Mode>(message.modes(i)), type::v1::Mode_IsValid);
    auto end = modes.begin() + i;
    if (modes[i] != Mode::kUnset && std::find(modes.begin(), end, modes[i]) != end) {
      context.Fail(mode_path, kTwice);
    }
  }
  wishes.modes = modes;
}

void ReadServices(const ReadContext& context, const FieldPath& path,
                  const type::v1::Wishes& message, Wishes& wishes) {
  int count =
      ReadCount(context, FieldPath(path, "service_ids"), message.service_ids_size(), kMaxServices);
  std::span<std::string_view> ids = context.arena.AllocateArray<std::string_view>(count);
  KeyIndex seen(context.arena, count);
  for (int i = 0; i < count; ++i) {
    FieldPath id_path(path, "service_ids", i);
    if (message.service_ids(i).empty()) context.Fail(id_path, "required");
    // A service of the caller's own freight is known by that.
    bool own = std::any_of(
        wishes.caller_freight.begin(), wishes.caller_freight.end(),
        [&](const CallerFreight& freight) { return freight.service_id == message.service_ids(i); });
    ids[i] = own ? std::string_view(message.service_ids(i))
                 : ReadWord(context, id_path, message.service_ids(i), WordKind::kService);
    if (!ids[i].empty() && !seen.Add(ids[i], 0)) context.Fail(id_path, kTwice);
  }
  wishes.service_ids = ids;
}

void ReadObjective(const ReadContext& context, const FieldPath& path,
                   const type::v1::Wishes& message, Wishes& wishes) {
  wishes.objective = ReadEnumOr(context, FieldPath(path, "objective"), message.objective(),
                                type::v1::Objective_IsValid, Objective::kLeastLandedCost);
  FieldPath value_path(path, "value_of_a_day");
  if ((wishes.objective == Objective::kBalanced) != message.has_value_of_a_day()) {
    context.Fail(value_path, "expected exactly when objective is BALANCED");
  }
  if (message.has_value_of_a_day()) {
    wishes.value_of_a_day = ReadMoney(context, value_path, message.value_of_a_day());
  }
  wishes.cost_bearer = ReadEnumOr(context, FieldPath(path, "cost_bearer"), message.cost_bearer(),
                                  type::v1::CostBearer_IsValid, CostBearer::kBoth);
}

}  // namespace

CallerFreight ReadCallerFreight(const ReadContext& context, const FieldPath& path,
                                const type::v1::CallerFreight& message) {
  CallerFreight freight;
  freight.service_id =
      ReadRequiredText(context, FieldPath(path, "service_id"), message.service_id(), kMaxIdBytes);
  freight.carrier_id =
      ReadWord(context, FieldPath(path, "carrier_id"), message.carrier_id(), WordKind::kCarrier);
  freight.mode = ReadRequiredEnum<Mode>(context, FieldPath(path, "mode"), message.mode(),
                                        type::v1::Mode_IsValid);
  freight.channel = ReadEnumOr(context, FieldPath(path, "channel"), message.channel(),
                               type::v1::Channel_IsValid, ChannelOf(freight.mode));
  freight.terms = ReadEnumOr(context, FieldPath(path, "terms"), message.terms(),
                             type::v1::Terms_IsValid, Terms::kEither);
  freight.includes_carrier_fees = message.includes_carrier_fees();
  ReadFreightMoney(context, path, message, freight);
  freight.min_days = static_cast<int32_t>(ReadInteger(
      context, FieldPath(path, "min_days"), message.min_days(), 0, kMaxDays, "expected 0 to 365"));
  freight.max_days =
      static_cast<int32_t>(ReadInteger(context, FieldPath(path, "max_days"), message.max_days(),
                                       freight.min_days, kMaxDays, "expected min_days to 365"));
  return freight;
}

Wishes ReadWishes(const ReadContext& context, const FieldPath& path,
                  const type::v1::Wishes& message, Instant shipped_at, StartsFrom starts) {
  Wishes wishes;
  if (message.caller_freight_size() > 0) ReadCallerFreights(context, path, message, wishes);
  wishes.landfall_rates =
      message.has_landfall_rates() ? message.landfall_rates() : message.caller_freight_size() == 0;
  CheckCallerFreight(context, path, message, wishes, starts);
  if (message.modes_size() > 0) ReadModes(context, path, message, wishes);
  if (message.service_ids_size() > 0) ReadServices(context, path, message, wishes);
  wishes.terms = ReadEnumOr(context, FieldPath(path, "terms"), message.terms(),
                            type::v1::Terms_IsValid, Terms::kEither);
  ReadObjective(context, path, message, wishes);
  wishes.has_deadline = message.has_deadline();
  if (wishes.has_deadline) {
    FieldPath deadline_path(path, "deadline");
    wishes.deadline = ReadInstant(context, deadline_path, message.deadline());
    if (wishes.deadline < shipped_at) {
      context.Fail(deadline_path, "expected not before the goods are shipped");
    }
  }
  return wishes;
}

AnswerSettings ReadAnswerSettings(const ReadContext& context, const FieldPath& path,
                                  const type::v1::AnswerSettings& message) {
  AnswerSettings settings;
  settings.presentment_currency = ReadCurrency(context, FieldPath(path, "presentment_currency"),
                                               message.presentment_currency());
  settings.view = ReadEnumOr(context, FieldPath(path, "view"), message.view(),
                             type::v1::View_IsValid, View::kBasic);
  FieldPath list_path(path, "explain_options");
  int count = ReadCount(context, list_path, message.explain_options_size(), kMaxExplained);
  if (count == 0) return settings;
  if (settings.view != View::kFull) context.Fail(list_path, "expected view FULL");
  std::span<uint32_t> places = context.arena.AllocateArray<uint32_t>(count);
  for (int i = 0; i < count; ++i) {
    places[i] = message.explain_options(i);
    auto end = places.begin() + i;
    if (std::find(places.begin(), end, places[i]) != end) {
      context.Fail(FieldPath(path, "explain_options", i), kTwice);
    }
  }
  settings.explain_options = places;
  return settings;
}

}  // namespace landfall
