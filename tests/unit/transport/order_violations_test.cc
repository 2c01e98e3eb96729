#include "tests/unit/transport/request_fixture.h"

// Every way in which an order can be wrong beside its lines.

namespace landfall {
namespace {

using quote::v1::CreateQuoteRequest;

type::v1::Order& OrderOf(CreateQuoteRequest& request) { return *request.mutable_order(); }

constexpr char kUnknownTerritory[] =
    "expected an ISO 3166-1 alpha-2 code or a territory id of the rulebook";
constexpr char kUnknownEnum[] = "expected a value of the enumeration";
constexpr int64_t kIn2019 = 1'560'000'000;

std::vector<BadCase> Parties() {
  return {
      {"NoOrder", [](auto& r) { r.clear_order(); }, {{"order", "required"}}},
      {"NoBuyer", [](auto& r) { OrderOf(r).clear_buyer(); }, {{"order.buyer", "required"}}},
      {"ABuyerOfNoKind",
       [](auto& r) { OrderOf(r).mutable_buyer()->clear_kind(); },
       {{"order.buyer.kind", "required"}}},
      {"ABuyerOfUnknownKind",
       [](auto& r) { OrderOf(r).mutable_buyer()->set_kind(static_cast<type::v1::BuyerKind>(4)); },
       {{"order.buyer.kind", kUnknownEnum}}},
      {"ARegistrationWithoutAScheme",
       [](auto& r) { OrderOf(r).mutable_buyer()->add_registrations()->set_number("7"); },
       {{"order.buyer.registrations[0].scheme", "required"}}},
      {"AnUnknownScheme",
       [](auto& r) { OrderOf(r).mutable_buyer()->add_registrations()->set_scheme("FREE"); },
       {{"order.buyer.registrations[0].scheme", "expected a word of the rule data"}}},
      {"ARegistrationOfAnUnknownTerritory",
       [](auto& r) {
         auto* registration = OrderOf(r).mutable_sellers(0)->add_registrations();
         registration->set_scheme("IOSS");
         registration->set_territory("Narnia");
       },
       {{"order.sellers[0].registrations[0].territory", kUnknownTerritory}}},
      {"ARegistrationNumberThatIsTooLong",
       [](auto& r) {
         auto* registration = OrderOf(r).mutable_marketplace()->add_registrations();
         registration->set_scheme("IOSS");
         registration->set_number(std::string(65, '1'));
       },
       {{"order.marketplace.registrations[0].number", "expected at most 64 bytes"}}},
      {"ARegistrationOfAPartyAndOfAThirdParty",
       [](auto& r) {
         auto* registration = OrderOf(r).mutable_buyer()->add_registrations();
         registration->set_scheme("IOSS");
         registration->set_holder(type::v1::PARTY_SELLER);
         registration->set_held_by_third_party(true);
       },
       {{"order.buyer.registrations[0].holder", "expected none with held_by_third_party"}}},
      {"TooManyRegistrations",
       [](auto& r) {
         for (int i = 0; i < 17; ++i) {
           OrderOf(r).mutable_buyer()->add_registrations()->set_scheme("IOSS");
         }
       },
       {{"order.buyer.registrations", "expected at most 16"}}},
      {"NoSeller",
       [](auto& r) { OrderOf(r).clear_sellers(); },
       {{"order.sellers", "expected at least one"}}},
      {"ASellerWithoutATerritory",
       [](auto& r) { OrderOf(r).mutable_sellers(0)->clear_territory(); },
       {{"order.sellers[0].territory", "required"}}},
      {"ASellerOfUnknownKind",
       [](auto& r) {
         OrderOf(r).mutable_sellers(0)->set_kind(static_cast<type::v1::SellerKind>(1));
       },
       {{"order.sellers[0].kind", kUnknownEnum}}},
      {"SeveralSellersWithoutIds",
       [](auto& r) { OrderOf(r).add_sellers()->set_territory("QN"); },
       {{"order.sellers[0].seller_id", "required"},
        {"order.sellers[1].seller_id", "required"},
        {"order.lines[0].seller_id", "required where there are several sellers"},
        {"order.lines[1].seller_id", "required where there are several sellers"}}},
      {"ASellerIdGivenTwice",
       [](auto& r) {
         OrderOf(r).mutable_sellers(0)->set_seller_id("a");
         *OrderOf(r).add_sellers() = OrderOf(r).sellers(0);
         for (auto& line : *OrderOf(r).mutable_lines()) line.set_seller_id("a");
       },
       {{"order.sellers[1].seller_id", "given twice"}}},
      {"AMarketplaceInAnUnknownTerritory",
       [](auto& r) { OrderOf(r).mutable_marketplace()->set_territory("XX"); },
       {{"order.marketplace.territory", kUnknownTerritory}}},
      {"AnImporterThatIsNoPartyToTheOrder",
       [](auto& r) { OrderOf(r).set_importer_of_record(type::v1::IMPORTER_OF_RECORD_MARKETPLACE); },
       {{"order.importer_of_record", "expected a party to the order"}}},
      {"AnUnknownImporter",
       [](auto& r) {
         OrderOf(r).set_importer_of_record(static_cast<type::v1::ImporterOfRecord>(8));
       },
       {{"order.importer_of_record", kUnknownEnum}}},
      {"ANamedImporterWithoutAName",
       [](auto& r) { OrderOf(r).set_importer_of_record(type::v1::IMPORTER_OF_RECORD_NAMED); },
       {{"order.named_importer", "expected exactly when importer_of_record is NAMED"}}},
      {"AnImporterNamedWithoutNeed",
       [](auto& r) { OrderOf(r).mutable_named_importer()->set_importer_id("broker"); },
       {{"order.named_importer", "expected exactly when importer_of_record is NAMED"}}},
      {"ANamedImporterWithAnEmptyId",
       [](auto& r) {
         OrderOf(r).set_importer_of_record(type::v1::IMPORTER_OF_RECORD_NAMED);
         OrderOf(r).mutable_named_importer();
       },
       {{"order.named_importer.importer_id", "required"}}},
      {"AnUnknownPurpose",
       [](auto& r) { OrderOf(r).set_purpose(static_cast<type::v1::Purpose>(8)); },
       {{"order.purpose", kUnknownEnum}}},
      {"AnUnknownEntryKind",
       [](auto& r) { OrderOf(r).set_entry_kind(static_cast<type::v1::EntryKind>(3)); },
       {{"order.entry_kind", kUnknownEnum}}},
  };
}

std::vector<BadCase> Places() {
  return {
      {"NoDestination",
       [](auto& r) { OrderOf(r).clear_destination(); },
       {{"order.destination", "required"}}},
      {"ADestinationWithoutACountry",
       [](auto& r) { OrderOf(r).mutable_destination()->clear_country(); },
       {{"order.destination.country", "required"}}},
      {"AnUnknownDestination",
       [](auto& r) { OrderOf(r).mutable_destination()->set_country("XX"); },
       {{"order.destination.country", kUnknownTerritory}}},
      {"ACountryInLowerCase",
       [](auto& r) { OrderOf(r).mutable_destination()->set_country("qm"); },
       {{"order.destination.country", kUnknownTerritory}}},
      {"ASubdivisionOfAnotherCountry",
       [](auto& r) { OrderOf(r).mutable_destination()->set_subdivision("QN-ON"); },
       {{"order.destination.subdivision",
         "expected an ISO 3166-2 code of the country, as in CA-ON or ON"}}},
      {"AnUnknownSubdivision",
       [](auto& r) { OrderOf(r).mutable_destination()->set_subdivision("ZZ"); },
       {{"order.destination.subdivision",
         "expected an ISO 3166-2 code of the country, as in CA-ON or ON"}}},
      {"AnImpossiblePostalCode",
       [](auto& r) { OrderOf(r).mutable_destination()->set_postal_code("1234"); },
       {{"order.destination.postal_code", "expected a postal code the country can have"}}},
      {"APostalCodeWithSigns",
       [](auto& r) { OrderOf(r).mutable_destination()->set_postal_code("12;45"); },
       {{"order.destination.postal_code",
         "expected at most 16 letters, digits, blanks and hyphens"}}},
      {"APostalCodeThatIsTooLong",
       [](auto& r) { OrderOf(r).mutable_destination()->set_postal_code("12345678901234567"); },
       {{"order.destination.postal_code",
         "expected at most 16 letters, digits, blanks and hyphens"}}},
      {"APostalCodeOfBlanks",
       [](auto& r) { OrderOf(r).mutable_destination()->set_postal_code(" - "); },
       {{"order.destination.postal_code",
         "expected at most 16 letters, digits, blanks and hyphens"}}},
      {"ACityThatIsTooLong",
       [](auto& r) { OrderOf(r).mutable_destination()->set_city(std::string(97, 'x')); },
       {{"order.destination.city", "expected at most 96 bytes"}}},
      {"NoDispatch",
       [](auto& r) { OrderOf(r).clear_dispatch(); },
       {{"order.dispatch", "required"}}},
      {"ADispatchWithoutAnAddress",
       [](auto& r) { OrderOf(r).mutable_dispatch()->clear_address(); },
       {{"order.dispatch.address", "required"}}},
      {"AnUnknownPlaceOfDispatch",
       [](auto& r) { OrderOf(r).mutable_dispatch()->mutable_address()->set_country("XX"); },
       {{"order.dispatch.address.country", kUnknownTerritory}}},
      {"NamesOfDispatchThatAreTooLong",
       [](auto& r) {
         OrderOf(r).mutable_dispatch()->set_exporter_id(std::string(65, 'e'));
         OrderOf(r).mutable_dispatch()->set_node_id(std::string(65, 'n'));
       },
       {{"order.dispatch.exporter_id", "expected at most 64 bytes"},
        {"order.dispatch.node_id", "expected at most 64 bytes"}}},
  };
}

std::vector<BadCase> Dates() {
  return {
      {"AnInstantBefore1970",
       [](auto& r) { OrderOf(r).mutable_as_of()->set_seconds(-1); },
       {{"order.as_of", "expected an instant from 1970-01-01 to 9999-12-31"}}},
      {"AnInstantAfter9999",
       [](auto& r) { OrderOf(r).mutable_entered_at()->set_seconds(253'402'300'800); },
       {{"order.entered_at", "expected an instant from 1970-01-01 to 9999-12-31"}}},
      {"AnInstantThatOverflows",
       [](auto& r) { OrderOf(r).mutable_ordered_at()->set_seconds(9'223'372'036'854'775'807); },
       {{"order.ordered_at", "expected an instant from 1970-01-01 to 9999-12-31"}}},
      {"NanosBelowZero",
       [](auto& r) {
         OrderOf(r).mutable_as_of()->set_seconds(kNowSeconds);
         OrderOf(r).mutable_as_of()->set_nanos(-1);
       },
       {{"order.as_of.nanos", "expected 0 to 999,999,999"}}},
      {"ADateBeforeAnyRule",
       [](auto& r) { OrderOf(r).mutable_as_of()->set_seconds(kIn2019); },
       {{"order.as_of", "before the first rule known of the destination"}}},
      {"AnEntryBeforeAnyRule",
       [](auto& r) { OrderOf(r).mutable_entered_at()->set_seconds(kIn2019); },
       {{"order.entered_at", "before the first rule known of the destination"}}},
      {"AnUnknownEntryBasis",
       [](auto& r) { OrderOf(r).set_entry_basis(static_cast<type::v1::EntryBasis>(7)); },
       {{"order.entry_basis", kUnknownEnum}}},
      {"AnEntryGivenAndComputed",
       [](auto& r) {
         OrderOf(r).set_entry_basis(type::v1::ENTRY_BASIS_AFTER_TRANSIT);
         OrderOf(r).mutable_entered_at()->set_seconds(kNowSeconds);
       },
       {{"order.entered_at", "expected none with entry_basis AFTER_TRANSIT"}}},
      {"AnEntryBeforeShipping",
       [](auto& r) {
         OrderOf(r).mutable_shipped_at()->set_seconds(kNowSeconds);
         OrderOf(r).mutable_entered_at()->set_seconds(kNowSeconds - 1);
       },
       {{"order.entered_at", "expected not before shipped_at"}}},
      {"AnEntryBeforeTheOrder",
       [](auto& r) {
         OrderOf(r).mutable_ordered_at()->set_seconds(kNowSeconds);
         OrderOf(r).mutable_entered_at()->set_seconds(kNowSeconds - 1);
       },
       {{"order.entered_at", "expected not before ordered_at"}}},
  };
}

std::vector<BadCase> LineLists() {
  return {
      {"NoLines",
       [](auto& r) { OrderOf(r).clear_lines(); },
       {{"order.lines", "expected at least one line of goods"}}},
      {"OnlyServices",
       [](auto& r) {
         for (auto& line : *OrderOf(r).mutable_lines()) {
           line.set_item_type(type::v1::ITEM_TYPE_SERVICE);
         }
       },
       {{"order.lines", "expected at least one line of goods"}}},
      {"AThousandAndOneLines",
       [](auto& r) {
         type::v1::Line line = OrderOf(r).lines(0);
         line.clear_line_id();
         OrderOf(r).clear_lines();
         for (int i = 0; i < 1001; ++i) *OrderOf(r).add_lines() = line;
       },
       {{"order.lines", "expected at most 1000"}}},
      {"TooManySellers",
       [](auto& r) {
         for (int i = 0; i < 101; ++i) {
           if (i > 0) *OrderOf(r).add_sellers() = OrderOf(r).sellers(0);
           OrderOf(r).mutable_sellers(i)->set_seller_id(std::to_string(i));
         }
         for (auto& line : *OrderOf(r).mutable_lines()) line.set_seller_id("7");
       },
       {{"order.sellers", "expected at most 100"}}},
  };
}

class OrderViolationsTest : public testing::TestWithParam<BadCase> {};

TEST_P(OrderViolationsTest, IsNamedByItsFieldAndNothingElseIs) { ExpectViolations(GetParam()); }

std::string NameOf(const testing::TestParamInfo<BadCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Parties, OrderViolationsTest, testing::ValuesIn(Parties()), NameOf);
INSTANTIATE_TEST_SUITE_P(Places, OrderViolationsTest, testing::ValuesIn(Places()), NameOf);
INSTANTIATE_TEST_SUITE_P(Dates, OrderViolationsTest, testing::ValuesIn(Dates()), NameOf);
INSTANTIATE_TEST_SUITE_P(Lines, OrderViolationsTest, testing::ValuesIn(LineLists()), NameOf);

}  // namespace
}  // namespace landfall
