import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { scopes, type Scope } from '../../src/core/caller.ts';
import { callNames, startGraph, type ListeningGraph, type SourceInput } from '../support/graph.ts';
import { ask, bearer, type Asked } from './asking.ts';
import { audience, makeKey, startIssuer, tokenOf, type Issuer, type SigningKey } from './issuer.ts';

export interface GuardedSandbox {
  readonly sandbox: Sandbox;
  readonly graph: ListeningGraph;
  /** Asks as a caller with these scopes and no others. */
  as(...held: readonly Scope[]): Asking;
  /** Asks as a caller with every scope but these. */
  without(...missing: readonly Scope[]): Asking;
  /** Asks as a caller with every scope, for these sources. */
  seeing(...sources: readonly string[]): Asking;
  /** Names of the calls that the vendors got, but for tokens. */
  calls(): string[];
}

export type Asking = (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Asked>;

const ordinary = scopes.filter((scope) => scope !== 'admin');

interface Running {
  readonly sandbox: Sandbox;
  readonly graph: ListeningGraph;
  readonly issuer: Issuer;
  readonly key: SigningKey;
}

/** The sandbox, reset before each test, behind a graph that knows its callers by tokens. */
export function useGuardedSandbox(
  sourcesOf: (sources: readonly SourceInput[]) => readonly SourceInput[] = (sources) => sources,
  defaults: Readonly<Record<string, unknown>> = {},
): GuardedSandbox {
  let started: Running | undefined;
  const running = (): Running => {
    if (!started) throw new Error('the sandbox and its graph run only inside tests');
    return started;
  };
  beforeAll(async () => {
    const [sandbox, issuer, key] = await Promise.all([
      startSandbox({ strict: true }),
      startIssuer(),
      makeKey('k'),
    ]);
    issuer.publish(key);
    const jwt = {
      issuer: issuer.issuer,
      audience,
      jwksUri: issuer.jwksUri,
      algorithms: ['ES256'],
      scopesClaim: 'scope',
      sourcesClaim: 'sources',
    };
    const graph = await startGraph(sourcesOf(sandbox.configuration().sources), defaults, { auth: { jwt } });
    started = { sandbox, graph, issuer, key };
  });
  beforeEach(() => {
    running().sandbox.reset();
  });
  afterAll(async () => {
    await started?.graph.stop();
    await Promise.all([started?.sandbox.stop(), started?.issuer.stop()]);
  });

  function asking(held: readonly Scope[], sources?: readonly string[]): Asking {
    return async (query, variables) => {
      const { graph, key, sandbox } = running();
      const all = sourcesOf(sandbox.configuration().sources).map(({ name }) => name);
      const claims = { scope: held.join(' '), sources: sources ?? all };
      return ask(graph.address, query, bearer(await tokenOf(key, { claims })), variables);
    };
  }
  return {
    get sandbox() {
      return running().sandbox;
    },
    get graph() {
      return running().graph;
    },
    as: (...held) => asking(held),
    without: (...missing) => asking(ordinary.filter((scope) => !missing.includes(scope))),
    seeing: (...sources) => asking(ordinary, sources),
    calls: () => callNames(running().sandbox.requests()),
  };
}
