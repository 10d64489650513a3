// figure/activity.ts -- when movement starts and ends, told once each, whatever moves and however many at once.

/** Wheel and keys have no end of their own: movement ends when nothing came for this long. */
const REST_MS = 200;
/** Says start and end once each, for drags (held) and for what has no end of its own (pulses). */
export function activityOf(tell: (phase: "start" | "end") => void) {
  let holds = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isBusy = (): boolean => holds > 0 || timer !== undefined;
  const rest = (): void => {
    timer = undefined;
    if (!isBusy()) tell("end");
  };
  return {
    hold() {
      if (!isBusy()) tell("start");
      ++holds;
    },
    release() {
      --holds;
      if (!isBusy()) tell("end");
    },
    pulse() {
      if (!isBusy()) tell("start");
      clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    },
    free() {
      if (timer === undefined) return;
      clearTimeout(timer);
      rest();
    },
  };
}

/** What `activityOf` gives. */
export type Activity = ReturnType<typeof activityOf>;
