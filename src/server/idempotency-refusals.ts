/** Why a mutation with an `Idempotency-Key` is not run; the statuses are those of draft-ietf-httpapi-idempotency-key-header. */
export interface KeyRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

export const badKey: KeyRefusal = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'An Idempotency-Key is one text of 1 to 255 ASCII characters, such as a UUID, in double quotes.',
};

export const noFiles: KeyRefusal = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'A request with files takes no Idempotency-Key: nobody could tell whether the files are the same.',
};

export const tooDeep: KeyRefusal = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The variables are nested too deeply for a request with an Idempotency-Key.',
};

export const unavailable: KeyRefusal = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'Nothing was changed: idempotency keys cannot be kept at the moment.',
  retryAfter: 5,
};

export const inUse: KeyRefusal = {
  status: 409,
  code: 'IDEMPOTENCY_KEY_IN_USE',
  message: 'The first request with this Idempotency-Key is still being answered; ask again for its answer.',
  retryAfter: 1,
};

export const reused: KeyRefusal = {
  status: 422,
  code: 'IDEMPOTENCY_KEY_REUSED',
  message:
    'This Idempotency-Key was used with another document, other variables or other scopes; use a new one.',
};

export const outcomeUnknown: KeyRefusal = {
  status: 409,
  code: 'IDEMPOTENCY_OUTCOME_UNKNOWN',
  message:
    'The first request with this Idempotency-Key was cut off, or its answer is not kept. Look in the audit log, or at the vendor, what has become of it before you ask again with a new key.',
};
