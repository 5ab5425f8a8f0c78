import * as apollo from '@apollo/composition';
import * as guild from '@theguild/federation-composition';
import * as wundergraph from '@wundergraph/composition';
import { parse } from 'graphql';

export interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** The supergraph's SDL, for Apollo's router and gateway. Throws an error that lists what does not fit together. */
export function composeByApollo(subgraphs: readonly Subgraph[]): string {
  const { supergraphSdl, errors = [] } = apollo.composeServices(definitions(subgraphs));
  return composed(supergraphSdl, errors);
}

/** The supergraph's SDL by The Guild's composition, which Hive uses. Throws as `composeByApollo` does. */
export function composeByGuild(subgraphs: readonly Subgraph[]): string {
  const { supergraphSdl, errors = [] } = guild.composeServices(definitions(subgraphs));
  return composed(supergraphSdl, errors);
}

/** Throws as `composeByApollo` does, where WunderGraph's composition, which Cosmo uses, refuses the subgraphs. */
export function composeByWundergraph(subgraphs: readonly Subgraph[]): wundergraph.FederationSuccess {
  const result = wundergraph.federateSubgraphs({
    subgraphs: subgraphs.map(({ name, url, sdl }) => ({ name, url, definitions: parse(sdl) })),
    version: wundergraph.LATEST_ROUTER_COMPATIBILITY_VERSION,
  });
  if (result.success) return result;
  throw refusal(result.errors);
}

function definitions(subgraphs: readonly Subgraph[]) {
  return subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
}

function composed(sdl: string | undefined, errors: readonly Error[]): string {
  if (sdl === undefined || errors.length > 0) throw refusal(errors);
  return sdl;
}

function refusal(errors: readonly Error[]): Error {
  return new Error(['The subgraphs do not compose:', ...errors.map(({ message }) => message)].join('\n  '));
}
