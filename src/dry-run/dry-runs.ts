import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import {
  isDryRun,
  WritePlanned,
  type DryRun,
  type ForeseenChange,
  type PlannedWrite,
} from '../core/dry-run.ts';
import type { SourceIdentity } from '../core/source.ts';
import { checkContract } from './contract.ts';
import { fieldChanges, type FieldChange } from './field-changes.ts';
import { givenSecrets, maskOf, type Mask } from './secrets.ts';

interface PlannedSources {
  find(name: string): { readonly identity: Pick<SourceIdentity, 'api'> } | undefined;
  forDryRun(dryRun: DryRun): PlannedSources;
}

interface Asked {
  readonly sources: PlannedSources;
}

type Arguments = Readonly<Record<string, unknown>>;
type Resolve = NonNullable<GraphQLField<unknown, Asked, Arguments>['resolve']>;

/** A payload without anything that a vendor answers: nobody was asked. */
interface PlannedPayload {
  readonly plan: readonly object[];
  readonly changes: () => readonly FieldChange[];
  readonly userErrors: readonly object[];
}

/**
 * Has every mutation of the schema that is asked for with `dryRun: true`, whoever wrote it, given sources that hand over
 * their writes in place of sending them; its payload says what it would have sent. This is the schema it was given: to
 * copy one takes a start tens of milliseconds.
 */
export function dryRuns(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    field.resolve = withDryRun(field.resolve ?? defaultFieldResolver);
  }
  return schema;
}

function withDryRun(resolve: Resolve): Resolve {
  return (root, args, context, info) =>
    isDryRun(args)
      ? planned(args, context, info, (asked) => resolve(root, args, asked, info))
      : resolve(root, args, context, info);
}

async function planned(
  args: Arguments,
  context: Asked,
  info: GraphQLResolveInfo,
  resolve: (context: Asked) => unknown,
): Promise<PlannedPayload> {
  const writes: PlannedWrite[] = [];
  const changes: ForeseenChange[] = [];
  const failures: unknown[] = [];
  const sources: PlannedSources = context.sources.forDryRun({
    async plan(write) {
      writes.push(write);
      const api = sources.find(write.source)?.identity.api;
      if (api) await checkContract(api, write);
    },
    foresee: (change) => void changes.push(change),
    failToForesee: (error) => void failures.push(error),
  });
  let userErrors: readonly object[] = [];
  try {
    userErrors = userErrorsIn(await resolve({ ...context, sources }));
  } catch (error) {
    if (!(error instanceof WritePlanned)) throw error;
  }

  const declared = info.parentType.getFields()[info.fieldName]?.args ?? [];
  const mask = maskOf([...givenSecrets(declared, args), ...writes.flatMap(({ secrets }) => secrets)]);
  return {
    plan: writes.map((write) => shown(write, mask)),
    changes() {
      if (failures.length > 0) throw failures[0];
      const refused = userErrors.length > 0;
      return refused ? [] : changes.flatMap((change) => mask(fieldChanges(info.schema, change)));
    },
    userErrors: mask(userErrors),
  };
}

function userErrorsIn(payload: unknown): readonly object[] {
  const { userErrors } = (payload ?? {}) as { readonly userErrors?: readonly object[] };
  return userErrors ?? [];
}

function shown({ source, operationId, method, path, body }: PlannedWrite, mask: Mask): object {
  return { source, operationId, method, path: mask(path), body: mask(body ?? null) };
}
