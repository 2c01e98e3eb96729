#include "common/time/zone.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "common/testing/status_matchers.h"

namespace landfall {
namespace {

TimeZone Zone(const char* name) { return TimeZone::Load(name).value(); }
Instant At(const char* text) { return Instant::Parse(text).value(); }
LocalTime Wall(const char* text) { return LocalTime::Parse(text).value(); }

struct Case {
  const char* zone;
  const char* instant;
  const char* local;
};

class ZoneTest : public ::testing::TestWithParam<Case> {};

TEST_P(ZoneTest, InstantAndWallAgreeBothWays) {
  const Case& c = GetParam();
  TimeZone zone = Zone(c.zone);
  EXPECT_EQ(zone.ToLocal(At(c.instant)).ToString(), c.local);
  EXPECT_EQ(zone.ToInstant(Wall(c.local)).ToString(), c.instant);
  EXPECT_EQ(zone.DayOf(At(c.instant)), Wall(c.local).day());
}

INSTANTIATE_TEST_SUITE_P(
    Table, ZoneTest,
    ::testing::Values(Case{"UTC", "2026-07-01T00:00:00Z", "2026-07-01"},
                      Case{"America/New_York", "2026-07-24T04:01:00Z", "2026-07-24T00:01"},
                      Case{"America/New_York", "2026-07-24T04:00:59Z", "2026-07-24T00:00:59"},
                      Case{"America/New_York", "2026-01-24T05:01:00Z", "2026-01-24T00:01"},
                      Case{"America/Puerto_Rico", "2026-07-24T04:01:00Z", "2026-07-24T00:01"},
                      Case{"Europe/Berlin", "2026-06-30T22:00:00Z", "2026-07-01"},
                      Case{"Europe/London", "2026-06-30T23:00:00Z", "2026-07-01"},
                      Case{"Europe/London", "2027-01-01T00:00:00Z", "2027-01-01"},
                      Case{"Atlantic/Canary", "2026-06-30T23:00:00Z", "2026-07-01"},
                      Case{"Asia/Tokyo", "2026-06-30T15:00:00Z", "2026-07-01"},
                      Case{"Asia/Kathmandu", "2026-06-30T18:15:00Z", "2026-07-01"},
                      Case{"Australia/Sydney", "2026-06-30T14:00:00Z", "2026-07-01"},
                      Case{"America/Sao_Paulo", "2026-07-01T03:00:00Z", "2026-07-01"},
                      Case{"Europe/Zurich", "1969-12-31T23:00:00Z", "1970-01-01"}));

TEST(ZoneTest, ATimeTheClocksJumpOverIsTheMomentOfTheJump) {
  // 2026-03-29: Berlin goes from 02:00 to 03:00. 2026-03-08: New York does.
  EXPECT_EQ(Zone("Europe/Berlin").ToInstant(Wall("2026-03-29T02:00")), At("2026-03-29T01:00:00Z"));
  EXPECT_EQ(Zone("Europe/Berlin").ToInstant(Wall("2026-03-29T02:30")), At("2026-03-29T01:00:00Z"));
  EXPECT_EQ(Zone("Europe/Berlin").ToInstant(Wall("2026-03-29T03:00")), At("2026-03-29T01:00:00Z"));
  EXPECT_EQ(Zone("Europe/Berlin").ToInstant(Wall("2026-03-29T01:59")), At("2026-03-29T00:59:00Z"));
  EXPECT_EQ(Zone("America/New_York").ToInstant(Wall("2026-03-08T02:30")),
            At("2026-03-08T07:00:00Z"));
}

TEST(ZoneTest, ADayThatBeginsInAJumpBeginsAtTheJump) {
  // Beirut has gone to summer time at midnight: 2022-03-27 began at 01:00.
  EXPECT_EQ(Zone("Asia/Beirut").ToInstant(Wall("2022-03-27")), At("2022-03-26T22:00:00Z"));
  EXPECT_EQ(Zone("Asia/Beirut").ToLocal(At("2022-03-26T22:00:00Z")), Wall("2022-03-27T01:00"));
  // Samoa had no 2011-12-30 at all.
  EXPECT_EQ(Zone("Pacific/Apia").ToInstant(Wall("2011-12-30")), At("2011-12-30T10:00:00Z"));
  EXPECT_EQ(Zone("Pacific/Apia").ToInstant(Wall("2011-12-31")), At("2011-12-30T10:00:00Z"));
}

TEST(ZoneTest, ATimeShownTwiceIsTheFirstOfTheTwo) {
  // 2026-10-25: Berlin goes from 03:00 back to 02:00. 2026-11-01: New York from 02:00 to 01:00.
  TimeZone berlin = Zone("Europe/Berlin");
  EXPECT_EQ(berlin.ToInstant(Wall("2026-10-25T02:30")), At("2026-10-25T00:30:00Z"));
  EXPECT_EQ(berlin.ToLocal(At("2026-10-25T00:30:00Z")), Wall("2026-10-25T02:30"));
  EXPECT_EQ(berlin.ToLocal(At("2026-10-25T01:30:00Z")), Wall("2026-10-25T02:30"));
  EXPECT_EQ(Zone("America/New_York").ToInstant(Wall("2026-11-01T01:30")),
            At("2026-11-01T05:30:00Z"));
}

TEST(ZoneTest, FractionsOfASecondBelongToTheSecondTheyBegin) {
  EXPECT_EQ(Zone("Europe/Berlin").ToLocal(At("2026-06-30T21:59:59.999999Z")),
            Wall("2026-06-30T23:59:59"));
  EXPECT_EQ(Zone("UTC").ToLocal(At("1969-12-31T23:59:59.5Z")), Wall("1969-12-31T23:59:59"));
}

TEST(ZoneTest, TheInstantOfAWallTimeIsTheFirstThatShowsItOrLater) {
  constexpr uint32_t kSeed = 7;
  RecordProperty("seed", kSeed);
  std::mt19937_64 random(kSeed);
  for (const char* name : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                           "America/St_Johns", "Asia/Tokyo", "Pacific/Apia"}) {
    TimeZone zone = Zone(name);
    for (int i = 0; i < 5'000; ++i) {
      LocalTime wall = LocalTime::FromSeconds(static_cast<int64_t>(random() % 2'000'000'000));
      Instant instant = zone.ToInstant(wall);
      ASSERT_GE(zone.ToLocal(instant), wall) << name << " seed " << kSeed;
      ASSERT_LT(zone.ToLocal(instant.PlusSeconds(-1)), wall) << name << " seed " << kSeed;
    }
  }
}

TEST(ZoneTest, RefusesNamesTheDatabaseDoesNotHave) {
  for (const char* name : {"", "Europe/Atlantis", "localtime", "europe/berlin", "/etc/localtime",
                           "../zoneinfo/Europe/Berlin", "libc:localtime", "Europe/../Europe/Berlin",
                           "CEST+02:00", "Europe/Berlin ", "Europe"}) {
    EXPECT_THAT(TimeZone::Load(name), StatusIs(absl::StatusCode::kNotFound)) << name;
  }
}

TEST(ZoneTest, IsUtcByDefaultAndKeepsItsName) {
  EXPECT_EQ(TimeZone().ToLocal(Instant()), LocalTime());
  EXPECT_EQ(Zone("Europe/Berlin").name(), "Europe/Berlin");
}

}  // namespace
}  // namespace landfall
