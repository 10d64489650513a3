// Held keys as a thrust, in engines that tell the place of a key, its name, or its number alone.

import { expect } from "chai";
import { flightKeys, type FlightPress } from "../../src/figure/flight-keys";

function key(given: Partial<FlightPress>): FlightPress {
  return { key: "", keyCode: 0, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...given };
}

describe("flight keys", () => {
  it("add up while they are held; opposites say nothing", () => {
    const keys = flightKeys();
    expect(keys.press(key({ code: "KeyW" }))).to.be.true;
    keys.press(key({ code: "KeyW" })); // it repeats
    keys.press(key({ code: "ArrowUp" }));
    keys.press(key({ code: "KeyD" }));
    expect(keys.thrust()).to.include({ forward: 1, right: 1, up: 0, isFast: false });
    expect(keys.count).to.equal(3);
    keys.press(key({ code: "KeyA" }));
    expect(keys.thrust().right).to.equal(0);
    keys.release(key({ code: "KeyD" }));
    expect(keys.thrust().right).to.equal(-1);
    expect(keys.clear()).to.be.true;
    expect(keys.clear()).to.be.false;
    expect(keys.thrust()).to.deep.equal({ right: 0, up: 0, forward: 0, yaw: 0, pitch: 0, roll: 0, isFast: false });
  });

  it("are known by place, by name and by number", () => {
    const told: readonly Partial<FlightPress>[] = [
      { code: "KeyW", key: "z", keyCode: 90 }, // a French keyboard: the place counts
      { key: "w" },
      { key: "W", shiftKey: true },
      { key: "Up" },
      { key: "Unidentified", keyCode: 38 },
      { keyCode: 87 },
    ];
    for (const one of told) {
      const keys = flightKeys();
      expect(keys.press(key(one)), JSON.stringify(one)).to.be.true;
      expect(keys.thrust().forward).to.equal(1);
      keys.release(key(one));
      expect(keys.count).to.equal(0);
    }
  });

  it("drive fast with shift, from whichever key event says so", () => {
    const keys = flightKeys();
    keys.press(key({ code: "KeyF" }));
    keys.press(key({ code: "ShiftLeft", key: "Shift", shiftKey: true }));
    expect(keys.thrust()).to.include({ up: 1, isFast: true });
    keys.release(key({ code: "ShiftLeft", key: "Shift", shiftKey: false }));
    expect(keys.thrust()).to.include({ up: 1, isFast: false });
  });

  it("leave the browser its keys, and others theirs", () => {
    const keys = flightKeys();
    expect(keys.press(key({ code: "KeyW", ctrlKey: true }))).to.be.false;
    expect(keys.press(key({ code: "KeyA", metaKey: true }))).to.be.false;
    expect(keys.press(key({ code: "Tab" }))).to.be.false;
    expect(keys.press(key({ key: "toString" }))).to.be.false;
    expect(keys.count).to.equal(0);
  });
});
