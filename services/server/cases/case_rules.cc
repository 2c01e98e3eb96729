#include "services/server/cases/case_rules.h"

#include <google/protobuf/text_format.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "absl/strings/str_join.h"
#include "common/rulebook/compile/compile.h"
#include "common/rulebook/freight/freight.h"
#include "common/rulebook/load/data_folder.h"
#include "services/server/rules_source.h"

namespace landfall::server {
namespace {

namespace fs = std::filesystem;
using cases::v1::Case;

// A case says nothing of what it does not know: on the bare world its levies are all there is. What
// is to be added to its rules.
rulebook::v1::Rulebook CoverageOfOwnLevies(const rulebook::v1::Rulebook& rules) {
  rulebook::v1::Rulebook added;
  std::set<std::pair<std::string, int>> covered;
  for (const auto& coverage : rules.coverage()) {
    covered.insert({coverage.territory(), coverage.family()});
  }
  std::set<std::string> territories;
  for (const auto& valuation : rules.valuations()) territories.insert(valuation.territory());
  for (const auto& levy : rules.levies()) territories.insert(levy.territory());
  for (const std::string& territory : territories) {
    for (int family = rulebook::v1::FAMILY_DUTY; family <= rulebook::v1::FAMILY_CARRIER_FEE;
         ++family) {
      if (covered.contains({territory, family})) continue;
      auto& coverage = *added.add_coverage();
      coverage.set_territory(territory);
      coverage.set_family(static_cast<rulebook::v1::Family>(family));
      auto& version = *coverage.add_versions();
      version.set_from("1900-01-01");
      version.set_state(rulebook::v1::CoverageVersion::STATE_COVERED);
      version.mutable_cite()->set_title("the case itself");
      version.mutable_cite()->set_read_on("2026-11-25");
    }
  }
  return added;
}

// Stands for the rules of a case where they are not those of its file.
constexpr char kChangedRules[] = "case.textproto";

std::string Printed(const rulebook::v1::Rulebook& rules) {
  std::string text;
  google::protobuf::TextFormat::PrintToString(rules, &text);
  return text;
}

// The rules of a case and the files they name, as a data folder in the case's own folder.
DataFolder Overlay(const Case& item, const CasePlace& place) {
  std::map<std::string, std::string> texts(item.files().begin(), item.files().end());
  std::string rules = place.rules.empty() ? Printed(item.rules()) : place.rules;
  if (item.base() == cases::v1::BASE_WORLD) {
    rules += "\n" + Printed(CoverageOfOwnLevies(item.rules()));
  }
  const fs::path file(place.file);
  texts[place.rules.empty() ? kChangedRules : file.filename().string()] = rules;
  return DataFolder::InMemory(file.parent_path().string(), std::move(texts));
}

// The defect with a place that can be looked up: what is in no file of its own is at the case.
std::string AtCase(const std::string& defect, const Case& item, const CasePlace& place) {
  const std::string folder = fs::path(place.file).parent_path().string();
  auto rest_behind = [&](const std::string& name) {
    const std::string shown = (folder.empty() ? name : folder + "/" + name) + ":";
    return defect.starts_with(shown) ? defect.substr(shown.size()) : std::string();
  };
  if (std::string rest = rest_behind(kChangedRules); !rest.empty()) {
    return place.Text() + ": " + rest.substr(std::min(rest.find(": ") + 2, rest.size()));
  }
  for (const auto& [name, text] : item.files()) {
    if (std::string rest = rest_behind(name); !rest.empty()) {
      return place.Text() + ": files \"" + name + "\" line " + rest;
    }
  }
  return defect;
}

// Demands that give the same rulebook have the same key.
std::string KeyOf(const Case& item) {
  Case key;
  key.set_base(item.base());
  *key.mutable_rules() = item.rules();
  *key.mutable_files() = item.files();
  std::string text;
  google::protobuf::TextFormat::PrintToString(key, &text);
  return text;
}

}  // namespace

CaseRules::CaseRules(std::vector<std::string> data_folders)
    : data_folders_(std::move(data_folders)) {
  std::string pattern = (fs::temp_directory_path() / "landfall-cases-XXXXXX").string();
  if (mkdtemp(pattern.data()) != nullptr) scratch_folder_ = pattern;
}

CaseRules::~CaseRules() {
  std::error_code error;
  if (!scratch_folder_.empty()) fs::remove_all(scratch_folder_, error);
}

absl::StatusOr<std::shared_ptr<const quote::ServedRules>> CaseRules::For(const Case& item,
                                                                         const CasePlace& place) {
  auto [known, fresh] = known_.try_emplace(KeyOf(item));
  if (!fresh && known->second != nullptr) return known->second;
  absl::StatusOr<std::shared_ptr<const quote::ServedRules>> rules = Compile(item, place);
  if (rules.ok()) known->second = *rules;
  return rules;
}

absl::StatusOr<std::shared_ptr<const quote::ServedRules>> CaseRules::Compile(
    const Case& item, const CasePlace& place) {
  bool world = item.base() == cases::v1::BASE_WORLD;
  std::vector<DataFolder> folders;
  for (const std::string& path : data_folders_) {
    absl::StatusOr<DataFolder> folder = DataFolder::Open(world ? path + "/places" : path);
    if (!folder.ok()) return folder.status();
    folders.push_back(*std::move(folder));
  }
  if (item.has_rules()) folders.push_back(Overlay(item, place));
  std::vector<ExtraSection> extra;
  if (!world) {
    extra.push_back([this](std::span<const std::string>, EditionBuilder& builder) {
      return LoadFreight(data_folders_, builder);
    });
  }
  EditionBuilder builder(EditionDigest());
  CompileReport report = CompileFolders(folders, extra, builder);
  if (!report.defects.empty()) {
    for (std::string& defect : report.defects) defect = AtCase(defect, item, place);
    return absl::InvalidArgumentError(absl::StrJoin(report.defects, "\n    "));
  }
  absl::StatusOr<std::string> path = builder.Write(scratch_folder_);
  if (!path.ok()) return path.status();
  absl::StatusOr<std::shared_ptr<const Edition>> edition = Edition::Open(*path);
  if (!edition.ok()) return edition.status();
  absl::StatusOr<std::shared_ptr<const Rulebook>> book = Rulebook::Make(*std::move(edition));
  if (!book.ok()) return book.status();
  return std::make_shared<const quote::ServedRules>(*std::move(book));
}

}  // namespace landfall::server
