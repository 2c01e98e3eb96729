#include "services/quote/transport/one_way.h"

#include "common/edge/wire/scalar_readers.h"
#include "common/edge/wire/wishes_reader.h"

namespace landfall::quote {
namespace {

using Request = landed_cost::v1::CalculateLandedCostRequest;

void ReadService(const ReadContext& context, const FieldPath& root, const Request& request,
                 Wishes& wishes) {
  std::span<std::string_view> ids = context.arena.AllocateArray<std::string_view>(1);
  ids[0] = request.service_id();
  if (!context.lookup.IsKnownWord(WordKind::kService, ids[0])) {
    context.Fail(FieldPath(root, "service_id"), "expected the id of a service of the rulebook");
  }
  wishes.service_ids = ids;
  wishes.terms = request.terms() == type::v1::TERMS_DDP ? Terms::kDdp : Terms::kDap;
}

void ReadFreight(const ReadContext& context, const FieldPath& root, const Request& request,
                 Wishes& wishes) {
  if (request.terms() != type::v1::TERMS_UNSPECIFIED) {
    context.Fail(FieldPath(root, "terms"), "expected with service_id only");
  }
  std::span<CallerFreight> freight = context.arena.AllocateArray<CallerFreight>(1);
  freight[0] =
      ReadCallerFreight(context, FieldPath(root, "caller_freight"), request.caller_freight());
  wishes.caller_freight = freight;
  wishes.landfall_rates = false;
  wishes.terms = freight[0].terms == Terms::kDdp ? Terms::kDdp : Terms::kDap;
}

}  // namespace

Wishes OneWay(const ReadContext& context, const FieldPath& root, const Request& request) {
  Wishes wishes;
  switch (request.way_case()) {
    case Request::kServiceId:
      ReadService(context, root, request, wishes);
      break;
    case Request::kCallerFreight:
      ReadFreight(context, root, request, wishes);
      break;
    case Request::WAY_NOT_SET:
      context.Fail(FieldPath(root, "way"), "expected caller_freight or service_id");
      break;
  }
  return wishes;
}

}  // namespace landfall::quote
