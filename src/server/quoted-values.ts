import { GraphQLError } from 'graphql';

/** Values that say what is wrong and hide nothing: numbers, booleans, null, names of enum values. */
const plain = /^(?:-?\d[\d.eE+-]{0,30}|true|false|null|[A-Z][A-Z_]{0,60})\.?$/;

const variable = /^Variable "\$\w+" got invalid value /;
const place = / at "([\w.[\]]{1,500})"$/;
/** What graphql-js prints a value behind. */
const quotes = [
  /^[^:]{0,200} cannot represent [^:]{0,100}value: /,
  /^Expected value of type "[^"]{1,200}", found /,
];

/**
 * A message of graphql-js about a wrong value, without the value: it may be a whole input, secrets included. What it
 * says of the place and of the type stays.
 */
export function withoutQuotedValue(error: GraphQLError): string {
  const { message, originalError: reason } = error;
  const head = variable.exec(message)?.[0];
  if (head === undefined) return cutQuote(message);
  const name = head.slice('Variable '.length, -' got invalid value '.length);
  // graphql-js writes `<head><value> at "<place>"; <reason>`, and keeps the reason as the original error.
  const said =
    reason instanceof GraphQLError && message.endsWith(`; ${reason.message}`) ? reason.message : null;
  const where =
    said === null ? undefined : place.exec(message.slice(0, -`; ${said}`.length).slice(-510))?.[1];
  return [
    `Variable ${name} got an invalid value${where === undefined ? '' : ` at "${where}"`}`,
    ...(said === null ? [] : [cutQuote(said)]),
  ].join('; ');
}

function cutQuote(message: string): string {
  for (const pattern of quotes) {
    const head = pattern.exec(message)?.[0];
    if (head === undefined) continue;
    const value = message.slice(head.length);
    return plain.test(value) ? message : `${head.replace(/(?:: |, found )$/, '')}.`;
  }
  return message;
}
