import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectSame, hear, type Asked, type Said } from '../../bench/compare/answers.ts';
import { contenders, type Server } from '../../bench/compare/contenders.ts';
import { hiveQuestion } from '../../bench/compare/hive/questions.ts';
import { workloads, type Workload, type WorkloadName } from '../../bench/compare/workloads.ts';
import { run, type Running } from '../../bench/processes.ts';
import { confluent, guardai, tiledb } from '../../bench/stub/organizations.ts';

let folder: string;
let stub: Running;
let server: Server;

const cold = contenders.find(({ name }) => name === 'orgraph-cold');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgraph-bench-test-'));
  stub = await run('bench/stub-process.ts', /^http:/, folder);
  if (!cold) throw new Error('There is no orgraph to measure.');
  server = await cold.start({ upstream: stub.line, folder, core: null, supergraph: '' });
});

afterAll(async () => {
  await server.stop();
  await stub.stop();
  await rm(folder, { recursive: true });
});

function workload(name: WorkloadName): Workload {
  const found = workloads.find((one) => one.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  // Of a thousand, two are enough here.
  return { ...found, variables: found.variables.slice(0, 2), targets: found.targets.slice(0, 2) };
}

async function ask(name: WorkloadName): Promise<Asked & Said> {
  if (!cold) throw new Error('There is no orgraph to measure.');
  const asked = { ...cold, endpoint: server.endpoint };
  return { ...asked, ...(await hear(asked, workload(name))) };
}

describe('the workloads of the comparison', () => {
  it('get one organization for one id', async () => {
    const { content } = await ask('W1');
    expect(content).toEqual([[expect.objectContaining({ nativeId: confluent[0]?.id, jitEnabled: true })]]);
  });

  it('get the lists of all four vendors, in about 13 kB', async () => {
    const { content, exchanges } = await ask('W2');
    expect(content[0]).toHaveLength(confluent.length + tiledb.length + 1 + guardai.length);
    expect(exchanges[0]?.answer.length).toBeGreaterThan(11_000);
    expect(exchanges[0]?.answer.length).toBeLessThan(16_000);
  });

  it('get 25 organizations for 25 ids, some of them twice', async () => {
    const { content } = await ask('W3');
    expect(content[0]).toHaveLength(25);
    expect(new Set(content[0]?.map((one) => JSON.stringify(one))).size).toBe(13);
  });

  it('get the members of twenty organizations', async () => {
    const { content } = await ask('W4');
    expect(content[0]).toHaveLength(20);
    const member = { username: 'member-0', role: 'OWNER', userEmail: 'member-0@example.com' };
    expect(content[0]?.[0]).toMatchObject({ users: expect.arrayContaining([member]) });
  });

  it('get another organization for each of a thousand ids', async () => {
    const { content } = await ask('W5');
    expect(content).toHaveLength(2);
    expect(content[0]).not.toEqual(content[1]);
    expect(workloads.find(({ name }) => name === 'W5')?.variables).toHaveLength(1_000);
  });

  it('tell answers apart that do not say the same', async () => {
    const said = await ask('W1');
    expectSame(workload('W1'), said, said);
    const [first] = said.exchanges;
    const renamed = [{ body: '', answer: first?.answer.replace('Harbor', 'Arbor') ?? '' }];
    expect(() => {
      expectSame(workload('W1'), said, { ...said, name: 'other', exchanges: renamed });
    }).toThrow('do not say the same');
  });

  it('compare answers of another language by what they say', async () => {
    const said = await ask('W1');
    const other = { ...said, language: { ...said.language }, exchanges: [] };
    expectSame(workload('W1'), said, other);
    const renamed = said.content.map((all) => all.map((one) => Object.assign({}, one, { name: 'Another' })));
    expect(() => {
      expectSame(workload('W1'), said, { ...other, content: renamed });
    }).toThrow('do not say the same');
  });

  it('ask Hive Gateway for each id by a field and a variable of its own', () => {
    const { query, variables } = hiveQuestion(workload('W3'));
    expect(query.match(/\bf\d+:/g)).toHaveLength(25);
    expect(variables[0]).toHaveProperty('v24');
  });
});
