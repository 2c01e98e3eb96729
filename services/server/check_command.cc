#include <iostream>

#include "services/server/commands.h"
#include "services/server/operator_gate.h"
#include "services/server/rules_source.h"
#include "services/server/setting_files.h"
#include "services/server/signing_keys.h"

namespace landfall::server {
namespace {

// Prints one finding a line; what is wrong goes to the errors.
class Findings {
 public:
  void Found(std::string_view what, const std::string& text) {
    std::cout << what << ": " << text << '\n';
  }

  void Wrong(std::string_view what, const absl::Status& status) {
    wrong_ = true;
    std::cerr << what << ": " << std::string(status.message()) << '\n';
  }

  bool wrong() const { return wrong_; }

 private:
  bool wrong_ = false;
};

void CheckRules(RulesSource& source, const Settings& settings, Findings& findings) {
  absl::StatusOr<std::shared_ptr<const quote::ServedRules>> rules = source.Load(true);
  if (!rules.ok()) return findings.Wrong("rules", rules.status());
  const std::string& from = settings.edition.empty() ? settings.data : settings.edition;
  findings.Found("rules", "edition " + std::string((*rules)->id()) + " from " + from);
}

void CheckRates(const RulesSource& source, Findings& findings) {
  absl::StatusOr<std::shared_ptr<const RateSet>> rates = source.LoadRates();
  if (!rates.ok()) return findings.Wrong("rates", rates.status());
  size_t sources = (*rates)->sources().size();
  findings.Found("rates", "set " + (*rates)->name().id + " of " + std::to_string(sources) +
                              (sources == 1 ? " source" : " sources"));
}

void CheckKeys(const Settings& settings, Findings& findings) {
  auto signer = MakeSigner(settings.signing_keys_file);
  if (!signer.ok()) {
    findings.Wrong("signing keys", signer.status());
  } else {
    findings.Found("signing keys", settings.signing_keys_file.empty()
                                       ? "one of each process; quote ids end with it"
                                       : settings.signing_keys_file);
  }
  absl::StatusOr<std::string> token =
      ReadOperatorToken(settings.operator_token_file, settings.operator_token);
  if (!token.ok()) return findings.Wrong("operator token", token.status());
  findings.Found("operator token", token->empty() ? "none; nobody may publish rates" : "given");
}

}  // namespace

int CheckServe(const CommonOptions& options) {
  Findings findings;
  absl::StatusOr<Settings> settings = GatherSettings(options);
  if (!settings.ok()) {
    std::cerr << settings.status().message() << std::endl;
    return 2;
  }
  findings.Found("settings", "gRPC on " + settings->grpc_address + ", HTTP on " +
                                 settings->http_address + " (ports are not opened)");
  RulesSource source(*settings);
  CheckRules(source, *settings, findings);
  CheckRates(source, findings);
  CheckKeys(*settings, findings);
  std::cout << (findings.wrong() ? "not ready to serve" : "ready to serve") << std::endl;
  return findings.wrong() ? 2 : 0;
}

}  // namespace landfall::server
