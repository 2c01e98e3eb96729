#include <google/protobuf/util/json_util.h>
#include <grpcpp/grpcpp.h>

#include <iostream>

#include "landfall/quote/v1/quote.grpc.pb.h"
#include "services/server/commands.h"
#include "services/server/quote_printer.h"
#include "services/server/replica.h"
#include "services/server/rules_source.h"
#include "services/server/setting_files.h"
#include "services/server/signing_keys.h"

namespace landfall::server {
namespace {

namespace qv1 = quote::v1;

absl::StatusOr<qv1::CreateQuoteRequest> ReadRequest(const std::string& path) {
  absl::StatusOr<std::string> json = ReadWholeFile(path);
  if (!json.ok()) return json.status();
  qv1::CreateQuoteRequest request;
  auto status = google::protobuf::util::JsonStringToMessage(*json, &request);
  if (!status.ok()) {
    return absl::InvalidArgumentError(std::string(status.message()));
  }
  return request;
}

std::string Explain(const grpc::Status& status) {
  google::rpc::Status details;
  std::string text = status.error_message();
  if (details.ParseFromString(status.error_details())) text = DescribeFaults(details);
  return text;
}

absl::Status AskServer(const std::string& address, const qv1::CreateQuoteRequest& request,
                       qv1::CreateQuoteResponse& response) {
  auto quotes =
      qv1::QuoteService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
  context.set_wait_for_ready(true);
  grpc::Status status = quotes->CreateQuote(&context, request, &response);
  if (status.ok()) return absl::OkStatus();
  std::string text = Explain(status);
  if (text.empty()) text = "no answer from " + address;
  return absl::Status(static_cast<absl::StatusCode>(status.error_code()), text);
}

// Answers in this process from the rules the settings name.
class LocalQuotes {
 public:
  static absl::StatusOr<std::unique_ptr<LocalQuotes>> Open(const Settings& settings) {
    RulesSource source(settings);
    auto rules = source.Load(false);
    if (!rules.ok()) return rules.status();
    auto rates = source.LoadRates();
    if (!rates.ok()) return rates.status();
    auto signer = MakeSigner(settings.signing_keys_file);
    if (!signer.ok()) return signer.status();
    return std::unique_ptr<LocalQuotes>(
        new LocalQuotes(settings, *std::move(rules), *std::move(rates), *std::move(signer)));
  }

  absl::Status Ask(const qv1::CreateQuoteRequest& request, qv1::CreateQuoteResponse& response) {
    google::rpc::Status status = handler_.CreateQuote(request, scratch_, response);
    scratch_.Reset();
    if (status.code() == 0) return absl::OkStatus();
    return absl::Status(static_cast<absl::StatusCode>(status.code()), DescribeFaults(status));
  }

 private:
  LocalQuotes(const Settings& settings, std::shared_ptr<const quote::ServedRules> rules,
              std::shared_ptr<const RateSet> rates, std::unique_ptr<quote::QuoteSigner> signer)
      : rules_(std::move(rules), 0),
        rates_(std::move(rates)),
        signer_(std::move(signer)),
        handler_(rules_, rates_, clock_, *signer_,
                 {.options = {.announced = settings.announced, .unverified = settings.unverified},
                  .quote_life_seconds = settings.quote_life_seconds}) {}

  SystemClock clock_;
  SnapshotHolder<quote::ServedRules> rules_;
  RateBook rates_;
  std::unique_ptr<quote::QuoteSigner> signer_;
  quote::QuoteHandler handler_;
  Arena scratch_;
};

void Print(const std::string& file, const qv1::CreateQuoteRequest& request,
           const qv1::CreateQuoteResponse& response, bool json) {
  if (!json) {
    PrintQuote(file, request, response.quote(), std::cout);
    return;
  }
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  std::string text;
  (void)google::protobuf::util::MessageToJsonString(response, &text, options);
  std::cout << text;
}

}  // namespace

int RunQuote(const CommonOptions& options, const QuoteCommand& command) {
  absl::StatusOr<Settings> settings = GatherSettings(options);
  if (!settings.ok()) {
    std::cerr << settings.status().message() << std::endl;
    return 2;
  }
  std::unique_ptr<LocalQuotes> local;
  if (command.server.empty()) {
    absl::StatusOr<std::unique_ptr<LocalQuotes>> opened = LocalQuotes::Open(*settings);
    if (!opened.ok()) {
      std::cerr << opened.status().message() << std::endl;
      return 1;
    }
    local = *std::move(opened);
  }
  int result = 0;
  for (const std::string& file : command.files) {
    absl::StatusOr<qv1::CreateQuoteRequest> request = ReadRequest(file);
    absl::Status status = request.status();
    qv1::CreateQuoteResponse response;
    if (status.ok()) {
      if (command.full) request->mutable_settings()->set_view(type::v1::VIEW_FULL);
      status = local != nullptr ? local->Ask(*request, response)
                                : AskServer(command.server, *request, response);
    }
    if (!status.ok()) {
      std::cerr << file << ": " << status.message() << std::endl;
      result = 1;
      continue;
    }
    Print(file, *request, response, command.json);
  }
  return result;
}

}  // namespace landfall::server
