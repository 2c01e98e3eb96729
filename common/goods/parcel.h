#pragma once

#include <cstdint>

namespace landfall {

// Outer sides of a box, none negative. All zero: not known.
struct Dimensions {
  int32_t length_mm = 0;
  int32_t width_mm = 0;
  int32_t height_mm = 0;

  constexpr bool IsKnown() const { return length_mm > 0 && width_mm > 0 && height_mm > 0; }

  // The same box with its longest side as length and its shortest as height.
  constexpr Dimensions Sorted() const {
    Dimensions sorted = *this;
    auto order = [](int32_t& longer, int32_t& shorter) {
      if (longer >= shorter) return;
      int32_t side = longer;
      longer = shorter;
      shorter = side;
    };
    order(sorted.length_mm, sorted.width_mm);
    order(sorted.width_mm, sorted.height_mm);
    order(sorted.length_mm, sorted.width_mm);
    return sorted;
  }

  constexpr __int128 volume_mm3() const {
    return static_cast<__int128>(length_mm) * width_mm * height_mm;
  }

  // Once around the box, across its longest side.
  constexpr int64_t girth_mm() const {
    Dimensions sorted = Sorted();
    return 2 * (static_cast<int64_t>(sorted.width_mm) + sorted.height_mm);
  }

  constexpr int64_t length_plus_girth_mm() const { return Sorted().length_mm + girth_mm(); }

  friend constexpr bool operator==(const Dimensions&, const Dimensions&) = default;
};

// One piece as a carrier receives it.
struct Parcel {
  int64_t weight_grams = 0;  // gross, not negative
  Dimensions dimensions;

  friend constexpr bool operator==(const Parcel&, const Parcel&) = default;
};

}  // namespace landfall
