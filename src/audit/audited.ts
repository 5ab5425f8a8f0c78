import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import { dryRunArgument, isDryRun } from '../core/dry-run.ts';
import { OrgraphError } from '../core/errors.ts';
import type { AuditedUserError } from './event.ts';
import { namedSource, type KnownSources } from './named-source.ts';
import type { MutationResult, Recorder } from './recorder.ts';
import { visibleArguments } from './visible-arguments.ts';

interface Asked {
  /** Null: no audit log is kept. */
  readonly recorder: Recorder | null;
  readonly sources: KnownSources;
}

type Arguments = Readonly<Record<string, unknown>>;
type Resolve = NonNullable<GraphQLField<unknown, Asked, Arguments>['resolve']>;

/**
 * Has every mutation of the schema, whoever wrote it, recorded before it is run and again when it has ended. One that
 * cannot be recorded is not run. This is the schema it was given: to copy one takes a start tens of milliseconds.
 */
export function audited(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    field.resolve = recorded(field.resolve ?? defaultFieldResolver);
  }
  return schema;
}

function recorded(resolve: Resolve): Resolve {
  return async (root, args, context, info) => {
    // What is only planned changes nothing, and is not recorded.
    if (!context.recorder || isDryRun(args)) return resolve(root, args, context, info);
    const declared = (info.parentType.getFields()[info.fieldName]?.args ?? []).filter(
      ({ name }) => name !== dryRunArgument,
    );
    const recording = await context.recorder.begin({
      mutation: info.fieldName,
      source: namedSource(args, context.sources),
      ...(await visibleArguments(declared, args)),
    });
    let payload: unknown;
    try {
      payload = await resolve(root, args, context, info);
    } catch (error) {
      await recording.end({ outcome: 'FAILED', errorCode: codeOf(error), userErrors: [] });
      throw error;
    }
    await recording.end(resultOf(payload));
    return payload;
  };
}

const mostUserErrors = 20;

function resultOf(payload: unknown): MutationResult {
  const { userErrors } = (payload ?? {}) as { readonly userErrors?: readonly AuditedUserError[] };
  const seen = Array.isArray(userErrors) ? userErrors.slice(0, mostUserErrors) : [];
  return {
    outcome: seen.length > 0 ? 'REJECTED' : 'SUCCEEDED',
    errorCode: null,
    userErrors: seen.map(({ code, field }: AuditedUserError) => ({ code, field: field ?? null })),
  };
}

/** One of docs/errors.md, or `ABANDONED`: its client left before a vendor was asked to change anything. */
function codeOf(error: unknown): string {
  if (error instanceof OrgraphError) return error.code;
  const { name } = (error ?? {}) as { readonly name?: unknown };
  return name === 'AbortError' ? 'ABANDONED' : 'INTERNAL_SERVER_ERROR';
}
