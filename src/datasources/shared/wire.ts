import { z } from 'zod';
import { toInstant } from '../../core/instant.ts';
import type { Connection, UpstreamResponse } from '../../http/types.ts';

/**
 * Pieces of reply schemas. Vendors leave out what is empty, or send null or "" in its place; here all three are the
 * same, and null. Members that a schema does not name are dropped.
 */
export const text = leaf((value, wrong) => (typeof value === 'string' ? value || null : wrong('string')));

export const flag = leaf((value, wrong) => (typeof value === 'boolean' ? value : wrong('boolean')));

/** A point in time, in whatever form; see `toInstant`. One that cannot be read is no reason to lose a whole list. */
export const instant = leaf((value) => {
  const isTime = typeof value === 'string' || typeof value === 'bigint' || Number.isFinite(value);
  return isTime ? toInstant(value as string | bigint | number) : null;
});

/** A count or an amount; vendors' generated code may print one with a fraction of zero. */
export const integer = leaf((value, wrong) => {
  if (typeof value === 'bigint') return value;
  return Number.isFinite(value) ? Math.round(value as number) : wrong('number');
});

/** As `integer`, where 32 bits are meant: GraphQL's Int holds no more, and would take the whole answer down. */
export const smallInteger = z
  .number()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1)
  .nullish()
  .transform((value) => (value == null ? null : Math.round(value)));

/**
 * One step of zod's in place of the five of `.nullish().transform()`: there are dozens of these in each organization, and
 * hundreds of organizations on a page. What is absent or null never comes to `read`; `wrong` says what was expected.
 */
function leaf<Value>(read: (value: unknown, wrong: (expected: Expected) => never) => Value) {
  return z.transform((value: unknown, context): Value | null => {
    if (value === undefined || value === null) return null;
    return read(value, (expected) => {
      context.issues.push({ code: 'invalid_type', expected, input: value });
      return z.NEVER;
    });
  });
}

type Expected = 'string' | 'boolean' | 'number';

/** A null list is empty, and null items are left out; but the list must be there. */
export function requiredList<Item extends z.ZodType>(item: Item) {
  return z
    .array(item.nullable())
    .nullable()
    .transform((items) => (items ?? []).filter((one): one is Exclude<typeof one, null> => one !== null));
}

/** As `requiredList`, but a list that is absent is empty too. */
export function list<Item extends z.ZodType>(item: Item) {
  return requiredList(item)
    .optional()
    .transform((items) => items ?? []);
}

/** Checks a reply for the members we use. Throws UPSTREAM_INVALID_RESPONSE naming the first that is wrong. */
export function readReply<Schema extends z.ZodType>(
  schema: Schema,
  reply: unknown,
  connection: Pick<Connection, 'invalid'>,
  operationId: string,
): z.infer<Schema> {
  const result = schema.safeParse(reply);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join('.');
  throw connection.invalid(
    operationId,
    `${path || 'the body'}: ${issue?.message ?? 'is not what the contract says'}`,
  );
}

/** What the answer to a write tells; null where nothing can be read from it, which must not hide that it was done. */
export function readDone<Schema extends z.ZodType>(
  schema: Schema,
  reply: UpstreamResponse,
): z.infer<Schema> | null {
  try {
    return reply.text.trim() === '' ? null : (schema.safeParse(reply.json()).data ?? null);
  } catch {
    return null;
  }
}
