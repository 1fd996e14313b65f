// Tile meshes and relief on the graphics card: uploaded on first use, dropped when unused for long.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "app/render/gl.h"
#include "app/scene/relief.h"
#include "app/scene/tile_mesh.h"

namespace app {

struct GpuMesh {
  gl::VertexArray fill_array, line_array;
  gl::Buffer fill_vertices, fill_indices, line_vertices, line_indices;
  std::size_t bytes = 0;
  std::uint64_t used = 0;
};

class MeshCache {
 public:
  const GpuMesh& mesh(const MeshPiece& piece);
  GLuint relief(const ReliefTile& tile);  // texture
  GLuint unit_square();                   // vertex array: a triangle strip over a tile's 16,384 units

  // Ends a frame: what has not been used for a while goes. Returns the bytes kept.
  std::size_t end_frame();
  std::size_t bytes() const { return bytes_; }
  static constexpr std::size_t budget_bytes = 64u << 20;
  std::size_t uploaded_bytes() const { return uploaded_; }  // since the start

 private:
  struct GpuRelief {
    gl::Texture texture;
    std::uint64_t used = 0;
  };
  std::unordered_map<std::uint64_t, GpuMesh> meshes_;
  std::unordered_map<std::uint64_t, GpuRelief> reliefs_;
  gl::VertexArray square_array_;
  gl::Buffer square_;
  std::uint64_t frame_ = 0;
  std::size_t bytes_ = 0, uploaded_ = 0;
};

}  // namespace app
