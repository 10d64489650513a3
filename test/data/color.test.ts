// Colours against hand-computed values of the CSS specification's own examples.

import { expect } from "chai";
import { EngineError } from "../../src/base/errors";
import { readColor, type Color } from "../../src/data/color";

const bytes = (value: Color) => readColor(value).map((v) => Math.round(v * 255));

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "no error";
}

const SPELLINGS: [Color, number[]][] = [
  ["#f00", [255, 0, 0, 255]],
  ["#F008", [255, 0, 0, 136]],
  ["#1e90ff", [30, 144, 255, 255]],
  ["#1E90FF80", [30, 144, 255, 128]],
  ["  Red ", [255, 0, 0, 255]],
  ["dodgerblue", [30, 144, 255, 255]],
  ["rebeccapurple", [102, 51, 153, 255]],
  ["aliceblue", [240, 248, 255, 255]],
  ["yellowgreen", [154, 205, 50, 255]],
  ["lightgrey", [211, 211, 211, 255]],
  ["lightgray", [211, 211, 211, 255]],
  ["darkslategrey", [47, 79, 79, 255]],
  ["tan", [210, 180, 140, 255]],
  ["transparent", [0, 0, 0, 0]],
  ["rgb(30, 144, 255)", [30, 144, 255, 255]],
  ["rgb(30 144 255 / 50%)", [30, 144, 255, 128]],
  ["rgba(30,144,255,.5)", [30, 144, 255, 128]],
  ["rgb(100%, 0%, 50%)", [255, 0, 128, 255]],
  ["rgb(300, -20, 0)", [255, 0, 0, 255]],
  ["hsl(0, 100%, 50%)", [255, 0, 0, 255]],
  ["hsl(120deg 100% 25%)", [0, 128, 0, 255]],
  ["hsl(0.5turn 100% 50%)", [0, 255, 255, 255]],
  ["hsl(200grad 100% 50%)", [0, 255, 255, 255]],
  ["hsl(-120, 100%, 50%)", [0, 0, 255, 255]],
  ["hsla(270, 60%, 50%, 0.15)", [128, 51, 204, 38]],
  [
    [0, 0.5, 1],
    [0, 128, 255, 255],
  ],
  [
    [0, 0.5, 1, 0.25],
    [0, 128, 255, 64],
  ],
];

const NAMES =
  "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood " +
  "cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod " +
  "darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon " +
  "darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray " +
  "dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green " +
  "greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon " +
  "lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon " +
  "lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta " +
  "maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen " +
  "mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive " +
  "olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru " +
  "pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen " +
  "seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato " +
  "turquoise violet wheat white whitesmoke yellow yellowgreen";

describe("data/color", () => {
  for (const [text, rgba] of SPELLINGS) {
    it(`reads ${String(text)}`, () => expect(bytes(text)).to.deep.equal(rgba));
  }

  it("knows the 148 names of CSS, each with its colour", () => {
    const names = NAMES.split(" ");
    expect(names.length).to.equal(148);
    // A sum over all of them, from the table in matplotlib 3.11 (CSS4_COLORS).
    const sum = names.reduce((h, name) => {
      const [r = 0, g = 0, b = 0] = bytes(name);
      return (h * 31 + r * 65536 + g * 256 + b) % 1000003;
    }, 0);
    expect(sum).to.equal(331925);
  });

  it("knows hsl round the whole wheel: every hue has one channel full and one empty at half lightness", () => {
    for (let hue = 0; hue < 360; hue += 7) {
      const [r, g, b] = readColor(`hsl(${hue}, 100%, 50%)`);
      expect(Math.max(r, g, b)).to.be.closeTo(1, 1e-9);
      expect(Math.min(r, g, b)).to.be.closeTo(0, 1e-9);
    }
  });

  for (const wrong of ["", "#ff", "#fffff", "#ggg", "reddish", "ffffff", "f0f8ff", "rgb(1, 2)", "rgb(1,2,3,4,5)"]) {
    it(`refuses "${wrong}"`, () => expect(codeOf(() => readColor(wrong))).to.equal("param/type"));
  }

  for (const wrong of [
    "rgb(1deg, 2, 3)",
    "rgb(a, b, c)",
    "hsl(0, 1turn, 1%)",
    "hsl()",
    "currentcolor",
    "constructor",
  ]) {
    it(`refuses "${wrong}"`, () => expect(codeOf(() => readColor(wrong))).to.equal("param/type"));
  }

  it("refuses arrays of the wrong length or range, and things that are no colour", () => {
    expect(codeOf(() => readColor([0, 1]))).to.equal("param/type");
    expect(codeOf(() => readColor(null as unknown as Color))).to.equal("param/type");
    expect(codeOf(() => readColor(7 as unknown as Color))).to.equal("param/type");
    expect(codeOf(() => readColor([0, 1, 2]))).to.equal("param/range");
    expect(codeOf(() => readColor([0, 1, NaN]))).to.equal("param/range");
    expect(codeOf(() => readColor([0, 1, "1"] as unknown as Color))).to.equal("param/range");
  });

  it("says what the colour was for", () => {
    expect(() => readColor("reddish", "volume.emissive")).to.throw("volume.emissive must be a CSS colour");
  });
});
