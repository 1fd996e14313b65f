// Hills' colour, then shade, then light, as one premultiplied colour over the land.
#version 330 core
in vec2 uv;
uniform sampler2D relief;   // shade, light, hills
uniform vec4 shade;         // straight colour; alpha: strength
uniform vec4 light;
uniform vec4 hills;
uniform vec3 most;          // greatest opacity of shade, light, hills
uniform float opacity;
out vec4 fragment;
void main() {
  vec3 v = texture(relief, uv).rgb;
  float h = min(v.b * hills.a, most.z) * opacity;
  float s = min(v.r * shade.a, most.x) * opacity;
  float l = min(v.g * light.a, most.y) * opacity;
  vec4 c = vec4(hills.rgb * h, h);
  c = vec4(shade.rgb * s, s) + c * (1.0 - s);
  c = vec4(light.rgb * l, l) + c * (1.0 - l);
  if (c.a < 0.004) discard;
  fragment = c;
}
