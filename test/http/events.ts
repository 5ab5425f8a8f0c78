/** Waits for something that shows nowhere but in a state. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate);
}

/** Things to be closed after each test. */
export function closing(): {
  readonly keep: <T extends { close(): Promise<void> }>(thing: T) => T;
  readonly closeAll: () => Promise<void>;
} {
  const opened: { close(): Promise<void> }[] = [];
  return {
    keep: (thing) => {
      opened.push(thing);
      return thing;
    },
    closeAll: async () => {
      await Promise.all(opened.splice(0).map((thing) => thing.close()));
    },
  };
}
