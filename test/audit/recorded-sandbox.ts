import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { openFileStorage } from '../../src/storage/file-storage.ts';
import { ask, type Asked } from '../security/asking.ts';
import { startWaitingVendor, type WaitingVendor } from '../server/waiting-vendor.ts';
import { startGraph, type ListeningGraph, type SourceInput } from '../support/graph.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

export interface RecordedSandbox {
  readonly sandbox: Sandbox;
  /** Path of the file. */
  file(): string;
  /** Its server for this test, with the file; `rest` are keys of the whole configuration. */
  start(rest?: Readonly<Record<string, unknown>>): Promise<ListeningGraph>;
  /** Ends it, and lets go of the file. */
  stop(): Promise<void>;
  /** The same, but TileDB stands behind a door. Before `start`. */
  shutIn(): Promise<WaitingVendor>;
  /** Asks by POST. */
  ask(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Asked>;
  /** The audit log as it is now. */
  entries(filter?: string): Promise<readonly Entry[]>;
}

export interface Entry {
  readonly seq: number;
  readonly mutation: string;
  readonly source: string | null;
  readonly arguments: unknown;
  readonly outcome: string;
  readonly errorCode: string | null;
  readonly answeredAt: string | null;
  readonly callCount: number | null;
  readonly requestId: string;
  readonly idempotencyKey: string | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
  readonly caller: { readonly name: string; readonly kind: string; readonly authenticated: boolean };
  readonly calls: readonly {
    readonly source: string;
    readonly operationId: string;
    readonly status: number | null;
    readonly requestId: string | null;
    readonly errorCode: string | null;
  }[];
}

export const entryFields = `seq mutation source arguments outcome errorCode answeredAt callCount requestId idempotencyKey
  userErrors { code field } caller { name kind authenticated } calls { source operationId status requestId errorCode }`;

/** A strict sandbox, reset before each test, and servers over it that record what they do in a file. */
export function useRecordedSandbox(): RecordedSandbox {
  const path = useTemporaryFolder();
  let sandbox: Sandbox | undefined;
  let graph: ListeningGraph | undefined;
  let vendor: WaitingVendor | undefined;
  const running = (): Sandbox => {
    if (!sandbox) throw new Error('the sandbox runs only inside tests');
    return sandbox;
  };
  const stop = async (): Promise<void> => {
    await graph?.stop();
    graph = undefined;
  };
  beforeAll(async () => {
    sandbox = await startSandbox({ strict: true });
  });
  beforeEach(() => {
    running().reset();
  });
  afterEach(async () => {
    await stop();
    await vendor?.stop();
    vendor = undefined;
  });
  afterAll(() => sandbox?.stop());

  function throughDoor(source: SourceInput): SourceInput {
    if (source.name !== 'tiledb' || !vendor) return source;
    const { pathname } = new URL(source.baseUrl);
    return { ...source, baseUrl: vendor.baseUrl + pathname.replace(/^\/$/, '') };
  }

  const recorded: RecordedSandbox = {
    get sandbox() {
      return running();
    },
    file: () => path(),
    async start(rest = {}) {
      const storage = openFileStorage({ file: path(), key: null });
      await storage.opened;
      const sources = running().configuration().sources.map(throughDoor);
      return (graph = await startGraph(sources, {}, rest, { storage }));
    },
    stop,
    async shutIn() {
      const { baseUrl } = throughDoor(sourceOf(running(), 'tiledb'));
      return (vendor = await startWaitingVendor(new URL(baseUrl).origin));
    },
    ask: async (query, variables = {}, headers = {}) =>
      ask((graph ?? (await recorded.start())).address, query, headers, variables),
    async entries(filter = '') {
      const { data, errors } = await recorded.ask(
        `{ auditLog(first: 200, filter: {${filter}}) { nodes { ${entryFields} } } }`,
      );
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return (data as { readonly auditLog: { readonly nodes: readonly Entry[] } }).auditLog.nodes;
    },
  };
  return recorded;
}

function sourceOf(sandbox: Sandbox, name: string): SourceInput {
  const found = sandbox.configuration().sources.find((source) => source.name === name);
  if (!found) throw new Error(`the sandbox has no source ${name}`);
  return found;
}
