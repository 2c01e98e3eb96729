#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "landfall/cases/v1/case.pb.h"
#include "services/quote/transport/quote_handler.h"
#include "services/server/cases/case_text.h"

namespace landfall::server {

// Rulebooks for cases: the data folders, or the bare world, with the rules a case brings along.
// Equal demands are compiled once.
class CaseRules {
 public:
  explicit CaseRules(std::vector<std::string> data_folders);
  ~CaseRules();

  // InvalidArgument lists every defect of the rules, each with file and line of the case.
  absl::StatusOr<std::shared_ptr<const quote::ServedRules>> For(const cases::v1::Case& item,
                                                                const CasePlace& place);

 private:
  absl::StatusOr<std::shared_ptr<const quote::ServedRules>> Compile(const cases::v1::Case& item,
                                                                    const CasePlace& place);

  std::vector<std::string> data_folders_;
  std::string scratch_folder_;
  std::map<std::string, std::shared_ptr<const quote::ServedRules>> known_;
};

}  // namespace landfall::server
