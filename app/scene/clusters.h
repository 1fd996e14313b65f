// Dense points as discs with their number. The ground is cut into squares of a power of two (so at one of every two
// zooms discs change, and in between and while the map pans they do not); a square takes in those around it whose
// middles are nearer than a square's side. Who takes in whom is a matter of the data alone, never of the view.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/core/camera.h"
#include "app/core/library.h"

namespace app {

struct Cluster {
  geodata::WorldPoint at;                                  // the mean of its own square's points
  std::uint32_t count = 0;                                 // 1: a point that stands for itself
  std::uint64_t id = 0;                                    // the same as long as its square and the squares' size are
  std::array<geodata::PointGrid::Stretch, 9> stretches{};  // of the layer's grid; its members
  std::uint32_t stretch_count = 0;
};

// The clusters of one rule of a layer. Main thread; remembers squares, so that a pan works out only new ones.
class Clusters {
 public:
  explicit Clusters(std::shared_ptr<const geodata::PointGrid> grid) : grid_(std::move(grid)) {}

  // Squares are `radius_px` to twice that wide on the screen.
  static int level_for(const View& view, double radius_px);
  // Those whose point lies in the view's parts, in an order of the data's. The reference holds until the next call.
  const std::vector<Cluster>& in_view(const std::vector<View::Part>& parts, int level);
  // Of the cluster that a point of the grid is in.
  std::uint64_t id_at(geodata::WorldPoint p, int level);

 private:
  using Square = geodata::PointGrid::Square;
  struct Node {
    geodata::PointGrid::Stretch stretch;
    geodata::WorldXY mean;
    std::uint64_t rank = 0;   // larger takes in smaller
    std::int8_t leads = -1;   // unknown, no, yes
    bool has_leader = false;  // `leader` is known
    Square leader;
  };

  void use(int level);
  Node& node(Square s);
  bool near(const Node& a, const Node& b) const;
  bool leads(Square s);
  Square leader(Square s);
  template <class Visit>
  void around(Square s, Visit&& visit) const;
  void add(Square s, const std::vector<View::Part>& parts);

  struct Squares {  // closed range
    Square first, last;
    friend bool operator==(const Squares&, const Squares&) = default;
  };
  std::shared_ptr<const geodata::PointGrid> grid_;
  int level_ = 0;
  std::unordered_map<std::uint64_t, Node> nodes_;
  std::vector<Squares> found_squares_;
  std::vector<View::Part> found_parts_;
  std::vector<Cluster> found_;
};

// Whether a feature is now drawn by a cluster, alone or with others.
bool is_clustered(const Layer& layer, geodata::FeatureIndex feature, double zoom);
bool clusters_at(const geodata::StyleRule& rule, double zoom);

// One of the scene's discs.
struct PlacedCluster {
  std::uint32_t layer = 0;  // index into library.layers
  std::uint16_t rule = 0;
  Cluster cluster;
};
std::vector<geodata::FeatureIndex> members_of(const Library& library, const PlacedCluster& placed);

// Members that no zoom parts, laid out around their place.
struct Fan {
  std::string layer;
  std::vector<geodata::FeatureIndex> features;
  friend bool operator==(const Fan&, const Fan&) = default;
};
// How a disc spreads when it is clicked: the camera that shows its members apart, or the fan of those that cannot be.
struct Spread {
  std::optional<Camera> camera;
  Fan fan;
};
Spread spread_of(const Library& library, const View& view, const PlacedCluster& placed);
// px from the middle, for so many symbols. At least 20 px apart.
std::vector<ScreenXY> fan_places(std::size_t count);

// "7", "999", "1.2k", "35k", "1.2M".
std::string count_text(std::uint32_t count);

}  // namespace app
