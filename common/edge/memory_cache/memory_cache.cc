#include "common/edge/memory_cache/memory_cache.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace landfall {
namespace {

// What keeping a value takes beside its own bytes: list and map nodes, the shared string's head.
constexpr int64_t kEntryBytes = 256;

}  // namespace

size_t MemoryCache::KeyHash::operator()(const CacheKey& key) const {
  size_t hash = 0;
  std::memcpy(&hash, key.data() + 8, sizeof(hash));
  return hash;
}

void MemoryCache::Shard::Erase(std::list<Entry>::iterator entry) {
  bytes -= entry->bytes;
  by_key.erase(entry->key);
  entries.erase(entry);
}

MemoryCache::MemoryCache(int64_t limit_bytes, int shards)
    : shard_limit_(limit_bytes / std::max(shards, 1)) {
  for (int i = 0; i < std::max(shards, 1); ++i) shards_.push_back(std::make_unique<Shard>());
}

MemoryCache::~MemoryCache() = default;

MemoryCache::Shard& MemoryCache::ShardOf(const CacheKey& key) {
  return *shards_[key[0] % shards_.size()];
}

std::shared_ptr<const std::string> MemoryCache::Get(const CacheKey& key, Instant now, int64_t) {
  Shard& shard = ShardOf(key);
  std::lock_guard lock(shard.mutex);
  auto found = shard.by_key.find(key);
  if (found == shard.by_key.end()) return nullptr;
  if (found->second->expires <= now) {
    shard.Erase(found->second);
    return nullptr;
  }
  shard.entries.splice(shard.entries.begin(), shard.entries, found->second);
  return found->second->value;
}

void MemoryCache::Put(const CacheKey& key, std::string value, Instant expires, int64_t) {
  int64_t bytes = static_cast<int64_t>(value.size()) + kEntryBytes;
  if (bytes > shard_limit_) return;
  auto kept = std::make_shared<const std::string>(std::move(value));
  Shard& shard = ShardOf(key);
  std::lock_guard lock(shard.mutex);
  auto found = shard.by_key.find(key);
  if (found != shard.by_key.end()) shard.Erase(found->second);
  while (shard.bytes + bytes > shard_limit_) shard.Erase(std::prev(shard.entries.end()));
  shard.entries.push_front({key, std::move(kept), expires, bytes});
  shard.by_key.emplace(key, shard.entries.begin());
  shard.bytes += bytes;
}

int64_t MemoryCache::bytes() const {
  int64_t sum = 0;
  for (const auto& shard : shards_) {
    std::lock_guard lock(shard->mutex);
    sum += shard->bytes;
  }
  return sum;
}

}  // namespace landfall
