#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <vector>

#include "common/money/apportion.h"
#include "common/money/fraction.h"
#include "common/money/percent.h"
#include "tests/unit/money/exact.h"

namespace {

size_t allocations = 0;

}  // namespace

void* operator new(size_t bytes) {
  ++allocations;
  void* memory = std::malloc(bytes);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }

namespace landfall {
namespace {

TEST(AllocationTest, ArithmeticDoesNotAllocate) {
  Decimal largest = Dec("170141183460469231731687303.715884105727");
  Decimal cent = Dec("0.01");
  Decimal sum;
  size_t before = allocations;
  Fraction wide(largest);
  for (int i = 0; i < 6; ++i) wide.Times(largest).Over(largest - cent);
  sum += wide.Value({RoundingMode::kHalfUp, cent});
  sum += Of(Percent{cent}, Round(largest, {RoundingMode::kDown, cent}));
  EXPECT_EQ(allocations, before);
  EXPECT_TRUE(sum.IsOverflow() || sum.IsPositive());
}

TEST(AllocationTest, ApportioningAThousandKeysDoesNotAllocate) {
  std::vector<Decimal> keys(1000, Dec("170141183460469231731687.3"));
  std::vector<Decimal> shares(1000);
  size_t before = allocations;
  absl::Status status = Apportion(Dec("1234567890123456789.01"), keys, Dec("0.01"), shares);
  EXPECT_EQ(allocations, before);
  EXPECT_TRUE(status.ok());
}

}  // namespace
}  // namespace landfall
