import { BadUserInputError } from '../../core/errors.ts';
import { decodeGlobalId, quote } from '../../core/ids.ts';
import type { OpenSource } from '../../datasources/shared/api.ts';
import type { Context } from '../../graphql/context.ts';

/** Tells the data sources of one API from all others, by the type they have. */
export type IsOfApi<Source extends OpenSource> = (source: OpenSource) => source is Source;

/** Throws BAD_USER_INPUT where no source of the name exists for the caller. */
export function requireSource(
  name: string,
  { sources }: Pick<Context, 'sources'>,
  argument = 'source',
): OpenSource {
  const source = sources.find(name);
  if (source) return source;
  throw new BadUserInputError(`No source is configured under ${quote(name)}.`, argument);
}

/** The source that a `source: String!` names. BAD_USER_INPUT for one of another API, or none. */
export function sourceTarget<Source extends OpenSource>(
  name: string,
  context: Pick<Context, 'sources'>,
  isOfApi: IsOfApi<Source>,
  argument = 'input.source',
): Source {
  const source = requireSource(name, context, argument);
  if (isOfApi(source)) return source;
  throw new BadUserInputError(
    `The source ${quote(name)} is of another API: ${source.identity.api}.`,
    argument,
  );
}

/** What an `organizationId: ID!` names. BAD_USER_INPUT for the id of anything else. */
export function organizationTarget<Source extends OpenSource>(
  id: string,
  context: Pick<Context, 'sources'>,
  isOfApi: IsOfApi<Source>,
  argument = 'input.organizationId',
): { readonly source: Source; readonly nativeId: string } {
  const { typename, source: name, nativeId } = decodeGlobalId(id, argument);
  const source = sourceTarget(name, context, isOfApi, argument);
  if (source.identity.typename === typename) return { source, nativeId };
  throw new BadUserInputError(
    `The id is of a ${quote(typename)}, not of a ${source.identity.typename}.`,
    argument,
  );
}
