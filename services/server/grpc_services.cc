#include "services/server/grpc_services.h"

#include <chrono>
#include <string>
#include <type_traits>
#include <utility>

#include "common/edge/grpc/status.h"
#include "common/edge/wire/parse_request.h"
#include "common/edge/wire/rpc_status.h"
#include "landfall/currency/v1/currency.grpc.pb.h"
#include "landfall/landed_cost/v1/landed_cost.grpc.pb.h"
#include "landfall/quote/v1/quote.grpc.pb.h"
#include "landfall/reference/v1/reference.grpc.pb.h"
#include "landfall/routing/v1/routing.grpc.pb.h"

namespace landfall::server {
namespace {

constexpr int kWaitingCalls = 32;
constexpr int kWaitingPublications = 1;

using QuoteStubs = quote::v1::QuoteService;
using RawQuotes = QuoteStubs::WithRawMethod_CreateQuote<
    QuoteStubs::WithRawMethod_BatchCreateQuotes<QuoteStubs::WithRawMethod_VerifyQuote<
        QuoteStubs::WithRawMethod_GetQuote<QuoteStubs::Service>>>>;
using LandedCostStubs = landed_cost::v1::LandedCostService;
using RawLandedCosts = LandedCostStubs::WithRawMethod_CalculateLandedCost<LandedCostStubs::Service>;
using CurrencyStubs = currency::v1::CurrencyService;
using RawCurrency =
    CurrencyStubs::WithRawMethod_ConvertMoney<CurrencyStubs::WithRawMethod_ListExchangeRates<
        CurrencyStubs::WithRawMethod_PublishExchangeRates<CurrencyStubs::Service>>>;
using ReferenceStubs = reference::v1::ReferenceService;
using RawReference = ReferenceStubs::WithRawMethod_ResolveTerritory<
    ReferenceStubs::WithRawMethod_GetTariffLine<ReferenceStubs::WithRawMethod_SearchTariff<
        ReferenceStubs::WithRawMethod_ListThresholds<ReferenceStubs::WithRawMethod_ListRestrictions<
            ReferenceStubs::WithRawMethod_ListUpcomingChanges<
                ReferenceStubs::WithRawMethod_GetEdition<ReferenceStubs::Service>>>>>>>;

using RoutingStubs = routing::v1::RoutingService;
using RawRouting = RoutingStubs::WithRawMethod_PlanOrder<
    RoutingStubs::WithRawMethod_ListServices<RoutingStubs::Service>>;

grpc::Status Parse(std::string_view bytes, google::protobuf::Message& message) {
  Violations violations;
  if (ParseRequest(bytes, message, violations)) return grpc::Status::OK;
  return ToGrpc(ToRpcStatus(violations));
}

// What the caller sent under a key; empty when nothing. The first of several.
std::string_view MetadataOf(const grpc::ServerContext& context, const char* key) {
  auto found = context.client_metadata().find(key);
  if (found == context.client_metadata().end()) return {};
  return {found->second.data(), found->second.size()};
}

Instant DeadlineOf(const grpc::ServerContext& context) {
  auto since_epoch = context.deadline().time_since_epoch();
  return Instant::FromMicros(
      std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count());
}

}  // namespace

struct GrpcServices::Bound {
  RawQuotes quotes;
  RawLandedCosts landed_costs;
  RawCurrency conversions;
  RawReference rules;
  RawRouting plans;
  CallObserver* observer = nullptr;
  std::vector<std::unique_ptr<CallMetrics>> metrics;
  std::vector<std::unique_ptr<ServedMethod>> methods;

  // `method` is (request, scratch, response) -> google::rpc::Status of `handler`; one that takes
  // long takes the deadline, too.
  template <class Request, class Response, class Raw, class Accept, class Handler, class Method>
  void Bind(MetricRegistry& registry, const char* service, const char* name, Raw& raw,
            Accept accept, const Handler& handler, Method method) {
    metrics.push_back(std::make_unique<CallMetrics>(registry, service, name, observer));
    methods.push_back(std::make_unique<UnaryMethod<Raw, Request, Response>>(
        raw, accept, Parse,
        [&handler, method](const CallContext& call, const Request& request, Response& response) {
          if constexpr (std::is_invocable_v<Method, const Handler&, const Request&, Arena&,
                                            Response&, Instant>) {
            return ToGrpc(
                (handler.*method)(request, call.scratch, response, DeadlineOf(call.server)));
          } else {
            return ToGrpc((handler.*method)(request, call.scratch, response));
          }
        },
        *metrics.back(), kWaitingCalls));
  }
};

GrpcServices::GrpcServices(const Parts& parts) : bound_(std::make_unique<Bound>()) {
  using quote::QuoteHandler;
  namespace qv1 = quote::v1;
  namespace lv1 = landed_cost::v1;
  const char* quotes = QuoteStubs::service_full_name();
  bound_->observer = parts.observer;
  bound_->Bind<qv1::CreateQuoteRequest, qv1::CreateQuoteResponse>(
      parts.metrics, quotes, "CreateQuote", bound_->quotes, &RawQuotes::RequestCreateQuote,
      parts.quotes, &QuoteHandler::CreateQuote);
  bound_->Bind<qv1::BatchCreateQuotesRequest, qv1::BatchCreateQuotesResponse>(
      parts.metrics, quotes, "BatchCreateQuotes", bound_->quotes,
      &RawQuotes::RequestBatchCreateQuotes, parts.quotes, &QuoteHandler::BatchCreateQuotes);
  bound_->Bind<qv1::VerifyQuoteRequest, qv1::VerifyQuoteResponse>(
      parts.metrics, quotes, "VerifyQuote", bound_->quotes, &RawQuotes::RequestVerifyQuote,
      parts.quotes, &QuoteHandler::VerifyQuote);
  bound_->Bind<qv1::GetQuoteRequest, qv1::GetQuoteResponse>(
      parts.metrics, quotes, "GetQuote", bound_->quotes, &RawQuotes::RequestGetQuote, parts.quotes,
      &QuoteHandler::GetQuote);
  bound_->Bind<lv1::CalculateLandedCostRequest, lv1::CalculateLandedCostResponse>(
      parts.metrics, LandedCostStubs::service_full_name(), "CalculateLandedCost",
      bound_->landed_costs, &RawLandedCosts::RequestCalculateLandedCost, parts.quotes,
      &QuoteHandler::CalculateLandedCost);
  BindCurrency(parts);
  BindPublications(parts);
  BindReference(parts);
  BindReferenceLists(parts);
  BindRouting(parts);
}

void GrpcServices::BindCurrency(const Parts& parts) {
  using currency::CurrencyHandler;
  namespace cv1 = currency::v1;
  const char* service = CurrencyStubs::service_full_name();
  bound_->Bind<cv1::ConvertMoneyRequest, cv1::ConvertMoneyResponse>(
      parts.metrics, service, "ConvertMoney", bound_->conversions,
      &RawCurrency::RequestConvertMoney, parts.conversions, &CurrencyHandler::ConvertMoney);
  bound_->Bind<cv1::ListExchangeRatesRequest, cv1::ListExchangeRatesResponse>(
      parts.metrics, service, "ListExchangeRates", bound_->conversions,
      &RawCurrency::RequestListExchangeRates, parts.conversions,
      &CurrencyHandler::ListExchangeRates);
}

void GrpcServices::BindPublications(const Parts& parts) {
  using Request = currency::v1::PublishExchangeRatesRequest;
  using Response = currency::v1::PublishExchangeRatesResponse;
  bound_->metrics.push_back(std::make_unique<CallMetrics>(
      parts.metrics, CurrencyStubs::service_full_name(), "PublishExchangeRates", parts.observer));
  bound_->methods.push_back(std::make_unique<UnaryMethod<RawCurrency, Request, Response>>(
      bound_->conversions, &RawCurrency::RequestPublishExchangeRates, Parse,
      [&gate = parts.operators, &handler = parts.publications](
          const CallContext& call, const Request& request, Response& response) {
        google::rpc::Status admitted = gate.Admit(MetadataOf(call.server, "authorization"));
        if (admitted.code() != 0) return ToGrpc(admitted);
        return ToGrpc(handler.PublishExchangeRates(request, call.scratch, response));
      },
      *bound_->metrics.back(), kWaitingPublications));
}

void GrpcServices::BindReference(const Parts& parts) {
  using reference::ReferenceHandler;
  namespace rv1 = reference::v1;
  const char* service = ReferenceStubs::service_full_name();
  bound_->Bind<rv1::ResolveTerritoryRequest, rv1::ResolveTerritoryResponse>(
      parts.metrics, service, "ResolveTerritory", bound_->rules,
      &RawReference::RequestResolveTerritory, parts.rules, &ReferenceHandler::ResolveTerritory);
  bound_->Bind<rv1::GetTariffLineRequest, rv1::GetTariffLineResponse>(
      parts.metrics, service, "GetTariffLine", bound_->rules, &RawReference::RequestGetTariffLine,
      parts.rules, &ReferenceHandler::GetTariffLine);
  bound_->Bind<rv1::SearchTariffRequest, rv1::SearchTariffResponse>(
      parts.metrics, service, "SearchTariff", bound_->rules, &RawReference::RequestSearchTariff,
      parts.rules, &ReferenceHandler::SearchTariff);
  bound_->Bind<rv1::GetEditionRequest, rv1::GetEditionResponse>(
      parts.metrics, service, "GetEdition", bound_->rules, &RawReference::RequestGetEdition,
      parts.rules, &ReferenceHandler::GetEdition);
}

void GrpcServices::BindReferenceLists(const Parts& parts) {
  using reference::ReferenceHandler;
  namespace rv1 = reference::v1;
  const char* service = ReferenceStubs::service_full_name();
  bound_->Bind<rv1::ListThresholdsRequest, rv1::ListThresholdsResponse>(
      parts.metrics, service, "ListThresholds", bound_->rules, &RawReference::RequestListThresholds,
      parts.rules, &ReferenceHandler::ListThresholds);
  bound_->Bind<rv1::ListRestrictionsRequest, rv1::ListRestrictionsResponse>(
      parts.metrics, service, "ListRestrictions", bound_->rules,
      &RawReference::RequestListRestrictions, parts.rules, &ReferenceHandler::ListRestrictions);
  bound_->Bind<rv1::ListUpcomingChangesRequest, rv1::ListUpcomingChangesResponse>(
      parts.metrics, service, "ListUpcomingChanges", bound_->rules,
      &RawReference::RequestListUpcomingChanges, parts.rules,
      &ReferenceHandler::ListUpcomingChanges);
}

void GrpcServices::BindRouting(const Parts& parts) {
  using planning::RoutingHandler;
  namespace rv1 = routing::v1;
  const char* service = RoutingStubs::service_full_name();
  bound_->Bind<rv1::PlanOrderRequest, rv1::PlanOrderResponse>(
      parts.metrics, service, "PlanOrder", bound_->plans, &RawRouting::RequestPlanOrder,
      parts.plans, &RoutingHandler::PlanOrder);
  bound_->Bind<rv1::ListServicesRequest, rv1::ListServicesResponse>(
      parts.metrics, service, "ListServices", bound_->plans, &RawRouting::RequestListServices,
      parts.plans, &RoutingHandler::ListServices);
}

GrpcServices::~GrpcServices() = default;

std::vector<ServedService> GrpcServices::services() {
  return {{&bound_->quotes, QuoteStubs::service_full_name()},
          {&bound_->landed_costs, LandedCostStubs::service_full_name()},
          {&bound_->conversions, CurrencyStubs::service_full_name()},
          {&bound_->rules, ReferenceStubs::service_full_name()},
          {&bound_->plans, RoutingStubs::service_full_name()}};
}

std::vector<ServedMethod*> GrpcServices::methods() {
  std::vector<ServedMethod*> methods;
  for (const auto& method : bound_->methods) methods.push_back(method.get());
  return methods;
}

}  // namespace landfall::server
