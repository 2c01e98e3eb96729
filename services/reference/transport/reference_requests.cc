#include "services/reference/transport/reference_requests.h"

#include <algorithm>
#include <string>

#include "common/edge/wire/address_reader.h"
#include "common/edge/wire/order_reader.h"
#include "common/edge/wire/scalar_readers.h"
#include "common/edge/wire/wishes_reader.h"

namespace landfall::reference {
namespace {

constexpr int kDefaultPage = 50;
constexpr int kMaxPage = 200;
constexpr size_t kMaxTokenDigits = 9;
constexpr size_t kMinQueryBytes = 2;
constexpr int64_t kMicrosPerDay = 86'400'000'000;
constexpr int64_t kDefaultDaysAhead = 366;
constexpr int64_t kMaxDaysAhead = 3'660;

Code ReadPlaceOfLaw(const ReadContext& context, const std::string& territory) {
  FieldPath root;
  FieldPath path(root, "territory");
  if (territory.empty()) context.Fail(path, "required");
  return ReadTerritory(context, path, territory);
}

template <typename Message>
Instant ReadAsOf(const ReadContext& context, const Message& message) {
  FieldPath root;
  return message.has_as_of() ? ReadInstant(context, FieldPath(root, "as_of"), message.as_of())
                             : context.now;
}

size_t ReadPageToken(const ReadContext& context, const std::string& token) {
  bool digits =
      token.size() <= kMaxTokenDigits &&
      std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
  FieldPath root;
  if (!digits) {
    context.Fail(FieldPath(root, "page_token"), "expected next_page_token of the page before");
    return 0;
  }
  size_t start = 0;
  for (char c : token) start = start * 10 + static_cast<size_t>(c - '0');
  return start;
}

void ReadSubject(const ReadContext& context,
                 const reference::v1::ListUpcomingChangesRequest& message,
                 ChangeQuestion& question) {
  using Request = reference::v1::ListUpcomingChangesRequest;
  FieldPath root;
  switch (message.subject_case()) {
    case Request::kTerritory:
      question.territory = ReadPlaceOfLaw(context, message.territory());
      break;
    case Request::kOrder:
      question.has_order = true;
      question.order = ReadOrder(context, FieldPath(root, "order"), message.order());
      break;
    case Request::SUBJECT_NOT_SET:
      context.Fail(root, "expected territory or order");
      break;
  }
  question.has_way = message.has_caller_freight();
  if (!question.has_way) return;
  FieldPath way_path(root, "caller_freight");
  question.way = ReadCallerFreight(context, way_path, message.caller_freight());
  if (!question.has_order) context.Fail(way_path, "expected none without order");
}

}  // namespace

TerritoryQuestion ReadResolveTerritory(const ReadContext& context,
                                       const reference::v1::ResolveTerritoryRequest& message) {
  FieldPath root;
  FieldPath path(root, "address");
  TerritoryQuestion question;
  if (message.has_address()) {
    question.address = ReadAddress(context, path, message.address());
  } else {
    context.Fail(path, "required");
  }
  question.as_of = ReadAsOf(context, message);
  return question;
}

TariffQuestion ReadGetTariffLine(const ReadContext& context,
                                 const reference::v1::GetTariffLineRequest& message) {
  FieldPath root;
  FieldPath code_path(root, "hs_code");
  if (message.hs_code().empty()) context.Fail(code_path, "required");
  return {.hs_code = ReadHsCode(context, code_path, message.hs_code()),
          .territory = ReadPlaceOfLaw(context, message.territory()),
          .origin = ReadTerritory(context, FieldPath(root, "origin"), message.origin()),
          .as_of = ReadAsOf(context, message)};
}

TariffSearch ReadSearchTariff(const ReadContext& context,
                              const reference::v1::SearchTariffRequest& message) {
  FieldPath root;
  FieldPath query_path(root, "query");
  if (message.query().size() < kMinQueryBytes) {
    context.Fail(query_path, "expected at least 2 bytes");
  } else if (message.query().find_first_not_of(' ') == std::string::npos) {
    context.Fail(query_path, "expected digits or words");
  }
  TariffSearch search{.query = ReadText(context, query_path, message.query(), kMaxIdBytes),
                      .territory = ReadPlaceOfLaw(context, message.territory()),
                      .as_of = ReadAsOf(context, message),
                      .start = ReadPageToken(context, message.page_token()),
                      .limit = kDefaultPage};
  if (message.page_size() != 0) {
    search.limit = ReadInteger(context, FieldPath(root, "page_size"), message.page_size(), 1,
                               kMaxPage, "expected 1 to 200");
  }
  return search;
}

ThresholdQuestion ReadListThresholds(const ReadContext& context,
                                     const reference::v1::ListThresholdsRequest& message) {
  return {.territory = ReadPlaceOfLaw(context, message.territory()),
          .as_of = ReadAsOf(context, message),
          .include_not_in_force = message.include_not_in_force()};
}

RestrictionQuestion ReadListRestrictions(const ReadContext& context,
                                         const reference::v1::ListRestrictionsRequest& message) {
  FieldPath root;
  return {.hs_code = ReadHsCode(context, FieldPath(root, "hs_code"), message.hs_code()),
          .territory = ReadPlaceOfLaw(context, message.territory()),
          .as_of = ReadAsOf(context, message)};
}

ChangeQuestion ReadListUpcomingChanges(const ReadContext& context,
                                       const reference::v1::ListUpcomingChangesRequest& message) {
  FieldPath root;
  ChangeQuestion question;
  ReadSubject(context, message, question);
  question.after = message.has_after()
                       ? ReadInstant(context, FieldPath(root, "after"), message.after())
                       : context.now;
  int64_t after = question.after.micros();
  question.until = Instant::FromMicros(after + kDefaultDaysAhead * kMicrosPerDay);
  if (message.has_until()) {
    FieldPath until_path(root, "until");
    question.until = ReadInstant(context, until_path, message.until());
    int64_t ahead = question.until.micros() - after;
    if (ahead < 0 || ahead > kMaxDaysAhead * kMicrosPerDay) {
      context.Fail(until_path, "expected at most 3,660 days from after");
    }
  }
  question.include_not_in_force = message.include_not_in_force();
  return question;
}

std::string_view ReadGetEdition(const ReadContext& context,
                                const reference::v1::GetEditionRequest& message) {
  FieldPath root;
  return ReadText(context, FieldPath(root, "edition_id"), message.edition_id(), kMaxIdBytes);
}

}  // namespace landfall::reference
