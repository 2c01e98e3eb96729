#include "services/quote/transport/quote_handler.h"

#include "common/edge/wire/order_reader.h"
#include "common/edge/wire/rpc_status.h"
#include "common/edge/wire/wishes_reader.h"
#include "common/rulebook/tables/freight_tables.h"
#include "google/rpc/code.pb.h"
#include "services/quote/answer/answer_writer.h"
#include "services/quote/transport/one_way.h"

namespace landfall::quote {
namespace {

constexpr int kMaxBatch = 256;

google::rpc::Status Invalid(std::string_view field, std::string_view description) {
  Violations violations;
  FieldPath root;
  violations.Add(FieldPath(root, field), description);
  return ToRpcStatus(violations);
}

google::rpc::Status PastDeadline() {
  google::rpc::Status status;
  status.set_code(google::rpc::DEADLINE_EXCEEDED);
  status.set_message("the deadline passed before every item was answered");
  return status;
}

bool IsFull(const type::v1::AnswerSettings& settings) {
  return settings.view() == type::v1::VIEW_FULL;
}

void AddOptions(const Edition& edition, const Quote& quote, token::v1::QuoteToken& token) {
  for (const Option& option : quote.options) {
    token::v1::SignedOption& signed_option = *token.add_options();
    const Way& way = *option.way;
    std::string_view service = way.offer != nullptr
                                   ? edition.Text(edition.Rows<ServiceRow>()[way.offer->service].id)
                                   : way.caller->service_id;
    signed_option.set_service(service.data(), service.size());
    signed_option.set_terms(static_cast<uint32_t>(option.terms));
    signed_option.set_total(option.totals.total);
    signed_option.set_payable_at_checkout(option.totals.payable_at_checkout);
    signed_option.set_payable_on_delivery(option.totals.payable_on_delivery);
    signed_option.set_incomplete(!option.complete);
    if (!HasRange(option.totals)) continue;
    signed_option.set_low(option.totals.low);
    if (option.totals.bounded) signed_option.set_high(option.totals.high);
  }
}

}  // namespace

QuoteHandler::QuoteHandler(const SnapshotHolder<ServedRules>& rules, const RateBook& rates,
                           const Clock& clock, const QuoteSigner& signer,
                           const QuoteSettings& settings, AnswerCache* cache)
    : rules_(rules),
      rates_(rates),
      clock_(clock),
      signer_(signer),
      settings_(settings),
      cache_(cache) {}

QuoteHandler::Basis QuoteHandler::BasisNow() const {
  Instant now = clock_.Now();
  return {rules_.Current(), rates_.Current(now), now};
}

AnswerBasis QuoteHandler::CacheBasis(const Basis& basis) const {
  return {.edition = basis.rules->id(),
          .rate_set = basis.rates->name().id,
          .slots = basis.rules->slots(),
          .now = basis.now,
          .announced = settings_.options.announced,
          .unverified = settings_.options.unverified};
}

token::v1::QuoteToken QuoteHandler::Promise(const Basis& basis, const Quote& quote) const {
  token::v1::QuoteToken token;
  token.set_edition_id(std::string(basis.rules->id()));
  token.set_rate_set_id(basis.rates->name().id);
  token.set_currency(quote.presentment.ToString());
  token.set_minor_digits(static_cast<uint32_t>(quote.presentment_digits));
  AddOptions(basis.rules->book().edition(), quote, token);
  return token;
}

void QuoteHandler::Sign(const Basis& basis, const v1::CreateQuoteRequest& request,
                        token::v1::QuoteToken& token, v1::Quote& out) const {
  int64_t expires_at = basis.now.micros() / 1'000'000 + settings_.quote_life_seconds;
  token.set_request_digest(RequestDigest(request.SerializeAsString()));
  token.set_expires_at(expires_at);
  out.set_quote_id(signer_.Sign(token));
  out.mutable_expires_at()->set_seconds(expires_at);
}

google::rpc::Status QuoteHandler::Fill(const Basis& basis, const v1::CreateQuoteRequest& request,
                                       Arena& scratch, v1::Quote& out) const {
  // Whether a deadline is met may hang on the very instant.
  AnswerCache* cache = request.wishes().has_deadline() ? nullptr : cache_;
  AnswerBasis cache_basis = CacheBasis(basis);
  AnswerCache::Call cached(
      cache, IsFull(request.settings()) ? AnswerKind::kQuoteFull : AnswerKind::kQuoteBasic,
      cache_basis, request);
  if (!cached.found().has_value()) return Make(basis, request, scratch, cached, out);
  token::v1::QuoteToken token;
  std::string_view promise = cached.found()->promise;
  token.ParseFromArray(promise.data(), static_cast<int>(promise.size()));
  cached.WriteKept(v1::Quote::kAnswerFieldNumber, out);
  Sign(basis, request, token, out);
  return google::rpc::Status();
}

google::rpc::Status QuoteHandler::Make(const Basis& basis, const v1::CreateQuoteRequest& request,
                                       Arena& scratch, AnswerCache::Call& cached,
                                       v1::Quote& out) const {
  Violations violations;
  ReadContext context{basis.rules->words(), scratch, violations, basis.now};
  FieldPath root;
  Order order = ReadOrder(context, FieldPath(root, "order"), request.order());
  Wishes wishes =
      ReadWishes(context, FieldPath(root, "wishes"), request.wishes(), order.shipped_at);
  AnswerSettings settings =
      ReadAnswerSettings(context, FieldPath(root, "settings"), request.settings());
  if (!violations.empty()) return ToRpcStatus(violations);
  Sources sources{basis.rules->book(), *basis.rates, settings_.options};
  sources.options.explain = IsFull(request.settings());
  absl::StatusOr<Quote> quote = MakeQuote(sources, order, wishes, settings, scratch);
  if (!quote.ok()) return ToRpcStatus(quote.status());
  token::v1::QuoteToken token = Promise(basis, *quote);
  WriteAnswer(sources, *quote, settings, *out.mutable_answer());
  cached.Offer(&token, out.answer());
  Sign(basis, request, token, out);
  return google::rpc::Status();
}

google::rpc::Status QuoteHandler::CreateQuote(const v1::CreateQuoteRequest& request, Arena& scratch,
                                              v1::CreateQuoteResponse& response) const {
  return Fill(BasisNow(), request, scratch, *response.mutable_quote());
}

google::rpc::Status QuoteHandler::BatchCreateQuotes(const v1::BatchCreateQuotesRequest& request,
                                                    Arena& scratch,
                                                    v1::BatchCreateQuotesResponse& response,
                                                    Instant deadline) const {
  if (request.requests_size() > kMaxBatch) return Invalid("requests", "expected at most 256");
  Basis basis = BasisNow();
  for (const v1::CreateQuoteRequest& item : request.requests()) {
    v1::QuoteOutcome& outcome = *response.add_outcomes();
    google::rpc::Status status = Fill(basis, item, scratch, *outcome.mutable_quote());
    if (status.code() != 0) *outcome.mutable_status() = std::move(status);
    scratch.Reset();
    if (clock_.Now() >= deadline) return PastDeadline();
  }
  return google::rpc::Status();
}

google::rpc::Status QuoteHandler::VerifyQuote(const v1::VerifyQuoteRequest& request, Arena&,
                                              v1::VerifyQuoteResponse& response) const {
  std::optional<token::v1::QuoteToken> token = signer_.Read(request.quote_id());
  if (!token.has_value()) {
    response.set_verdict(v1::QUOTE_VERDICT_NOT_GENUINE);
    return google::rpc::Status();
  }
  bool other = request.has_request() &&
               RequestDigest(request.request().SerializeAsString()) != token->request_digest();
  bool expired = token->expires_at() * 1'000'000 <= clock_.Now().micros();
  response.set_verdict(other     ? v1::QUOTE_VERDICT_OTHER_REQUEST
                       : expired ? v1::QUOTE_VERDICT_EXPIRED
                                 : v1::QUOTE_VERDICT_VALID);
  response.mutable_expires_at()->set_seconds(token->expires_at());
  response.set_edition_id(token->edition_id());
  response.set_rate_set_id(token->rate_set_id());
  response.mutable_currency()->set_code(token->currency());
  response.mutable_currency()->set_minor_digits(static_cast<int32_t>(token->minor_digits()));
  for (const token::v1::SignedOption& option : token->options()) {
    v1::PromisedOption& promised = *response.add_options();
    promised.set_service_id(option.service());
    promised.set_terms(option.terms() == static_cast<uint32_t>(Terms::kDdp) ? "DDP" : "DAP");
    promised.set_total(option.total());
    promised.set_payable_at_checkout(option.payable_at_checkout());
    promised.set_payable_on_delivery(option.payable_on_delivery());
    promised.set_complete(!option.incomplete());
    if (option.has_low()) promised.set_low(option.low());
    if (option.has_high()) promised.set_high(option.high());
  }
  return google::rpc::Status();
}

google::rpc::Status QuoteHandler::GetQuote(const v1::GetQuoteRequest& request, Arena& scratch,
                                           v1::GetQuoteResponse& response) const {
  std::optional<token::v1::QuoteToken> token = signer_.Read(request.quote_id());
  if (!token.has_value()) return Invalid("quote_id", "expected a quote id of this service");
  if (!request.has_request()) return Invalid("request", "required: quotes are not stored");
  if (RequestDigest(request.request().SerializeAsString()) != token->request_digest()) {
    return Invalid("request", "expected the request the quote was made for");
  }
  Basis basis = BasisNow();
  basis.rules = rules_.Find(token->edition_id());
  if (basis.rules == nullptr || basis.rates->name().id != token->rate_set_id()) {
    return ToRpcStatus(absl::FailedPreconditionError(
        "EDITION_GONE: the edition or rate set of the quote is no longer held"));
  }
  google::rpc::Status status = Fill(basis, request.request(), scratch, *response.mutable_quote());
  if (status.code() != 0) return status;
  response.set_expired(token->expires_at() * 1'000'000 <= basis.now.micros());
  response.mutable_quote()->set_quote_id(request.quote_id());
  response.mutable_quote()->mutable_expires_at()->set_seconds(token->expires_at());
  return google::rpc::Status();
}

google::rpc::Status QuoteHandler::CalculateLandedCost(
    const landed_cost::v1::CalculateLandedCostRequest& request, Arena& scratch,
    landed_cost::v1::CalculateLandedCostResponse& response) const {
  Basis basis = BasisNow();
  AnswerBasis cache_basis = CacheBasis(basis);
  AnswerCache::Call cached(
      cache_,
      IsFull(request.settings()) ? AnswerKind::kLandedCostFull : AnswerKind::kLandedCostBasic,
      cache_basis, request);
  if (cached.found().has_value()) {
    cached.WriteKept(landed_cost::v1::CalculateLandedCostResponse::kAnswerFieldNumber, response);
    return google::rpc::Status();
  }
  Violations violations;
  ReadContext context{basis.rules->words(), scratch, violations, basis.now};
  FieldPath root;
  Order order = ReadOrder(context, FieldPath(root, "order"), request.order());
  AnswerSettings settings =
      ReadAnswerSettings(context, FieldPath(root, "settings"), request.settings());
  Wishes wishes = OneWay(context, root, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  Sources sources{basis.rules->book(), *basis.rates, settings_.options};
  absl::StatusOr<Quote> quote = MakeQuote(sources, order, wishes, settings, scratch);
  if (!quote.ok()) return ToRpcStatus(quote.status());
  WriteAnswer(sources, *quote, settings, *response.mutable_answer());
  cached.Offer(nullptr, response.answer());
  return google::rpc::Status();
}

}  // namespace landfall::quote
