#version 330 core
in vec2 offset;
uniform vec4 colour;  // premultiplied
uniform float radius;
uniform float width;  // of a ring; 0: a soft disc
out vec4 fragment;
void main() {
  float d = length(offset);
  float cover = width > 0.0 ? clamp(width * 0.5 - abs(d - radius) + 0.5, 0.0, 1.0)
                            : 1.0 - smoothstep(radius * 0.35, radius, d);
  fragment = colour * cover;
}
