import type { VendorComplaint } from '../../core/errors.ts';
import { asRecord } from '../../core/json.ts';
import type { Explain } from '../../http/types.ts';
import { firstText, parseErrorBody } from '../shared/error-body.ts';

/** Spring's sentences that name a parameter or a part: `Required request parameter 'type' is not present`. */
const parameter = /\b(?:parameter|part) '(\w+)'/i;

/** Jackson's: `… (through reference chain: x.Request["settings"]->x.Settings["disabledFeatures"]->java.util.List[0])`. */
const referenceChain = /\(through reference chain: (.+)\)/;
const link = /\["(\w+)"\]|\[(\d+)\]/g;

/**
 * GuardAI documents no error body. Spring Boot's is likely, or RFC 9457's, which newer Spring can be set to; otherwise
 * the raw text is all there is.
 */
export const explain: Explain = ({ text }) => {
  const body = parseErrorBody(text);
  const { message: said, detail, error, errors, requestId } = asRecord(body);
  const id = firstText(requestId);
  const invalid = Array.isArray(errors) ? errors.flatMap(toComplaint) : [];
  if (invalid.length > 0) return { complaints: invalid, requestId: id };
  const message = firstText(said, detail, error, typeof body === 'object' ? undefined : text);
  if (message === undefined) return { complaints: [], requestId: id };
  const location = locationIn(message);
  return { complaints: [{ message, ...(location !== undefined && { location }) }], requestId: id };
};

/** One entry of Spring's binding errors; its `field` is a path such as `settings.classMappingFiles[0].ref`. */
function toComplaint(error: unknown): VendorComplaint[] {
  const { defaultMessage, field } = asRecord(error);
  const message = firstText(defaultMessage);
  if (message === undefined) return [];
  const location = firstText(field)?.replace(/\[(\w+)\]/g, '.$1');
  return [{ message, ...(location !== undefined && { location }) }];
}

function locationIn(message: string): string | undefined {
  const chain = referenceChain.exec(message)?.[1];
  if (chain === undefined) return parameter.exec(message)?.[1];
  return [...chain.matchAll(link)].map(([, name, index]) => name ?? index ?? '').join('/');
}
