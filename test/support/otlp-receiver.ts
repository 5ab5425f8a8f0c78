/** A collector of OpenTelemetry's, as far as it takes spans by OTLP over HTTP. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { parts, protobufFields, type Fields } from './protobuf.ts';

type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty: it has none. */
  readonly parentSpanId: string;
  readonly traceState: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly attributes: Attributes;
  /** 2: an error. */
  readonly status: number;
  readonly resource: Attributes;
}

export interface OtlpReceiver {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly endpoint: string;
  readonly spans: readonly ReceivedSpan[];
  readonly headers: readonly IncomingHttpHeaders[];
  /** Everything that came, as it came. */
  readonly bodies: readonly Buffer[];
  stop(): Promise<void>;
}

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const bodies: Buffer[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const sent = await buffer(request);
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
      headers.push(request.headers);
      bodies.push(body);
      if (request.url === '/v1/traces') spans.push(...spansOf(body));
      response.writeHead(request.url === '/v1/traces' ? 200 : 404).end();
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    headers,
    bodies,
    async stop() {
      // A test may have stopped it before.
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** By the field numbers of opentelemetry/proto/trace/v1/trace.proto. */
function spansOf(body: Buffer): readonly ReceivedSpan[] {
  return messages(protobufFields(body), 1).flatMap((ofResource) => {
    const resource = attributesOf(messages(ofResource, 1)[0] ?? new Map(), 1);
    return messages(ofResource, 2)
      .flatMap((ofScope) => messages(ofScope, 2))
      .map((span) => ({
        traceId: parts(span, 1)[0]?.toString('hex') ?? '',
        spanId: parts(span, 2)[0]?.toString('hex') ?? '',
        traceState: text(span, 3),
        parentSpanId: parts(span, 4)[0]?.toString('hex') ?? '',
        name: text(span, 5),
        kind: number(span, 6),
        attributes: attributesOf(span, 9),
        status: number(messages(span, 15)[0] ?? new Map(), 3),
        resource,
      }));
  });
}

function messages(fields: Fields, at: number): readonly Fields[] {
  return parts(fields, at).map(protobufFields);
}

function text(fields: Fields, at: number): string {
  return parts(fields, at)[0]?.toString() ?? '';
}

function number(fields: Fields, at: number): number {
  return Number(fields.get(at)?.[0] ?? 0);
}

function attributesOf(fields: Fields, at: number): Attributes {
  return Object.fromEntries(
    messages(fields, at).map((pair) => {
      const value = messages(pair, 2)[0] ?? new Map();
      return [
        text(pair, 1),
        value.has(1) ? text(value, 1) : value.has(2) ? number(value, 2) === 1 : number(value, 3),
      ];
    }),
  );
}
