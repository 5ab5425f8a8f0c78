import type { ClientRequest, IncomingMessage } from 'node:http';
import { finished, PassThrough, type Readable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import got, { RequestError, UploadError } from 'got';
import type { AgentPair } from './agents.ts';
import { followDownload, type Pace } from './body-pace.ts';
import type { Deadline } from './deadline.ts';
import { joinHeaders } from './headers.ts';
import type { RequestBody } from './request-body.ts';
import type { Method } from './types.ts';

/** One request as it goes out. */
export interface WireRequest {
  readonly url: URL;
  readonly method: Method;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: RequestBody['content'];
}

/** Any answer, whatever its status; `body` is decompressed and must be consumed or destroyed. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

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

// Sockets of a proxy arrive connected but with TLS still to come, so `connecting` alone does not tell.
function whenConnected(request: ClientRequest, then: () => void): void {
  request.once('socket', (socket) => {
    if (request.reusedSocket) then();
    else if (socket instanceof TLSSocket) socket.once('secureConnect', then);
    else if (socket.connecting) socket.once('connect', then);
    else then();
  });
}

function watchPhases(request: ClientRequest, deadline: Deadline): void {
  let connected = false;
  let sent = false;
  let answered = false;
  const advance = (): void => {
    // A vendor may answer before it has been sent everything.
    if (answered || (connected && !sent)) deadline.leave();
    else if (connected) deadline.enter('response');
  };
  deadline.enter('connect');
  whenConnected(request, () => {
    connected = true;
    advance();
  });
  request.once('finish', () => {
    sent = true;
    advance();
  });
  request.once('response', () => {
    answered = true;
    advance();
  });
}

function noAnswer(code: string, reusedSocket: boolean | undefined): NoAnswerError {
  return new NoAnswerError(code, reusedSocket === true && brokenCodes.has(code));
}

function translate(error: Error, reusedSocket: boolean | undefined): Error {
  // The caller's own stream failed: its error is the caller's to understand.
  if (error instanceof UploadError) return error.cause as Error;
  // got hands on as it is what the socket says while a body is written.
  if (!(error instanceof RequestError)) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    return code !== undefined && syscall !== undefined ? noAnswer(code, reusedSocket) : error;
  }
  const { cause } = error as { readonly cause?: { readonly message?: string } };
  return noAnswer(
    error.code === 'ERR_GOT_REQUEST_ERROR' ? (cause?.message ?? error.code) : error.code,
    reusedSocket,
  );
}

/**
 * Sends one request and resolves when the answer's headers are there. No redirects, no retries. Rejects with
 * `NoAnswerError`, or what the body's stream failed with; after an abort, with any error at all.
 */
export function exchange(wire: WireRequest, agents: AgentPair, deadline: Deadline): Promise<Answer> {
  const { url, method, headers, content } = wire;
  const body = typeof content === 'function' ? content() : content;
  const request = got.stream(url, {
    method,
    headers,
    ...(body !== undefined && { body }),
    agent: agents,
    followRedirect: false,
    retry: { limit: 0 },
    throwHttpErrors: false,
    signal: deadline.signal,
  });
  return new Promise((resolve, reject) => {
    // Stays for the stream's whole life: an error nobody listens to would end the process.
    request.on('error', (error) => {
      reject(translate(error, request.reusedSocket));
    });
    request.once('request', (sent: ClientRequest) => {
      watchPhases(sent, deadline);
    });
    request.once('response', (response: IncomingMessage & { readonly statusCode: number }) => {
      resolve({ status: response.statusCode, headers: joinHeaders(response.headers), body: request });
    });
    if (body === undefined && method !== 'GET') request.end();
  });
}

/** Hands a body on to somebody outside, whose errors are then ours and not got's. `done` runs once, at its end. */
export function handOver(
  body: Readable,
  pace: Pace,
  translateError: (error: unknown) => Error,
  done: (bytes: number, error: Error | undefined) => void,
): Readable {
  let bytes = 0;
  let failure: Error | undefined;
  const out = new PassThrough();
  // Whoever reads it sees the error; whoever has left must not take the process down.
  out.on('error', () => undefined);
  body.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  // Also notices a body that failed before anybody looked.
  finished(body, { writable: false }, (error) => {
    if (error == null || out.destroyed) return;
    failure = translateError(error);
    out.destroy(failure);
  });
  out.once('close', () => {
    body.destroy();
    done(bytes, failure);
  });
  followDownload(body, out, pace);
  return body.pipe(out);
}
