// One colour (premultiplied), or the same as diagonal stripes where the area is an estimate.
#version 330 core
uniform vec4 colour;
uniform float hatch_px;   // distance of stripes in device px; 0: none
uniform vec2 hatch_origin;  // device px that keep the stripes fixed to the ground while it pans
out vec4 fragment;
void main() {
  float alpha = 1.0;
  if (hatch_px > 0.0) {
    vec2 p = gl_FragCoord.xy - hatch_origin;
    float d = abs(fract((p.x + p.y) / hatch_px) - 0.5) * hatch_px;
    alpha = 0.35 + 0.65 * clamp(d - hatch_px * 0.5 + 1.2, 0.0, 1.0);
  }
  fragment = colour * alpha;
}
