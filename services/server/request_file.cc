#include "services/server/request_file.h"

#include <google/protobuf/util/json_util.h>
#include <grpcpp/grpcpp.h>

#include "google/rpc/status.pb.h"
#include "services/server/quote_printer.h"
#include "services/server/setting_files.h"

namespace landfall::server {

absl::Status ReadRequestFile(const std::string& path, google::protobuf::Message& request) {
  absl::StatusOr<std::string> json = ReadWholeFile(path);
  if (!json.ok()) return json.status();
  auto status = google::protobuf::util::JsonStringToMessage(*json, &request);
  if (status.ok()) return absl::OkStatus();
  return absl::InvalidArgumentError(std::string(status.message()));
}

absl::Status OutcomeOf(const grpc::Status& status, const std::string& address) {
  if (status.ok()) return absl::OkStatus();
  google::rpc::Status details;
  std::string text = status.error_message();
  if (details.ParseFromString(status.error_details())) text = DescribeFaults(details);
  if (text.empty()) text = "no answer from " + address;
  return absl::Status(static_cast<absl::StatusCode>(status.error_code()), text);
}

std::string JsonOf(const google::protobuf::Message& answer) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  std::string text;
  (void)google::protobuf::util::MessageToJsonString(answer, &text, options);
  return text;
}

}  // namespace landfall::server
