#include "common/territory/postcode.h"

#include <gtest/gtest.h>

namespace landfall {
namespace {

TEST(Postcode, CaseBlanksAndHyphensDoNotCount) {
  struct {
    const char* text;
    const char* normal;
  } cases[] = {{"sw1a 1aa", "SW1A1AA"},
               {"100-0001", "1000001"},
               {" 78266 ", "78266"},
               {"K1A0B1", "K1A0B1"},
               {"AD100-1", "AD1001"},
               {"12345-6789", "12345678"},
               {"", ""},
               {" - ", ""}};
  for (const auto& c : cases) EXPECT_EQ(NormalPostcode(c.text).ToString(), c.normal) << c.text;
}

TEST(Postcode, OtherSignsMakeItNone) {
  for (const char* text : {"12_34", "K1A\n", "７８", "1.2", "12/3"}) {
    EXPECT_TRUE(NormalPostcode(text).IsNone()) << text;
  }
}

}  // namespace
}  // namespace landfall
