#include "common/rulebook/commands/diff_rules.h"

#include <sstream>

#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

DataFolder Folder(const std::string& rules, const std::string& rows = "") {
  const std::string head =
      "territory,hs,category,condition,origin,percent,expression,from,to,source,status\n";
  return DataFolder::InMemory("", {{"a.textproto", rules}, {"t.csv", head + rows}});
}

std::string Diff(const DataFolder& before, const DataFolder& after) {
  std::ostringstream out;
  DiffRules({&before, 1}, {&after, 1}, out);
  return out.str();
}

TEST(DiffRules, NothingDiffersFromItself) {
  const DataFolder folder = DataFolder::Open(FixtureFolder()).value();
  EXPECT_EQ(Diff(folder, folder), "");
  std::ostringstream out;
  EXPECT_EQ(RunDiff(FixtureFolder(), FixtureFolder(), out), 0);
  EXPECT_EQ(out.str(), "0 added, 0 changed, 0 ended, 0 removed\n");
}

TEST(DiffRules, RulesAreNamedWithTheFieldThatChanged) {
  EXPECT_EQ(
      Diff(Folder(R"(levies { id: "a" name: "A" versions { from: "2020-01-01" percent: "20" } }
                           levies { id: "b" }
                           reliefs { id: "c" levies: "a" })"),
           Folder(R"(levies { id: "a" name: "B" versions { from: "2020-01-01" percent: "21" } }
                           reliefs { id: "c" levies: "a" levies: "d" }
                           levies { id: "d" })")),
      "changed levy a: name: \"A\" -> \"B\"\n"
      "changed levy a: versions[2020-01-01].percent: \"20\" -> \"21\"\n"
      "removed levy b\n"
      "added levy d\n"
      "changed relief c: levies: \"a\" -> \"a\", \"d\"\n");
}

TEST(DiffRules, ARepealOrALastDayIsAnEnd) {
  EXPECT_EQ(Diff(Folder(R"(levies { id: "a" versions { from: "2020-01-01" percent: "20" } }
                           regimes { id: "r" from: "2020-01-01" })"),
                 Folder(R"(levies { id: "a" versions { from: "2020-01-01" percent: "20" }
                                            versions { from: "2027-01-01" repealed: true } }
                           regimes { id: "r" from: "2020-01-01" until: "2028-01-01" })")),
            "ended levy a from 2027-01-01\n"
            "changed levy a: versions[2027-01-01]: added from: \"2027-01-01\" repealed: true\n"
            "ended regime r from 2028-01-01\n"
            "changed regime r: until: \"\" -> \"2028-01-01\"\n");
}

TEST(DiffRules, RowsAreNamedByWhatTellsThemApart) {
  const std::string table = R"(rate_tables { id: "t" files: "t.csv" })";
  EXPECT_EQ(
      Diff(Folder(table, "QM,61,,,,5,,2020-01-01,,s,\nQM,62,,,QN,5,,2020-01-01,,s,\n"),
           Folder(table, "QM,61,,,,6,,2020-01-01,,s,\nQM,63,x,,,7,,2020-01-01,,s,announced\n")),
      "changed row t: QM 61 from 2020-01-01: 5 % -> 6 %\n"
      "removed row t: QM 62 of QN from 2020-01-01: 5 %\n"
      "added row t: QM 63 x announced from 2020-01-01: 7 %\n");
}

TEST(DiffRules, AFolderThatIsNotThereEndsTheCommand) {
  std::ostringstream out;
  EXPECT_EQ(RunDiff("nowhere", FixtureFolder(), out), 2);
  EXPECT_EQ(out.str(), "nowhere: no such folder\n");
}

}  // namespace
}  // namespace landfall
