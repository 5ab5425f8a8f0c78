/** Where idempotency keys are kept. */
export interface KeyStore {
  /** Takes a key for a request, unless it was taken before. */
  reserve(key: KeyedRequest): Promise<Reservation>;
  /** The request has ended; null: its answer cannot be kept. */
  complete(id: string, answer: string | null): Promise<void>;
  /** The request changed nothing: the key is as if it had never been used. */
  release(id: string): Promise<void>;
  /** Deletes keys whose time is up, with their answers; otherwise that waits for the next `reserve`. */
  expire(lifetime: KeyLifetime): Promise<void>;
}

export interface KeyLifetime {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly ttlMs: number;
}

export interface KeyedRequest extends KeyLifetime {
  /** Of the key and the caller who sent it. */
  readonly id: string;
  /** Of what the request asks for. */
  readonly fingerprint: string;
}

export type Reservation =
  /** It is this request's. */
  | { readonly state: 'taken' }
  /** The first request with it still runs. */
  | { readonly state: 'running' }
  /** It belongs to a request that asked for something else. */
  | { readonly state: 'other' }
  /** Its request never ended: the process did. */
  | { readonly state: 'unknown' }
  /** Its request has ended; null: the answer was too large to keep, or had to make room. */
  | { readonly state: 'done'; readonly answer: string | null };
