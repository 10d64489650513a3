// <vitrine-volume> in engines of 2016 and 2018, with custom elements or without: in, changed, out and in again.
import { claim, distinctLevels, eventOf, type Figure, library, soon, type VolumeElement } from "./face";

const SCAN = "/data/avg152T1.nii.gz";

/** An element on the page, as pure HTML would put it there. */
function put(attributes: string): VolumeElement {
  const box = document.createElement("div");
  box.innerHTML = `<vitrine-volume src="${SCAN}" style="width: 64px; height: 64px" ${attributes}></vitrine-volume>`;
  document.body.appendChild(box);
  return box.firstChild as VolumeElement;
}

function takeAway(element: VolumeElement): void {
  const box = element.parentNode as Node;
  (box.parentNode as Node).removeChild(box);
}

describe("the legacy element", () => {
  it("shows its source, and its attributes and properties are one", () =>
    library().then(() => {
      const element = put('method="average" clim="0 200"');
      return eventOf(element, "ready")
        .then(() => {
          claim(element.method === "average", "method must be average", element.method);
          claim(Array.prototype.join.call(element.clim) === "0,200", "clim must be 0,200", element.clim);
          const levels = distinctLevels((element.figure as Figure).readSync());
          claim(levels > 32, "a head in grays must have more than 32 levels", levels);
          element.method = "mip";
          claim(element.getAttribute("method") === "mip", "the attribute must follow", element.getAttribute("method"));
          element.setAttribute("method", "minip");
          return soon();
        })
        .then(() => {
          claim(element.method === "minip", "the property must follow", element.method);
          const told = eventOf(element, "error");
          element.setAttribute("method", "mpi");
          return told;
        })
        .then((detail) => {
          const { code } = (detail as { error: { code: string } }).error;
          claim(code === "param/choice", "the code must be param/choice", code);
          claim(element.method === "minip", "a bad attribute must change nothing", element.method);
          takeAway(element);
        });
    }));

  it("frees its context when it leaves, and comes back as it was", () =>
    library().then(() => {
      const element = put('method="mip"');
      let figure: VolumeElement["figure"];
      return eventOf(element, "ready")
        .then(() => {
          figure = element.figure;
          element.method = "average";
          takeAway(element);
          return soon();
        })
        .then(() => {
          claim(element.figure === undefined, "off the page there must be no figure", element.figure);
          claim(figure?.info.alive === 0, "nothing may live", figure?.info.alive);
          const isReady = eventOf(element, "ready");
          document.body.appendChild(element);
          return isReady;
        })
        .then(() => {
          claim(element.method === "average", "method must be average", element.method);
          const levels = distinctLevels((element.figure as Figure).readSync());
          claim(levels > 32, "a head in grays must have more than 32 levels", levels);
          document.body.removeChild(element);
          return soon();
        });
    }));
});
