// Names and symbols: quads in device px of the map, never scaled.
#version 330 core
layout(location = 0) in vec2 position;  // device px from the map's top left corner
layout(location = 1) in vec2 texel;     // in the atlas texture
layout(location = 2) in float opacity;
uniform vec2 px_to_clip;
uniform vec2 texture_size;
out vec2 uv;
out float alpha;
void main() {
  uv = texel / texture_size;
  alpha = opacity;
  gl_Position = vec4(position.x * px_to_clip.x - 1.0, 1.0 - position.y * px_to_clip.y, 0.0, 1.0);
}
