import { Refusal } from './refusal.ts';
import type { RequestRecord } from './request-record.ts';

export function otherDocument(): Refusal {
  return new Refusal(400, 'BAD_REQUEST', 'The id of the document is not that of the document sent with it.');
}

/** Clients of automatic persisted queries expect a 200 and send the whole document next. */
export function unknownDocument({ mediaType }: RequestRecord): Refusal {
  const status = mediaType === 'application/json' ? 200 : 400;
  return new Refusal(status, 'PERSISTED_QUERY_NOT_FOUND', 'No document is known under this id.');
}
