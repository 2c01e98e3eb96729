#include <grpcpp/grpcpp.h>

#include <iostream>

#include "landfall/quote/v1/quote.grpc.pb.h"
#include "services/server/commands.h"
#include "services/server/local_quotes.h"
#include "services/server/quote_printer.h"
#include "services/server/request_file.h"
#include "services/server/setting_files.h"

namespace landfall::server {
namespace {

namespace qv1 = quote::v1;

absl::Status AskServer(const std::string& address, const qv1::CreateQuoteRequest& request,
                       qv1::CreateQuoteResponse& response) {
  auto quotes =
      qv1::QuoteService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
  context.set_wait_for_ready(true);
  return OutcomeOf(quotes->CreateQuote(&context, request, &response), address);
}

void Print(const std::string& file, const qv1::CreateQuoteRequest& request,
           const qv1::CreateQuoteResponse& response, bool json) {
  if (json) {
    std::cout << JsonOf(response);
  } else {
    PrintQuote(file, request, response.quote(), std::cout);
  }
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
    qv1::CreateQuoteRequest request;
    qv1::CreateQuoteResponse response;
    absl::Status status = ReadRequestFile(file, request);
    if (status.ok()) {
      if (command.full) request.mutable_settings()->set_view(type::v1::VIEW_FULL);
      status = local != nullptr ? local->Ask(request, response)
                                : AskServer(command.server, request, response);
    }
    if (!status.ok()) {
      std::cerr << file << ": " << status.message() << std::endl;
      result = 1;
      continue;
    }
    Print(file, request, response, command.json);
  }
  return result;
}

}  // namespace landfall::server
