/**
 * Node's HTTP as code needs it. An `import` of `node:http` reads every name that it has, `WebSocket` too, which loads
 * all that fetch is made of: 40 ms of a start, and 13 MiB. Types may come from there.
 */
export const {
  Agent,
  createServer,
  IncomingMessage,
  request,
  ServerResponse,
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
} = process.getBuiltinModule('node:http');
