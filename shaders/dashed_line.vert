// As line.vert, with the distance from the line's start for the dashes.
#version 330 core
layout(location = 0) in vec2 position;  // tile units, on the centre line
layout(location = 1) in vec2 normal;    // towards this corner, in half widths * 4096
layout(location = 2) in float along;    // tile units from the line's start
uniform mat2 tile_to_clip;
uniform vec2 tile_origin;
uniform mat2 px_to_clip;                // device px along the tile's axes to clip space
uniform vec2 edges;                     // device px: the lower and the upper edge, anti-aliasing excluded
uniform float along_px;                 // device px a tile unit
out float across;                       // device px from the centre line
out float distance_px;
void main() {
  float side = (gl_VertexID & 1) == 0 ? 1.0 : -1.0;
  across = side > 0.0 ? edges.y + 0.5 : edges.x - 0.5;
  distance_px = along * along_px;
  vec2 outward = normal * (side / 4096.0);
  gl_Position = vec4(tile_to_clip * position + tile_origin + px_to_clip * (outward * across), 0.0, 1.0);
}
