// A solid line, anti-aliased across by the distance to the edges. Dashes have a program of their own, because software
// OpenGL works out both sides of every condition.
#version 330 core
in float across;
uniform vec4 colour;  // premultiplied
uniform vec2 edges;
out vec4 fragment;
void main() {
  float cover = clamp(min(edges.y - across, across - edges.x) + 0.5, 0.0, 1.0);
  if (cover < 0.004) discard;
  fragment = colour * cover;
}
