// Areas of one tile: tile units to clip space.
#version 330 core
layout(location = 0) in vec2 position;
uniform mat2 tile_to_clip;
uniform vec2 tile_origin;
void main() { gl_Position = vec4(tile_to_clip * position + tile_origin, 0.0, 1.0); }
