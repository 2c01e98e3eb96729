#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/cache/cache.h"
#include "common/cache/cache_admission.h"
#include "common/metrics/metrics.h"
#include "google/protobuf/message.h"
#include "landfall/type/v1/order.pb.h"
#include "landfall/type/v1/wishes.pb.h"
#include "services/quote/answer/instant_slots.h"

namespace landfall::quote {

enum class AnswerKind : uint8_t {
  kQuoteBasic,
  kQuoteFull,
  kLandedCostBasic,
  kLandedCostFull,
  kPlanBasic,
  kPlanFull,
};

// What an answer depends on beside its request.
struct AnswerBasis {
  std::string_view edition;
  std::string_view rate_set;
  const InstantSlots& slots;
  Instant now;  // what instants the request leaves out are
  bool announced = false;
  bool unverified = false;
};

// An answer kept: nothing in it depends on the clock, the caller or a key that signs.
struct KeptAnswer {
  std::shared_ptr<const std::string> bytes;  // what the views point into
  std::string_view promise;                  // a QuoteToken without digest and expiry, or empty
  std::string_view answer;                   // a type.v1.Answer, or of a plan the whole response
};

struct AnswerCacheSettings {
  int64_t factor = 2;          // kept only if making costs more than this many hits
  int64_t life_seconds = 900;  // how long, give or take a tenth
};

// Keeps answers of the kinds and sizes whose making was measured to cost more than a hit. Others
// pay one atomic addition: not even the key is computed for them. Thread-safe.
class AnswerCache {
 public:
  // `cache` and `metrics` must outlive it.
  AnswerCache(Cache& cache, const AnswerCacheSettings& settings, MetricRegistry& metrics);

  // Sets the metrics that are read off and not counted: to be called before they are shown.
  void UpdateMetrics();

  // One answer on its way. At the start it is either found, or to be made and offered.
  class Call {
   public:
    // `cache` may be null: then nothing is found and nothing kept. Basis and request must outlive
    // the call.
    template <typename Request>
    Call(AnswerCache* cache, AnswerKind kind, const AnswerBasis& basis, const Request& request)
        : cache_(cache),
          basis_(basis),
          request_(request),
          canonical_(&CanonicalBytes<Request>),
          order_(request.order()),
          kind_(kind) {
      if (cache_ != nullptr) Begin();
    }

    // The answer, if it was kept. Write it with WriteKept.
    const std::optional<KeptAnswer>& found() const { return found_; }

    // Puts a kept answer into the field of `message` that holds it, as bytes: it goes out as it was
    // kept, and is not there for who reads the message in this process.
    void WriteKept(int field, google::protobuf::Message& message);

    // Offers an answer that was made just now, with its promise if it has one.
    void Offer(const google::protobuf::Message* promise, const google::protobuf::Message& answer);

   private:
    using Instants = std::array<int64_t, 4>;  // slots of the order's instants; -1 for none

    // The request without the instants of its order.
    template <typename Request>
    static std::string CanonicalBytes(const google::protobuf::Message& message) {
      Request copy = static_cast<const Request&>(message);
      if (!copy.has_order()) return copy.SerializeAsString();
      copy.mutable_order()->clear_as_of();
      copy.mutable_order()->clear_ordered_at();
      copy.mutable_order()->clear_shipped_at();
      copy.mutable_order()->clear_entered_at();
      return copy.SerializeAsString();
    }

    Instants InstantsOfOrder() const;
    void Begin();
    CacheKey Key() const;
    void LookUp();
    void Rehearse(const std::string& value);

    AnswerCache* cache_;
    const AnswerBasis& basis_;
    const google::protobuf::Message& request_;
    std::string (*canonical_)(const google::protobuf::Message&);
    const type::v1::Order& order_;
    AnswerKind kind_;
    CacheAdmission* admission_ = nullptr;
    bool measured_ = false;
    bool looked_up_ = false;
    int64_t began_ = 0;
    CacheKey key_{};
    std::optional<KeptAnswer> found_;
  };

 private:
  static constexpr int kKinds = 6;
  static constexpr int kSizes = 11;  // lines by the length of their number in bits

  struct Counters {
    MetricCounter* hits;
    MetricCounter* misses;
    MetricCounter* admitted;
    MetricCounter* refused;
  };

  Cache& cache_;
  AnswerCacheSettings settings_;
  std::array<std::array<CacheAdmission, kSizes>, kKinds> admission_;
  std::array<Counters, kKinds> counters_;
  std::array<std::atomic<uint64_t>, kKinds> shown_refused_{};
  MetricGauge* bytes_;
};

}  // namespace landfall::quote
