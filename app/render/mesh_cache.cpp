#include "app/render/mesh_cache.h"

#include <cstddef>

namespace app {

namespace {

constexpr std::uint64_t frames_to_keep = 300;

template <class T>
void upload(gl::Buffer& buffer, GLenum target, const std::vector<T>& data) {
  buffer = gl::make_buffer();
  glBindBuffer(target, buffer.id());
  glBufferData(target, static_cast<GLsizeiptr>(data.size() * sizeof(T)), data.data(), GL_STATIC_DRAW);
}

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

GpuMesh upload(const MeshPiece& piece) {
  GpuMesh mesh;
  if (!piece.fill_indices.empty()) {
    mesh.fill_array = gl::make_vertex_array();
    glBindVertexArray(mesh.fill_array.id());
    upload(mesh.fill_vertices, GL_ARRAY_BUFFER, piece.fill_vertices);
    upload(mesh.fill_indices, GL_ELEMENT_ARRAY_BUFFER, piece.fill_indices);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_SHORT, GL_FALSE, sizeof(FillVertex), offset(0));
  }
  if (!piece.line_indices.empty()) {
    mesh.line_array = gl::make_vertex_array();
    glBindVertexArray(mesh.line_array.id());
    upload(mesh.line_vertices, GL_ARRAY_BUFFER, piece.line_vertices);
    upload(mesh.line_indices, GL_ELEMENT_ARRAY_BUFFER, piece.line_indices);
    for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
    const GLsizei stride = sizeof(LineVertex);
    glVertexAttribPointer(0, 2, GL_SHORT, GL_FALSE, stride, offset(offsetof(LineVertex, x)));
    glVertexAttribPointer(1, 2, GL_SHORT, GL_FALSE, stride, offset(offsetof(LineVertex, nx)));
    glVertexAttribPointer(2, 1, GL_FLOAT, GL_FALSE, stride, offset(offsetof(LineVertex, along)));
  }
  glBindVertexArray(0);
  mesh.bytes = piece.fill_vertices.size() * sizeof(FillVertex) + piece.line_vertices.size() * sizeof(LineVertex) +
               (piece.fill_indices.size() + piece.line_indices.size()) * sizeof(std::uint16_t);
  return mesh;
}

}  // namespace

const GpuMesh& MeshCache::mesh(const MeshPiece& piece) {
  auto it = meshes_.find(piece.id);
  if (it == meshes_.end()) {
    it = meshes_.emplace(piece.id, upload(piece)).first;
    bytes_ += it->second.bytes;
    uploaded_ += it->second.bytes;
  }
  it->second.used = frame_;
  return it->second;
}

GLuint MeshCache::relief(const ReliefTile& tile) {
  auto it = reliefs_.find(tile.id);
  if (it == reliefs_.end()) {
    GpuRelief relief{gl::make_texture(), frame_};
    glBindTexture(GL_TEXTURE_2D, relief.texture.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, ReliefTile::stride, ReliefTile::stride, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 tile.texels.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    it = reliefs_.emplace(tile.id, std::move(relief)).first;
    bytes_ += tile.texels.size();
    uploaded_ += tile.texels.size();
  }
  it->second.used = frame_;
  return it->second.texture.id();
}

GLuint MeshCache::unit_square() {
  if (!square_array_) {
    square_array_ = gl::make_vertex_array();
    glBindVertexArray(square_array_.id());
    const std::vector<FillVertex> corners{{0, 0}, {tile_units, 0}, {0, tile_units}, {tile_units, tile_units}};
    upload(square_, GL_ARRAY_BUFFER, corners);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_SHORT, GL_FALSE, sizeof(FillVertex), offset(0));
  }
  return square_array_.id();
}

std::size_t MeshCache::end_frame() {
  ++frame_;
  const bool over = bytes_ > budget_bytes;
  const std::uint64_t keep = over ? 2 : frames_to_keep;
  std::erase_if(meshes_, [&](const auto& entry) {
    if (entry.second.used + keep >= frame_) return false;
    bytes_ -= entry.second.bytes;
    return true;
  });
  std::erase_if(reliefs_, [&](const auto& entry) {
    if (entry.second.used + keep >= frame_) return false;
    bytes_ -= std::size_t{4} * ReliefTile::stride * ReliefTile::stride;
    return true;
  });
  return bytes_;
}

}  // namespace app
