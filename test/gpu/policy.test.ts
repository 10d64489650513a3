// The script tag's file on a page with a strict policy: no worker may start and nothing may be evaluated, and a large
// volume is shown all the same, made in slices of time. The same page without the policy uses its worker.

import { expect } from "chai";

interface Told {
  readonly error?: string;
  /** red in the middle and in the corner of the picture */
  readonly levels: readonly number[];
  readonly complete: boolean;
  readonly mode: string;
  readonly note: string | undefined;
  /** timers that came to their turn meanwhile */
  readonly turns: number;
  readonly scan: string;
  readonly violations: readonly string[];
}

/** What the page at an address tells. */
function told(address: string): Promise<Told> {
  const frame = document.createElement("iframe");
  frame.src = address;
  return new Promise<Told>((resolve) => {
    const listen = (event: MessageEvent<Told>): void => {
      if (event.source !== frame.contentWindow) return;
      removeEventListener("message", listen);
      frame.remove();
      resolve(event.data);
    };
    addEventListener("message", listen);
    document.body.appendChild(frame);
  });
}

function expectShown({ error, levels, complete, scan }: Told): void {
  expect(error).to.equal(undefined);
  expect(complete).to.equal(true);
  // The ball is the largest value there is; the corner is background.
  expect(levels).to.deep.equal([255, 0]);
  expect(scan, "the range of a scan fetched and unzipped").to.equal("0,255");
}

describe("a page of its own", () => {
  it("makes texels in a worker, which is the script itself", async () => {
    const page = await told("/fixtures/page.html");
    expectShown(page);
    expect([page.mode, page.note, page.violations]).to.deep.equal(["worker", undefined, []]);
  });

  it("makes them in slices of time under script-src 'self'", async () => {
    const page = await told("/strict/page.html");
    expectShown(page);
    expect(page.mode).to.equal("slices");
    expect(page.note).to.match(/worker/);
    expect(page.turns, "the page had its turns").to.be.greaterThan(3);
    // Engines before worker-src name child-src or script-src; nothing else is broken.
    expect(page.violations.filter((what) => !/^(worker|child|script)-src/.test(what))).to.deep.equal([]);
  });
});
