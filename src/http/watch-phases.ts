import type { ClientRequest } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Deadline } from './deadline.ts';

// Sockets of a proxy arrive connected but with TLS still to come, so `connecting` alone does not tell.
function whenConnected(request: ClientRequest, { steps }: Deadline, then: () => void): void {
  const connected = (): void => {
    steps.connected();
    then();
  };
  request.once('socket', (socket) => {
    if (request.reusedSocket) {
      then();
      return;
    }
    if (socket.connecting) {
      socket.once('lookup', () => {
        steps.lookedUp();
      });
    }
    if (socket instanceof TLSSocket) socket.once('secureConnect', connected);
    else if (socket.connecting) socket.once('connect', connected);
    else connected();
  });
}

/** Tells the deadline which step of its way a request takes. */
export function watchPhases(request: ClientRequest, deadline: Deadline): void {
  let connected = false;
  let sent = false;
  let answered = false;
  const advance = (): void => {
    // A vendor may answer before it has been sent everything.
    if (answered || (connected && !sent)) deadline.leave();
    else if (connected) deadline.enter('response');
  };
  deadline.steps.begin();
  deadline.enter('connect');
  whenConnected(request, deadline, () => {
    connected = true;
    advance();
  });
  request.once('finish', () => {
    sent = true;
    advance();
  });
  request.once('response', () => {
    answered = true;
    deadline.steps.answered();
    advance();
  });
}
