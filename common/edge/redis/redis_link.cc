#include "common/edge/redis/redis_link.h"

#include <hiredis/hiredis.h>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/string_view.h"

namespace landfall {
namespace {

struct FreeReply {
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using Reply = std::unique_ptr<redisReply, FreeReply>;

timeval TimeOf(int64_t micros) {
  return {.tv_sec = static_cast<time_t>(micros / 1'000'000),
          .tv_usec = static_cast<suseconds_t>(micros % 1'000'000)};
}

absl::Status Down(const redisContext* context) {
  return absl::UnavailableError(context->err != 0 ? context->errstr : "no answer");
}

// The words of one command, whatever bytes they hold.
Reply Ask(redisContext* context, std::initializer_list<std::string_view> words) {
  const char* texts[8];
  size_t sizes[8];
  int count = 0;
  for (std::string_view word : words) {
    texts[count] = word.data();
    sizes[count++] = word.size();
  }
  return Reply(static_cast<redisReply*>(redisCommandArgv(context, count, texts, sizes)));
}

std::string_view TextOf(const redisReply& reply) { return {reply.str, reply.len}; }

}  // namespace

absl::StatusOr<RedisAddress> ParseRedisAddress(const std::string& text) {
  RedisAddress address;
  std::vector<std::string> parts = absl::StrSplit(text, '/');
  if (parts.size() > 2) return absl::InvalidArgumentError("expected at most one /");
  if (parts.size() == 2) address.master = parts[1];
  if (parts.size() == 2 && address.master.empty()) {
    return absl::InvalidArgumentError("expected the name of a master after /");
  }
  for (absl::string_view item : absl::StrSplit(parts[0], ',')) {
    std::vector<std::string> words = absl::StrSplit(item, ':');
    int port = 0;
    if (words.size() != 2 || words[0].empty() || !absl::SimpleAtoi(words[1], &port) || port < 1 ||
        port > 65535) {
      return absl::InvalidArgumentError(absl::StrCat("expected host:port, got \"", item, "\""));
    }
    address.hosts.push_back({words[0], port});
  }
  if (address.master.empty() && address.hosts.size() != 1) {
    return absl::InvalidArgumentError("expected one host, or the name of a master after /");
  }
  return address;
}

absl::StatusOr<std::unique_ptr<RedisLink>> RedisLink::Open(const HostPort& host,
                                                           const RedisAddress& address,
                                                           const Limits& limits) {
  redisContext* context =
      redisConnectWithTimeout(host.host.c_str(), host.port, TimeOf(limits.connect_micros));
  if (context == nullptr) return absl::UnavailableError("out of memory");
  std::unique_ptr<RedisLink> link(new RedisLink(context));
  if (context->err != 0) return Down(context);
  if (redisSetTimeout(context, TimeOf(limits.connect_micros)) != REDIS_OK) return Down(context);
  if (absl::Status status = link->Authenticate(address); !status.ok()) return status;
  if (redisSetTimeout(context, TimeOf(limits.operation_micros)) != REDIS_OK) return Down(context);
  (void)redisEnableKeepAlive(context);
  return link;
}

RedisLink::~RedisLink() { redisFree(context_); }

absl::Status RedisLink::Authenticate(const RedisAddress& address) {
  if (address.password.empty()) return absl::OkStatus();
  Reply reply = address.user.empty() ? Ask(context_, {"AUTH", address.password})
                                     : Ask(context_, {"AUTH", address.user, address.password});
  if (reply == nullptr) return Down(context_);
  if (reply->type != REDIS_REPLY_ERROR) return absl::OkStatus();
  return absl::PermissionDeniedError(AbslView(TextOf(*reply)));
}

absl::StatusOr<std::optional<std::string>> RedisLink::Get(std::string_view key) {
  Reply reply = Ask(context_, {"GET", key});
  if (reply == nullptr) return Down(context_);
  if (reply->type == REDIS_REPLY_NIL) return std::optional<std::string>();
  if (reply->type != REDIS_REPLY_STRING) {
    return absl::UnavailableError(
        AbslView(reply->type == REDIS_REPLY_ERROR ? TextOf(*reply) : "not a text"));
  }
  return std::optional<std::string>(TextOf(*reply));
}

absl::StatusOr<size_t> RedisLink::Set(std::span<const Entry> entries) {
  for (const Entry& entry : entries) {
    std::string life = absl::StrCat(entry.life_millis);
    const char* texts[] = {"SET", entry.key.data(), entry.value.data(), "PX", life.data()};
    const size_t sizes[] = {3, entry.key.size(), entry.value.size(), 2, life.size()};
    if (redisAppendCommandArgv(context_, 5, const_cast<const char**>(texts), sizes) != REDIS_OK) {
      return Down(context_);
    }
  }
  size_t taken = 0;
  for (size_t i = 0; i < entries.size(); ++i) {
    void* raw = nullptr;
    if (redisGetReply(context_, &raw) != REDIS_OK || raw == nullptr) return Down(context_);
    Reply reply(static_cast<redisReply*>(raw));
    if (reply->type == REDIS_REPLY_STATUS) ++taken;
  }
  return taken;
}

absl::StatusOr<HostPort> RedisLink::MasterOf(const std::string& master) {
  Reply reply = Ask(context_, {"SENTINEL", "get-master-addr-by-name", master});
  if (reply == nullptr) return Down(context_);
  if (reply->type != REDIS_REPLY_ARRAY || reply->elements != 2 ||
      reply->element[0]->type != REDIS_REPLY_STRING ||
      reply->element[1]->type != REDIS_REPLY_STRING) {
    return absl::UnavailableError("the Sentinel knows no such master");
  }
  HostPort host{std::string(TextOf(*reply->element[0])), 0};
  if (!absl::SimpleAtoi(AbslView(TextOf(*reply->element[1])), &host.port)) {
    return absl::UnavailableError("the Sentinel gives no port");
  }
  return host;
}

bool RedisLink::broken() const { return context_->err != 0; }

}  // namespace landfall
