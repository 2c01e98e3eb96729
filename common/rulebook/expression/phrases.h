#pragma once

#include <optional>
#include <string_view>

#include "common/rulebook/expression/cursor.h"
#include "common/rulebook/expression/term.h"

namespace landfall {

// "hl", "dtn", "clean kg": a unit, how many of it the phrase stands for, and what it says about how
// it is measured.
struct UnitPhrase {
  std::string_view phrase;
  Unit unit;
  int32_t count;
  Qualifier qualifier;
};

// Each takes the longest phrase that fits at the cursor, or nothing.
std::optional<UnitPhrase> TakeUnit(Cursor& cursor);
std::optional<Qualifier> TakeQualifier(Cursor& cursor);
std::optional<Measure> TakeMeasure(Cursor& cursor);
std::optional<ValueBasis> TakeBasis(Cursor& cursor);
std::optional<MeursingPart> TakeMeursing(Cursor& cursor);

// How canonical text spells them; the empty view for the plain value of each.
std::string_view Word(Qualifier qualifier);
std::string_view Word(Measure measure);
std::string_view Word(ValueBasis basis);
std::string_view Word(MeursingPart part);

}  // namespace landfall
