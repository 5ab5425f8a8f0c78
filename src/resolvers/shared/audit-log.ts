import { decodeAuditCursor } from '../../audit/cursor.ts';
import { OrgraphError } from '../../core/errors.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import { auditConnection } from '../../graphql/audit-connection.ts';
import type { Context } from '../../graphql/context.ts';
import { pageSize } from './page-size.ts';

export const auditLogResolvers: Resolvers = {
  Query: {
    async auditLog(_root, { first, after, filter }, context) {
      const { auditLog, basis } = context;
      basis?.passing();
      if (!auditLog) {
        throw new OrgraphError('NOT_FOUND', 'No audit log is kept: "audit" is false in the configuration.');
      }
      const { caller, mutation, source, outcome, since, until } = filter ?? {};
      const query = {
        first: pageSize(first),
        after: after == null ? undefined : decodeAuditCursor(after),
        caller: caller ?? undefined,
        mutation: mutation ?? undefined,
        sources: namesOf(source, context),
        outcome: outcome ?? undefined,
        since: instant(since),
        until: instant(until),
      };
      const page = await auditLog.page(query).catch((error: unknown) => {
        context.logger.error({ err: error }, 'the audit log cannot be read');
        throw new OrgraphError('AUDIT_UNAVAILABLE', 'The audit log cannot be read at the moment.', {
          cause: error,
        });
      });
      return auditConnection(page, after != null);
    },
  },
};

/**
 * The names under which entries are wanted; undefined: any, and none. What was recorded under a name that a source had
 * is still about it. For a caller who may see some sources only, there is nothing about others.
 */
function namesOf(
  wanted: string | null | undefined,
  { caller, sources }: Pick<Context, 'caller' | 'sources'>,
): readonly string[] | undefined {
  const names = sources.all().map(({ identity }) => [identity.name, ...identity.previousNames]);
  if (wanted == null) return caller.sources === null ? undefined : names.flat();
  const known = names.find((some) => some.includes(wanted));
  // The log knows sources that the configuration does not know any more.
  return known ?? (caller.sources === null ? [wanted] : []);
}

/** As entries have it: with milliseconds, no more and no less. */
function instant(text: string | null | undefined): string | undefined {
  return text == null ? undefined : new Date(text).toISOString();
}
