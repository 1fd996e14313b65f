#include "geodata/network/stream_order.h"

namespace geodata {

std::vector<std::uint8_t> stream_orders(const RiverNetwork& network) {
  std::vector<std::uint8_t> orders(network.size(), 1);
  for (ReachIndex r = 0; r < network.size(); ++r) {  // what is above stands before
    std::uint8_t largest = 0;
    bool twice = false;
    network.for_each_above(r, [&](ReachIndex above) {
      twice = orders[above] == largest || (orders[above] < largest && twice);
      if (orders[above] > largest) largest = orders[above];
    });
    if (largest > 0) orders[r] = static_cast<std::uint8_t>(largest + (twice ? 1 : 0));
  }
  return orders;
}

}  // namespace geodata
