import type { ApiId } from './api.ts';

/** One call the sandbox saw. */
export interface RecordedRequest {
  /** Counts up from 1, over all vendors. */
  readonly id: number;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly api: ApiId;
  readonly operationId: string | null;
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, a form's fields, the parts of a multipart body (never their content), else text; undefined: none. */
  readonly body: unknown;
  /** Null while the answer is not complete, and for ever when a fault tore it down or the client left. */
  readonly status: number | null;
  /** The client left before it had the whole answer. */
  readonly aborted: boolean;
}

/** A record whose outcome is still being written. */
export type OpenRecord = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };

export interface RequestFilter {
  readonly api?: ApiId;
  readonly operationId?: string;
  readonly method?: string;
}

export interface RequestLog {
  open(request: Omit<RecordedRequest, 'id' | 'status' | 'aborted'>): OpenRecord;
  /** Copies, oldest first. */
  list(filter?: RequestFilter): RecordedRequest[];
  clear(): void;
}

export function createRequestLog(capacity = 10_000): RequestLog {
  let records: OpenRecord[] = [];
  let lastId = 0;
  return {
    open(request) {
      lastId += 1;
      const record: OpenRecord = { id: lastId, ...request, status: null, aborted: false };
      records.push(record);
      if (records.length > capacity) records.shift();
      return record;
    },
    list(filter = {}) {
      return records.filter((record) => matches(record, filter)).map((record) => ({ ...record }));
    },
    clear() {
      records = [];
    },
  };
}

function matches(record: RecordedRequest, { api, operationId, method }: RequestFilter): boolean {
  return (
    (api === undefined || record.api === api) &&
    (operationId === undefined || record.operationId === operationId) &&
    (method === undefined || record.method === method.toUpperCase())
  );
}

const secretHeaders = ['authorization', 'x-tiledb-rest-api-key', 'cookie'];

/** For showing to people: names are kept, of credentials only the scheme (`Basic ***`). */
export function masked(record: RecordedRequest): RecordedRequest {
  const headers = Object.entries(record.headers).map(([name, value]) => {
    if (!secretHeaders.includes(name)) return [name, value];
    const [scheme, ...rest] = value.split(' ');
    return [name, rest.length > 0 ? `${scheme ?? ''} ***` : '***'];
  });
  return { ...record, headers: Object.fromEntries(headers) as Record<string, string> };
}
