#include "common/money/apportion.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <compare>
#include <cstdint>

#include "absl/container/fixed_array.h"

namespace landfall {
namespace {

namespace mp = boost::multiprecision;

using Unsigned = unsigned __int128;
using Wide = mp::number<mp::cpp_int_backend<256, 256, mp::unsigned_magnitude, mp::unchecked, void>>;

constexpr size_t kWithoutAllocation = 1000;

Unsigned Magnitude(Decimal value) { return static_cast<Unsigned>(value.Abs().scaled()); }

struct Part {
  Unsigned steps = 0;
  Unsigned remainder = 0;
};

// total * key / basis; false when the quotient does not fit an amount.
bool Divide(Unsigned total, Unsigned key, Unsigned basis, Part& part) {
  Unsigned product = 0;
  if (!__builtin_mul_overflow(total, key, &product)) {
    part.steps = product / basis;
    part.remainder = product - part.steps * basis;
  } else {
    Wide quotient;
    Wide remainder;
    mp::divide_qr(Wide(Wide(total) * Wide(key)), Wide(basis), quotient, remainder);
    if (mp::msb(quotient | 1) >= 127) return false;
    part = {static_cast<Unsigned>(quotient), static_cast<Unsigned>(remainder)};
  }
  return part.steps >> 127 == 0;
}

// A share that is waiting for one more step.
struct Candidate {
  Unsigned remainder;
  uint32_t index;

  bool operator<(const Candidate& other) const {
    return remainder != other.remainder ? remainder > other.remainder : index < other.index;
  }
};

// What is split: whole steps of a total, over a basis. Signs are those of the basis: a share is
// "along" when its key has the sign of the basis.
struct Split {
  Unsigned total_steps = 0;
  Unsigned rest = 0;  // of the total, below one step
  Unsigned step = 1;
  Unsigned basis = 0;
  bool total_negative = false;
  bool basis_negative = false;

  bool IsAlong(Decimal key) const { return key.IsNegative() == basis_negative; }
};

absl::Status Overflows() { return absl::OutOfRangeError("apportionment: an amount is too large"); }

// Writes each share cut off toward zero, in steps along the basis. Returns by how many steps all of
// them together fall short of the total, or nothing when that overflows.
bool CutOff(const Split& split, std::span<const Decimal> keys, std::span<Decimal> shares,
            absl::FixedArray<Candidate, kWithoutAllocation>& remainders, __int128& short_by) {
  __int128 given = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    Part part;
    if (!Divide(split.total_steps, Magnitude(keys[i]), split.basis, part)) return false;
    auto steps = static_cast<__int128>(part.steps);
    if (!split.IsAlong(keys[i])) steps = -steps;
    if (__builtin_add_overflow(given, steps, &given)) return false;
    shares[i] = Decimal::FromScaled(steps);
    remainders[i] = {part.remainder, static_cast<uint32_t>(i)};
  }
  return !__builtin_sub_overflow(static_cast<__int128>(split.total_steps), given, &short_by);
}

// One more step away from zero for those with the largest remainders among the shares that need it:
// there are always enough of them, because their remainders make up the shortfall. Returns the next
// share in line along the basis.
uint32_t GiveSteps(const Split& split, std::span<const Decimal> keys, std::span<Decimal> shares,
                   std::span<Candidate> line, __int128 short_by) {
  auto against = std::partition(line.begin(), line.end(), [&](const Candidate& candidate) {
    const Decimal& key = keys[candidate.index];
    return !key.IsZero() && split.IsAlong(key);
  });
  bool along = short_by >= 0;
  auto first = along ? line.begin() : against;
  auto last = first + static_cast<ptrdiff_t>(along ? short_by : -short_by);
  std::nth_element(first, last, along ? against : line.end());
  for (auto it = first; it != last; ++it) {
    shares[it->index] += Decimal::FromScaled(along ? 1 : -1);
  }
  return along ? last->index : std::min_element(line.begin(), against)->index;
}

// The case of nearly every split: up to kFew shares of a sum, nothing negative, in the last digit,
// and products that fit 128 bits. False, with the shares as they may be, when it is another.
constexpr size_t kFew = 16;

// The remainders sum to the shortfall times the basis, so those picked are never zero.
template <typename Number>
void GiveRest(uint64_t short_by, std::span<Number> remainders, std::span<Decimal> shares) {
  for (; short_by != 0; --short_by) {
    size_t next = 0;
    for (size_t i = 1; i < remainders.size(); ++i) {
      if (remainders[i] > remainders[next]) next = i;
    }
    shares[next] += Decimal::FromScaled(1);
    remainders[next] = 0;
  }
}

// Amounts below 18 million each: all keys and the total fit 64 bits, and so does every share.
void SplitSmall(uint64_t total, uint64_t basis, std::span<const Decimal> keys,
                std::span<Decimal> shares) {
  uint64_t remainders[kFew];
  uint64_t given = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    Unsigned product = static_cast<Unsigned>(total) * static_cast<uint64_t>(keys[i].scaled());
    auto steps = static_cast<uint64_t>(product / basis);
    remainders[i] = static_cast<uint64_t>(product) - steps * basis;
    shares[i] = Decimal::FromScaled(steps);
    given += steps;
  }
  GiveRest<uint64_t>(total - given, {remainders, keys.size()}, shares);
}

// No key is negative, so none is larger than the basis.
bool FitsSmall(const Split& split, std::span<const Decimal> keys) {
  if ((split.total_steps | split.basis) >> 64 != 0) return false;
  for (Decimal key : keys) {
    if (key.scaled() < 0) return false;
  }
  return true;
}

bool SplitFew(const Split& split, std::span<const Decimal> keys, std::span<Decimal> shares) {
  if (keys.size() > kFew || split.step != 1 || split.total_negative || split.basis_negative) {
    return false;
  }
  if (FitsSmall(split, keys)) {
    SplitSmall(static_cast<uint64_t>(split.total_steps), static_cast<uint64_t>(split.basis), keys,
               shares);
    return true;
  }
  Unsigned remainders[kFew];
  Unsigned given = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    Unsigned product = 0;
    if (keys[i].IsNegative() ||
        __builtin_mul_overflow(split.total_steps, Magnitude(keys[i]), &product)) {
      return false;
    }
    Unsigned steps = product / split.basis;
    if (steps >> 126 != 0) return false;
    remainders[i] = product - steps * split.basis;
    shares[i] = Decimal::FromScaled(static_cast<__int128>(steps));
    given += steps;
  }
  GiveRest<Unsigned>(static_cast<uint64_t>(split.total_steps - given), {remainders, keys.size()},
                     shares);
  return true;
}

absl::Status ToAmounts(const Split& split, std::span<Decimal> shares, uint32_t next) {
  if (split.step == 1 && !split.total_negative) {  // and so no rest: they are amounts as they stand
    bool fits = std::none_of(shares.begin(), shares.end(),
                             [](Decimal share) { return share.IsOverflow(); });
    return fits ? absl::OkStatus() : Overflows();
  }
  for (size_t i = 0; i < shares.size(); ++i) {
    __int128 amount = 0;
    if (__builtin_mul_overflow(shares[i].scaled(), static_cast<__int128>(split.step), &amount)) {
      return Overflows();
    }
    if (i == next && __builtin_add_overflow(amount, static_cast<__int128>(split.rest), &amount)) {
      return Overflows();
    }
    shares[i] = Decimal::FromScaled(amount);
    if (shares[i].IsOverflow()) return Overflows();
    if (split.total_negative) shares[i] = -shares[i];
  }
  return absl::OkStatus();
}

absl::Status Prepare(Decimal total, std::span<const Decimal> keys, Decimal increment,
                     Split& split) {
  Decimal basis;
  for (Decimal key : keys) basis += key;
  if (basis.IsOverflow() || total.IsOverflow() || increment.IsOverflow()) return Overflows();
  if (basis.IsZero()) return absl::InvalidArgumentError("apportionment: the keys sum to zero");
  if (increment.IsNegative()) {
    return absl::InvalidArgumentError("apportionment: the increment is negative");
  }
  split.step = increment.IsZero() ? 1 : Magnitude(increment);
  split.total_steps = Magnitude(total) / split.step;
  split.rest = Magnitude(total) - split.total_steps * split.step;
  split.basis = Magnitude(basis);
  split.total_negative = total.IsNegative();
  split.basis_negative = basis.IsNegative();
  return absl::OkStatus();
}

}  // namespace

absl::Status Apportion(Decimal total, std::span<const Decimal> keys, Decimal increment,
                       std::span<Decimal> shares) {
  if (keys.size() != shares.size()) {
    return absl::InvalidArgumentError("apportionment: not as many shares as keys");
  }
  Split split;
  if (absl::Status status = Prepare(total, keys, increment, split); !status.ok()) return status;
  if (SplitFew(split, keys, shares)) return absl::OkStatus();
  absl::FixedArray<Candidate, kWithoutAllocation> remainders(keys.size());
  __int128 short_by = 0;
  if (!CutOff(split, keys, shares, remainders, short_by)) return Overflows();
  uint32_t next = 0;
  if (short_by != 0 || split.rest != 0) {
    next = GiveSteps(split, keys, shares, {remainders.data(), remainders.size()}, short_by);
  }
  return ToAmounts(split, shares, next);
}

}  // namespace landfall
