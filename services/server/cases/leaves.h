#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/quote/quote.h"

namespace landfall::server {

// What a case may ask of a quote's best option, by the name docs/cases.md gives it, as text: an
// exact decimal or a word. `line` is counted from 1, 0 for the whole order. Nullopt when there is
// no such leaf: a name is unknown, or the levy does not arise.
std::optional<std::string> FindLeaf(const quote::Sources& sources, const quote::Quote& quote,
                                    std::string_view name, int line);

}  // namespace landfall::server
