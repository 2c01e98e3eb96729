#include "services/quote/answer/instant_slots.h"

#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall::quote {
namespace {

class InstantSlotsTest : public RulebookFixture {
 protected:
  int64_t Of(std::string_view text) { return InstantSlots(*shared_).Of(*Instant::Parse(text)); }
};

// The fixture has a rule from 2026-07-24T00:01 on, so every quarter splits after its first minute.
TEST_F(InstantSlotsTest, InstantsOfOneSlotHaveTheSameRules) {
  const struct {
    const char* a;
    const char* b;
    bool same;
  } kCases[] = {
      {"2026-07-24T10:01:00Z", "2026-07-24T10:14:59.999999Z", true},
      {"2026-07-24T10:00:00Z", "2026-07-24T10:00:59.999999Z", true},
      {"2026-07-24T10:00:59.999999Z", "2026-07-24T10:01:00Z", false},
      {"2026-07-24T10:14:59.999999Z", "2026-07-24T10:15:00Z", false},
      {"2026-07-23T23:59:59.999999Z", "2026-07-24T00:00:00Z", false},
      {"2026-07-24T10:01:00Z", "2026-07-25T10:01:00Z", false},
      {"1971-07-24T10:01:00Z", "1971-07-24T10:01:00.000001Z", false},
  };
  for (const auto& c : kCases) EXPECT_EQ(Of(c.a) == Of(c.b), c.same) << c.a << " " << c.b;
}

TEST_F(InstantSlotsTest, SlotsRiseWithTime) {
  EXPECT_LT(Of("1971-12-31T23:59:59.999999Z"), 0);
  EXPECT_LT(Of("1971-12-31T23:59:59.999999Z"), Of("1972-01-01T00:00:00Z"));
  EXPECT_LT(Of("2026-07-24T10:00:30Z"), Of("2026-07-24T10:01:30Z"));
}

}  // namespace
}  // namespace landfall::quote
