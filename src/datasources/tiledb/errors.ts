import type { VendorComplaint } from '../../core/errors.ts';
import { asRecord } from '../../core/json.ts';
import type { Explain } from '../../http/types.ts';
import { firstText, parseErrorBody } from '../shared/error-body.ts';

/** go-swagger names the place of a mistake in its text: `organization.name in body should be at most 63 chars long`. */
const place = /^([\w.-]+) in (?:body|path|query|header)\b/;

/** TileDB's `{code, message, request_id}`, each of which may be missing; the body may be empty, or no JSON at all. */
export const explain: Explain = ({ text }) => {
  const { code, message: said, request_id: id } = asRecord(parseErrorBody(text));
  const message = firstText(said);
  if (message === undefined) return { complaints: [], requestId: firstText(id) };
  const location = place.exec(message)?.[1];
  const complaint: VendorComplaint = {
    message,
    ...(typeof code === 'number' && { code: String(code) }),
    ...(location !== undefined && { location }),
  };
  return { complaints: [complaint], requestId: firstText(id) };
};
