#include "services/server/data_review.h"

#include <filesystem>
#include <fstream>

#include "absl/strings/str_format.h"

namespace landfall::server {
namespace {

constexpr size_t kLinesShown = 40;

absl::Status WriteFile(const std::string& folder, const std::string& name,
                       const std::string& text) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::string path = folder + "/" + name;
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  return file ? absl::OkStatus() : absl::UnavailableError(path + ": cannot be written");
}

std::string ChangesName(const ReviewedTable& table) {
  return std::filesystem::path(table.name).stem().string() + ".changes.txt";
}

absl::Status WriteChanges(const ReviewedTable& table, const std::string& folder,
                          std::ostream& out) {
  out << table.name << ": " << table.summary << '\n';
  std::string text = table.name + ": " + table.summary + "\n";
  for (size_t i = 0; i < table.changes.size(); ++i) {
    text += table.changes[i] + "\n";
    if (i < kLinesShown) out << "  " << table.changes[i] << '\n';
  }
  if (table.changes.size() > kLinesShown) {
    out << "  and " << table.changes.size() - kLinesShown << " more\n";
  }
  const std::string name = ChangesName(table);
  absl::Status status = WriteFile(folder, name, text);
  if (status.ok()) out << folder << '/' << name << '\n';
  return status;
}

}  // namespace

absl::Status WriteReviewed(const std::vector<ReviewedTable>& tables, const ReviewRules& rules,
                           std::ostream& out) {
  std::string refusals;
  for (const ReviewedTable& table : tables) {
    absl::Status status = WriteChanges(table, rules.folder, out);
    if (!status.ok()) return status;
    if (rules.accept || table.share <= rules.share_percent * 100) continue;
    refusals += absl::StrFormat("%s: %d.%02d %% of it would change, more than %d %%\n", table.name,
                                table.share / 100, table.share % 100, rules.share_percent);
  }
  if (!refusals.empty()) {
    return absl::FailedPreconditionError(
        refusals + "no table was written; look at the change sets, then repeat with --accept");
  }
  for (const ReviewedTable& table : tables) {
    absl::Status status = WriteFile(rules.folder, table.name, table.text);
    if (!status.ok()) return status;
    out << rules.folder << '/' << table.name << '\n';
  }
  return absl::OkStatus();
}

}  // namespace landfall::server
