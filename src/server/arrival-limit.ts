import type { IncomingMessage, ServerResponse } from 'node:http';
import { isMultipart } from './gate.ts';
import { handleClientError } from './transport-errors.ts';

interface ArrivalLimits {
  /** Milliseconds for a whole request to arrive; of a multipart request, for its next bytes. */
  readonly requestTimeout: number;
  /** A multipart request that sends more is cut off. */
  readonly multipartBytes: number;
}

const longestInterval = 5000;

/**
 * Ends a request whose body does not come. Node has a limit of its own for requests as a whole, but it is one for all of
 * them, and an upload takes as long as it takes: there, only standing still is wrong.
 */
export function limitArrival(
  request: IncomingMessage,
  response: ServerResponse,
  { requestTimeout, multipartBytes }: ArrivalLimits,
): void {
  const { headers, socket } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  const mayTakeLong = isMultipart(headers);
  const before = socket.bytesRead;
  let read = before;
  let since = performance.now();

  const timer = setInterval(
    () => {
      if (mayTakeLong && socket.bytesRead > read) {
        read = socket.bytesRead;
        since = performance.now();
      }
      // A request that was never looked at ends without an event of its own.
      if (request.complete || socket.destroyed) clearInterval(timer);
      else if (mayTakeLong && read - before > multipartBytes) socket.destroy();
      else if (performance.now() - since >= requestTimeout) refuse(response);
    },
    Math.min(requestTimeout, longestInterval),
  );
  timer.unref();
  request.once('close', () => {
    clearInterval(timer);
  });
}

function refuse(response: ServerResponse): void {
  const { socket } = response;
  // Its answer is out already, and cannot be given again.
  if (response.headersSent) socket?.destroy();
  else if (socket) handleClientError({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, socket);
}
