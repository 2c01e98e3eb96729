#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "common/edge/wire/rpc_status.h"
#include "google/protobuf/util/json_util.h"
#include "tests/unit/transport/request_fixture.h"

namespace landfall {
namespace {

namespace fs = std::filesystem;

constexpr char kRequestSuffix[] = ".request.json";

fs::path Folder() { return fs::path(LANDFALL_SOURCE_DIR) / "tests/contract/errors"; }

std::string TextOf(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> Names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(Folder())) {
    std::string name = entry.path().filename().string();
    size_t end = name.find(kRequestSuffix);
    if (end != std::string::npos) names.push_back(name.substr(0, end));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string Reply(const std::string& request_json) {
  quote::v1::CreateQuoteRequest request;
  auto parsed = google::protobuf::util::JsonStringToMessage(request_json, &request);
  EXPECT_TRUE(parsed.ok()) << parsed.ToString();
  RequestReader reader;
  quote::ReadCreateQuote(reader.Context(), request);
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  std::string json;
  EXPECT_TRUE(
      google::protobuf::util::MessageToJsonString(ToRpcStatus(reader.violations), &json, options)
          .ok());
  return json;
}

class ErrorContractTest : public testing::TestWithParam<std::string> {};

TEST_P(ErrorContractTest, ABadRequestIsAnsweredAsCallersExpect) {
  std::string reply = Reply(TextOf(Folder() / (GetParam() + kRequestSuffix)));
  fs::path expected = Folder() / (GetParam() + ".status.json");
  if (std::getenv("LANDFALL_UPDATE_GOLDEN") != nullptr) std::ofstream(expected) << reply;
  EXPECT_EQ(reply, TextOf(expected));
}

INSTANTIATE_TEST_SUITE_P(Golden, ErrorContractTest, testing::ValuesIn(Names()),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace landfall
