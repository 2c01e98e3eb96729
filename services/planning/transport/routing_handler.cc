#include "services/planning/transport/routing_handler.h"

#include <algorithm>

#include "common/edge/wire/address_reader.h"
#include "common/edge/wire/rpc_status.h"
#include "common/edge/wire/scalar_readers.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/freight_tables.h"
#include "services/planning/transport/plan_answer_writer.h"
#include "services/planning/transport/plan_reader.h"
#include "services/routing/freight_request.h"

namespace landfall::planning {
namespace {

namespace rv1 = routing::v1;

// Of the time that is left to a call, writing and sending the answer take part.
constexpr int64_t kSearchPercent = 80;

// Time the search may take, so that the answer still reaches the caller.
int64_t BudgetWithin(int64_t asked, Instant now, Instant deadline) {
  int64_t budget = asked > 0 ? asked : kDefaultBudgetMicros;
  int64_t left = std::max<int64_t>(deadline.micros() / 100 - now.micros() / 100, 0);
  return std::clamp<int64_t>(left * kSearchPercent, 1, budget);
}

Terms TermsOf(uint8_t bits) {
  bool ddp = (bits & routing::BitOf(Terms::kDdp)) != 0;
  bool dap = (bits & routing::BitOf(Terms::kDap)) != 0;
  return ddp && dap ? Terms::kEither : ddp ? Terms::kDdp : Terms::kDap;
}

void WriteText(const Edition& edition, TextRef text, std::string& out) {
  std::string_view words = edition.Text(text);
  out.assign(words.data(), words.size());
}

void WriteService(const Edition& edition, const ServiceRow& row, rv1::Service& out) {
  WriteText(edition, row.id, *out.mutable_service_id());
  WriteText(edition, edition.Rows<CarrierRow>()[row.carrier].id, *out.mutable_carrier_id());
  WriteText(edition, row.name, *out.mutable_name());
  out.set_mode(static_cast<type::v1::Mode>(row.mode));
  out.set_channel(static_cast<type::v1::Channel>(row.channel));
  out.set_terms(static_cast<type::v1::Terms>(TermsOf(row.terms)));
  out.set_ioss_capable(row.ioss == Support::kYes);
}

Address ReadPlace(const ReadContext& context, const FieldPath& path, bool given,
                  const type::v1::Address& message) {
  if (given) return ReadAddress(context, path, message);
  context.Fail(path, "required");
  return {};
}

uint32_t ReadModes(const ReadContext& context, const FieldPath& path,
                   const rv1::ListServicesRequest& message) {
  uint32_t modes = 0;
  for (int i = 0; i < message.modes_size(); ++i) {
    FieldPath mode_path(path, "modes", i);
    Mode mode = ReadRequiredEnum<Mode>(
        context, mode_path, static_cast<type::v1::Mode>(message.modes(i)), type::v1::Mode_IsValid);
    if (mode == Mode::kUnset) continue;
    if ((modes & routing::BitOf(mode)) != 0) context.Fail(mode_path, "given twice");
    modes |= routing::BitOf(mode);
  }
  return modes;
}

}  // namespace

RoutingHandler::RoutingHandler(RulesInUse rules, const RateBook& rates, const Clock& clock,
                               const landed_cost::AssessOptions& options, quote::AnswerCache* cache)
    : rules_(std::move(rules)), rates_(rates), clock_(clock), options_(options), cache_(cache) {}

google::rpc::Status RoutingHandler::MakeAnswer(const RoutingRules& rules, const RateSet& rates,
                                               Instant now, Instant deadline,
                                               const rv1::PlanOrderRequest& request, Arena& scratch,
                                               rv1::PlanOrderResponse& response) const {
  Violations violations;
  PlanAsk ask = ReadPlanOrder({*rules.words, scratch, violations, now}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  quote::Sources sources{*rules.book, rates, options_};
  sources.options.explain = ask.settings.view == View::kFull;
  ask.request.time_budget_micros = BudgetWithin(ask.request.time_budget_micros, now, deadline);
  absl::StatusOr<PlanAnswer> answer =
      MakePlan(sources, ask.order, ask.wishes, ask.settings, ask.request, scratch);
  if (!answer.ok()) return ToRpcStatus(answer.status());
  WritePlanAnswer(sources, ask.order, ask.settings, *answer, scratch, response);
  return google::rpc::Status();
}

google::rpc::Status RoutingHandler::PlanOrder(const rv1::PlanOrderRequest& request, Arena& scratch,
                                              rv1::PlanOrderResponse& response,
                                              Instant deadline) const {
  RoutingRules rules = rules_();
  Instant now = clock_.Now();
  std::shared_ptr<const RateSet> rates = rates_.Current(now);
  quote::AnswerBasis basis{.edition = rules.book->id(),
                           .rate_set = rates->name().id,
                           .slots = *rules.slots,
                           .now = now,
                           .announced = options_.announced,
                           .unverified = options_.unverified};
  bool full = request.settings().view() == type::v1::VIEW_FULL;
  // Whether a deadline is met may hang on the very instant.
  quote::AnswerCache::Call cached(
      request.wishes().has_deadline() ? nullptr : cache_,
      full ? quote::AnswerKind::kPlanFull : quote::AnswerKind::kPlanBasic, basis, request);
  if (cached.found().has_value()) {
    std::string_view kept = cached.found()->answer;
    if (response.ParseFromArray(kept.data(), static_cast<int>(kept.size()))) {
      return google::rpc::Status();
    }
    response.Clear();
  }
  google::rpc::Status status = MakeAnswer(rules, *rates, now, deadline, request, scratch, response);
  // A search its time ended may find more the next time.
  if (status.code() == 0 && !response.proof().budget_spent()) cached.Offer(nullptr, response);
  return status;
}

google::rpc::Status RoutingHandler::ListServices(const rv1::ListServicesRequest& request,
                                                 Arena& scratch,
                                                 rv1::ListServicesResponse& response) const {
  RoutingRules rules = rules_();
  Violations violations;
  ReadContext context{*rules.words, scratch, violations, clock_.Now()};
  FieldPath root;
  Address dispatch =
      ReadPlace(context, FieldPath(root, "dispatch"), request.has_dispatch(), request.dispatch());
  Address destination = ReadPlace(context, FieldPath(root, "destination"),
                                  request.has_destination(), request.destination());
  Instant as_of = request.has_as_of()
                      ? ReadInstant(context, FieldPath(root, "as_of"), request.as_of())
                      : context.now;
  uint32_t modes = ReadModes(context, root, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  const Edition& edition = rules.book->edition();
  Day day = LocalTime::FromSeconds(as_of.unix_seconds()).day();
  std::optional<Place> place = ResolvePlace(edition, destination.country, destination.subdivision,
                                            destination.postal_code, day);
  if (!place.has_value()) {
    return ToRpcStatus(absl::InvalidArgumentError("destination.country: no such territory"));
  }
  routing::LaneRequest lane{dispatch.country, place->territory, place->country, day, modes};
  for (uint32_t row : routing::ListServices(edition, lane, scratch)) {
    WriteService(edition, edition.Rows<ServiceRow>()[row], *response.add_services());
  }
  response.set_edition_id(edition.id().data(), edition.id().size());
  return google::rpc::Status();
}

}  // namespace landfall::planning
