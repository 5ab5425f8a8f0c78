import { BadUserInputError } from './errors.ts';

/**
 * What a global id is made of: the GraphQL type, the source that holds the object, and the vendor's own id. A rename
 * at the vendor changes none of them. Opaque to clients; the leading version lets the form change.
 */
export interface GlobalId {
  readonly typename: string;
  readonly source: string;
  readonly nativeId: string;
}

const version = '1';
const separator = ':';

export function encodeGlobalId({ typename, source, nativeId }: GlobalId): string {
  return Buffer.from([version, typename, source, nativeId].join(separator), 'utf8').toString('base64url');
}

/** Throws BAD_USER_INPUT for anything that `encodeGlobalId` did not make. */
export function decodeGlobalId(id: string, argument = 'id'): GlobalId {
  const [head, typename, source, ...rest] = Buffer.from(id, 'base64url').toString('utf8').split(separator);
  const nativeId = rest.join(separator);
  if (head === version && typename && source && nativeId) {
    const decoded = { typename, source, nativeId };
    if (encodeGlobalId(decoded) === id) return decoded;
  }
  throw new BadUserInputError(
    `${quote(id)} is not an id of this graph; take ids from its answers.`,
    argument,
  );
}

const shown = 80;

/** Someone else's text, short enough and plain enough for a message. */
export function quote(text: string): string {
  return JSON.stringify(text.length > shown ? `${text.slice(0, shown)}…` : text);
}
