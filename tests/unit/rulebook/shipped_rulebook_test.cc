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
  const char* customs;
  bool own_vat;  // outside the VAT territory of its customs union or country
};

TEST_F(ShippedRulebook, SpecialAreasAnswerTheirOwnTerritories) {
  const SpecialArea cases[] = {
      {"DE", "", "10115", "EU", false},                                         // Berlin
      {"DE", "", "78266", "CH", true},                                          // Büsingen
      {"DE", "", "27498", "DE-HEL", true},                                      // Heligoland
      {"ES", "", "28013", "EU", false},                                         // Madrid
      {"ES", "", "35001", "EU", true},                                          // Canary Islands
      {"ES", "ES-CN", "", "EU", true},     {"ES", "", "51001", "ES-CE", true},  // Ceuta
      {"FI", "", "22100", "EU", true},                                          // Åland
      {"AX", "", "22100", "EU", true},     {"FR", "", "75001", "EU", false},
      {"FR", "", "97110", "EU", true},                                        // Guadeloupe
      {"GP", "", "97110", "EU", true},     {"MC", "", "98000", "EU", false},  // Monaco
      {"FR", "", "98000", "EU", false},    {"IT", "", "00184", "EU", false},
      {"IT", "", "23041", "IT-LIV", true},                                      // Livigno
      {"IT", "", "22061", "EU", true},                                          // Campione
      {"GB", "", "SW1A 1AA", "GB", false}, {"GB", "", "BT1 1AA", "EU", false},  // Northern Ireland
      {"JE", "", "JE2 3AB", "JE", true},                                        // Jersey
      {"GB", "", "JE2 3AB", "JE", true},   {"US", "", "10001", "US", false},
      {"PR", "", "00901", "US", false},  // Puerto Rico
      {"JP", "", "100-0001", "JP", false}, {"AU", "", "2000", "AU", false},
      {"CH", "", "8001", "CH", false},     {"LI", "", "9490", "CH", false},
      {"NO", "", "0150", "NO", false},     {"NO", "", "9170", "SJ", true},  // Svalbard
      {"CA", "", "K1A 0B1", "CA", false},  {"CA", "CA-QC", "", "CA", false},
  };
  const Day day = D("2026-07-01");
  for (const SpecialArea& c : cases) {
    std::optional<Place> place =
        ResolvePlace(*edition_, Code::Of(c.country), Code::Of(c.subdivision), c.postal_code, day);
    ASSERT_TRUE(place.has_value()) << c.country << " " << c.postal_code;
    EXPECT_EQ(place->customs.ToString(), c.customs)
        << c.country << " " << c.postal_code << " " << place->territory.ToString();
    EXPECT_FALSE(c.own_vat && place->vat == Code::Of("EU")) << c.country << " " << c.postal_code;
  }
}

}  // namespace
}  // namespace landfall
