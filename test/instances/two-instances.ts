/** Several orgraphs as they are run: processes of their own over one sandbox and one Redis. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { startOrgraph, type OrgraphProcess } from '../support/orgraph-process.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';

export interface Instances {
  readonly sandbox: Sandbox;
  readonly redis: RedisServer;
  /** Starts one more under a name, which is that of its folder; on any free port unless `env` says. */
  start(name: string, env?: Readonly<Record<string, string>>): Promise<OrgraphProcess>;
}

export interface InstancesOptions {
  /** Options of single sources, by their names. */
  readonly sources?: Readonly<Record<string, object>>;
  /** Keys of the whole file. */
  readonly rest?: object;
}

/** For the test file it is called in; what it starts ends with it. The sandbox and Redis are as new before each test. */
export function useInstances({ sources = {}, rest = {} }: InstancesOptions = {}): () => Instances {
  let instances: Instances | undefined;
  const running: OrgraphProcess[] = [];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'orgraph-instances-'));
    const [sandbox, redis] = await Promise.all([startSandbox({ strict: true }), startRedis()]);
    const configuration = {
      redis: { url: redis.url, encryptionKey: 'ab'.repeat(32) },
      files: { signingKey: 'k'.repeat(32) },
      ...rest,
      sources: sandbox.configuration().sources.map((source) => ({ ...source, ...sources[source.name] })),
    };
    instances = {
      sandbox,
      redis,
      async start(name, env = {}) {
        mkdirSync(join(folder, name), { recursive: true });
        const file = join(folder, name, 'orgraph.yaml');
        // JSON is YAML.
        writeFileSync(file, JSON.stringify(configuration));
        const started = await startOrgraph({ ORGRAPH_CONFIG: file, ...env });
        running.push(started);
        return started;
      },
    };
  });
  beforeEach(() => {
    instances?.sandbox.reset();
  });
  afterAll(async () => {
    for (const instance of running) instance.signal('SIGKILL');
    await Promise.all(running.map(({ exited }) => exited));
    await instances?.redis.stop();
    await instances?.sandbox.stop();
    await rm(folder, { recursive: true });
  });
  return () => {
    if (!instances) throw new Error('instances run only inside tests');
    return instances;
  };
}
