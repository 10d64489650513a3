// shared/files.ts -- files of the user: dropped anywhere on the page, or picked. They never leave the computer.

/** Hands over what is dropped on the page or picked with an <input type="file">. */
export function onFiles(input: HTMLInputElement, take: (files: readonly File[]) => void): void {
  const holdsFiles = (event: DragEvent): boolean => Array.from(event.dataTransfer?.types ?? []).includes("Files");
  const mark = (isOver: boolean): void => {
    if (isOver) document.body.dataset.dragging = "";
    else delete document.body.dataset.dragging;
  };
  addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    // Without this the browser would leave the page and show the file.
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) mark(false);
  });
  addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(false);
    const files = Array.from(event.dataTransfer?.files ?? []);
    if (files.length > 0) take(files);
  });
  input.addEventListener("change", () => {
    const files = Array.from(input.files ?? []);
    // So that the same file may be picked again.
    input.value = "";
    if (files.length > 0) take(files);
  });
}
