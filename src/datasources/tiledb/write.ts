/** Sends a write, and makes all later reads of the operation ask the vendor again. */
export type Write = (send: (signal: AbortSignal) => Promise<void>) => Promise<void>;
