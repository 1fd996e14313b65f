#version 330 core
in vec2 uv;
in float alpha;
uniform sampler2D atlas;
out vec4 fragment;
void main() { fragment = texture(atlas, uv) * alpha; }
