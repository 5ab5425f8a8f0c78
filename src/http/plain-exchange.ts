import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip, createZstdDecompress } from 'node:zlib';
import type { AgentPair } from './agents.ts';
import type { Deadline } from './deadline.ts';
import { joinHeaders } from './headers.ts';
import { NoAnswerError, noAnswer } from './no-answer.ts';
import { request as httpRequest } from './node-http.ts';
import { watchPhases } from './watch-phases.ts';
import type { Answer, WireRequest } from './wire-types.ts';

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createUnzip,
  'x-gzip': createUnzip,
  // Not asked for, but it costs nothing to understand.
  deflate: createUnzip,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};
const acceptEncoding = 'gzip, br, zstd';
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** What the head says, and the body as it was before it was packed. */
function answerOf(response: IncomingMessage): Answer {
  const status = response.statusCode ?? 0;
  const headers = joinHeaders(response.headers);
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  const decode = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (!decode || bodiless.has(status)) return { status, headers, body: response };
  delete headers['content-encoding'];
  // Of nothing, a decoder says that it is cut short.
  if (headers['content-length'] === '0') return { status, headers, body: response };
  delete headers['content-length'];
  // Whatever fails, the last of the two fails with it.
  return { status, headers, body: pipeline(response, decode(), () => undefined) };
}

/** As `exchange`, for a GET without a body. */
export function exchangePlainly(
  { url, headers }: Pick<WireRequest, 'url' | 'headers'>,
  agents: AgentPair,
  deadline: Deadline,
): Promise<Answer> {
  const { signal } = deadline;
  const isSecure = url.protocol === 'https:';
  const options = {
    headers: { 'accept-encoding': acceptEncoding, ...headers },
    agent: isSecure ? agents.https : agents.http,
  };
  return new Promise<Answer>((resolve, reject) => {
    const request = isSecure ? httpsRequest(url, options) : httpRequest(url, options);
    let answer: IncomingMessage | undefined;
    const leave = (): void => {
      const reason = signal.reason as Error;
      // Node itself would end the body as if it were whole, and wait for a socket before it says anything.
      answer?.destroy(reason);
      request.destroy(reason);
      reject(reason);
    };
    // Both stay for their whole lives: an error that nobody listens to would end the process.
    request.on('error', (error) => {
      reject(failureOf(error, request.reusedSocket));
    });
    request.once('response', (response) => {
      response.on('error', () => undefined);
      answer = response;
      resolve(answerOf(response));
    });
    request.once('close', () => {
      signal.removeEventListener('abort', leave);
      // Without an answer and without an error, as after a switch of protocols that nobody asked for.
      if (!answer) reject(noAnswer('ECONNRESET', request.reusedSocket));
    });
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    watchPhases(request, deadline);
    request.end();
  }).catch((error: unknown) => {
    // Agents may throw at once.
    throw error instanceof NoAnswerError || signal.aborted ? error : failureOf(error as Error, false);
  });
}

function failureOf({ code, message }: NodeJS.ErrnoException, reusedSocket: boolean): NoAnswerError {
  return noAnswer(code ?? message, reusedSocket);
}
