import type { VendorComplaint } from '../../core/errors.ts';
import { asRecord } from '../../core/json.ts';
import type { Explain } from '../../http/types.ts';
import { firstText, parseErrorBody } from '../shared/error-body.ts';

/** Rockset's flat ErrorModel, whose absent members arrive as null; its load balancers answer in HTML. */
export const explain: Explain = ({ text }) => {
  const body = asRecord(parseErrorBody(text));
  const message = firstText(body.message);
  const requestId = firstText(body.trace_id, body.error_id);
  if (message === undefined) return { complaints: [], requestId };
  const code = firstText(body.type);
  const complaint: VendorComplaint = { message, ...(code !== undefined && { code }) };
  return { complaints: [complaint], requestId };
};
