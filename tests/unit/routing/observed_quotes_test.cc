#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "common/base/arena.h"
#include "common/edge/csv/csv.h"
#include "common/money/fraction.h"
#include "common/rulebook/tables/freight_tables.h"
#include "services/routing/routing.h"
#include "tests/unit/routing/freight_edition.h"

namespace landfall::routing {
namespace {

// Which of our services a quote of the platform is about, and CNY per unit of its card's currency.
struct Claim {
  std::string service;
  std::string dispatch;
  std::string scale;
};

const std::map<std::string, Claim>& Claims() {
  static const auto& claims = *new std::map<std::string, Claim>{
      {"EUB-HB", {"CN_EUB", "CN", "1"}},
      {"ETK-HB", {"CN_ETK", "CN", "1"}},
      {"EMS Preferential Line-HZ", {"CN_EMS", "CN", "1"}},
      {"HK DHL Preferential Line", {"DHLX_HK", "HK", "1.09"}},
      {"UPS(HK)-5000", {"UPSX_HK", "HK", "1"}},
      {"YANWEN Air Cargo (General)", {"YANWEN_AIR_GENERAL", "CN", "1"}},
      {"SAGAWA Air (General)", {"SAGAWA_JP_GENERAL", "CN", "1"}},
      {"YunExpress Air Cargo (General)", {"YUN_AIR_GENERAL", "CN", "1"}},
      {"YunExpress Air Cargo (Batteries)", {"YUN_AIR_BATTERY", "CN", "1"}},
      {"YunExpress clothing Registered Air Mail", {"YUN_ECONOMY", "CN", "1"}},
      {"4PX Air Cargo (General)", {"4PX_AIR_GENERAL", "CN", "1"}},
      {"Special Line (Ocean Cargo)", {"SEA_PARCEL_CN", "CN", "1"}},
  };
  return claims;
}

std::filesystem::path QuotesFile() {
  const char* folder = std::getenv("LANDFALL_SHARED");
  return std::filesystem::path(folder == nullptr ? LANDFALL_SHARED_DIR : folder) / "data" /
         "logistics" / "observed_quotes.csv";
}

struct Quote {
  std::string destination;
  std::string label;
  Parcel parcel;
  Decimal price;
};

// Columns: origin, dest, service_label, service_code, weight_kg, length_cm, width_cm, height_cm,
// price, currency, min_days, max_days, available, …
std::vector<Quote> ReadQuotes(const std::string& bytes) {
  std::vector<Quote> quotes;
  absl::Status read = ReadCsv(bytes, [&](CsvRecord record) {
    if (record[12] != "yes") return absl::OkStatus();
    auto millimetres = [&](size_t column) {
      return static_cast<int32_t>(std::stoi(std::string(record[column])) * 10);
    };
    int64_t grams = static_cast<int64_t>(Decimal::Parse(record[4]).value().scaled() /
                                         (Decimal::kScale / 1'000));
    quotes.push_back({.destination = std::string(record[1]),
                      .label = std::string(record[2]),
                      .parcel = {.weight_grams = grams,
                                 .dimensions = {millimetres(5), millimetres(6), millimetres(7)}},
                      .price = Decimal::Parse(record[8]).value()});
    return absl::OkStatus();
  });
  EXPECT_TRUE(read.ok()) << read;
  return quotes;
}

// Null when the service is not offered.
const ServiceOffer* Find(const FreightOptions& options, std::string_view id) {
  const Edition& edition = ShippedEdition();
  for (const ServiceOffer& offer : options.offers) {
    if (edition.Text(edition.Rows<ServiceRow>()[offer.service].id) == id) return &offer;
  }
  return nullptr;
}

TEST(ObservedQuotes, PricesFittedToAQuoteReproduceItToTheCent) {
  std::ifstream stream(QuotesFile(), std::ios::binary);
  if (!stream) GTEST_SKIP() << "no file " << QuotesFile();
  const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const Rounding cents{RoundingMode::kHalfUp, Decimal::Parse("0.01").value()};
  std::map<std::string, int> reproduced;
  int total = 0;
  for (const Quote& quote : ReadQuotes(bytes)) {
    auto claim = Claims().find(quote.label);
    if (claim == Claims().end()) continue;
    Arena arena;
    FreightRequest request{.dispatch = Code::Of(claim->second.dispatch),
                           .destination = Code::Of(quote.destination),
                           .country = Code::Of(quote.destination),
                           .day = Day::Parse("2026-01-27").value(),
                           .parcels = {&quote.parcel, 1},
                           .values = {},
                           .services = {}};
    FreightOptions options = PriceServices(ShippedEdition(), request, arena);
    const ServiceOffer* offer = Find(options, claim->second.service);
    if (offer == nullptr) continue;  // a destination we hold no prices for
    const FreightComponent& base = offer->price.parts[0];
    Decimal scale = Decimal::Parse(claim->second.scale).value();
    EXPECT_EQ(Fraction(base.amount).Over(scale).Value(cents), quote.price)
        << quote.label << " to " << quote.destination;
    ++reproduced[claim->second.service];
    ++total;
  }
  EXPECT_EQ(reproduced.size(), Claims().size());
  EXPECT_EQ(total, 75);
}

}  // namespace
}  // namespace landfall::routing
