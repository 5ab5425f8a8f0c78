/** There was no answer in time; there may be one yet, which nobody hears. */
export class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

/** Rejects with `TooSlowError` where it takes longer than so many milliseconds. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    // After this process itself stood still, answers may be there already, and only have to be read.
    setImmediate(reject, new TooSlowError('no answer in time'));
  }, milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
