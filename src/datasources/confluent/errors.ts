import type { VendorComplaint } from '../../core/errors.ts';
import { asRecord } from '../../core/json.ts';
import type { Explain } from '../../http/types.ts';
import { firstText, parseErrorBody } from '../shared/error-body.ts';

/**
 * Confluent's `{"errors": [...]}`, none of whose members is sure to be there; and the two older forms that its own
 * CLI still reads, `{"message"}` and `{"error": {"code", "message"}}`.
 */
export const explain: Explain = ({ text }) => {
  const body = asRecord(parseErrorBody(text));
  const errors = Array.isArray(body.errors) ? body.errors.map(asRecord) : [asRecord(body.error ?? body)];
  return { complaints: errors.flatMap(toComplaint), requestId: firstText(...errors.map(({ id }) => id)) };
};

function toComplaint(error: Readonly<Record<string, unknown>>): VendorComplaint[] {
  const message = firstText(error.detail, error.message, error.title);
  if (message === undefined) return [];
  const source = asRecord(error.source);
  const code = firstText(error.code);
  const location = firstText(source.pointer, source.parameter);
  return [{ message, ...(code !== undefined && { code }), ...(location !== undefined && { location }) }];
}
