#include "app/scene/relief.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <numbers>

#include "app/scene/tile_mesh.h"

namespace app {

using geodata::ElevationGrid;
using geodata::LngLat;
using geodata::TileId;

namespace {

constexpr int stride = ReliefImage::stride;
constexpr double blur_cells = 0.22;
constexpr double wide_blur_cells = 2.5;
constexpr float wide_blur_weight = 0.9f;
constexpr float fade_from_m = 18, fade_to_m = 95;
constexpr float hills_from_m = 40, hills_to_m = 420, hills_most = 0.9f;
constexpr double edge_fade_cells = 12;
constexpr double metres_per_degree = 111'319.49;  // along the equator of WGS 84

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

float smooth_step(float from, float to, float v) {
  const float t = std::clamp((v - from) / (to - from), 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

// A rectangle of the grid, cells averaged k by k where texels are coarser than cells. Row 0 in the north.
struct Window {
  int width = 0, height = 0;
  double first_column = 0, first_row = 0;  // of the grid, at the centre of the first cell
  int cells = 1;                           // of the grid, across one of ours
  std::vector<float> metres;

  float* row(int r) { return metres.data() + static_cast<std::ptrdiff_t>(r) * width; }
  const float* row(int r) const { return metres.data() + static_cast<std::ptrdiff_t>(r) * width; }
};

float height_at(const ElevationGrid& grid, int column, int row) {
  const auto c = static_cast<std::uint32_t>(std::clamp(column, 0, static_cast<int>(grid.width) - 1));
  const auto r = static_cast<std::uint32_t>(std::clamp(row, 0, static_cast<int>(grid.height) - 1));
  const float h = grid.at(c, r);
  return std::isfinite(h) ? h : 0.0f;
}

Window window_of(const ElevationGrid& grid, int first_column, int last_column, int first_row, int last_row, int cells) {
  Window w;
  w.cells = cells;
  w.width = (last_column - first_column) / cells + 1;
  w.height = (last_row - first_row) / cells + 1;
  w.first_column = first_column + (cells - 1) / 2.0;
  w.first_row = first_row + (cells - 1) / 2.0;
  w.metres.resize(static_cast<std::size_t>(w.width) * static_cast<std::size_t>(w.height));
  for (int y = 0; y < w.height; ++y) {
    for (int x = 0; x < w.width; ++x) {
      float sum = 0;
      for (int j = 0; j < cells; ++j) {
        for (int i = 0; i < cells; ++i) sum += height_at(grid, first_column + x * cells + i, first_row + y * cells + j);
      }
      w.row(y)[x] = sum / static_cast<float>(cells * cells);
    }
  }
  return w;
}

std::size_t index(int offset, int reach) { return static_cast<std::size_t>(std::int64_t{offset} + reach); }

// Gaussian, separable; the window's own edge is repeated.
Window blurred(const Window& source, double sigma) {
  const int reach = std::max(1, static_cast<int>(std::ceil(sigma * 3)));
  std::vector<float> weights(static_cast<std::size_t>(reach) * 2 + 1);
  float sum = 0;
  for (int i = -reach; i <= reach; ++i) {
    float& weight = weights[index(i, reach)];
    weight = static_cast<float>(std::exp(-i * i / (2 * sigma * sigma)));
    sum += weight;
  }
  for (float& v : weights) v /= sum;
  Window across = source, out = source;
  for (int y = 0; y < source.height; ++y) {
    for (int x = 0; x < source.width; ++x) {
      float v = 0;
      for (int i = -reach; i <= reach; ++i) {
        v += weights[index(i, reach)] * source.row(y)[std::clamp(x + i, 0, source.width - 1)];
      }
      across.row(y)[x] = v;
    }
  }
  for (int y = 0; y < source.height; ++y) {
    float* to = out.row(y);
    std::fill(to, to + source.width, 0.0f);
    for (int i = -reach; i <= reach; ++i) {
      const float weight = weights[index(i, reach)];
      const float* from = across.row(std::clamp(y + i, 0, source.height - 1));
      for (int x = 0; x < source.width; ++x) to[x] += weight * from[x];
    }
  }
  return out;
}

// Weights of the uniform cubic B-spline and its derivative at `position` (in cells), and the first of its four cells.
// C. de Boor, "A Practical Guide to Splines", 1978.
struct Taps {
  int first = 0;
  std::array<float, 4> value{}, slope{};
};

Taps taps_at(double position, int count) {
  const double floor = std::floor(position);
  const auto t = static_cast<float>(position - floor), u = 1 - t;
  Taps taps;
  taps.first = std::clamp(static_cast<int>(floor) - 1, 0, std::max(0, count - 4));
  taps.value = {u * u * u / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * u * u * u - 6 * u * u + 4) / 6, t * t * t / 6};
  taps.slope = {-u * u / 2, (3 * t * t - 4 * t) / 2, (-3 * u * u + 4 * u) / 2, t * t / 2};
  return taps;
}

// Where the texels lie on the grid.
struct Sampling {
  std::array<double, stride> column{}, row{};  // of the grid, 0 at the centre of the first cell
  std::array<double, stride> cos_lat{};
  double cells_per_texel = 0;
};

Sampling sampling_of(const ElevationGrid& grid, TileId tile) {
  Sampling s;
  const auto size = static_cast<double>(geodata::tile_size(tile.z));
  for (int i = 0; i < stride; ++i) {
    const double offset = (i - 0.5) / ReliefImage::size * size;
    const LngLat at = geodata::to_lnglat(geodata::WorldXY{size * tile.x + offset, size * tile.y + offset});
    const auto k = static_cast<std::size_t>(i);
    s.column[k] = (at.lng - grid.north_west.lng) / grid.cell_lng - 0.5;
    s.row[k] = (grid.north_west.lat - at.lat) / grid.cell_lat - 0.5;
    s.cos_lat[k] = std::cos(radians(at.lat));
  }
  s.cells_per_texel = (s.column.back() - s.column.front()) / (stride - 1);
  return s;
}

struct Light {
  float east = 0, north = 0, up = 0, weight = 0;
};
constexpr double altitude_deg = 48;

std::array<Light, 4> lights() {
  constexpr std::array<std::array<double, 2>, 4> azimuth_and_weight{{{315, .46}, {270, .20}, {0, .20}, {225, .14}}};
  std::array<Light, 4> out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double azimuth = radians(azimuth_and_weight[i][0]), altitude = radians(altitude_deg);
    out[i] = {static_cast<float>(std::sin(azimuth) * std::cos(altitude)),
              static_cast<float>(std::cos(azimuth) * std::cos(altitude)), static_cast<float>(std::sin(altitude)),
              static_cast<float>(azimuth_and_weight[i][1])};
  }
  return out;
}

// Light on a slope less light on the flat; `east` and `north`: metres of height a metre of way, exaggerated.
float lit(const std::array<Light, 4>& lights, float flat, float east, float north) {
  const float length = std::sqrt(1 + east * east + north * north);
  float sum = 0;
  for (const Light& l : lights) sum += l.weight * std::max(0.0f, (l.up - east * l.east - north * l.north));
  return sum / length - flat;
}

std::uint8_t byte(float v) { return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0f, 1.0f) * 255)); }

// One row of texels: heights and slopes resampled down the columns of the window, one value a column.
struct Columns {
  std::vector<float> height, southward, wide;
  explicit Columns(int width) {
    for (auto* v : {&height, &southward, &wide}) v->resize(static_cast<std::size_t>(width));
  }
  void resample(const Window& heights, const Window& wide_heights, const Taps& taps) {
    std::fill(height.begin(), height.end(), 0.0f);
    std::fill(southward.begin(), southward.end(), 0.0f);
    std::fill(wide.begin(), wide.end(), 0.0f);
    for (int j = 0; j < 4; ++j) {
      const auto k = static_cast<std::size_t>(j);
      const float* h = heights.row(taps.first + j);
      const float* w = wide_heights.row(taps.first + j);
      for (std::size_t x = 0; x < height.size(); ++x) {
        height[x] += taps.value[k] * h[x];
        southward[x] += taps.slope[k] * h[x];
        wide[x] += taps.value[k] * w[x];
      }
    }
  }
};

float edge_fade(double position, std::uint32_t count) {
  const double inside = std::min(position + 0.5, count - 0.5 - position) / edge_fade_cells;
  return smooth_step(0, 1, static_cast<float>(inside));
}

std::uint64_t next_relief_id() {
  static std::atomic<std::uint64_t> id{1};
  return id++;
}

// From z 10.5 on the exaggeration is smaller; tiles of zoom 9 serve cameras from 10 to 11.
double exaggeration(std::uint8_t tile_zoom) { return tile_zoom >= 10 ? 4.2 : tile_zoom == 9 ? 4.85 : 5.5; }

bool shade_rows(const ElevationGrid& grid, const Sampling& s, const Window& heights, const Window& wide,
                double exaggerate, std::vector<std::uint8_t>& texels) {
  const std::array<Light, 4> sun = lights();
  const auto flat = static_cast<float>(std::sin(radians(altitude_deg)));
  std::array<Taps, stride> across;
  std::array<float, stride> fade_x{};
  for (std::size_t x = 0; x < stride; ++x) {
    across[x] = taps_at((s.column[x] - heights.first_column) / heights.cells, heights.width);
    fade_x[x] = edge_fade(s.column[x], grid.width);
  }
  const double cell_m = metres_per_degree * heights.cells;
  Columns columns(heights.width);
  bool any = false;
  for (std::size_t y = 0; y < stride; ++y) {
    const float fade_y = edge_fade(s.row[y], grid.height);
    columns.resample(heights, wide, taps_at((s.row[y] - heights.first_row) / heights.cells, heights.height));
    const auto per_east_m = static_cast<float>(exaggerate / (cell_m * grid.cell_lng * s.cos_lat[y]));
    const auto per_north_m = static_cast<float>(-exaggerate / (cell_m * grid.cell_lat));
    std::uint8_t* out = texels.data() + y * stride * 4;
    for (std::size_t x = 0; x < stride; ++x, out += 4) {
      out[3] = 255;
      const float edge = fade_x[x] * fade_y;
      if (edge <= 0) continue;
      const Taps& t = across[x];
      float h = 0, east = 0, south = 0, far = 0;
      for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t c = static_cast<std::size_t>(t.first) + i;
        h += t.value[i] * columns.height[c], east += t.slope[i] * columns.height[c];
        south += t.value[i] * columns.southward[c], far += t.value[i] * columns.wide[c];
      }
      const float there = edge * smooth_step(fade_from_m, fade_to_m, std::max(h, wide_blur_weight * far));
      const float light = there * lit(sun, flat, east * per_east_m, south * per_north_m);
      out[0] = byte(-light), out[1] = byte(light);
      out[2] = byte(edge * hills_most * std::clamp((h - hills_from_m) / (hills_to_m - hills_from_m), 0.0f, 1.0f));
      any = any || out[0] != 0 || out[1] != 0 || out[2] != 0;
    }
  }
  return any;
}

}  // namespace

ReliefImage build_relief(const ElevationGrid& grid, TileId tile) {
  ReliefImage relief;
  relief.tile = tile;
  if (grid.width < 4 || grid.height < 4 || !(grid.cell_lng > 0) || !(grid.cell_lat > 0)) return relief;
  const Sampling s = sampling_of(grid, tile);
  if (s.column.back() < 0 || s.column.front() > grid.width || s.row.back() < 0 || s.row.front() > grid.height) {
    return relief;
  }
  int cells = 1;
  while (cells * 2 <= s.cells_per_texel) cells *= 2;
  const int margin = cells * (static_cast<int>(std::ceil(wide_blur_cells * 3 / cells)) + 3);
  const auto first = [&](double v) { return static_cast<int>(std::floor(std::max(v, 0.0))) - margin; };
  const auto last = [&](double v, std::uint32_t n) {
    return static_cast<int>(std::ceil(std::min(v, static_cast<double>(n) - 1))) + margin;
  };
  const Window raw = window_of(grid, first(s.column.front()), last(s.column.back(), grid.width), first(s.row.front()),
                               last(s.row.back(), grid.height), cells);
  const Window heights = cells == 1 ? blurred(raw, blur_cells) : raw;
  const Window wide = blurred(raw, std::max(wide_blur_cells / cells, 0.1));
  relief.texels.resize(std::size_t{stride} * stride * 4);
  if (!shade_rows(grid, s, heights, wide, exaggeration(tile.z), relief.texels)) relief.texels = {};
  return relief;
}

std::vector<std::shared_ptr<const ReliefTile>> quarters(const ReliefImage& relief, ReliefPart part) {
  std::vector<std::shared_ptr<const ReliefTile>> out;
  if (relief.texels.empty()) return out;
  constexpr std::size_t half = ReliefTile::size, width = ReliefTile::stride;
  for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
    const std::size_t east = quarter % 2, south = quarter / 2;
    auto tile = std::make_shared<ReliefTile>();
    tile->tile = {static_cast<std::uint8_t>(relief.tile.z + 1), relief.tile.x * 2 + quarter % 2,
                  relief.tile.y * 2 + quarter / 2};
    tile->texels.resize(width * width * 4);
    std::uint8_t seen = 0;
    for (std::size_t y = 0; y < width; ++y) {
      const std::uint8_t* from = relief.texels.data() + ((south * half + y) * stride + east * half) * 4;
      std::uint8_t* to = tile->texels.data() + y * width * 4;
      for (std::size_t i = 0; i < width * 4; i += 4) {
        if (part == ReliefPart::hills) {
          to[i + 2] = from[i + 2];
        } else {
          to[i] = from[i], to[i + 1] = from[i + 1];
        }
        to[i + 3] = 255;
        seen |= to[i] | to[i + 1] | to[i + 2];
      }
    }
    if (seen == 0) continue;
    tile->id = next_relief_id();
    out.push_back(std::move(tile));
  }
  return out;
}

}  // namespace app
