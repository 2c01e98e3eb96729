#include "common/rulebook/freight/freight.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/rulebook.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

// The edition of data/, compiled once for all tests.
class ShippedRulebook : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    EditionBuilder builder(TestDigest);
    const std::string data = std::string(LANDFALL_SOURCE_DIR) + "/data";
    CompileReport report = CompileRulebook(
        {.folders = {data},
         .extra_sections = {[](std::span<const std::string> folders, EditionBuilder& rows) {
           return LoadFreight(folders, rows);
         }}},
        builder);
    EXPECT_EQ(Joined(report.defects), "");
    if (!report.defects.empty()) return;
    edition_ = Edition::Open(builder.Write(folder_->path()).value()).value();
  }
  static void TearDownTestSuite() {
    edition_.reset();
    folder_.reset();
  }
  void SetUp() override { ASSERT_NE(edition_, nullptr); }

  static inline std::unique_ptr<TemporaryFolder> folder_;
  static inline std::shared_ptr<const Edition> edition_;
};

TEST_F(ShippedRulebook, IsWholeAndReady) {
  EXPECT_TRUE(edition_->Verify().ok());
  absl::StatusOr<std::shared_ptr<const Rulebook>> book = Rulebook::Make(edition_);
  EXPECT_TRUE(book.ok()) << book.status().ToString();
}

struct SpecialArea {
  const char* country;
  const char* subdivision;
  const char* postal_code;
  const char* territory;
  const char* customs;
  const char* vat;
};

TEST_F(ShippedRulebook, SpecialAreasAnswerTheirOwnTerritories) {
  const SpecialArea cases[] = {
      {"DE", "", "10115", "DE", "EU", "EU"},                 // Berlin
      {"DE", "", "78266", "DE-BUS", "CH", "CH"},             // Büsingen
      {"DE", "", "27498", "DE-HELG", "DE-HELG", "DE-HELG"},  // Heligoland
      {"ES", "", "28013", "ES", "EU", "EU"},                 // Madrid
      {"ES", "", "35001", "ES-CN", "EU", "ES-CN"},           // Canary Islands
      {"ES", "", "38400", "ES-CN", "EU", "ES-CN"},
      {"ES", "ES-CN", "", "ES-CN", "EU", "ES-CN"},
      {"ES", "", "51001", "ES-CE", "ES-CE", "ES-CE"},  // Ceuta
      {"ES", "", "52001", "ES-ML", "ES-ML", "ES-ML"},  // Melilla
      {"FI", "", "00100", "FI", "EU", "EU"},           // Helsinki
      {"FI", "", "22100", "FI-AX", "EU", "AX"},        // Åland
      {"AX", "", "22100", "AX", "EU", "AX"},
      {"FR", "", "75001", "FR", "EU", "EU"},     // Paris
      {"FR", "", "97110", "FR-GP", "EU", "GP"},  // Guadeloupe
      {"GP", "", "97110", "GP", "EU", "GP"},
      {"MC", "", "98000", "MC", "EU", "EU"},  // Monaco
      {"FR", "", "98000", "FR-MC", "EU", "EU"},
      {"IT", "", "00184", "IT", "EU", "EU"},              // Rome
      {"IT", "", "23041", "IT-LIV", "IT-LIV", "IT-LIV"},  // Livigno
      {"IT", "", "22061", "IT-CAMP", "EU", "IT-CAMP"},    // Campione
      {"GR", "", "63086", "GR-69", "EU", "NONE"},         // Mount Athos
      {"GB", "", "SW1A 1AA", "GB", "GB", "GB"},           // London
      {"GB", "", "BT1 1AA", "XI", "GB", "GB"},            // Northern Ireland
      {"GB", "GB-NIR", "", "XI", "GB", "GB"},
      {"JE", "", "JE2 3AB", "JE", "JE", "JE"},  // Jersey
      {"GB", "", "JE2 3AB", "GB-JE", "JE", "JE"},
      {"IM", "", "IM1 1AA", "IM", "GB", "GB"},  // Isle of Man
      {"CH", "", "8001", "CH", "CH", "CH"},     // Zurich
      {"LI", "", "9490", "LI", "CH", "CH"},     // Vaduz
      {"CH", "", "9490", "CH-LI", "CH", "CH"},
      {"NO", "", "0150", "NO", "NO", "NO"},        // Oslo
      {"NO", "", "9170", "NO-SJ", "SJ", "NONE"},   // Svalbard
      {"JP", "", "100-0001", "JP", "JP", "JP"},    // Tokyo
      {"AU", "", "2000", "AU", "AU", "AU"},        // Sydney
      {"US", "", "10001", "US", "US", "US"},       // New York
      {"US", "", "97201", "US-OR", "US", "NONE"},  // Oregon
      {"CA", "", "K1A 0B1", "CA-ON", "CA", "CA"},  // Ottawa
      {"CA", "CA-QC", "", "CA-QC", "CA", "CA"},    // Quebec
  };
  for (const SpecialArea& c : cases) {
    std::optional<Place> place = ResolvePlace(
        *edition_, Code::Of(c.country), Code::Of(c.subdivision), c.postal_code, D("2026-07-01"));
    const std::string where = std::string(c.country) + " " + c.subdivision + " " + c.postal_code;
    ASSERT_TRUE(place.has_value()) << where;
    EXPECT_EQ(place->territory.ToString(), c.territory) << where;
    EXPECT_EQ(place->customs.ToString(), c.customs) << where;
    EXPECT_EQ(place->vat.ToString(), c.vat) << where;
  }
}

}  // namespace
}  // namespace landfall
