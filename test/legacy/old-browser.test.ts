// The demo for old browsers, in the browsers that it is for: it draws and has nothing to complain of.
import { claim, distinctLevels, soon, type Shown } from "./face";

/** Software that draws 300 000 pixels of a volume takes its time. */
const PATIENCE_MS = 50000;

interface DemoWindow extends Window {
  readonly shown?: Shown;
}

describe("the page old-browser", () => {
  it("draws a head and complains of nothing", () => {
    const frame = document.createElement("iframe");
    frame.style.width = "360px";
    frame.style.height = "600px";
    frame.src = "/demos/old-browser/index.html";
    document.body.appendChild(frame);
    const page = frame.contentWindow as DemoWindow;
    const textOf = (id: string): string =>
      (frame.contentDocument?.getElementById(id) || { textContent: "" }).textContent || "";
    return until(() => page.shown !== undefined || textOf("alert") !== "", Date.now() + PATIENCE_MS)
      .then(() => claim(textOf("alert") === "", "the page must complain of nothing", textOf("alert")))
      .then(() => claim(page.shown !== undefined, `the page must be ready in ${PATIENCE_MS} ms`, textOf("said")))
      .then(() => (page.shown as Shown).figure.render())
      .then(() => {
        const shown = page.shown as Shown;
        const levels = distinctLevels(shown.figure.readSync());
        const root = (frame.contentDocument as Document).documentElement;
        claim(levels > 32, "a head must have more than 32 levels", levels); // a blank picture has 1
        claim(root.scrollWidth <= 360, "the page must be as wide as a telephone", root.scrollWidth);
        claim(/^WebGL [12], /.test(textOf("said")), "the page must say what it shows", textOf("said"));
        shown.free();
        claim(shown.figure.info.alive === 0, "nothing may be alive after free()", shown.figure.info.alive);
        document.body.removeChild(frame);
      });
  });
});

function until(holds: () => boolean, end: number): Promise<void> {
  if (holds() || Date.now() > end) return soon();
  return soon().then(() => until(holds, end));
}
