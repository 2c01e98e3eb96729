#include "benchmarks/ratios.h"

#include <google/protobuf/util/json_util.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "benchmarks/compute.h"
#include "benchmarks/instructions.h"
#include "benchmarks/load.h"
#include "landfall/quote/v1/quote.grpc.pb.h"

namespace landfall::bench {
namespace {

namespace qv1 = quote::v1;
namespace fs = std::filesystem;

using QuoteClient = std::remove_reference_t<decltype(*qv1::QuoteService::NewStub(nullptr))>;

constexpr int kBatch = 64;
constexpr double kSaturated = 0.95;
constexpr const char* kUnary = "/landfall.quote.v1.QuoteService/CreateQuote";
constexpr const char* kBatchMethod = "/landfall.quote.v1.QuoteService/BatchCreateQuotes";

void WriteFile(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// One message as it stands on the wire.
std::string Frame(const google::protobuf::Message& message) {
  std::string body = message.SerializeAsString();
  std::string frame(1, '\0');
  for (int shift = 24; shift >= 0; shift -= 8) {
    frame.push_back(static_cast<char>(body.size() >> shift & 0xff));
  }
  return frame + body;
}

// One server under one kind of call.
struct Config {
  std::string name;
  std::vector<std::string> command;
  Call call;
  size_t request_bytes = 0;
  std::unique_ptr<Child> server;
  int port = 0;
  Round best;
  int rounds = 0;  // that saturated the server
  double seen_utilisation = 0;
};

class Ratios {
 public:
  explicit Ratios(const RatioOptions& options)
      : options_(options),
        folder_(fs::temp_directory_path() / absl::StrCat("landfall-bench-", getpid())) {
    fs::create_directories(folder_);
  }
  ~Ratios() {
    configs_.clear();
    fs::remove_all(folder_);
  }

  absl::StatusOr<nlohmann::json> MeasureComputeOnly() {
    nlohmann::json out;
    absl::Status status = ReadMessage();
    if (status.ok()) status = AddCompute(out);
    if (!status.ok()) return status;
    return out;
  }

  absl::StatusOr<nlohmann::json> Measure() {
    if (absl::Status status = Prepare(); !status.ok()) return status;
    if (absl::Status status = RunRounds(); !status.ok()) return status;
    nlohmann::json out = Report();
    for (Config& config : configs_) config.server.reset();
    if (options_.instructions) {
      if (absl::Status status = AddInstructions(out); !status.ok()) return status;
    }
    absl::Status status = AddCompute(out);
    if (!status.ok()) return status;
    return out;
  }

 private:
  std::vector<std::string> Replica() const {
    return {options_.program,   "serve",
            "--grpc-address",   "127.0.0.1:0",
            "--http-address",   "127.0.0.1:0",
            "--threads",        "1",
            "--watch-seconds",  "0",
            "--cache-bytes",    "0",  // the same message again and again would be looked up
            "--data",           options_.data,
            "--edition-folder", (folder_ / "editions").string()};
  }

  absl::Status ReadMessage() {
    std::ifstream file(options_.message);
    std::ostringstream text;
    text << file.rdbuf();
    auto status = google::protobuf::util::JsonStringToMessage(text.str(), &request_);
    if (status.ok()) return absl::OkStatus();
    return absl::InvalidArgumentError(options_.message + ": " + std::string(status.message()));
  }

  template <typename Request, typename Response>
  absl::Status AddReplica(const std::string& name, const char* method, const Request& request,
                          Response& response) {
    std::string file = (folder_ / (name + ".request")).string();
    WriteFile(file, Frame(request));
    Config config{
        .name = name, .command = Replica(), .call = {.method = method, .request_file = file}};
    config.request_bytes = request.ByteSizeLong();
    config.server = std::make_unique<Child>(kServerCore, config.command);
    config.port = config.server->Port();
    if (config.port == 0) return absl::UnavailableError(options_.program + " did not start");
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(-1);
    auto quotes = qv1::QuoteService::NewStub(grpc::CreateCustomChannel(
        absl::StrCat("127.0.0.1:", config.port), grpc::InsecureChannelCredentials(), arguments));
    grpc::ClientContext context;
    grpc::Status answered = Ask(*quotes, context, request, response);
    if (!answered.ok()) return absl::InternalError(name + ": " + answered.error_message());
    config.call.answer_bytes = response.ByteSizeLong();
    configs_.push_back(std::move(config));
    return absl::OkStatus();
  }

  static grpc::Status Ask(QuoteClient& quotes, grpc::ClientContext& context,
                          const qv1::CreateQuoteRequest& request,
                          qv1::CreateQuoteResponse& response) {
    return quotes.CreateQuote(&context, request, &response);
  }
  static grpc::Status Ask(QuoteClient& quotes, grpc::ClientContext& context,
                          const qv1::BatchCreateQuotesRequest& request,
                          qv1::BatchCreateQuotesResponse& response) {
    return quotes.BatchCreateQuotes(&context, request, &response);
  }

  absl::Status AddOwn(const std::string& name, const std::string& answer_file) {
    Config config{
        .name = name, .command = {options_.self, name, answer_file}, .call = configs_[0].call};
    config.request_bytes = configs_[0].request_bytes;
    config.server = std::make_unique<Child>(kServerCore, config.command);
    config.port = config.server->Port();
    if (config.port == 0) return absl::UnavailableError(name + " did not start");
    configs_.push_back(std::move(config));
    return absl::OkStatus();
  }

  absl::Status Prepare() {
    if (absl::Status status = ReadMessage(); !status.ok()) return status;
    qv1::CreateQuoteResponse basic;
    absl::Status status = AddReplica("unary_basic", kUnary, request_, basic);
    if (!status.ok()) return status;
    qv1::CreateQuoteRequest full = request_;
    full.mutable_settings()->set_view(type::v1::VIEW_FULL);
    qv1::CreateQuoteResponse full_answer;
    status = AddReplica("unary_full", kUnary, full, full_answer);
    if (!status.ok()) return status;
    qv1::BatchCreateQuotesRequest batch;
    for (int i = 0; i < kBatch; ++i) *batch.add_requests() = request_;
    qv1::BatchCreateQuotesResponse batch_answer;
    status = AddReplica("batch64", kBatchMethod, batch, batch_answer);
    if (!status.ok()) return status;
    std::string answer_file = (folder_ / "answer").string();
    WriteFile(answer_file, basic.SerializeAsString());
    status = AddOwn("echo", answer_file);
    return status.ok() ? AddOwn("codec", answer_file) : status;
  }

  // Rounds in an order drawn anew each time, so that a slow spell of the machine hits all alike.
  absl::Status RunRounds() {
    std::mt19937 shuffle(1);
    for (int attempt = 0; attempt < 4 * options_.rounds; ++attempt) {
      std::vector<Config*> order;
      for (Config& config : configs_) {
        if (config.rounds < options_.rounds) order.push_back(&config);
      }
      if (order.empty()) break;
      std::shuffle(order.begin(), order.end(), shuffle);
      for (Config* config : order) {
        absl::StatusOr<Round> round =
            Load(*config->server, config->port, config->call, options_.seconds);
        if (!round.ok()) return round.status();
        config->seen_utilisation = std::max(config->seen_utilisation, round->utilisation);
        if (round->utilisation < kSaturated) continue;
        ++config->rounds;
        if (round->calls_per_second > config->best.calls_per_second) config->best = *round;
      }
    }
    return absl::OkStatus();
  }

  const Config& Of(std::string_view name) const {
    return *std::find_if(configs_.begin(), configs_.end(),
                         [name](const Config& config) { return config.name == name; });
  }

  nlohmann::json Report() const {
    nlohmann::json out;
    double echo = Of("echo").best.calls_per_second;
    auto ratio = [&](const char* name, int quotes) -> nlohmann::json {
      const Config& config = Of(name);
      // Without a saturated round of both there is nothing to compare.
      if (config.rounds == 0 || echo == 0) return nullptr;
      return config.best.calls_per_second * quotes / echo;
    };
    out["unary_basic_vs_echo"] = ratio("unary_basic", 1);
    out["unary_full_vs_echo"] = ratio("unary_full", 1);
    out["batch64_vs_echo"] = ratio("batch64", kBatch);
    out["codec_only_vs_echo"] = ratio("codec", 1);
    for (const Config& config : configs_) {
      out["servers"][config.name] = {{"calls_per_second", config.best.calls_per_second},
                                     {"cpu_us_per_call", config.best.cpu_us_per_call},
                                     {"utilisation", config.best.utilisation},
                                     {"highest_utilisation", config.seen_utilisation},
                                     {"saturated_rounds", config.rounds},
                                     {"request_bytes", config.request_bytes},
                                     {"answer_bytes", config.call.answer_bytes}};
    }
    out["rss_mb"] = Of("unary_basic").server->RssMib();
    return out;
  }

  absl::Status AddInstructions(nlohmann::json& out) const {
    double echo = 0;
    for (const char* name : {"echo", "codec", "unary_basic"}) {
      absl::StatusOr<double> count =
          InstructionsPerCall(Of(name).command, Of(name).call, folder_.string());
      if (!count.ok()) return count.status();
      out["servers"][name]["instructions_per_call"] = *count;
      if (std::string_view(name) == "echo") echo = *count;
      if (std::string_view(name) == "unary_basic") out["instructions_vs_echo"] = *count / echo;
    }
    return absl::OkStatus();
  }

  absl::Status AddCompute(nlohmann::json& out) const {
    absl::StatusOr<Compute> compute = MeasureCompute(
        request_, options_.data, (folder_ / "editions").string(), 8 * options_.rounds);
    if (!compute.ok()) return compute.status();
    out["compute_us_5_lines_3_options"] = compute->quote_us;
    out["read_order_us"] = compute->read_order_us;
    out["write_answer_us"] = compute->write_answer_us;
    out["allocs_per_assess"] = compute->allocations_per_quote;
    out["open_edition_ms"] = compute->open_edition_ms;
    out["arena_bytes"] = compute->arena_bytes;
    out["options"] = compute->options;
    return absl::OkStatus();
  }

  RatioOptions options_;
  fs::path folder_;
  qv1::CreateQuoteRequest request_;
  std::vector<Config> configs_;
};

void PrintForPeople(const nlohmann::json& out) {
  for (const auto& [name, value] : out.items()) {
    if (name != "servers") std::cout << name << "  " << value << '\n';
  }
  for (const auto& [name, server] : out["servers"].items()) {
    std::cout << name << "  " << server.dump() << '\n';
  }
}

}  // namespace

int RunCompute(const RatioOptions& options) {
  absl::StatusOr<nlohmann::json> out = Ratios(options).MeasureComputeOnly();
  if (!out.ok()) {
    std::cerr << out.status().message() << std::endl;
    return 1;
  }
  std::cout << out->dump(2) << std::endl;
  return 0;
}

int RunRatios(const RatioOptions& options) {
  absl::StatusOr<nlohmann::json> out = Ratios(options).Measure();
  if (!out.ok()) {
    std::cerr << out.status().message() << std::endl;
    return 1;
  }
  if (options.json) {
    std::cout << out->dump(2) << std::endl;
  } else {
    PrintForPeople(*out);
  }
  bool whole = !out->at("unary_basic_vs_echo").is_null() &&
               !out->at("unary_full_vs_echo").is_null() && !out->at("batch64_vs_echo").is_null() &&
               !out->at("codec_only_vs_echo").is_null();
  if (!whole) {
    std::cerr << "a server was never at 95 % of its core: the machine is busy, run again\n";
  }
  return whole ? 0 : 1;
}

}  // namespace landfall::bench
