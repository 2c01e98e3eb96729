#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rates/rate_set.h"
#include "common/rulebook/edition/edition_builder.h"
#include "services/quote/transport/quote_handler.h"
#include "services/server/settings.h"

namespace landfall::server {

// SHA-256 of the bytes in lower-case hex.
std::string HexDigest(std::string_view bytes);

// SHA-256 as editions are named by.
ContentDigest EditionDigest();

// Where a replica gets its rulebook and rates from: a compiled edition, or data folders it compiles
// when they differ from what the edition folder was last compiled from.
class RulesSource {
 public:
  explicit RulesSource(const Settings& settings);

  // The rulebook as the folders (or the edition file) are now. InvalidArgument lists every defect,
  // one "file:line: what" a line. The file is verified whole when `verify`.
  absl::StatusOr<std::shared_ptr<const quote::ServedRules>> Load(bool verify);

  // Every rate table of the rates folders as one set.
  absl::StatusOr<std::shared_ptr<const RateSet>> LoadRates() const;

  // What the files looked like (names, sizes, times): differs after any change.
  std::string Fingerprint() const;

 private:
  absl::StatusOr<std::string> EditionPath();
  absl::StatusOr<std::string> Compile();

  std::vector<std::string> folders_;
  std::vector<std::string> rate_folders_;
  std::string edition_;
  std::string edition_folder_;
};

}  // namespace landfall::server
