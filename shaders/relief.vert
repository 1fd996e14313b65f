// The square of a tile with its relief.
#version 330 core
layout(location = 0) in vec2 position;  // 0..16384 in both
uniform mat2 tile_to_clip;
uniform vec2 tile_origin;
uniform vec2 texel;                     // (size / stride, 1 / stride)
out vec2 uv;
void main() {
  uv = position / 16384.0 * texel.x + texel.y;
  gl_Position = vec4(tile_to_clip * position + tile_origin, 0.0, 1.0);
}
