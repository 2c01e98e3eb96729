#include "services/quote/answer/answer_cache.h"

#include <atomic>

#include "common/edge/memory_cache/memory_cache.h"
#include "common/edge/prometheus/prometheus_registry.h"
#include "landfall/quote/v1/quote.pb.h"
#include "landfall/token/v1/token.pb.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall::quote {
namespace {

constexpr int kUntilMeasured = 16;

// Answers by "computing" for a while; counts how often.
class AnswerCacheTest : public RulebookFixture {
 protected:
  AnswerCacheTest() : slots_(*shared_), cache_(memory_, {.factor = 2}, metrics_) {
    request_.mutable_order()->add_lines()->set_hs_code("610910");
    basis_.now = *Instant::Parse("2026-07-24T10:02:00Z");
  }

  // Field 3 of the quote as bytes, made or kept.
  std::string Ask(int64_t spins = 100'000) {
    AnswerCache::Call call(&cache_, AnswerKind::kQuoteFull, basis_, request_);
    v1::Quote quote;
    if (call.found().has_value()) {
      call.WriteKept(v1::Quote::kAnswerFieldNumber, quote);
      promise_.ParseFromString(std::string(call.found()->promise));
    } else {
      ++made_;
      for (int64_t i = 0; i < spins; ++i) spun_.fetch_add(1);
      quote.mutable_answer()->set_edition_id("made");
      promise_.set_currency("XTS");
      call.Offer(&promise_, quote.answer());
    }
    return quote.SerializeAsString();
  }

  void Warm() {
    for (int i = 0; i < kUntilMeasured; ++i) Ask();
    Ask();
    made_ = 0;
  }

  InstantSlots slots_;
  MemoryCache memory_{1 << 20};
  PrometheusRegistry metrics_;
  AnswerCache cache_;
  v1::CreateQuoteRequest request_;
  token::v1::QuoteToken promise_;
  AnswerBasis basis_{.edition = "e1", .rate_set = "r1", .slots = slots_};
  std::atomic<int64_t> spun_{0};
  int made_ = 0;
};

TEST_F(AnswerCacheTest, WhatIsDearToMakeIsFoundAndTheBytesAreTheSame) {
  std::string first = Ask();
  Warm();
  promise_.Clear();
  EXPECT_EQ(Ask(), first);
  EXPECT_EQ(promise_.currency(), "XTS");
  EXPECT_EQ(made_, 0);
  std::string text = metrics_.Text();
  EXPECT_NE(text.find("landfall_cache_hits_total{kind=\"quote_full\"}"), text.npos);
}

TEST_F(AnswerCacheTest, WhatIsCheapIsMadeAgainAndCountedAsRefused) {
  for (int i = 0; i < 50; ++i) Ask(0);
  EXPECT_EQ(made_, 50);
  EXPECT_EQ(memory_.bytes(), 0);
  cache_.UpdateMetrics();
  std::string text = metrics_.Text();
  EXPECT_NE(text.find("landfall_cache_refused_total{kind=\"quote_full\"} 50"), text.npos) << text;
}

TEST_F(AnswerCacheTest, WhateverAnAnswerDependsOnIsInItsKey) {
  Warm();
  auto expect = [this](int made, const char* what) {
    made_ = 0;
    Ask();
    EXPECT_EQ(made_, made) << what;
  };
  expect(0, "the same");
  basis_.now = basis_.now.PlusSeconds(60);
  expect(0, "later in the slot");
  basis_.now = basis_.now.PlusSeconds(900);
  expect(1, "another slot");
  request_.mutable_order()->mutable_as_of()->set_seconds(1'784'887'500);
  expect(1, "an instant of its own");
  request_.mutable_order()->mutable_as_of()->set_nanos(5000);
  expect(0, "the same slot");
  basis_.edition = "e2";
  expect(1, "another edition");
  basis_.rate_set = "r2";
  expect(1, "another rate set");
  basis_.announced = true;
  expect(1, "another setting");
  request_.mutable_order()->mutable_lines(0)->set_quantity(2);
  expect(1, "another order");
  request_.mutable_settings()->set_presentment_currency("XTS");
  expect(1, "other wishes");
  expect(0, "the same again");
}

TEST_F(AnswerCacheTest, NoCacheIsNoTrouble) {
  AnswerCache::Call call(nullptr, AnswerKind::kQuoteBasic, basis_, request_);
  EXPECT_FALSE(call.found().has_value());
  call.Offer(nullptr, type::v1::Answer());
}

}  // namespace
}  // namespace landfall::quote
