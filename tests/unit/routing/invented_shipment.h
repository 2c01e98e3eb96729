#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/arena.h"
#include "common/rulebook/tables/freight_tables.h"
#include "services/routing/routing.h"
#include "tests/unit/routing/invented_freight.h"

namespace landfall::routing {

inline Day DayOf(std::string_view text) { return Day::Parse(text).value(); }

inline Parcel Box(int64_t grams, int32_t length, int32_t width, int32_t height) {
  return {.weight_grams = grams,
          .dimensions = {.length_mm = length, .width_mm = width, .height_mm = height}};
}

// A shipment from QM over the invented tables; tests change what they are about.
class InventedShipment : public testing::Test {
 protected:
  static const Edition& TheEdition() {
    static const auto& edition = *new std::shared_ptr<const Edition>([] {
      TemporaryFolder folder;
      WriteInventedFreight(folder);
      return LoadEdition({folder.path()});
    }());
    return *edition;
  }

  void SetUp() override {
    request_.dispatch = Code::Of("QM");
    Go("QN", "2025-03-01");
  }

  void Go(std::string_view destination, std::string_view day) {
    request_.destination = request_.country = Code::Of(destination);
    request_.day = DayOf(day);
  }

  const FreightOptions& Price(std::vector<Parcel> parcels) {
    parcels_ = std::move(parcels);
    request_.parcels = parcels_;
    options_ = PriceServices(TheEdition(), request_, arena_);
    return options_;
  }

  std::string IdOf(uint32_t service) const {
    return std::string(TheEdition().Text(TheEdition().Rows<ServiceRow>()[service].id));
  }

  const ServiceOffer* Offer(std::string_view id) const {
    for (const ServiceOffer& offer : options_.offers) {
      if (IdOf(offer.service) == id) return &offer;
    }
    return nullptr;
  }

  const ServiceRejection* Rejection(std::string_view id) const {
    for (const ServiceRejection& rejection : options_.rejections) {
      if (IdOf(rejection.service) == id) return &rejection;
    }
    return nullptr;
  }

  // "base=14 fuel=20..30"; unknown without a range ends in "..", contingent in "?".
  std::string Parts(std::string_view id) const {
    const ServiceOffer* offer = Offer(id);
    if (offer == nullptr) return "rejected";
    const std::map<FreightPart, std::string> names = {{FreightPart::kBase, "base"},
                                                      {FreightPart::kFuel, "fuel"},
                                                      {FreightPart::kRemote, "remote"},
                                                      {FreightPart::kOversize, "oversize"},
                                                      {FreightPart::kDemand, "demand"}};
    std::string text;
    for (const FreightComponent& part : offer->price.parts) {
      if (!text.empty()) text += " ";
      text += names.at(part.part) + "=";
      if (part.state == PartState::kUnknown) {
        text += part.low.ToString() + "..";
        if (part.has_range) text += part.high.ToString();
      } else {
        text += part.amount.ToString();
        if (part.state == PartState::kContingent) text += "?";
      }
    }
    return text;
  }

  FreightRequest request_;
  std::vector<Parcel> parcels_;
  FreightOptions options_;
  Arena arena_;
};

}  // namespace landfall::routing
