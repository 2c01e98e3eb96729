#include "services/currency/publisher.h"

#include <gtest/gtest.h>

#include "tests/unit/rates/rate_fixture.h"

namespace landfall::currency {
namespace {

// A digest good enough to tell the texts of these tests apart.
std::string Digest(std::string_view bytes) {
  uint64_t hash = 14695981039346656037u;
  for (unsigned char c : bytes) hash = (hash ^ c) * 1099511628211u;
  std::string text = std::to_string(hash);
  return std::string(40 - text.size(), '0') + text;
}

// Named by its content, as a replica names what it reads.
std::shared_ptr<const RateSet> NamedSet(std::vector<RateTable> tables) {
  std::string id = Digest(CanonicalText(tables)).substr(0, 32);
  return RateSet::Build({.id = id}, std::move(tables)).value();
}

class PublisherTest : public testing::Test {
 protected:
  PublisherTest()
      : book_(NamedSet({Table(
            "desk", "XTS", 3,
            {"USD 2030-01-02 1.25", "USD 2030-01-03 1.30", "JPY 2030-01-01..2030-01-31 150"})})),
        store_(NewMemoryPublicationStore(2)),
        publisher_(NewRatePublisher({book_, *store_, Digest, {Decimal::FromInteger(20)}})) {}

  static Publication Of(std::string id, const std::vector<std::string_view>& rates) {
    return {.request_id = std::move(id), .table = Table("desk", "XTS", 0, rates)};
  }

  PublicationOutcome Publish(const Publication& publication) {
    return publisher_->Publish(publication, now_).value();
  }

  Decimal RateOf(std::string_view quote, std::string_view day) {
    std::shared_ptr<const RateSet> set = book_.Current(now_);
    return RowOnOrBefore(set->Series(*set->FindSource("desk"), Currency(quote)), DayAt(day))->rate;
  }

  Instant now_ = Instant::FromUnix(1'900'000'000);
  RateBook book_;
  std::unique_ptr<PublicationStore> store_;
  std::unique_ptr<RatePublisher> publisher_;
};

TEST_F(PublisherTest, APublicationServesAtOnceAndKeepsWhatWasKnown) {
  PublicationOutcome outcome = Publish(Of("a", {"USD 2030-01-04 1.31", "USD 2030-01-03 1.30"}));
  EXPECT_EQ(outcome.faults, std::vector<PublicationFault>());
  EXPECT_EQ(outcome.changed, 1);
  EXPECT_EQ(outcome.set.sequence, 1u);
  EXPECT_EQ(book_.Current(now_)->name(), outcome.set);
  EXPECT_EQ(RateOf("USD", "2030-01-04"), Dec("1.31"));
  EXPECT_EQ(RateOf("USD", "2030-01-02"), Dec("1.25"));
  EXPECT_EQ(book_.Current(now_)->FindSource("desk")->carry_days, 3);
}

TEST_F(PublisherTest, ARepetitionIsTakenOnceAndAnsweredAlike) {
  PublicationOutcome first = Publish(Of("a", {"USD 2030-01-04 1.31", "JPY 2030-02-01 151"}));
  PublicationOutcome again = Publish(Of("a", {"JPY 2030-02-01 151", "USD 2030-01-04 1.31"}));
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.set, first.set);
  EXPECT_EQ(again.changed, 2);
  EXPECT_EQ(publisher_->Publish(Of("a", {"USD 2030-01-04 1.32"}), now_).status().code(),
            absl::StatusCode::kAlreadyExists);
}

TEST_F(PublisherTest, RatesThatAreHeldAlreadyMakeNoNewSet) {
  PublicationOutcome outcome = Publish(Of("a", {"USD 2030-01-03 1.30"}));
  EXPECT_EQ(outcome.changed, 0);
  EXPECT_EQ(outcome.set, book_.Newest()->name());
  EXPECT_EQ(outcome.set.sequence, 0u);
}

TEST_F(PublisherTest, AValidationChangesNothing) {
  Publication publication = Of("a", {"USD 2030-01-04 1.31"});
  publication.validate_only = true;
  PublicationOutcome checked = Publish(publication);
  EXPECT_EQ(RateOf("USD", "2030-01-04"), Dec("1.30"));
  publication.validate_only = false;
  PublicationOutcome taken = Publish(publication);
  EXPECT_FALSE(taken.repeated);
  EXPECT_EQ(taken.set, checked.set);
}

TEST_F(PublisherTest, ASetAheadOfItsTimeWaitsAndNothingGoesBeforeIt) {
  Publication ahead = Of("a", {"USD 2030-01-04 1.31"});
  ahead.effective_at = now_.PlusSeconds(60);
  EXPECT_TRUE(Publish(ahead).faults.empty());
  EXPECT_EQ(RateOf("USD", "2030-01-04"), Dec("1.30"));
  PublicationOutcome late = Publish(Of("b", {"USD 2030-01-05 1.31"}));
  ASSERT_EQ(late.faults.size(), 1u);
  EXPECT_EQ(late.faults[0].field, "effective_at");
  now_ = now_.PlusSeconds(60);
  EXPECT_EQ(RateOf("USD", "2030-01-04"), Dec("1.31"));
}

TEST_F(PublisherTest, TheBandHoldsAtItsEdgeAndNotBeyond) {
  const struct {
    std::string_view rate;
    bool refused;
  } kCases[] = {
      {"USD 2030-01-04 1.56", false},  // 1.30 + 20 %
      {"USD 2030-01-04 1.5600000001", true},
      {"USD 2030-01-04 1.04", false},  // 1.30 - 20 %
      {"USD 2030-01-04 1.0399999999", true},
      {"USD 2030-01-03 1.57", true},  // replaces 1.30
      {"USD 2030-01-01 1.51", true},  // before the first: compared with the one after
      {"USD 2030-01-01 1.50", false},
      {"CHF 2030-01-01 900", false},  // nothing to compare with
  };
  for (const auto& c : kCases) {
    Publication publication = Of("a", {c.rate});
    publication.validate_only = true;
    EXPECT_EQ(!Publish(publication).faults.empty(), c.refused) << c.rate;
    publication.override_band = true;
    EXPECT_TRUE(Publish(publication).faults.empty()) << c.rate;
  }
}

TEST_F(PublisherTest, EveryFaultIsNamedByTheOrderOfTheRequest) {
  PublicationOutcome outcome =
      Publish(Of("a", {"USD 2030-01-05 3", "JPY 2030-01-31 150", "USD 2030-01-04 1.3",
                       "USD 2030-01-04 1.31", "JPY 2029-12-31..2030-01-01 150"}));
  ASSERT_EQ(outcome.faults.size(), 4u);
  EXPECT_EQ(
      outcome.faults[0],
      (PublicationFault{0, "rate",
                        "differs by more than 20 % from 1.31; set override_band to publish it"}));
  EXPECT_EQ(outcome.faults[1], (PublicationFault{1, "valid_from", "overlaps the rate before it"}));
  EXPECT_EQ(outcome.faults[2],
            (PublicationFault{3, "valid_from", "given twice for the currency and day"}));
  EXPECT_EQ(outcome.faults[3], (PublicationFault{4, "valid_to", "overlaps the rate after it"}));
  EXPECT_EQ(book_.Newest()->name().sequence, 0u);
}

TEST_F(PublisherTest, ASourceKeepsItsBase) {
  Publication publication = Of("a", {"USD 2030-01-05 1.3"});
  publication.table.source.base = Currency("CHF");
  PublicationOutcome outcome = Publish(publication);
  ASSERT_EQ(outcome.faults.size(), 1u);
  EXPECT_EQ(outcome.faults[0].field, "base_currency");
}

}  // namespace
}  // namespace landfall::currency
