import { BadUserInputError } from '../core/errors.ts';

// C0, DEL and C1: no vendor's id holds one, and some servers cut or split a path at them.
const control = /\p{Cc}/u;

/** The value after each further round of percent-decoding, itself first. */
function* decodings(value: string): Generator<string> {
  let current = value;
  for (;;) {
    yield current;
    let decoded: string;
    try {
      decoded = decodeURIComponent(current);
    } catch {
      return;
    }
    if (decoded === current) return;
    current = decoded;
  }
}

function refusal(value: string): string | undefined {
  if (value === '') return 'it is empty';
  if (!value.isWellFormed()) return 'it is not valid Unicode';
  // A proxy on the way may decode once more than it should, so what a value decodes to must be harmless too.
  for (const form of decodings(value)) {
    if (control.test(form)) return 'it holds a control character';
    if (form.split(/[/\\]/).some((part) => part === '.' || part === '..')) return 'it points elsewhere';
  }
  return undefined;
}

/**
 * Fills a path template such as `/organizations/{id}`; every value becomes one percent-encoded segment.
 * Throws `BadUserInputError`, naming the parameter, for a value that is no segment.
 */
export function fillPath(template: string, params: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) throw new TypeError(`${template} needs a value for ${name}`);
    const why = refusal(value);
    if (why !== undefined)
      throw new BadUserInputError(`The value of "${name}" cannot be used: ${why}.`, name);
    return encodeURIComponent(value);
  });
}
