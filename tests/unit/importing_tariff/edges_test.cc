#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <vector>

#include "common/edge/csv/csv.h"
#include "common/edge/json/json.h"
#include "common/edge/zip/zip.h"
#include "tests/unit/importing_tariff/zip_fixture.h"

namespace landfall {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Records(std::string_view text) {
  std::vector<std::string> out;
  const absl::Status status = ReadCsv(text, [&](const CsvRecord& record) {
    std::string line = std::to_string(record.line);
    for (const std::string& field : record.fields) line += "|" + field;
    out.push_back(line);
    return absl::OkStatus();
  });
  if (!status.ok()) out.push_back(status.ToString());
  return out;
}

TEST(ReadCsv, CountsLinesOfTheFile) {
  EXPECT_THAT(
      Records("\xEF\xBB\xBF# a comment, with \"quotes\n#\na,b\n\n\"x\ny\",\"q\"\"q\"\r\nlast,\n"),
      ElementsAre("3|a|b", "5|x\ny|q\"q", "7|last|"));
  EXPECT_THAT(Records("a\n#b"), ElementsAre("1|a", "2|#b"));
  EXPECT_THAT(Records(""), ElementsAre());
}

TEST(ReadCsv, NamesTheLineOfABrokenQuotation) {
  EXPECT_THAT(Records("a,b\n\"x\"y,z\n").back(), testing::HasSubstr("line 2"));
  EXPECT_THAT(Records("a,b\n\"x\n").back(), testing::HasSubstr("INVALID_ARGUMENT"));
}

TEST(ReadCsv, StopsAtTheFirstErrorOfTheReader) {
  int seen = 0;
  const absl::Status status = ReadCsv("a\nb\nc\n", [&](const CsvRecord&) {
    return ++seen == 2 ? absl::DataLossError("enough") : absl::OkStatus();
  });
  EXPECT_TRUE(absl::IsDataLoss(status));
  EXPECT_EQ(seen, 2);
}

TEST(CsvLine, ReadsBackAsItWas) {
  const std::vector<std::string_view> fields = {"plain",   "",    "a,b", "q\"q",
                                                " blank ", "#no", "x\ny"};
  const std::string line = CsvLine(fields);
  EXPECT_THAT(Records(line), ElementsAre("1|plain||a,b|q\"q| blank |#no|x\ny"));
}

TEST(ParseJson, ErrorsAreValues) {
  EXPECT_TRUE(ParseJson(R"({"a":"b"})").ok());
  EXPECT_EQ(JsonText(*ParseJson(R"({"a":"b"})"), "a"), "b");
  EXPECT_EQ(JsonText(*ParseJson(R"({"a":1})"), "a"), "");
  EXPECT_EQ(JsonText(*ParseJson("[1]"), "a"), "");
  for (std::string_view text : {"", "{", "[1,]", "nul", "\xff", "{\"a\":}"}) {
    EXPECT_FALSE(ParseJson(text).ok()) << text;
  }
  EXPECT_FALSE(ParseJson(std::string(100000, '[')).ok());
}

TEST(ReadZip, ReadsWhatIsWholeAndRefusesTheRest) {
  const std::string archive = StoredZip("folder/a.txt", "content");
  const auto entries = ReadZip(archive);
  ASSERT_TRUE(entries.ok()) << entries.status();
  ASSERT_EQ(entries->size(), 1u);
  EXPECT_EQ(entries->front().name, "folder/a.txt");
  EXPECT_EQ(entries->front().bytes, "content");
  std::string damaged = archive;
  damaged[damaged.find("content")] ^= 1;
  EXPECT_FALSE(ReadZip(damaged).ok());
  EXPECT_FALSE(ReadZip("no archive").ok());
  EXPECT_TRUE(absl::IsResourceExhausted(ReadZip(archive, 3).status()));
}

std::string Gzip(std::string_view text) {
  std::string out(1000, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

TEST(Gunzip, PlainTextPassesAndDamageIsAnError) {
  EXPECT_EQ(*Gunzip("plain"), "plain");
  const std::string packed = Gzip("some text");
  EXPECT_EQ(*Gunzip(packed), "some text");
  EXPECT_FALSE(Gunzip(std::string_view(packed).substr(0, packed.size() - 5)).ok());
  EXPECT_TRUE(absl::IsResourceExhausted(Gunzip(packed, 4).status()));
}

}  // namespace
}  // namespace landfall
