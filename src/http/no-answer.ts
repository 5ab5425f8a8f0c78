const refusedCodes: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
const brokenCodes: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE']);

/** No answer came. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  /** Node's code, such as `ECONNREFUSED`. */
  readonly code: string;
  /** The socket had served an earlier request, so the vendor may have closed it before this one reached it. */
  readonly staleSocket: boolean;

  /** Nobody took the connection, so nothing was sent over it. */
  get neverConnected(): boolean {
    return refusedCodes.has(this.code);
  }

  get brokenOff(): boolean {
    return brokenCodes.has(this.code);
  }

  // got's own error stays behind: it carries the request's options, credentials among them.
  constructor(code: string, staleSocket: boolean) {
    super(code);
    this.code = code;
    this.staleSocket = staleSocket;
  }
}

/** `reusedSocket`: whether its socket had served an earlier request. */
export function noAnswer(code: string, reusedSocket: boolean | undefined): NoAnswerError {
  return new NoAnswerError(code, reusedSocket === true && brokenCodes.has(code));
}
