#include "common/rulebook/lookup/place_lookup.h"

#include "common/rulebook/tables/place_tables.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

using PlaceLookup = RulebookFixture;

struct AddressCase {
  const char* country;
  const char* subdivision;
  const char* postal_code;
  const char* day;
  const char* territory;  // empty: none
};

TEST_F(PlaceLookup, AnAddressAnswersTheNarrowestTerritoryOfTheDay) {
  const AddressCase cases[] = {
      {"QM", "", "", "2026-07-01", "QM"},
      {"QM", "QM-A", "12345", "2026-07-01", "QM"},
      {"QN", "", "78266", "2026-07-01", "QN-FZ"},
      {"QN", "", "78266", "2025-12-31", "QN"},
      {"QN", "", "78266", "2026-01-01", "QN-FZ"},
      {"QN", "", "782 66", "2026-07-01", "QN-FZ"},
      {"QN", "", "78266-1234", "2026-07-01", "QN-FZ"},
      {"QN", "", "7826", "2026-07-01", "QN"},
      {"QN", "", "78265", "2026-07-01", "QN"},
      {"QN", "", "78270", "2026-07-01", "QN-FZ"},
      {"QN", "", "78279", "2026-07-01", "QN-FZ"},
      {"QN", "", "78280", "2026-07-01", "QN"},
      {"QN", "QN-FZ", "", "2026-07-01", "QN-FZ"},
      {"QN", "QN-FZ", "10000", "2026-07-01", "QN-FZ"},
      {"QN", "QN-XX", "", "2026-07-01", "QN"},
      {"QP", "", "k1a 0b1", "2026-07-01", "QP-IS"},
      {"QP", "", "K3X", "2026-07-01", "QP-IS"},
      {"QP", "", "K2B 1A1", "2026-07-01", "QP-K2"},
      {"QP", "QP-IS", "K2", "2026-07-01", "QP-K2"},
      {"QP", "", "K1A", "2029-12-31", "QP-IS"},
      {"QP", "", "K1A", "2030-01-01", "QP"},
      {"QP", "", "L1", "2026-07-01", "QP"},
      {"QP", "", "K@1", "2026-07-01", "QP"},
      {"QU", "", "", "2026-07-01", ""},
      {"ZZ", "", "", "2026-07-01", ""},
  };
  for (const AddressCase& c : cases) {
    std::optional<Place> place = ResolvePlace(edition(), Code::Of(c.country),
                                              Code::Of(c.subdivision), c.postal_code, D(c.day));
    EXPECT_EQ(place ? place->territory.ToString() : "", c.territory)
        << c.country << " " << c.subdivision << " " << c.postal_code << " " << c.day;
  }
}

TEST_F(PlaceLookup, ThreeTerritoriesAreThreeAnswers) {
  struct {
    const char* country;
    const char* postal_code;
    const char* customs;
    const char* vat;
    const char* excise;
  } cases[] = {{"QM", "", "QM", "QM", "QM"},
               {"QN", "", "QU", "QU", "QU"},
               {"QN", "78266", "QN-FZ", "NONE", "QN-FZ"},
               {"QP", "", "QU", "QU", "QP"},
               {"QP", "K1", "QU", "QP-IS", "QP-IS"}};
  for (const auto& c : cases) {
    std::optional<Place> place =
        ResolvePlace(edition(), Code::Of(c.country), Code(), c.postal_code, D("2026-07-01"));
    ASSERT_TRUE(place.has_value());
    EXPECT_EQ(place->customs.ToString(), c.customs);
    EXPECT_EQ(place->vat.ToString(), c.vat);
    EXPECT_EQ(place->excise.ToString(), c.excise);
    EXPECT_EQ(place->country.ToString(), c.country);
    EXPECT_EQ(edition().Rows<TerritoryRow>()[place->row].id, place->territory);
  }
}

TEST_F(PlaceLookup, MembershipHasDays) {
  struct {
    const char* member;
    const char* day;
    bool is_member;
  } cases[] = {{"QN", "1990-01-01", true},  {"QP", "2023-12-31", false}, {"QP", "2024-01-01", true},
               {"QP", "2025-06-30", true},  {"QP", "2025-07-01", false}, {"QP", "2026-01-01", true},
               {"QM", "2026-01-01", false}, {"QU", "2026-01-01", false}};
  for (const auto& c : cases) {
    EXPECT_EQ(IsMember(edition(), Code::Of("QU"), Code::Of(c.member), D(c.day)), c.is_member)
        << c.member << " " << c.day;
  }
  EXPECT_FALSE(IsMember(edition(), Code::Of("NONE"), Code::Of("QN"), D("2026-01-01")));
  EXPECT_EQ(MembersOf(edition(), Code::Of("QU")).count, 3u);
  EXPECT_EQ(MembersOf(edition(), Code::Of("QX")).count, 0u);
}

TEST_F(PlaceLookup, CurrenciesAndTheirDigitsHaveDays) {
  const uint32_t qm = FindTerritory(edition(), Code::Of("QM"));
  ASSERT_NE(qm, kNoRow);
  EXPECT_EQ(CurrencyAt(edition(), qm, D("1999-12-31")).ToString(), "");
  EXPECT_EQ(CurrencyAt(edition(), qm, D("2025-12-31")).ToString(), "XXA");
  EXPECT_EQ(CurrencyAt(edition(), qm, D("2026-01-01")).ToString(), "XTS");
  CurrencyCode mark = CurrencyCode::FromLiteral("XTS");
  EXPECT_EQ(MinorDigits(edition(), mark, D("2026-12-31")), 2);
  EXPECT_EQ(MinorDigits(edition(), mark, D("2027-01-01")), 3);
  EXPECT_EQ(MinorDigits(edition(), CurrencyCode::FromLiteral("XXA"), D("2026-01-01")), 0);
  EXPECT_EQ(FindMinorDigits(edition(), CurrencyCode::FromLiteral("ZZZ"), D("2026-01-01")),
            std::nullopt);
}

TEST_F(PlaceLookup, AnUnknownTerritoryIsNoRow) {
  for (const char* id : {"", "A", "QN-F", "QZ", "ZZ"}) {
    EXPECT_EQ(FindTerritory(edition(), Code::Of(id)), kNoRow) << id;
  }
}

}  // namespace
}  // namespace landfall
