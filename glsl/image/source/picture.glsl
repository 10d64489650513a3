// image/source/picture.glsl -- a picture of colours, straight alpha.
uniform sampler2D u_picture;
uniform vec2 u_pictureScale;   // 1 / pixels

vec4 image_at(vec2 place) {
  return texture2D(u_picture, (place + 0.5) * u_pictureScale);
}

bool image_missing(vec4 value) {
  return false;
}

vec4 image_color(vec4 value) {
  return clamp(value, 0.0, 1.0);
}
