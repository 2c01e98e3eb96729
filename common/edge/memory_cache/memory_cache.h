#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "common/cache/cache.h"

namespace landfall {

// A cache in this process's memory, in shards with a lock each. When a shard is full the value
// least recently used goes first.
class MemoryCache : public Cache {
 public:
  // Values and what it takes to keep them stay below `limit_bytes` in all. `shards` is at least 1;
  // a value larger than a shard's part is not kept.
  explicit MemoryCache(int64_t limit_bytes, int shards = 16);
  ~MemoryCache() override;

  std::shared_ptr<const std::string> Get(const CacheKey& key, Instant now,
                                         int64_t made_nanos = 0) override;
  void Put(const CacheKey& key, std::string value, Instant expires,
           int64_t made_nanos = 0) override;
  int64_t bytes() const override;

 private:
  struct Entry {
    CacheKey key;
    std::shared_ptr<const std::string> value;
    Instant expires;
    int64_t bytes;
  };
  struct KeyHash {
    size_t operator()(const CacheKey& key) const;  // the key is a digest: some of it will do
  };
  struct Shard {
    mutable std::mutex mutex;
    std::list<Entry> entries;  // most recently used first
    std::unordered_map<CacheKey, std::list<Entry>::iterator, KeyHash> by_key;
    int64_t bytes = 0;

    void Erase(std::list<Entry>::iterator entry);
  };

  Shard& ShardOf(const CacheKey& key);

  int64_t shard_limit_;
  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace landfall
