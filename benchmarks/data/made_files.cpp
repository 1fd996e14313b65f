#include "benchmarks/data/made_files.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <numbers>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/core.h>

namespace bench {
namespace {

// SplitMix64 (G. Steele and others, 2014): the same numbers everywhere, which std's distributions do not promise.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * unit(); }
  int below(int end) { return static_cast<int>(next() % static_cast<std::uint64_t>(end)); }

 private:
  std::uint64_t state_;
};

class Output {
 public:
  explicit Output(const std::filesystem::path& path) : file_(std::fopen(path.c_str(), "wb"), &std::fclose) {
    if (!file_) throw std::runtime_error("cannot write " + path.string());
  }
  void flush() {
    if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) throw std::runtime_error("disk full");
    written += text.size();
    text.clear();
  }
  void flush_when_large() {
    if (text.size() > (1u << 20)) flush();
  }

  std::string text;
  std::uint64_t written = 0;

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

constexpr double west = 122.4, south = 40.6, width = 1.6, height = 1.0;
constexpr double latitude_shrink = 0.75;  // of a degree of longitude at 41 degrees north

constexpr std::array<std::string_view, 12> names{"Steel Street",
                                                 "钢铁街",
                                                 "\\u5343\\u5c71\\u8def",
                                                 "Улица Мира",
                                                 "Rue de l\\u2019\\u00c9cole",
                                                 "شارع الحديد",
                                                 "Mill Lane",
                                                 "鐵西大街",
                                                 "강철로",
                                                 "Hüttenstraße",
                                                 "さくら通り",
                                                 "River \\\"Old\\\" Road"};

class City {
 public:
  City(const std::filesystem::path& path, double scale) : out_(path), scale_(scale) {}

  MadeFile write() {
    out_.text = "{\"type\":\"FeatureCollection\",\"name\":\"made city\",\"features\":[\n";
    for (int i = 0; i < count(12000); ++i) land_cover(i);
    for (int i = 0; i < count(6000); ++i) contour(i);
    for (int i = 0; i < count(60000); ++i) road(i);
    for (int i = 0; i < count(60000); ++i) building();
    out_.text += "\n]}\n";
    out_.flush();
    made_.bytes = out_.written;
    return made_;
  }

 private:
  struct Spot {
    double lng, lat;
  };

  int count(double at_scale_1) const { return static_cast<int>(std::lround(at_scale_1 * scale_)); }
  Spot somewhere() {
    const double lng = random_.between(west, west + width);
    return {lng, random_.between(south, south + height)};
  }

  void begin(std::string_view kind, std::string_view sort, double value, std::string_view geometry) {
    if (made_.features > 0) out_.text += ",\n";
    ++made_.features;
    const std::string_view name = names[static_cast<std::size_t>(random_.below(names.size()))];
    fmt::format_to(std::back_inserter(out_.text),
                   R"({{"type":"Feature","properties":{{"id":{},"kind":"{}","sort":"{}","name":"{} {}",)"
                   R"("value":{:.2f},"lanes":{},"since":"20{:02}-{:02}-{:02}"}},)"
                   R"("geometry":{{"type":"{}","coordinates":[)",
                   made_.features, kind, sort, name, random_.below(500), value, random_.below(6), random_.below(26),
                   1 + random_.below(12), 1 + random_.below(28), geometry);
    first_ = true;
  }
  void end() {
    out_.text += "]}}";
    out_.flush_when_large();
  }
  void vertex(Spot p) {
    if (!first_) out_.text += ", ";
    first_ = false;
    fmt::format_to(std::back_inserter(out_.text), "[{:.6f},{:.6f}]", p.lng, p.lat);
    ++made_.vertices;
  }

  // A closed ring that wobbles about a circle.
  void wobbly_ring(Spot centre, double radius, int vertices, bool anticlockwise) {
    std::array<double, 6> phase{}, depth{};
    for (std::size_t k = 0; k < phase.size(); ++k) {
      phase[k] = random_.between(0, 2 * std::numbers::pi);
      depth[k] = random_.between(0, 0.25) / static_cast<double>(k + 1);
    }
    out_.text += '[';
    first_ = true;
    Spot start{};
    for (int i = 0; i < vertices; ++i) {
      const double turn = 2 * std::numbers::pi * i / vertices * (anticlockwise ? 1 : -1);
      double r = radius * (1 + random_.between(-0.015, 0.015));
      for (std::size_t k = 0; k < phase.size(); ++k) {
        r += radius * depth[k] * std::sin(static_cast<double>(k + 2) * turn + phase[k]);
      }
      const Spot p{centre.lng + r * std::cos(turn), centre.lat + r * std::sin(turn) * latitude_shrink};
      if (i == 0) start = p;
      vertex(p);
    }
    vertex(start);
    out_.text += ']';
  }

  void wandering_line(int vertices, double step, double uneven, double bend) {
    Spot p = somewhere();
    double way = random_.between(0, 2 * std::numbers::pi);
    for (int i = 0; i < vertices; ++i) {
      way += random_.between(-bend, bend);
      const double length = step * random_.between(1, uneven);
      p = {p.lng + length * std::cos(way), p.lat + length * std::sin(way) * latitude_shrink};
      vertex(p);
    }
  }

  void land_cover(int i) {
    const double u = random_.unit();
    int vertices = 40 + static_cast<int>(360 * u * u);
    if (random_.unit() < 0.01) vertices += random_.below(6000);
    begin("land cover", i % 3 == 0 ? "lake" : "forest", random_.between(0, 1e4), "Polygon");
    const Spot centre = somewhere();
    const double radius = std::min(0.05, 2e-5 * vertices * random_.between(0.5, 1.5));
    wobbly_ring(centre, radius, vertices, true);
    if (random_.unit() < 0.15) {
      out_.text += ", ";
      wobbly_ring(centre, radius / 4, vertices / 4 + 4, false);
    }
    end();
  }

  void contour(int i) {
    begin("contour", i % 5 == 0 ? "index" : "minor", 10 * random_.below(90), "LineString");
    wandering_line(200 + random_.below(600), 2e-4, 1, 0.25);
    end();
  }

  void road(int i) {
    begin("road", i % 7 == 0 ? "primary" : "residential", random_.between(0, 120), "LineString");
    wandering_line(4 + random_.below(52), 1e-4, 4, 0.15);
    end();
  }

  void building() {
    constexpr std::array<Spot, 9> shape{
        {{0, 0}, {1, 0}, {1, 1}, {0.6, 1}, {0.6, 1.5}, {0.2, 1.5}, {0.2, 1}, {0, 1}, {0, 0}}};
    begin("building", "yes", random_.between(3, 63), "Polygon");
    const Spot corner = somewhere();
    const double wide = random_.between(1e-4, 2e-4), deep = random_.between(0.5e-4, 1.5e-4);
    const double turn = random_.between(0, std::numbers::pi / 2);
    out_.text += '[';
    first_ = true;
    for (const Spot s : shape) {
      const double x = s.lng * wide, y = s.lat * deep;
      vertex({corner.lng + x * std::cos(turn) - y * std::sin(turn),
              corner.lat + (x * std::sin(turn) + y * std::cos(turn)) * latitude_shrink});
    }
    out_.text += ']';
    end();
  }

  Random random_{20261125};
  Output out_;
  double scale_;
  MadeFile made_;
  bool first_ = true;
};

}  // namespace

MadeFile make_city(const std::filesystem::path& path, double scale) { return City(path, scale).write(); }

MadeFile make_points(const std::filesystem::path& path, std::uint64_t count) {
  Random random(7);
  Output out(path);
  out.text = "{\"type\":\"FeatureCollection\",\"features\":[\n";
  for (std::uint64_t i = 0; i < count; ++i) {
    const double lng = random.between(west, west + width), lat = random.between(south, south + height);
    fmt::format_to(std::back_inserter(out.text),
                   R"({{"type":"Feature","properties":{{"id":{},"name":"S{:06}","ph":{:.2f}}},)"
                   R"("geometry":{{"type":"Point","coordinates":[{:.6f},{:.6f}]}}}}{})",
                   i + 1, i, random.between(4, 10), lng, lat, i + 1 < count ? ",\n" : "\n");
    out.flush_when_large();
  }
  out.text += "]}\n";
  out.flush();
  return {count, count, out.written};
}

}  // namespace bench
