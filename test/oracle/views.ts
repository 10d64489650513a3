// test/oracle/views.ts -- views to test with: along an axis, one pixel a voxel, and oblique ones.
// Matrices in double precision, column-major, OpenGL clip space.

/** A view: a matrix and the size of the picture that fits it. */
export interface TestView {
  readonly name: string;
  readonly clipFromData: readonly number[];
  readonly width: number;
  readonly height: number;
}

type Shape = readonly [number, number, number];

/**
 * Orthographic view along an axis, one pixel a voxel: columns run up the next axis (x, y, z, x ...), rows down the one after.
 *
 * @param towards  1: looking up the axis (its low end in front); -1: down
 */
export function alongAxis(axis: 0 | 1 | 2, shape: Shape, towards: 1 | -1 = 1): TestView {
  const right = (axis + 1) % 3;
  const up = (axis + 2) % 3;
  const m = new Array<number>(16).fill(0);
  const scaleInto = (row: number, a: number, sign: number): void => {
    // The box reaches from -0.5 to n - 0.5.
    const n = shape[a]!;
    m[4 * a + row] = (sign * 2) / n;
    m[12 + row] = (-sign * (n - 1)) / n;
  };
  scaleInto(0, right, 1);
  scaleInto(1, up, 1);
  scaleInto(2, axis, towards);
  m[15] = 1;
  return { name: `along ${"xyz"[axis]}`, clipFromData: m, width: shape[right]!, height: shape[up]! };
}

/** What `lookAt` takes. */
export interface LookOptions {
  readonly center: Shape;
  /** from the centre towards the eye, any length but 0 */
  readonly towardsEye: Shape;
  /** distance of the eye from the centre */
  readonly distance: number;
  /** height of what is seen at the centre's distance */
  readonly height: number;
  /** false: orthographic; true: the field of view follows from height and distance */
  readonly perspective: boolean;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A view of a centre from a direction; z is up (y where one looks along z). */
export function lookAt(name: string, options: LookOptions): TestView {
  const { center, towardsEye, distance, height, perspective, widthPx, heightPx } = options;
  const back = unit(towardsEye);
  const right = unit(cross(Math.abs(back[2]!) > 0.99 ? [0, 1, 0] : [0, 0, 1], back));
  const up = cross(back, right);
  const near = 0.1 * distance;
  const far = 3 * distance;
  const tall = 2 / height;
  const wide = (tall * heightPx) / widthPx;
  // Rows of clipFromEye; with perspective, sizes hold at the distance of the centre.
  const rows = perspective
    ? [wide * distance, tall * distance, -(far + near) / (far - near), (-2 * far * near) / (far - near)]
    : [wide, tall, -2 / (far - near), -(far + near) / (far - near)];
  const axes = [right, up, back];
  const m = new Array<number>(16).fill(0);
  for (let row = 0; row < 3; ++row) {
    const axis = axes[row]!;
    const shift = -dot(axis, center) - (row === 2 ? distance : 0);
    for (let a = 0; a < 3; ++a) m[4 * a + row] = rows[row]! * axis[a]!;
    m[12 + row] = rows[row]! * shift + (row === 2 ? rows[3]! : 0);
  }
  if (perspective) {
    for (let a = 0; a < 3; ++a) m[4 * a + 3] = -back[a]!;
    m[15] = dot(back, center) + distance;
  } else m[15] = 1;
  return { name, clipFromData: m, width: widthPx, height: heightPx };
}

/** Three oblique views of a box of voxels, each in perspective and orthographic; the whole box is seen. */
export function obliqueViews([nx, ny, nz]: Shape, sizePx = 64): TestView[] {
  const radius = Math.hypot(nx, ny, nz);
  const center: Shape = [(nx - 1) / 2, (ny - 1) / 2, (nz - 1) / 2];
  const directions: [string, Shape][] = [
    ["from the right and above", [1, 0.7, 0.6]],
    ["from the left", [-0.8, 1, -0.35]],
    ["steeply from above", [0.3, -0.4, 1]],
  ];
  const view = (name: string, towardsEye: Shape, perspective: boolean): TestView => {
    const options = { center, towardsEye, distance: 2 * radius, height: 1.3 * radius, perspective };
    return lookAt(name, { ...options, widthPx: sizePx, heightPx: Math.round(0.75 * sizePx) });
  };
  return [
    ...directions.map(([name, towards]) => view(`${name}, perspective`, towards, true)),
    ...directions.map(([name, towards]) => view(`${name}, orthographic`, towards, false)),
  ];
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}

function cross(a: readonly number[], b: readonly number[]): [number, number, number] {
  return [a[1]! * b[2]! - a[2]! * b[1]!, a[2]! * b[0]! - a[0]! * b[2]!, a[0]! * b[1]! - a[1]! * b[0]!];
}

function unit(a: readonly number[]): [number, number, number] {
  const length = Math.sqrt(dot(a, a));
  return [a[0]! / length, a[1]! / length, a[2]! / length];
}
