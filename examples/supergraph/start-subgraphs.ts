import { join } from 'node:path';
import { ask } from './ask.ts';
import type { Subgraph } from './compose.ts';
import { startProcess } from './processes.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

export interface RunningSubgraphs {
  readonly subgraphs: readonly Subgraph[];
  /** Where orgraph's sandbox tells what was asked of it. */
  readonly sandboxUrl: string;
  stop(): Promise<void>;
}

const programs = [
  { name: 'orgraph', file: '../../src/main.ts' },
  { name: 'billing', file: 'subgraphs/billing.ts' },
  { name: 'people', file: 'subgraphs/people.ts' },
] as const;

/** Who has none gets one that is free. */
export type Ports = Readonly<Partial<Record<(typeof programs)[number]['name'], string>>>;

/** Starts orgraph with its sandbox and the two others, each a process of its own, and asks each for its SDL. */
export async function startSubgraphs(ports: Ports = {}): Promise<RunningSubgraphs> {
  // Elsewhere than the project, where somebody's own orgraph.yaml may lie.
  const folder = await makeTemporaryFolder();
  const starting = programs.map(({ name, file }) =>
    startProcess([join(import.meta.dirname, file)], {
      ready: / is ready: /,
      env: { PORT: ports[name] ?? '0' },
      folder: folder.path,
    }),
  );
  const stop = async (): Promise<void> => {
    const started = await Promise.allSettled(starting);
    await Promise.all(started.flatMap((each) => (each.status === 'fulfilled' ? [each.value.stop()] : [])));
    await folder.remove();
  };
  try {
    const addresses = (await Promise.all(starting)).map(({ ready }) => addressesIn(ready));
    const subgraphs = programs.map(({ name }, index) =>
      sdlOf(name, `${addresses[index]?.[0] ?? ''}/graphql`),
    );
    return { subgraphs: await Promise.all(subgraphs), sandboxUrl: addresses[0]?.at(-1) ?? '', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressesIn(line: string): readonly string[] {
  return line.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
}

async function sdlOf(name: string, url: string): Promise<Subgraph> {
  const { _service } = await ask<{ readonly _service: { readonly sdl: string } }>(
    url,
    '{ _service { sdl } }',
  );
  return { name, url, sdl: _service.sdl };
}
