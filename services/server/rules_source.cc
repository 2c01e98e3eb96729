#include "services/server/rules_source.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/escaping.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/edge/signing/signing.h"
#include "common/importing/rates/rate_file.h"
#include "common/rulebook/compile/compile.h"
#include "common/rulebook/freight/freight.h"
#include "common/time/system_clock.h"

namespace landfall::server {
namespace {

namespace fs = std::filesystem;

std::string HexOfParts(std::span<const std::string_view> parts) {
  std::string whole;
  for (std::string_view part : parts) whole.append(part);
  return HexDigest(whole);
}

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void Append(const std::string& folder, std::vector<std::string>& lines) {
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (!it->is_regular_file(error)) continue;
    auto written = it->last_write_time(error).time_since_epoch().count();
    lines.push_back(it->path().string() + " " + std::to_string(it->file_size(error)) + " " +
                    std::to_string(written));
  }
}

// The edition a folder was last compiled to, and from what.
struct Pointer {
  std::string fingerprint;
  std::string path;
};

Pointer ReadPointer(const std::string& folder) {
  std::ifstream file(fs::path(folder) / "CURRENT");
  Pointer pointer;
  std::getline(file, pointer.fingerprint);
  std::getline(file, pointer.path);
  return pointer;
}

void WritePointer(const std::string& folder, const Pointer& pointer) {
  fs::path beside = fs::path(folder) / "CURRENT.new";
  {
    std::ofstream file(beside);
    file << pointer.fingerprint << '\n' << pointer.path << '\n';
  }
  std::error_code error;
  fs::rename(beside, fs::path(folder) / "CURRENT", error);
}

}  // namespace

std::string HexDigest(std::string_view bytes) {
  Sha256 digest = DigestOf(bytes);
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()));
}

ContentDigest EditionDigest() { return HexOfParts; }

RulesSource::RulesSource(const Settings& settings)
    : folders_(absl::StrSplit(settings.data, ',')),
      edition_(settings.edition),
      edition_folder_(settings.edition_folder) {
  if (!settings.rates.empty()) {
    rate_folders_ = {settings.rates};
    return;
  }
  for (const std::string& folder : folders_) rate_folders_.push_back(folder + "/rates");
}

std::string RulesSource::Fingerprint() const {
  std::vector<std::string> lines;
  if (!edition_.empty()) {
    std::error_code error;
    lines.push_back(
        edition_ + std::to_string(fs::last_write_time(edition_, error).time_since_epoch().count()));
  } else {
    for (const std::string& folder : folders_) Append(folder, lines);
  }
  std::sort(lines.begin(), lines.end());
  return HexDigest(absl::StrJoin(lines, "\n"));
}

absl::StatusOr<std::string> RulesSource::Compile() {
  EditionBuilder builder(EditionDigest());
  CompileOptions options{.folders = folders_};
  options.extra_sections.push_back([](std::span<const std::string> folders, EditionBuilder& rows) {
    return LoadFreight(folders, rows);
  });
  CompileReport report = CompileRulebook(options, builder);
  if (!report.defects.empty()) {
    return absl::InvalidArgumentError(absl::StrJoin(report.defects, "\n"));
  }
  std::error_code error;
  fs::create_directories(edition_folder_, error);
  return builder.Write(edition_folder_);
}

absl::StatusOr<std::string> RulesSource::EditionPath() {
  if (!edition_.empty()) return edition_;
  Pointer pointer = ReadPointer(edition_folder_);
  std::string fingerprint = Fingerprint();
  if (pointer.fingerprint == fingerprint && fs::exists(pointer.path)) return pointer.path;
  absl::StatusOr<std::string> path = Compile();
  if (path.ok()) WritePointer(edition_folder_, {fingerprint, *path});
  return path;
}

absl::StatusOr<std::shared_ptr<const quote::ServedRules>> RulesSource::Load(bool verify) {
  absl::StatusOr<std::string> path = EditionPath();
  if (!path.ok()) return path.status();
  absl::StatusOr<std::shared_ptr<const Edition>> edition = Edition::Open(*path);
  if (!edition.ok()) return edition.status();
  if (verify) {
    if (absl::Status status = (*edition)->Verify(); !status.ok()) return status;
  }
  absl::StatusOr<std::shared_ptr<const Rulebook>> book = Rulebook::Make(*std::move(edition));
  if (!book.ok()) return book.status();
  return std::make_shared<const quote::ServedRules>(*std::move(book), SystemClock().Now());
}

absl::StatusOr<std::shared_ptr<const RateSet>> RulesSource::LoadRates() const {
  std::vector<RateTable> tables;
  for (const std::string& folder : rate_folders_) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      if (entry.path().extension() == ".csv") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      absl::StatusOr<RateTable> table = ReadRateTable(ReadFile(file));
      if (!table.ok()) {
        return absl::InvalidArgumentError(file.string() + ": " +
                                          std::string(table.status().message()));
      }
      tables = MergeTables(std::move(tables), {*std::move(table)});
    }
  }
  std::string id = HexDigest(CanonicalText(tables)).substr(0, 32);
  return RateSet::Build({.id = id}, std::move(tables));
}

}  // namespace landfall::server
