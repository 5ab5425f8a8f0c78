/**
 * All vendors' APIs in one process that does as little as it can, for measuring what is in front of it: prints its
 * origin and ends with its parent. `--latency 20`: milliseconds before each answer. `GET /activity` tells, as
 * `Activity`, what was asked since it was last told.
 */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { parseArgs } from 'node:util';
import { ActivityRecord } from './stub/activity.ts';
import { answerKey, prepareAnswers, type Answer } from './stub/answers.ts';
import { readRequests, respond, type Request } from './stub/wire.ts';

const { values } = parseArgs({ options: { latency: { type: 'string', default: '0' } } });
const latency = Number(values.latency);
if (!(latency >= 0)) throw new RangeError('--latency is a number of milliseconds');

const answers = prepareAnswers();
const activity = new ActivityRecord();
const unknown = respond(404, '{}');
const unsigned = respond(401, '{}');

function find({ method, target }: Request): Answer | undefined {
  const mark = target.indexOf('?');
  if (mark === -1) return answers.get(answerKey(method, target, null));
  const pageToken = new URLSearchParams(target.slice(mark)).get('page_token');
  return answers.get(answerKey(method, target.slice(0, mark), pageToken));
}

function send(socket: Socket, { response }: Answer): void {
  if (!socket.destroyed) socket.write(response);
  activity.ended();
}

function handle(request: Request, socket: Socket): void {
  if (request.target === '/activity') {
    socket.write(respond(200, JSON.stringify(activity.take())));
    return;
  }
  const answer = find(request);
  if (!answer) socket.write(unknown);
  else if (answer.credential !== null && !request.hasHeader(answer.credential)) socket.write(unsigned);
  else {
    activity.began(answer.operation);
    if (latency === 0) send(socket, answer);
    else setTimeout(send, latency, socket, answer);
  }
}

const sockets = new Set<Socket>();
const server = createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  // A peer that is stopped in the middle of a call resets it.
  socket.on('error', () => socket.destroy());
  socket.once('close', () => sockets.delete(socket));
  readRequests(socket, (request) => {
    handle(request, socket);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.stdin.resume().once('end', () => {
  server.close();
  for (const socket of sockets) socket.destroy();
});
