#include "services/server/settings.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace landfall::server {
namespace {

constexpr std::string_view kPrefix = "LANDFALL_";

// How one setting is read and shown. `set` answers what is wrong, empty when nothing is.
struct Entry {
  std::string_view name;
  std::string_view help;  // for a person at the command line
  std::function<std::string(Settings&, const std::string&)> set;
  std::function<std::string(const Settings&)> show;
  bool secret = false;
};

Entry Text(std::string_view name, std::string_view help, std::string Settings::*field) {
  return {name, help,
          [field](Settings& settings, const std::string& value) {
            settings.*field = value;
            return std::string();
          },
          [field](const Settings& settings) { return settings.*field; }};
}

Entry Secret(std::string_view name, std::string_view help, std::string Settings::*field) {
  Entry entry = Text(name, help, field);
  entry.secret = true;
  return entry;
}

Entry Number(std::string_view name, std::string_view help, int64_t Settings::*field, int64_t low,
             int64_t high) {
  return {name, help,
          [=](Settings& settings, const std::string& value) {
            int64_t number = 0;
            if (!absl::SimpleAtoi(value, &number) || number < low || number > high) {
              return "expected a whole number from " + std::to_string(low) + " to " +
                     std::to_string(high);
            }
            settings.*field = number;
            return std::string();
          },
          [field](const Settings& settings) { return std::to_string(settings.*field); }};
}

Entry Switch(std::string_view name, std::string_view help, bool Settings::*field) {
  return {name, help,
          [field](Settings& settings, const std::string& value) {
            if (value != "true" && value != "false") return std::string("expected true or false");
            settings.*field = value == "true";
            return std::string();
          },
          [field](const Settings& settings) -> std::string {
            return settings.*field ? "true" : "false";
          }};
}

const std::vector<Entry>& Entries() {
  static const auto* entries = new std::vector<Entry>{
      Text("grpc-address", "address of the gRPC port", &Settings::grpc_address),
      Text("http-address", "address of /metrics, /healthz and /readyz", &Settings::http_address),
      Text("data", "data folders, lowest first, with commas between: data,own", &Settings::data),
      Text("edition", "compiled edition to serve instead of data folders", &Settings::edition),
      Text("edition-folder", "folder compiled editions are written to", &Settings::edition_folder),
      Text("rates", "folders of exchange rates, instead of those in the data folders",
           &Settings::rates),
      Number("threads", "completion queues, one thread each; 0 is one a core", &Settings::threads,
             0, 256),
      Number("max-message-bytes", "longest message, either way", &Settings::max_message_bytes, 1024,
             64 << 20),
      Number("quote-life-seconds", "how long a quote is honoured", &Settings::quote_life_seconds, 1,
             7 * 24 * 3600),
      Text("signing-keys-file", "keys that sign quote ids, one \"NUMBER BASE64\" a line",
           &Settings::signing_keys_file),
      Text("operator-token-file", "file of the token operators publish rates with",
           &Settings::operator_token_file),
      Secret("operator-token", "the token itself", &Settings::operator_token),
      Number("rate-band-percent", "how far a published rate may lie from the one before",
             &Settings::rate_band_percent, 1, 1000),
      Number("cache-bytes", "memory for answers; 0 keeps none", &Settings::cache_bytes, 0,
             int64_t{1} << 40),
      Number("cache-factor", "an answer is kept that costs more than so many hits",
             &Settings::cache_factor, 1, 1000),
      Text("redis-address", "HOST:PORT of Redis, or Sentinels and master HOST:PORT,HOST:PORT/NAME",
           &Settings::redis_address),
      Text("redis-user", "user of Redis' access list", &Settings::redis_user),
      Text("redis-password-file", "file of the password of Redis", &Settings::redis_password_file),
      Secret("redis-password", "the password itself", &Settings::redis_password),
      Text("redis-prefix", "before every key in Redis", &Settings::redis_prefix),
      Number("redis-deadline-us", "time an operation in Redis may take",
             &Settings::redis_deadline_us, 100, 10'000'000),
      Number("redis-factor", "an answer goes to Redis that costs more than so many look-ups",
             &Settings::redis_factor, 0, 1000),
      Number("drain-delay-ms", "time to go on answering after SIGTERM while the probes say no",
             &Settings::drain_delay_ms, 0, 600'000),
      Number("drain-ms", "time for calls under way after SIGTERM", &Settings::drain_ms, 0, 600'000),
      Number("max-connection-age-ms", "age at which a connection is asked to come anew; 0 is never",
             &Settings::max_connection_age_ms, 0, 86'400'000),
      Number("watch-seconds", "time between looks at the data folders; 0 is only on SIGHUP",
             &Settings::watch_seconds, 0, 3600),
      Switch("announced", "whether announced rules act", &Settings::announced),
      Switch("unverified", "whether unverified rules act", &Settings::unverified),
      Switch("access-log", "whether every call is logged", &Settings::access_log),
      Switch("reflection", "whether reflection is served", &Settings::reflection)};
  return *entries;
}

// "LANDFALL_GRPC_ADDRESS" becomes "grpc-address".
std::string NameOf(std::string_view variable) {
  std::string name(variable.substr(kPrefix.size()));
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
    return c == '_' ? '-' : static_cast<char>(std::tolower(c));
  });
  return name;
}

void Set(std::string_view name, const std::string& value, const std::string& where,
         Settings& settings, std::vector<std::string>& faults) {
  for (const Entry& entry : Entries()) {
    if (entry.name != name) continue;
    std::string wrong = entry.set(settings, value);
    if (!wrong.empty()) faults.push_back(where + ": " + wrong);
    return;
  }
  faults.push_back(where + ": there is no setting " + std::string(name));
}

void ReadFile(const std::string& text, const std::string& name, Settings& settings,
              std::vector<std::string>& faults) {
  int number = 0;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> parts = absl::StrSplit(line, absl::MaxSplits('=', 1));
    std::string where =
        name.empty() ? "line " + std::to_string(number) : name + ":" + std::to_string(number);
    if (parts.size() != 2) {
      faults.push_back(where + ": expected name = value");
      continue;
    }
    std::string name(absl::StripAsciiWhitespace(parts[0]));
    std::string value(absl::StripAsciiWhitespace(parts[1]));
    Set(name, value, where, settings, faults);
  }
}

}  // namespace

std::vector<SettingText> Describe(const Settings& settings) {
  std::vector<SettingText> texts;
  for (const Entry& entry : Entries()) {
    texts.push_back({entry.name, entry.help, entry.show(settings), entry.secret});
  }
  return texts;
}

absl::StatusOr<Settings> ReadSettings(const SettingSources& sources) {
  Settings settings;
  std::vector<std::string> faults;
  ReadFile(sources.file, sources.file_name, settings, faults);
  for (const std::string& variable : sources.environment) {
    size_t equals = variable.find('=');
    std::string name = variable.substr(0, equals);
    if (equals == std::string::npos || name.rfind(kPrefix, 0) != 0) continue;
    if (name == "LANDFALL_CONFIG" || name == "LANDFALL_SHARED") continue;
    Set(NameOf(name), variable.substr(equals + 1), name, settings, faults);
  }
  for (const auto& [name, value] : sources.flags) {
    Set(name, value, "--" + name, settings, faults);
  }
  if (!faults.empty()) return absl::InvalidArgumentError(absl::StrJoin(faults, "\n"));
  return settings;
}

}  // namespace landfall::server
