#include "services/landed_cost/transport/landed_cost_requests.h"

#include <span>

#include "common/edge/wire/order_reader.h"
#include "common/edge/wire/scalar_readers.h"
#include "common/edge/wire/wishes_reader.h"

namespace landfall::landed_cost {
namespace {

using Request = landed_cost::v1::CalculateLandedCostRequest;

void ReadFreightOfCaller(const ReadContext& context, const Request& message, Wishes& wishes) {
  FieldPath root;
  std::span<CallerFreight> freight = context.arena.AllocateArray<CallerFreight>(1);
  freight[0] =
      ReadCallerFreight(context, FieldPath(root, "caller_freight"), message.caller_freight());
  wishes.caller_freight = freight;
  wishes.landfall_rates = false;
  wishes.terms = freight[0].terms == Terms::kDdp ? Terms::kDdp : Terms::kDap;
  if (message.terms() != type::v1::TERMS_UNSPECIFIED) {
    context.Fail(FieldPath(root, "terms"), "expected caller_freight.terms instead");
  }
}

void ReadService(const ReadContext& context, const Request& message, Wishes& wishes) {
  FieldPath root;
  FieldPath id_path(root, "service_id");
  if (message.service_id().empty()) context.Fail(id_path, "required");
  std::span<std::string_view> ids = context.arena.AllocateArray<std::string_view>(1);
  ids[0] = ReadWord(context, id_path, message.service_id(), WordKind::kService);
  wishes.service_ids = ids;
  FieldPath terms_path(root, "terms");
  wishes.terms =
      ReadEnumOr(context, terms_path, message.terms(), type::v1::Terms_IsValid, Terms::kDap);
  if (wishes.terms == Terms::kEither) context.Fail(terms_path, "expected DDP or DAP");
}

}  // namespace

LandedCostAsk ReadCalculateLandedCost(const ReadContext& context, const Request& message) {
  FieldPath root;
  LandedCostAsk ask;
  if (message.has_order()) {
    ask.order = ReadOrder(context, FieldPath(root, "order"), message.order());
  } else {
    context.Fail(FieldPath(root, "order"), "required");
  }
  switch (message.way_case()) {
    case Request::kCallerFreight:
      ReadFreightOfCaller(context, message, ask.wishes);
      break;
    case Request::kServiceId:
      ReadService(context, message, ask.wishes);
      break;
    case Request::WAY_NOT_SET:
      context.Fail(root, "expected caller_freight or service_id");
      break;
  }
  if (message.has_settings()) {
    ask.settings = ReadAnswerSettings(context, FieldPath(root, "settings"), message.settings());
  }
  return ask;
}

}  // namespace landfall::landed_cost
