import { expect } from "chai";
import { keyAction, type Press } from "../../src/figure/keys";
import { wheelFactor, wheelStream, type WheelTravel } from "../../src/figure/wheel";
import type { Camera } from "../../src/scene/camera";
import { turntable } from "../../src/scene/turntable";

const VIEWPORT = { width: 360, height: 720 };

function press(key: string, more: Partial<Press> = {}): Press {
  return { key, keyCode: 0, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more };
}

function after(what: Press): Camera["state"] | undefined {
  const camera = turntable({ azimuthDeg: 0, elevationDeg: 0, scale: 1 });
  const action = keyAction(what);
  action?.(camera, VIEWPORT);
  return action && camera.state;
}

describe("keys", () => {
  it("arrows turn by 5 degrees, as a drag in their direction would", () => {
    expect(after(press("ArrowRight"))?.azimuthDeg).to.be.closeTo(-5, 1e-12);
    expect(after(press("ArrowLeft"))?.azimuthDeg).to.be.closeTo(5, 1e-12);
    expect(after(press("ArrowDown"))?.elevationDeg).to.be.closeTo(5, 1e-12);
    expect(after(press("ArrowUp"))?.elevationDeg).to.be.closeTo(-5, 1e-12);
  });

  it("shift and arrows move the picture, a twentieth of its shorter side", () => {
    const center = after(press("ArrowRight", { shiftKey: true }))?.center as number[];
    expect(center[0]).to.be.closeTo(-0.05, 1e-12);
  });

  it("plus and minus zoom there and back, on any keyboard", () => {
    for (const key of ["+", "="]) expect(after(press(key))?.scale).to.be.closeTo(1 / 1.2, 1e-12);
    for (const key of ["-", "_"]) expect(after(press(key))?.scale).to.be.closeTo(1.2, 1e-12);
  });

  it("0 goes back", () => {
    const camera = turntable({ azimuthDeg: 3 });
    camera.turn(50, 50, VIEWPORT);
    keyAction(press("0"))?.(camera, VIEWPORT);
    expect(camera.azimuthDeg).to.equal(3);
  });

  it("are known by number and by early names too", () => {
    expect(after(press("", { keyCode: 39 }))?.azimuthDeg).to.be.closeTo(-5, 1e-12);
    expect(after(press("Unidentified", { keyCode: 187 }))?.scale).to.be.closeTo(1 / 1.2, 1e-12);
    expect(after(press("Right"))?.azimuthDeg).to.be.closeTo(-5, 1e-12);
  });

  it("of the browser and of the page stay theirs", () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
      expect(keyAction(press("+", more))).to.equal(undefined);
    }
    for (const key of ["Tab", "a", "Enter", " ", "constructor"]) expect(keyAction(press(key))).to.equal(undefined);
  });
});

describe("wheel", () => {
  const travel = (deltaY: number, more: Partial<WheelTravel> = {}): WheelTravel => ({
    deltaX: 0,
    deltaY,
    deltaMode: 0,
    ctrlKey: false,
    shiftKey: false,
    ...more,
  });

  it("zooms as much by a notch in pixels as by one in lines", () => {
    const notch = wheelFactor(travel(-100), 400);
    expect(notch).to.be.closeTo(Math.exp(0.15), 1e-12);
    expect(wheelFactor(travel(-3, { deltaMode: 1 }), 400)).to.be.closeTo(notch, 1e-12);
    expect(wheelFactor(travel(-0.25, { deltaMode: 2 }), 400)).to.be.closeTo(notch, 1e-12);
  });

  it("back is the inverse of forth", () => {
    expect(wheelFactor(travel(70), 400) * wheelFactor(travel(-70), 400)).to.be.closeTo(1, 1e-12);
  });

  it("takes a pinch's small steps for more, and is never thrown far", () => {
    expect(wheelFactor(travel(-4, { ctrlKey: true }), 400)).to.be.closeTo(Math.exp(0.04), 1e-12);
    expect(wheelFactor(travel(-1e6), 400)).to.be.closeTo(Math.exp(0.5), 1e-12);
    expect(wheelFactor(travel(100, { ctrlKey: true }), 400)).to.be.closeTo(Math.exp(-0.3), 1e-12);
  });

  it("goes sideways with shift, and is nothing when it goes sideways without", () => {
    expect(wheelFactor(travel(0, { deltaX: -100, shiftKey: true }), 400)).to.be.closeTo(Math.exp(0.15), 1e-12);
    expect(wheelFactor(travel(0, { deltaX: -100 }), 400)).to.equal(1);
  });

  it("belongs to where its movement began, until it pauses", () => {
    const stream = wheelStream();
    expect(stream.isOurs(false, 0)).to.be.false; // the page is scrolled
    expect(stream.isOurs(true, 100)).to.be.false; // until the figure lies below: the page goes on
    expect(stream.isOurs(true, 300)).to.be.false;
    expect(stream.isOurs(true, 600)).to.be.true; // a pause: meant for the figure
    expect(stream.isOurs(false, 700)).to.be.false;
    expect(stream.isOurs(true, 800)).to.be.true; // began here
  });
});
