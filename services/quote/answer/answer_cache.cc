#include "services/quote/answer/answer_cache.h"

#include <time.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "common/edge/signing/signing.h"

namespace landfall::quote {
namespace {

constexpr char kFormat = 1;
constexpr const char* kKindNames[] = {"quote_basic",      "quote_full", "landed_cost_basic",
                                      "landed_cost_full", "plan_basic", "plan_full"};

// Time this thread has computed: what a call costs, whoever else wants the processor.
int64_t ComputedNanos() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * int64_t{1'000'000'000} + time.tv_nsec;
}

void AppendNumber(std::string& text, int64_t number) {
  char bytes[sizeof(number)];
  std::memcpy(bytes, &number, sizeof(number));
  text.append(bytes, sizeof(bytes));
}

// Length and bytes of the promise, then the answer.
std::string Pack(const google::protobuf::Message* promise,
                 const google::protobuf::Message& answer) {
  std::string head = promise == nullptr ? std::string() : promise->SerializeAsString();
  std::string value;
  value.reserve(sizeof(int64_t) + head.size() + answer.ByteSizeLong());
  AppendNumber(value, static_cast<int64_t>(head.size()));
  value.append(head);
  answer.AppendToString(&value);
  return value;
}

std::optional<KeptAnswer> Unpack(std::shared_ptr<const std::string> bytes) {
  int64_t head = 0;
  if (bytes->size() < sizeof(head)) return std::nullopt;
  std::memcpy(&head, bytes->data(), sizeof(head));
  std::string_view rest = std::string_view(*bytes).substr(sizeof(head));
  if (head < 0 || static_cast<uint64_t>(head) > rest.size()) return std::nullopt;
  return KeptAnswer{std::move(bytes), rest.substr(0, head), rest.substr(head)};
}

void AddField(int field, std::string_view bytes, google::protobuf::Message& message) {
  message.GetReflection()->MutableUnknownFields(&message)->AddLengthDelimited(field)->assign(
      bytes.data(), bytes.size());
}

}  // namespace

AnswerCache::AnswerCache(Cache& cache, const AnswerCacheSettings& settings, MetricRegistry& metrics)
    : cache_(cache), settings_(settings) {
  auto counter = [&](const char* name, const char* help, int kind) {
    return &metrics.MakeCounter({name, help}, {{"kind", kKindNames[kind]}});
  };
  for (int kind = 0; kind < kKinds; ++kind) {
    counters_[kind] = {
        counter("landfall_cache_hits_total", "Answers given from the cache.", kind),
        counter("landfall_cache_misses_total", "Answers looked for and not found.", kind),
        counter("landfall_cache_admitted_total", "Answers put into the cache.", kind),
        counter("landfall_cache_refused_total",
                "Answers made without the cache, because making them costs less.", kind)};
  }
  bytes_ = &metrics.MakeGauge({"landfall_cache_bytes", "Memory the cache holds."}, {});
}

void AnswerCache::UpdateMetrics() {
  bytes_->Set(cache_.bytes());
  for (int kind = 0; kind < kKinds; ++kind) {
    uint64_t refused = 0;
    for (const CacheAdmission& admission : admission_[kind]) refused += admission.refused();
    uint64_t shown = shown_refused_[kind].exchange(refused);
    if (refused > shown) counters_[kind].refused->Add(refused - shown);
  }
}

void AnswerCache::Call::Begin() {
  int size = std::bit_width(static_cast<unsigned>(order_.lines_size()));
  admission_ = &cache_->admission_[static_cast<int>(kind_)][std::min(size, kSizes - 1)];
  measured_ = admission_->Count();
  if (measured_) {
    began_ = ComputedNanos();
  } else if (admission_->worth_keeping()) {
    LookUp();
  }
}

AnswerCache::Call::Instants AnswerCache::Call::InstantsOfOrder() const {
  auto slot = [this](bool given, const google::protobuf::Timestamp& timestamp) {
    if (!given) return int64_t{-1};
    return basis_.slots.Of(Instant::FromUnix(timestamp.seconds(), timestamp.nanos()));
  };
  Instants instants = {slot(order_.has_as_of(), order_.as_of()),
                       slot(order_.has_ordered_at(), order_.ordered_at()),
                       slot(order_.has_shipped_at(), order_.shipped_at()),
                       slot(order_.has_entered_at(), order_.entered_at())};
  if (!order_.has_as_of()) instants[0] = basis_.slots.Of(basis_.now);
  return instants;
}

CacheKey AnswerCache::Call::Key() const {
  std::string text;
  text.push_back(kFormat);
  text.push_back(static_cast<char>(kind_));
  text.push_back(static_cast<char>(basis_.announced));
  text.push_back(static_cast<char>(basis_.unverified));
  for (std::string_view part : {basis_.edition, basis_.rate_set}) {
    AppendNumber(text, static_cast<int64_t>(part.size()));
    text.append(part);
  }
  for (int64_t slot : InstantsOfOrder()) AppendNumber(text, slot);
  text.append(canonical_(request_));
  return DigestOf(text);
}

void AnswerCache::Call::LookUp() {
  key_ = Key();
  looked_up_ = true;
  std::shared_ptr<const std::string> bytes =
      cache_->cache_.Get(key_, basis_.now, admission_->made_nanos());
  if (bytes != nullptr) found_ = Unpack(std::move(bytes));
  admission_->LookedUp(found_.has_value(), cache_->settings_.factor);
  const Counters& counters = cache_->counters_[static_cast<int>(kind_)];
  (found_.has_value() ? counters.hits : counters.misses)->Add(1);
}

void AnswerCache::Call::WriteKept(int field, google::protobuf::Message& message) {
  AddField(field, found_->answer, message);
}

void AnswerCache::Call::Offer(const google::protobuf::Message* promise,
                              const google::protobuf::Message& answer) {
  if (measured_) admission_->Made(ComputedNanos() - began_, cache_->settings_.factor);
  if (!measured_ && !looked_up_) return;
  std::string value = Pack(promise, answer);
  if (!looked_up_) return Rehearse(value);
  // A tenth less or more, by the key, so that what was made together does not end together.
  int64_t life = cache_->settings_.life_seconds;
  int64_t jitter = life / 10 * (key_[1] - 128) / 128;
  cache_->cache_.Put(key_, std::move(value), basis_.now.PlusSeconds(life + jitter),
                     admission_->made_nanos());
  cache_->counters_[static_cast<int>(kind_)].admitted->Add(1);
}

// What a hit on this answer would cost, at the second go, when its code and data are at hand.
void AnswerCache::Call::Rehearse(const std::string& value) {
  std::unique_ptr<google::protobuf::Message> message(request_.New());
  int64_t began = 0;
  for (int go = 0; go < 2; ++go) {
    began = ComputedNanos();
    cache_->cache_.Get(Key(), basis_.now);
    AddField(1, value, *message);
  }
  admission_->Hit(ComputedNanos() - began, cache_->settings_.factor);
}

}  // namespace landfall::quote
