#include "benchmarks/compute.h"

#include <absl/synchronization/mutex.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <new>

#include "common/edge/wire/order_reader.h"
#include "common/edge/wire/wishes_reader.h"
#include "services/quote/answer/answer_writer.h"
#include "services/quote/transport/quote_handler.h"
#include "services/server/rules_source.h"

namespace {

std::atomic<int64_t> allocations{0};

}  // namespace

void* operator new(size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  void* memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  return memory;
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }

namespace landfall::bench {
namespace {

// Microseconds of one call of `work`, best of `rounds` of `calls`.
template <typename Work>
double BestMicros(int rounds, int calls, Work work) {
  double best = std::numeric_limits<double>::max();
  for (int round = 0; round < rounds; ++round) {
    auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i) work();
    std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
    best = std::min(best, took.count() / calls);
  }
  return best;
}

// One request with all it is answered from.
class Bench {
 public:
  Bench(const quote::v1::CreateQuoteRequest& request,
        std::shared_ptr<const quote::ServedRules> rules, std::shared_ptr<const RateSet> rates)
      : request_(request), rules_(std::move(rules)), rates_(std::move(rates)) {
    Read(order_arena_);
  }

  absl::StatusOr<Compute> Measure(int rounds) {
    constexpr int kCalls = 200;
    absl::StatusOr<quote::Quote> once = Quote();
    if (!once.ok()) return once.status();
    Compute result{.options = static_cast<int>(once->options.size())};
    arena_.Reset();
    result.read_order_us = BestMicros(rounds, kCalls, [&] {
      Arena& scratch = read_arena_;
      Read(scratch);
      scratch.Reset();
    });
    Read(order_arena_);
    result.quote_us = BestMicros(rounds, kCalls, [&] {
      (void)Quote();
      arena_.Reset();
    });
    int64_t before = allocations.load();
    for (int i = 0; i < kCalls; ++i) {
      (void)Quote();
      arena_.Reset();
    }
    result.allocations_per_quote = static_cast<double>(allocations.load() - before) / kCalls;
    result.arena_bytes = static_cast<int64_t>(arena_.bytes_reserved());
    once = Quote();
    google::protobuf::Arena messages;
    result.write_answer_us = BestMicros(rounds, kCalls, [&] {
      auto* answer = google::protobuf::Arena::CreateMessage<type::v1::Answer>(&messages);
      quote::WriteAnswer(sources(), *once, settings_, *answer);
      messages.Reset();
    });
    return result;
  }

 private:
  quote::Sources sources() const { return {rules_->book(), *rates_, {}}; }

  void Read(Arena& arena) {
    Violations violations;
    ReadContext context{rules_->words(), arena, violations, Instant()};
    FieldPath root;
    order_ = ReadOrder(context, FieldPath(root, "order"), request_.order());
    wishes_ = ReadWishes(context, FieldPath(root, "wishes"), request_.wishes(), order_.shipped_at);
    settings_ = ReadAnswerSettings(context, FieldPath(root, "settings"), request_.settings());
  }

  absl::StatusOr<quote::Quote> Quote() {
    return quote::MakeQuote(sources(), order_, wishes_, settings_, arena_);
  }

  const quote::v1::CreateQuoteRequest& request_;
  std::shared_ptr<const quote::ServedRules> rules_;
  std::shared_ptr<const RateSet> rates_;
  Arena order_arena_;
  Arena read_arena_;
  Arena arena_;
  Order order_;
  Wishes wishes_;
  AnswerSettings settings_;
};

}  // namespace

absl::StatusOr<Compute> MeasureCompute(const quote::v1::CreateQuoteRequest& request,
                                       const std::string& data, const std::string& edition_folder,
                                       int rounds) {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  server::Settings settings;
  settings.data = data;
  settings.edition_folder = edition_folder;
  server::RulesSource source(settings);
  auto rules = source.Load(false);
  if (!rules.ok()) return rules.status();
  auto rates = source.LoadRates();
  if (!rates.ok()) return rates.status();
  Bench bench(request, *rules, *rates);
  absl::StatusOr<Compute> result = bench.Measure(rounds);
  if (!result.ok()) return result.status();
  result->open_edition_ms = BestMicros(rounds, 1, [&] { (void)source.Load(false); }) / 1000;
  return result;
}

}  // namespace landfall::bench
