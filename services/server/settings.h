#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace landfall::server {

// Everything an operator can set of a replica. One field, one comment, one default.
struct Settings {
  // Address of the gRPC port; port 0 takes a free one.
  std::string grpc_address = "127.0.0.1:8080";
  // Address of the HTTP port for /metrics, /healthz and /readyz; port 0 takes a free one.
  std::string http_address = "127.0.0.1:8081";
  // Folders of rule data, lowest first: a later one adds or replaces by id. Comma separated.
  std::string data = "data";
  // Compiled edition to serve. Empty: the data folders are compiled at start.
  std::string edition;
  // Folder compiled editions are written to.
  std::string edition_folder = ".landfall";
  // Folder of exchange rate tables. Empty: `rates` in each data folder.
  std::string rates;
  // Completion queues, one thread each. 0: one a core.
  int64_t threads = 0;
  // Longest message in bytes, either way.
  int64_t max_message_bytes = 4 << 20;
  // Seconds a quote is honoured.
  int64_t quote_life_seconds = 900;
  // File of the keys that sign quotes: lines "number base64", the first signs. Empty: a key of this
  // process, whose quotes no other replica can verify.
  std::string signing_keys_file;
  // File that holds the token operators call PublishExchangeRates with. Empty: operator_token is
  // it.
  std::string operator_token_file;
  // That token itself, at least 16 bytes; given in the environment or a settings file, never as a
  // flag. Empty too: nobody may publish.
  std::string operator_token;
  // How far a published rate may lie from the one before it, in percent, unless overridden.
  int64_t rate_band_percent = 20;
  // Bytes of memory for answers that cost more to make than to look up. 0: none are kept.
  int64_t cache_bytes = 64 << 20;
  // An answer is kept if making it costs more than this many times a hit, both as measured.
  int64_t cache_factor = 2;
  // Redis that shares answers among replicas: "host:port", or Sentinels and the name of a master
  // "host:port,host:port/master". It needs signing-keys-file. Empty: none.
  std::string redis_address;
  // User of Redis' access list. Empty: the default user.
  std::string redis_user;
  // File that holds the password of Redis. Empty: redis_password is it.
  std::string redis_password_file;
  // That password itself; given in the environment or a settings file, never as a flag. Empty too:
  // none is asked for.
  std::string redis_password;
  // Before every key in Redis.
  std::string redis_prefix = "landfall:";
  // Microseconds an operation in Redis may take; after that the answer is made without it.
  int64_t redis_deadline_us = 2'000;
  // An answer goes to Redis if making it costs more than this many look-ups there, both as
  // measured.
  int64_t redis_factor = 2;
  // Milliseconds after SIGTERM in which calls are still taken while /readyz and health already say
  // no, so that balancers look elsewhere before the port closes.
  int64_t drain_delay_ms = 2'000;
  // Milliseconds to finish calls under way after that.
  int64_t drain_ms = 10'000;
  // Milliseconds after which a connection is asked to come anew. 0: never.
  int64_t max_connection_age_ms = 0;
  // Seconds between looks at the data folders for changes. 0: only on SIGHUP.
  int64_t watch_seconds = 2;
  // Whether announced rules act.
  bool announced = false;
  // Whether unverified rules act.
  bool unverified = false;
  // Whether every call is written to the log.
  bool access_log = true;
  // Whether the reflection service is on.
  bool reflection = true;
};

// One setting as text.
struct SettingText {
  std::string_view name;  // "grpc-address"; LANDFALL_GRPC_ADDRESS in the environment
  std::string_view help;  // what it is, for a person
  std::string value;
  bool secret = false;
};

// Every setting in order of declaration.
std::vector<SettingText> Describe(const Settings& settings);

// Sources in order of weight: a later one overrides an earlier one.
struct SettingSources {
  std::string file;                      // bytes of a file of "name = value" lines
  std::string file_name;                 // for faults
  std::vector<std::string> environment;  // "NAME=value"; only LANDFALL_ names are read
  std::vector<std::pair<std::string, std::string>> flags;
};

// InvalidArgument names every unknown name and every value out of range, with where it stood.
absl::StatusOr<Settings> ReadSettings(const SettingSources& sources);

}  // namespace landfall::server
