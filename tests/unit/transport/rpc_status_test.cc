#include "common/edge/wire/rpc_status.h"

#include "google/rpc/code.pb.h"
#include "google/rpc/error_details.pb.h"
#include "tests/unit/transport/request_fixture.h"

namespace landfall {
namespace {

TEST(RpcStatusTest, ViolationsBecomeOneInvalidArgumentWithDetails) {
  Violations violations;
  FieldPath root;
  violations.Add(FieldPath(root, "order"), "required");
  violations.Add(FieldPath(FieldPath(root, "lines", 3), "quantity"), "expected more");
  google::rpc::Status status = ToRpcStatus(violations);
  EXPECT_EQ(status.code(), google::rpc::INVALID_ARGUMENT);
  EXPECT_EQ(status.message(), "the request has 2 violations: order: required; and more");
  ASSERT_EQ(status.details_size(), 2);
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(status.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "INVALID_REQUEST");
  EXPECT_EQ(info.domain(), "landfall");
  google::rpc::BadRequest bad_request;
  ASSERT_TRUE(status.details(1).UnpackTo(&bad_request));
  ASSERT_EQ(bad_request.field_violations_size(), 2);
  EXPECT_EQ(bad_request.field_violations(1).field(), "lines[3].quantity");
  EXPECT_EQ(bad_request.field_violations(1).description(), "expected more");
}

TEST(RpcStatusTest, WhatDoesNotFitATrailerIsCounted) {
  quote::v1::CreateQuoteRequest request = PlainQuote();
  for (int i = 2; i < 1000; ++i) request.mutable_order()->add_lines();
  RequestReader reader;
  quote::ReadCreateQuote(reader.Context(), request);
  EXPECT_EQ(reader.violations.count(), 998u * 4);  // code, price, basis, quantity
  google::rpc::Status status = ToRpcStatus(reader.violations);
  EXPECT_LE(status.ByteSizeLong(), 5000u);
  EXPECT_TRUE(status.message().starts_with("the request has 3992 violations: order."));
  google::rpc::BadRequest bad_request;
  ASSERT_TRUE(status.details(1).UnpackTo(&bad_request));
  const auto& last = bad_request.field_violations(bad_request.field_violations_size() - 1);
  EXPECT_EQ(last.field(), "");
  EXPECT_EQ(last.description(),
            std::to_string(reader.violations.left_out()) + " more violations are not listed");
}

TEST(RpcStatusTest, ErrorsForCallersKeepTheirCodeAndMessage) {
  google::rpc::Status status = ToRpcStatus(absl::NotFoundError("no such edition"));
  EXPECT_EQ(status.code(), google::rpc::NOT_FOUND);
  EXPECT_EQ(status.message(), "no such edition");
}

TEST(RpcStatusTest, InternalErrorsKeepTheirMessageInside) {
  for (const absl::Status& error : {absl::InternalError("secret"), absl::UnknownError("secret"),
                                    absl::DataLossError("secret")}) {
    EXPECT_EQ(ToRpcStatus(error).message(), "internal error");
  }
}

TEST(RpcStatusTest, DescriptionsNeverRepeatWhatWasGiven) {
  quote::v1::CreateQuoteRequest request = PlainQuote();
  request.mutable_order()->mutable_destination()->set_postal_code("SECRET;1");
  request.mutable_order()->mutable_destination()->set_city("SECRET\x01");
  request.mutable_order()->mutable_lines(0)->set_hs_code("SECRET");
  request.mutable_order()->mutable_lines(0)->set_origin("SECRET");
  request.mutable_order()->mutable_buyer()->add_registrations()->set_scheme("SECRET");
  for (const Violation& violation : ViolationsOf(request)) {
    EXPECT_EQ(violation.description.find("SECRET"), std::string::npos);
  }
}

}  // namespace
}  // namespace landfall
