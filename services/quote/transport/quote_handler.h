#pragma once

#include <atomic>
#include <memory>

#include "common/base/arena.h"
#include "common/rates/rate_book.h"
#include "common/rulebook/edition/edition_holder.h"
#include "common/rulebook/rulebook.h"
#include "common/time/clock.h"
#include "google/rpc/status.pb.h"
#include "landfall/landed_cost/v1/landed_cost.pb.h"
#include "landfall/quote/v1/quote.pb.h"
#include "services/quote/answer/answer_cache.h"
#include "services/quote/quote.h"
#include "services/quote/transport/quote_signer.h"
#include "services/quote/transport/rulebook_words.h"

namespace landfall::quote {

// A rulebook in use and the words requests may say of it.
class ServedRules {
 public:
  // `ready_at`: when it was made ready to serve.
  explicit ServedRules(std::shared_ptr<const Rulebook> book, Instant ready_at = Instant())
      : book_(book), words_(book), slots_(book->edition()), ready_at_(ready_at) {}

  std::string_view id() const { return book_->id(); }
  const Rulebook& book() const { return *book_; }
  const RulebookWords& words() const { return words_; }
  const InstantSlots& slots() const { return slots_; }
  Instant ready_at() const { return ready_at_; }

 private:
  std::shared_ptr<const Rulebook> book_;
  RulebookWords words_;
  InstantSlots slots_;
  Instant ready_at_;
};

struct QuoteSettings {
  landed_cost::AssessOptions options;
  int64_t quote_life_seconds = 900;
};

// Reads requests, stamps the day, calls the face and writes answers, for QuoteService and for
// LandedCostService, which is a quote of one way. Thread-safe; `scratch` must be empty and is used
// until the return.
class QuoteHandler {
 public:
  // `cache` may be null: then every answer is made. What is referred to must outlive the handler.
  QuoteHandler(const SnapshotHolder<ServedRules>& rules, const RateBook& rates, const Clock& clock,
               const QuoteSigner& signer, const QuoteSettings& settings,
               AnswerCache* cache = nullptr);

  google::rpc::Status CreateQuote(const v1::CreateQuoteRequest& request, Arena& scratch,
                                  v1::CreateQuoteResponse& response) const;
  // DEADLINE_EXCEEDED when the clock reaches `deadline` before the last item is answered.
  google::rpc::Status BatchCreateQuotes(const v1::BatchCreateQuotesRequest& request, Arena& scratch,
                                        v1::BatchCreateQuotesResponse& response,
                                        Instant deadline) const;
  google::rpc::Status VerifyQuote(const v1::VerifyQuoteRequest& request, Arena& scratch,
                                  v1::VerifyQuoteResponse& response) const;
  google::rpc::Status GetQuote(const v1::GetQuoteRequest& request, Arena& scratch,
                               v1::GetQuoteResponse& response) const;
  google::rpc::Status CalculateLandedCost(
      const landed_cost::v1::CalculateLandedCostRequest& request, Arena& scratch,
      landed_cost::v1::CalculateLandedCostResponse& response) const;

 private:
  // What one call answers from: it keeps both alive.
  struct Basis {
    std::shared_ptr<const ServedRules> rules;
    std::shared_ptr<const RateSet> rates;
    Instant now;
  };

  Basis BasisNow() const;
  google::rpc::Status Fill(const Basis& basis, const v1::CreateQuoteRequest& request,
                           Arena& scratch, v1::Quote& quote) const;
  AnswerBasis CacheBasis(const Basis& basis) const;
  google::rpc::Status Make(const Basis& basis, const v1::CreateQuoteRequest& request,
                           Arena& scratch, AnswerCache::Call& cached, v1::Quote& out) const;
  token::v1::QuoteToken Promise(const Basis& basis, const Quote& quote) const;
  void Sign(const Basis& basis, const v1::CreateQuoteRequest& request, token::v1::QuoteToken& token,
            v1::Quote& out) const;

  const SnapshotHolder<ServedRules>& rules_;
  const RateBook& rates_;
  const Clock& clock_;
  const QuoteSigner& signer_;
  QuoteSettings settings_;
  AnswerCache* cache_;
};

}  // namespace landfall::quote
