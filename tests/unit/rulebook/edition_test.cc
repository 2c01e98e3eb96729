#include "common/rulebook/edition/edition.h"

#include <fstream>
#include <random>
#include <sstream>

#include "common/rulebook/edition/edition_format.h"
#include "common/rulebook/edition/section_hash.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/testing/status_matchers.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

using ::testing::HasSubstr;

class EditionFile : public RulebookFixture {
 protected:
  static std::string Path() {
    return folder_->path() + "/" + std::string(edition().id()) + ".edition";
  }

  static std::string ReadAll(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
  }

  // Writes the bytes as a file and says what opening it and reading all of it come to.
  absl::Status Try(const std::string& bytes) {
    const std::string path = altered_.path() + "/altered.edition";
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    absl::StatusOr<std::shared_ptr<const Edition>> edition = Edition::Open(path);
    return edition.ok() ? (*edition)->Verify() : edition.status();
  }

  static void PutHeader(EditionHeader header, std::string& bytes) {
    std::string_view head(reinterpret_cast<const char*>(&header),
                          offsetof(EditionHeader, header_hash));
    header.header_hash =
        SectionHash(std::as_bytes(std::span<const char>(head.data(), head.size())));
    std::memcpy(bytes.data(), &header, sizeof(header));
  }

  static EditionHeader HeaderOf(const std::string& bytes) {
    EditionHeader header;
    std::memcpy(&header, bytes.data(), sizeof(header));
    return header;
  }

  TemporaryFolder altered_;
};

TEST_F(EditionFile, WholeFileOpensAndVerifies) {
  EXPECT_THAT(Try(ReadAll(Path())), IsOk());
  EXPECT_EQ(edition().id().size(), 32u);
  EXPECT_EQ(edition().id().find_first_not_of("0123456789abcdef"), std::string_view::npos);
}

TEST_F(EditionFile, AnyTruncationIsRefused) {
  const std::string bytes = ReadAll(Path());
  std::vector<size_t> lengths = {0, 1, 7, 8, 127, 128, 129, 160, 1000, bytes.size() - 1};
  for (size_t length = 0; length < bytes.size(); length += 997) lengths.push_back(length);
  for (size_t length : lengths) {
    absl::Status status = Try(bytes.substr(0, length));
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << length << " " << status.ToString();
  }
  EXPECT_THAT(Try(bytes + std::string(64, '\0')), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(EditionFile, EveryByteOfHeaderAndIndexIsGuarded) {
  const std::string bytes = ReadAll(Path());
  const size_t guarded =
      sizeof(EditionHeader) + HeaderOf(bytes).section_count * sizeof(SectionEntry);
  for (size_t at = 0; at < guarded; ++at) {
    std::string altered = bytes;
    altered[at] = static_cast<char>(altered[at] ^ (1 << at % 8));
    const std::string path = altered_.path() + "/altered.edition";
    std::ofstream(path, std::ios::binary | std::ios::trunc) << altered;
    EXPECT_THAT(Edition::Open(path), StatusIs(absl::StatusCode::kDataLoss)) << at;
  }
}

TEST_F(EditionFile, AFlippedBitInASectionIsFoundByVerify) {
  const std::string bytes = ReadAll(Path());
  const size_t begin =
      AlignSection(sizeof(EditionHeader) + HeaderOf(bytes).section_count * sizeof(SectionEntry));
  std::mt19937_64 random(20261120);
  for (int i = 0; i < 300; ++i) {
    std::string altered = bytes;
    const size_t at = begin + random() % (bytes.size() - begin);
    altered[at] = static_cast<char>(altered[at] ^ (1 << random() % 8));
    absl::Status status = Try(altered);
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kDataLoss, HasSubstr("does not match"))) << at;
  }
}

TEST_F(EditionFile, ANewerFormatIsToldFromADamagedFile) {
  std::string bytes = ReadAll(Path());
  EditionHeader header = HeaderOf(bytes);
  header.format = kEditionFormat + 1;
  PutHeader(header, bytes);
  EXPECT_THAT(Try(bytes), StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("newer")));
}

TEST_F(EditionFile, WhatIsNoEditionIsRefused) {
  EXPECT_THAT(Try(""), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("is empty")));
  EXPECT_THAT(Try(std::string(4096, 'x')),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("not an edition file")));
  EXPECT_THAT(Try(std::string(4096, '\0')), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(Edition::Open(altered_.path()),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("not an edition file")));
  EXPECT_THAT(Edition::Open(altered_.path() + "/none.edition"),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("none.edition")));
}

TEST_F(EditionFile, AnIndexThatDoesNotFitIsRefusedEvenWithGoodChecksums) {
  const std::string bytes = ReadAll(Path());
  auto with = [&](auto change) {
    std::string altered = bytes;
    EditionHeader header = HeaderOf(bytes);
    std::vector<SectionEntry> index(header.section_count);
    const size_t index_bytes = index.size() * sizeof(SectionEntry);
    std::memcpy(index.data(), bytes.data() + sizeof(header), index_bytes);
    change(header, index);
    std::memcpy(altered.data() + sizeof(header), index.data(), index_bytes);
    header.index_hash = SectionHash(std::as_bytes(std::span<const char>(
        altered.data() + sizeof(header), header.section_count * sizeof(SectionEntry))));
    PutHeader(header, altered);
    return Try(altered);
  };
  using Index = std::vector<SectionEntry>;
  EXPECT_THAT(with([](EditionHeader&, Index&) {}), IsOk());
  EXPECT_THAT(with([](EditionHeader& header, Index&) { header.section_count -= 1; }),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(with([](EditionHeader&, Index& index) { std::swap(index[3], index[4]); }),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(with([](EditionHeader&, Index& index) { index[2].offset += 64; }),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(with([](EditionHeader&, Index& index) { index[2].bytes = ~uint64_t{0} - 63; }),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(with([](EditionHeader&, Index& index) { index[2].row_bytes += 8; }),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("rows of")));
  EXPECT_THAT(with([](EditionHeader&, Index& index) { index[1].table = TableId{95}; }),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(EditionFile, AnExistingFileIsNeverRewritten) {
  EditionBuilder builder(TestDigest);
  builder.Add(CurrencyRow{});
  absl::StatusOr<std::string> path = builder.Write(altered_.path());
  ASSERT_THAT(path, IsOk());
  const auto written = std::filesystem::last_write_time(*path);
  ASSERT_THAT(builder.Write(altered_.path()), IsOkAndHolds(*path));
  EXPECT_EQ(std::filesystem::last_write_time(*path), written);
  std::ofstream(*path, std::ios::binary | std::ios::trunc) << "torn";
  EXPECT_THAT(builder.Write(altered_.path()),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("never rewritten")));
  EXPECT_EQ(ReadAll(*path), "torn");
}

TEST_F(EditionFile, NothingIsLeftBesideIt) {
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_->path())) {
    EXPECT_EQ(entry.path().string(), Path());
    ++files;
  }
  EXPECT_EQ(files, 1u);
}

TEST(EditionBuilder, EqualTextsAreStoredOnce) {
  EditionBuilder builder;
  const TextRef a = builder.Intern("value tax");
  const TextRef b = builder.Intern("value tax");
  EXPECT_EQ(a.offset, b.offset);
  EXPECT_EQ(builder.Intern("").length, 0u);
}

TEST(EditionBuilder, ContentNamesTheEdition) {
  auto id_of = [](int32_t digits, const char* name) {
    EditionBuilder builder(TestDigest);
    CurrencyRow row;
    row.digits = digits;
    row.name = builder.Intern(name);
    builder.Add(row);
    return builder.Id();
  };
  EXPECT_EQ(id_of(2, "mark"), id_of(2, "mark"));
  EXPECT_NE(id_of(2, "mark"), id_of(3, "mark"));
  EXPECT_NE(id_of(2, "mark"), id_of(2, "Mark"));
  EXPECT_EQ(EditionBuilder().Id(), "");
  EXPECT_THAT(EditionBuilder().Write("unused"), StatusIs(absl::StatusCode::kFailedPrecondition));
}

}  // namespace
}  // namespace landfall
