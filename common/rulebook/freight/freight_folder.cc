#include "common/rulebook/freight/freight_folder.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <unordered_set>

#include "common/rulebook/freight/freight_tables_reader.h"

namespace landfall {
namespace {

namespace fs = std::filesystem;

// Paths in one order on every machine, so that an edition depends on content only.
std::vector<fs::path> FilesBelow(const fs::path& folder, Defects& defects) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_regular_file() && it->path().extension() == ".csv") files.push_back(it->path());
  }
  if (error) defects.Add({folder.filename().string(), 0}, error.message());
  std::sort(files.begin(), files.end());
  return files;
}

void ReadFile(const fs::path& path, const fs::path& data_folder, FreightDrafts& drafts,
              Defects& defects) {
  std::string shown = path.lexically_relative(data_folder).generic_string();
  for (const FreightTable& table : FreightTables()) {
    if (path.filename() != table.file_name) continue;
    std::optional<FreightFile> file =
        FreightFile::Read(path.string(), shown, table.columns, defects);
    if (!file) return;
    for (const FreightFile::Row& row : file->rows()) {
      RowReader reader(*file, row, defects);
      table.read(reader, drafts);
    }
    return;
  }
  defects.Add({shown, 0}, "no freight table has this name");
}

std::string KeyOf(const SourceDraft& draft) { return draft.id; }
std::string KeyOf(const CarrierDraft& draft) { return draft.id; }
std::string KeyOf(const ServiceDraft& draft) { return draft.id; }
std::string KeyOf(const ZoneDraft& draft) { return draft.scheme.ToString(); }
std::string KeyOf(const CardDraft& draft) { return draft.id; }
std::string KeyOf(const SurchargeDraft& draft) { return draft.id; }
std::string KeyOf(const TransitDraft& draft) { return draft.service; }
std::string KeyOf(const GoodsRuleDraft& draft) { return draft.id; }
std::string KeyOf(const LaneDraft& draft) { return draft.id; }

// What tells rows of one folder apart; where a key has many rows, more than the key.
template <typename Draft>
std::string IdentityOf(const Draft& draft) {
  return KeyOf(draft);
}
std::string IdentityOf(const ServiceDraft& draft) {
  return draft.id + " from " + draft.row.first.ToString();
}
std::string IdentityOf(const ZoneDraft& draft) {
  return draft.scheme.ToString() + "/" + draft.zone.ToString();
}
std::string IdentityOf(const TransitDraft& draft) {
  return draft.service + " to " + draft.row.destination.ToString();
}

template <typename Draft>
void Overlay(std::vector<Draft>& all, std::vector<Draft>& folder, Defects& defects) {
  std::unordered_set<std::string> keys;
  std::unordered_set<std::string> identities;
  for (const Draft& draft : folder) {
    keys.insert(KeyOf(draft));
    if (!identities.insert(IdentityOf(draft)).second) {
      defects.Add(draft.at, IdentityOf(draft) + " stands twice in one folder");
    }
  }
  std::erase_if(all, [&](const Draft& draft) { return keys.contains(KeyOf(draft)); });
  all.insert(all.end(), std::make_move_iterator(folder.begin()),
             std::make_move_iterator(folder.end()));
}

// Prices belong to a card of their own folder, so that a replaced card takes its prices with it.
void OverlayCards(FreightDrafts& all, FreightDrafts& folder, Defects& defects) {
  std::set<std::string> cards;
  for (const CardDraft& card : folder.cards) cards.insert(card.id);
  for (const RateDraft& rate : folder.rates) {
    if (!cards.contains(rate.card)) {
      defects.Add(rate.at, "card \"" + rate.card + "\" is not in cards.csv of this data folder");
    }
  }
  std::erase_if(all.rates, [&](const RateDraft& rate) { return cards.contains(rate.card); });
  all.rates.insert(all.rates.end(), std::make_move_iterator(folder.rates.begin()),
                   std::make_move_iterator(folder.rates.end()));
  Overlay(all.cards, folder.cards, defects);
}

}  // namespace

void ReadFreightFolder(const std::string& data_folder, FreightDrafts& drafts, Defects& defects) {
  fs::path root(data_folder);
  if (!fs::is_directory(root / "freight")) return;
  FreightDrafts folder;
  for (const fs::path& path : FilesBelow(root / "freight", defects)) {
    ReadFile(path, root, folder, defects);
  }
  OverlayCards(drafts, folder, defects);
  Overlay(drafts.sources, folder.sources, defects);
  Overlay(drafts.carriers, folder.carriers, defects);
  Overlay(drafts.services, folder.services, defects);
  Overlay(drafts.zones, folder.zones, defects);
  Overlay(drafts.surcharges, folder.surcharges, defects);
  Overlay(drafts.transit, folder.transit, defects);
  Overlay(drafts.goods_rules, folder.goods_rules, defects);
  Overlay(drafts.lanes, folder.lanes, defects);
}

}  // namespace landfall
