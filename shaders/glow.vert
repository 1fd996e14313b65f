// A disc or a ring round a point.
#version 330 core
layout(location = 0) in vec2 corner;    // -1..1
uniform vec2 centre;                    // device px from the map's top left corner
uniform float reach;                    // device px: half the quad's side
uniform vec2 px_to_clip;
out vec2 offset;
void main() {
  offset = corner * reach;
  vec2 p = centre + offset;
  gl_Position = vec4(p.x * px_to_clip.x - 1.0, 1.0 - p.y * px_to_clip.y, 0.0, 1.0);
}
