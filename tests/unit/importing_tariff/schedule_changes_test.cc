#include "common/importing/tariff/schedule_changes.h"

#include <gtest/gtest.h>

#include "common/importing/tariff/schedule_writer.h"
#include "tests/unit/importing_tariff/import_fixture.h"

namespace landfall {
namespace {

constexpr std::string_view kHead = "code,column,from,rate_text,rate,status,programmes\n";

std::vector<ScheduleLine> Lines(std::string_view rows) {
  auto lines = ReadScheduleLines(std::string(kHead) + std::string(rows));
  EXPECT_TRUE(lines.ok()) << lines.status();
  return lines.ok() ? *lines : std::vector<ScheduleLine>();
}

std::string Text(const ScheduleChanges& changes) {
  std::string text;
  for (const ScheduleChange& change : changes.list) text += LineOf(change) + "\n";
  return text;
}

struct MergeCase {
  const char* what;
  const char* before;
  const char* imported;
  bool partial;
  const char* merged;
  const char* changes;
};

constexpr MergeCase kMerges[] = {
    {"an empty folder takes the import as it is", "", "0101,mfn,2026-01-01,1%,1 %,PARSED,\n", false,
     "0101,mfn,2026-01-01,1%,1 %,PARSED\n", "added 0101 mfn from 2026-01-01: 1 %\n"},
    {"a rate that goes on keeps its row", "0101,mfn,2025-01-01,1%,1 %,PARSED,\n",
     "0101,mfn,2026-01-01,1%,1 %,PARSED,\n", false, "0101,mfn,2025-01-01,1%,1 %,PARSED\n", ""},
    {"another rate begins on its day", "0101,mfn,2025-01-01,1%,1 %,PARSED,\n",
     "0101,mfn,2026-01-01,2%,2 %,PARSED,\n", false,
     "0101,mfn,2025-01-01,1%,1 %,PARSED\n0101,mfn,2026-01-01,2%,2 %,PARSED\n",
     "changed 0101 mfn from 2026-01-01: 1 % -> 2 %\n"},
    {"a code that is gone ends",
     "0101,mfn,2025-01-01,1%,1 %,PARSED,\n0102,mfn,2025-01-01,Free,Free,PARSED,\n",
     "0102,mfn,2026-01-01,Free,Free,PARSED,\n", false,
     "0101,mfn,2025-01-01,1%,1 %,PARSED\n0101,mfn,2026-01-01,,,ENDED\n"
     "0102,mfn,2025-01-01,Free,Free,PARSED\n",
     "ended 0101 mfn from 2026-01-01: 1 % -> none\n"},
    {"a partial import leaves what it does not name",
     "0101,mfn,2025-01-01,1%,1 %,PARSED,\n0102,mfn,2027-01-01,Free,Free,PARSED,\n",
     "0103,mfn,2026-01-01,3%,3 %,PARSED,\n", true,
     "0101,mfn,2025-01-01,1%,1 %,PARSED\n0102,mfn,2027-01-01,Free,Free,PARSED\n"
     "0103,mfn,2026-01-01,3%,3 %,PARSED\n",
     "added 0103 mfn from 2026-01-01: 3 %\n"},
    {"a partial import of one programme leaves the others",
     "0101,pref,2025-01-01,1%,1 %,PARSED,UA\n0101,pref,2025-01-01,Free,Free,PARSED,PE\n",
     "0101,pref,2026-01-01,2%,2 %,PARSED,UA\n0101,pref,2027-01-01,,,ENDED,UA\n"
     "0101,pref,2028-01-01,,,ENDED,PE\n",
     true,
     "0101,pref,2025-01-01,1%,1 %,PARSED,UA\n0101,pref,2025-01-01,Free,Free,PARSED,PE\n"
     "0101,pref,2026-01-01,Free,Free,PARSED,PE\n0101,pref,2026-01-01,2%,2 %,PARSED,UA\n"
     "0101,pref,2027-01-01,Free,Free,PARSED,PE\n0101,pref,2028-01-01,,,ENDED,\n",
     "changed 0101 pref from 2026-01-01: 1 % (UA) | Free (PE) -> Free (PE) | 2 % (UA)\n"
     "changed 0101 pref from 2027-01-01: Free (PE) | 2 % (UA) -> Free (PE)\n"
     "ended 0101 pref from 2028-01-01: Free (PE) -> none\n"},
    {"the end of a rate nobody has is nothing", "", "0101,pref,2026-01-01,,,ENDED,UA\n", true, "",
     ""},
    {"a code that had ended is added again",
     "0101,mfn,2025-01-01,1%,1 %,PARSED,\n0101,mfn,2025-06-01,,,ENDED,\n",
     "0101,mfn,2026-01-01,1%,1 %,PARSED,\n", false,
     "0101,mfn,2025-01-01,1%,1 %,PARSED\n0101,mfn,2025-06-01,,,ENDED\n"
     "0101,mfn,2026-01-01,1%,1 %,PARSED\n",
     "added 0101 mfn from 2026-01-01: none -> 1 %\n"},
    {"a day given again is corrected", "0101,mfn,2026-01-01,1%,1 %,PARSED,\n",
     "0101,mfn,2026-01-01,1 1/2%,1.5 %,PARSED,\n", false,
     "0101,mfn,2026-01-01,1 1/2%,1.5 %,PARSED\n",
     "changed 0101 mfn from 2026-01-01: 1 % -> 1.5 %\n"},
    {"an import of all days takes rows away", "0101,mfn,2026-02-01,1%,1 %,PARSED,\n",
     "0102,mfn,2026-01-01,1%,1 %,PARSED,\n", false, "0102,mfn,2026-01-01,1%,1 %,PARSED\n",
     "ended 0101 mfn from 2026-02-01: 1 % -> no row\nadded 0102 mfn from 2026-01-01: 1 %\n"},
    {"what can be read no more is a change, with its text", "0101,mfn,2025-01-01,1%,1 %,PARSED,\n",
     "0101,mfn,2026-01-01,who knows,,UNPARSED,\n", false,
     "0101,mfn,2025-01-01,1%,1 %,PARSED\n0101,mfn,2026-01-01,who knows,,UNPARSED\n",
     "changed 0101 mfn from 2026-01-01: 1 % -> \"who knows\" UNPARSED\n"},
};

TEST(ScheduleChanges, AnImportIsLaidOverWhatIsThere) {
  for (const MergeCase& item : kMerges) {
    SCOPED_TRACE(item.what);
    const auto before = Lines(item.before);
    const auto merged = MergeSchedules(before, Lines(item.imported), item.partial);
    const std::string text = WriteScheduleUnder("", merged);
    EXPECT_EQ(text.substr(text.find('\n') + 1), item.merged);
    EXPECT_EQ(Text(CompareSchedules(before, merged)), item.changes);
  }
}

TEST(ScheduleChanges, ProgrammesOfOneColumnChangeTogether) {
  const auto before = Lines(
      "0101,special,2025-01-01,Free,Free,PARSED,A AU\n"
      "0101,special,2025-01-01,3%,3 %,PARSED,JP\n");
  const auto same = Lines(
      "0101,special,2026-01-01,3%,3 %,PARSED,JP\n"
      "0101,special,2026-01-01,Free,Free,PARSED,A AU\n");
  EXPECT_TRUE(CompareSchedules(before, MergeSchedules(before, same, false)).list.empty());
  const auto later = Lines("0101,special,2026-01-01,Free,Free,PARSED,A AU JP\n");
  EXPECT_EQ(Text(CompareSchedules(before, MergeSchedules(before, later, false))),
            "changed 0101 special from 2026-01-01: Free (A AU) | 3 % (JP) -> Free (A AU JP)\n");
}

TEST(ScheduleChanges, AnotherQuantityToDeclareIsAChangeToo) {
  const std::string head = "code,column,from,rate_text,rate,status,unit1,unit2\n";
  const auto before = ReadScheduleLines(head + "0101,mfn,2025-01-01,1%,1 %,PARSED,NAR,\n").value();
  const auto after =
      ReadScheduleLines(head + "0101,mfn,2025-01-01,1%,1 %,PARSED,NAR,KGM\n").value();
  EXPECT_EQ(Text(CompareSchedules(before, after)),
            "changed 0101 mfn from 2025-01-01: 1 % [NAR] -> 1 % [NAR KGM]\n");
}

TEST(ScheduleChanges, TheShareIsOfCodesAndColumnsAndRoundedUp) {
  std::string rows;
  for (int code = 1000; code < 1300; ++code) {
    rows += std::to_string(code) + ",mfn,2025-01-01,1%,1 %,PARSED,\n";
  }
  const auto before = Lines(rows);
  auto after = before;
  after[0].rate = after[0].rate_text = "2 %";
  const ScheduleChanges changes = CompareSchedules(before, after);
  EXPECT_EQ(changes.Share(), 34u) << "1 of 300";
  EXPECT_EQ(SummaryOf(changes), "0 added, 1 changed, 0 ended: 0.34 % of 300 rates");
  EXPECT_EQ(CompareSchedules({}, after).Share(), 0u) << "nothing was there";
}

TEST(ScheduleChanges, ADamagedFileNamesTheLine) {
  struct Bad {
    const char* text;
    const char* message;
  };
  constexpr Bad kBad[] = {
      {"code,column,from\n0101,mfn,yesterday\n", "line 2: \"yesterday\" is not a day"},
      {"code,status\n0101,SURE\n", "line 2: \"SURE\" is not a status"},
      {"code,colour\n0101,red\n", "line 2: \"colour\" is not a column of a schedule"},
  };
  for (const Bad& item : kBad) {
    EXPECT_EQ(ReadScheduleLines(item.text).status().message(), item.message);
  }
}

TEST(ScheduleChanges, WhatIsWrittenReadsBack) {
  const std::string text =
      "# title: a\n# note: b\ncode,column,from,rate_text,rate,status,unit1,programmes\n"
      "0101,general,2025-01-01,\"1,5%\",1.5 %,PARSED,NAR,\n"
      "0101,special,2025-01-01,Free,Free,PARSED,,A AU\n";
  EXPECT_EQ(CommentsOf(text), "# title: a\n# note: b\n");
  EXPECT_EQ(WriteScheduleUnder(CommentsOf(text), ReadScheduleLines(text).value()), text);
}

}  // namespace
}  // namespace landfall
