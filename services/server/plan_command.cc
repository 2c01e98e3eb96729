#include <grpcpp/grpcpp.h>

#include <chrono>
#include <iostream>

#include "common/time/system_clock.h"
#include "landfall/routing/v1/routing.grpc.pb.h"
#include "services/planning/transport/routing_handler.h"
#include "services/quote/transport/quote_handler.h"
#include "services/server/commands.h"
#include "services/server/plan_printer.h"
#include "services/server/quote_printer.h"
#include "services/server/request_file.h"
#include "services/server/rules_source.h"
#include "services/server/setting_files.h"

namespace landfall::server {
namespace {

namespace rv1 = routing::v1;

constexpr std::chrono::seconds kPatience(70);

absl::Status AskServer(const std::string& address, const rv1::PlanOrderRequest& request,
                       rv1::PlanOrderResponse& response) {
  auto plans = rv1::RoutingService::NewStub(
      grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  context.set_wait_for_ready(true);
  return OutcomeOf(plans->PlanOrder(&context, request, &response), address);
}

// Plans in this process from the rules the settings name.
class LocalPlans {
 public:
  static absl::StatusOr<std::unique_ptr<LocalPlans>> Open(const Settings& settings) {
    RulesSource source(settings);
    auto rules = source.Load(false);
    if (!rules.ok()) return rules.status();
    auto rates = source.LoadRates();
    if (!rates.ok()) return rates.status();
    return std::unique_ptr<LocalPlans>(
        new LocalPlans(settings, *std::move(rules), *std::move(rates)));
  }

  absl::Status Ask(const rv1::PlanOrderRequest& request, rv1::PlanOrderResponse& response) {
    Instant patience =
        Instant::FromMicros(clock_.Now().micros() + std::chrono::microseconds(kPatience).count());
    google::rpc::Status status = handler_.PlanOrder(request, scratch_, response, patience);
    scratch_.Reset();
    if (status.code() == 0) return absl::OkStatus();
    return absl::Status(static_cast<absl::StatusCode>(status.code()), DescribeFaults(status));
  }

 private:
  LocalPlans(const Settings& settings, std::shared_ptr<const quote::ServedRules> rules,
             std::shared_ptr<const RateSet> rates)
      : rates_(std::move(rates)),
        handler_(
            [rules] {
              return planning::RoutingRules{
                  std::shared_ptr<const Rulebook>(rules, &rules->book()),
                  std::shared_ptr<const OrderLookup>(rules, &rules->words()),
                  std::shared_ptr<const quote::InstantSlots>(rules, &rules->slots())};
            },
            rates_, clock_, {.announced = settings.announced, .unverified = settings.unverified}) {}

  SystemClock clock_;
  RateBook rates_;
  planning::RoutingHandler handler_;
  Arena scratch_;
};

absl::Status Plan(const QuoteCommand& command, const std::string& file, LocalPlans* local) {
  rv1::PlanOrderRequest request;
  absl::Status status = ReadRequestFile(file, request);
  if (!status.ok()) return status;
  if (command.full) request.mutable_settings()->set_view(type::v1::VIEW_FULL);
  rv1::PlanOrderResponse response;
  status = local != nullptr ? local->Ask(request, response)
                            : AskServer(command.server, request, response);
  if (!status.ok()) return status;
  if (command.json) {
    std::cout << JsonOf(response);
  } else {
    PrintPlans(file, request, response, std::cout);
  }
  return absl::OkStatus();
}

}  // namespace

int RunPlan(const CommonOptions& options, const QuoteCommand& command) {
  absl::StatusOr<Settings> settings = GatherSettings(options);
  if (!settings.ok()) {
    std::cerr << settings.status().message() << std::endl;
    return 2;
  }
  std::unique_ptr<LocalPlans> local;
  if (command.server.empty()) {
    absl::StatusOr<std::unique_ptr<LocalPlans>> opened = LocalPlans::Open(*settings);
    if (!opened.ok()) {
      std::cerr << opened.status().message() << std::endl;
      return 1;
    }
    local = *std::move(opened);
  }
  int result = 0;
  for (const std::string& file : command.files) {
    absl::Status status = Plan(command, file, local.get());
    if (status.ok()) continue;
    std::cerr << file << ": " << status.message() << std::endl;
    result = 1;
  }
  return result;
}

}  // namespace landfall::server
