#pragma once

#include <memory>
#include <string>

#include "common/rates/rate_book.h"
#include "common/rulebook/freight/freight.h"
#include "common/rulebook/rulebook.h"
#include "common/testing/fake_clock.h"
#include "google/protobuf/text_format.h"
#include "google/rpc/error_details.pb.h"
#include "services/quote/transport/quote_handler.h"
#include "services/reference/transport/reference_handler.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall::reference {

// Asks the handler about the shipped law, without exchange rates.
class ReferenceFixture : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    EditionBuilder builder(TestDigest);
    CompileReport report = CompileRulebook(
        {.folders = {std::string(LANDFALL_SOURCE_DIR) + "/data"},
         .extra_sections = {[](std::span<const std::string> folders, EditionBuilder& rows) {
           return LoadFreight(folders, rows);
         }}},
        builder);
    ASSERT_EQ(Joined(report.defects), "");
    auto book =
        Rulebook::Make(Edition::Open(builder.Write(folder_->path()).value()).value()).value();
    rules_ = std::make_shared<const quote::ServedRules>(
        book, Instant::Parse("2026-11-25T11:00:00Z").value());
    rates_ = std::make_unique<RateBook>(RateSet::Build({.id = "no-rates"}, {}).value());
  }
  static void TearDownTestSuite() {
    rules_.reset();
    rates_.reset();
    folder_.reset();
  }

  // Held under its own id; no other edition is.
  static ReferenceRules Held(std::string_view id) {
    if (!id.empty() && id != rules_->id()) return {};
    return {.book = std::shared_ptr<const Rulebook>(rules_, &rules_->book()),
            .words = std::shared_ptr<const OrderLookup>(rules_, &rules_->words()),
            .in_use_since = rules_->ready_at()};
  }

  template <typename Response, typename Request>
  Response Ask(google::rpc::Status (ReferenceHandler::*method)(const Request&, Arena&, Response&)
                   const,
               const std::string& text, google::rpc::Status* refused = nullptr) {
    Request request;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
    Response response;
    google::rpc::Status status = (handler_.*method)(request, scratch_, response);
    scratch_.Reset();
    if (refused == nullptr) {
      EXPECT_EQ(status.code(), 0) << status.ShortDebugString();
    } else {
      *refused = status;
    }
    return response;
  }

  // "field: what is wrong" of each violation, a line each.
  template <typename Response, typename Request>
  std::string Faults(google::rpc::Status (ReferenceHandler::*method)(const Request&, Arena&,
                                                                     Response&) const,
                     const std::string& text) {
    google::rpc::Status status;
    Ask(method, text, &status);
    std::string faults;
    for (const google::protobuf::Any& detail : status.details()) {
      google::rpc::BadRequest bad;
      if (!detail.UnpackTo(&bad)) continue;
      for (const auto& fault : bad.field_violations()) {
        faults += fault.field() + ": " + fault.description() + "\n";
      }
    }
    return faults;
  }

  static inline std::unique_ptr<TemporaryFolder> folder_;
  static inline std::shared_ptr<const quote::ServedRules> rules_;
  static inline std::unique_ptr<RateBook> rates_;
  FakeClock clock_{Instant::Parse("2026-11-25T12:00:00Z").value()};
  Arena scratch_;
  ReferenceHandler handler_{Held, *rates_, clock_, {}};
};

// `seconds` of an RFC 3339 instant, as text format wants it.
inline std::string At(std::string_view instant) {
  return "{ seconds: " + std::to_string(Instant::Parse(instant).value().unix_seconds()) + " }";
}

}  // namespace landfall::reference
