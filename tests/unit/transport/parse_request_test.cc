#include "common/edge/wire/parse_request.h"

#include "tests/unit/transport/request_fixture.h"

namespace landfall {
namespace {

// The bytes of the plain request with `text` in the place of "shirt", which must be as long.
std::string BytesWith(std::string_view text) {
  std::string bytes = PlainQuote().SerializeAsString();
  size_t place = bytes.find("shirt");
  EXPECT_NE(place, std::string::npos);
  return bytes.replace(place, text.size(), text);
}

TEST(ParseRequestTest, AWholeMessageIsRead) {
  quote::v1::CreateQuoteRequest request;
  Violations violations;
  EXPECT_TRUE(ParseRequest(BytesWith("caf\xc3\xa9"), request, violations));
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(request.order().lines(0).line_id(), "caf\xc3\xa9");
}

TEST(ParseRequestTest, TextThatIsNotUtf8IsNamedByItsField) {
  constexpr std::string_view kBad[] = {
      "\xff"
      "aaaa",
      "aaaa\xc3",
      "\xc0\x80"
      "aaa",
      "\xed\xa0\x80"
      "aa",
      "\xf5\x80\x80\x80"
      "a",
      "\xe0\x80\x80"
      "aa"};
  for (std::string_view text : kBad) {
    quote::v1::CreateQuoteRequest request;
    Violations violations;
    EXPECT_FALSE(ParseRequest(BytesWith(text), request, violations));
    EXPECT_EQ(violations.kept(),
              (std::vector<Violation>{{"order.lines[0].line_id", "expected UTF-8"}}));
  }
}

TEST(ParseRequestTest, EveryTextThatIsNotUtf8IsNamed) {
  std::string bytes = BytesWith("\xff\xff\xff\xff\xff");
  bytes.replace(bytes.find("watch"), 5, "\xff\xff\xff\xff\xff");
  quote::v1::CreateQuoteRequest request;
  Violations violations;
  EXPECT_FALSE(ParseRequest(bytes, request, violations));
  EXPECT_EQ(violations.kept(),
            (std::vector<Violation>{{"order.lines[0].line_id", "expected UTF-8"},
                                    {"order.lines[1].line_id", "expected UTF-8"}}));
}

TEST(ParseRequestTest, BytesThatAreCutAreRefused) {
  std::string bytes = PlainQuote().SerializeAsString();
  for (size_t size = 1; size < bytes.size(); ++size) {
    quote::v1::CreateQuoteRequest request;
    Violations violations;
    if (ParseRequest(std::string_view(bytes).substr(0, size), request, violations)) continue;
    EXPECT_EQ(violations.kept(),
              (std::vector<Violation>{
                  {"", "expected the bytes of a landfall.quote.v1.CreateQuoteRequest"}}));
  }
}

TEST(ParseRequestTest, FieldsOfALaterVersionAreIgnored) {
  std::string bytes = PlainQuote().SerializeAsString();
  bytes.append(
      "\xfa\x7f\x03"
      "new");  // field 2047
  quote::v1::CreateQuoteRequest request;
  Violations violations;
  EXPECT_TRUE(ParseRequest(bytes, request, violations));
}

}  // namespace
}  // namespace landfall
