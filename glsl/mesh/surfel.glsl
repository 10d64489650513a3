// mesh/surfel.glsl -- a spot of a surface, as a material sees it.
struct Surfel {
  vec4 albedo;      // straight alpha, display-referred
  vec3 normal;      // unit, eye space, on the viewer's side
  vec3 view;        // unit, eye space, towards the eye
  vec3 place;       // data space
  bool isFront;     // whether the outside is seen (corners counter-clockwise)
  bool isBaked;     // whether there is a map of light
  vec3 baked;       // light that the map says arrives here, linear
  float open;       // share of light from all around that gets here: 1 where nothing is near
  vec3 edges;       // distances to the three sides of the triangle, CSS pixels; far where nobody asked for them
};
