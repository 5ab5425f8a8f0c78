import type { ClientRequest, IncomingMessage } from 'node:http';
import got, { RequestError, UploadError } from 'got';
import type { AgentPair } from './agents.ts';
import type { Deadline } from './deadline.ts';
import { joinHeaders } from './headers.ts';
import { noAnswer } from './no-answer.ts';
import { watchPhases } from './watch-phases.ts';
import type { Answer, WireRequest } from './wire-types.ts';

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

/** As `exchange`, for whatever is sent. */
export function exchangeByGot(wire: WireRequest, agents: AgentPair, deadline: Deadline): Promise<Answer> {
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
