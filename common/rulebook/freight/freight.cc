#include "common/rulebook/freight/freight.h"

#include "common/rulebook/freight/freight_check.h"
#include "common/rulebook/freight/freight_folder.h"
#include "common/rulebook/freight/freight_index.h"
#include "common/rulebook/freight/freight_rows.h"

namespace landfall {

std::vector<std::string> LoadFreight(std::span<const std::string> data_folders,
                                     EditionBuilder& builder) {
  FreightDrafts drafts;
  Defects defects;
  for (const std::string& folder : data_folders) ReadFreightFolder(folder, drafts, defects);
  FreightIndex index(drafts);
  CheckFreight(drafts, index, defects);
  if (defects.empty()) AddFreightRows(drafts, index, builder);
  return defects.Take();
}

}  // namespace landfall
