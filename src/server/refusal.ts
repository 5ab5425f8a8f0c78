import type { TransportErrorCode } from './errors.ts';

/** Thrown by hooks and parsers to answer a request before GraphQL sees it. The message is for the client. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: TransportErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: TransportErrorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
