// Anti-aliased across by the distance to the edges, along by the distance to the dash's ends.
#version 330 core
in float across;
in float distance_px;
uniform vec4 colour;  // premultiplied
uniform vec2 edges;
uniform vec4 dash;    // device px: on, off, on, off
out vec4 fragment;
void main() {
  float cover = clamp(min(edges.y - across, across - edges.x) + 0.5, 0.0, 1.0);
  float period = dash.x + dash.y + dash.z + dash.w;
  float t = mod(distance_px, period);
  float first = min(t + 0.5, dash.x - t + 0.5);
  float wrapped = period - t < 0.5 ? 0.5 - (period - t) : 0.0;
  float second = min(t - dash.x - dash.y + 0.5, dash.x + dash.y + dash.z - t + 0.5);
  cover *= clamp(max(max(first, second), wrapped), 0.0, 1.0);
  if (cover < 0.004) discard;
  fragment = colour * cover;
}
