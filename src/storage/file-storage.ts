import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Link } from '../audit/chain.ts';
import type { AnswerMessage, Ask, AskMessage } from './messages.ts';
import { StorageError, type Storage } from './storage.ts';
import type { Tables, TablesOptions } from './tables.ts';

/** Has a thread open the file for this process alone, or make it. `StorageError`s name the file. */
export function openFileStorage(options: TablesOptions): Storage {
  const { file } = options;
  const worker = new Worker(new URL('file-thread.ts', import.meta.url), {
    workerData: options,
    // Some versions of Node 24 say at every start that their SQLite is experimental.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: threadEnvironment(),
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const failure = (problem: string): StorageError => new StorageError(`audit.file: ${file} ${problem}`);
  let lastId = -1;
  let ended: StorageError | undefined;

  worker.on('message', (message: AnswerMessage) => {
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if ('problem' in message) reject?.(failure(message.problem));
    else resolve?.(message.value);
  });
  const end = (problem: string): void => {
    ended ??= failure(problem);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('error', (error) => {
    end(`its thread has failed: ${error instanceof Error ? error.message : String(error)}`);
  });
  worker.on('exit', () => {
    end('is closed');
  });

  const expectAnswer = (): { readonly id: number; readonly answer: Promise<unknown> } => {
    const id = (lastId += 1);
    const answer = Promise.withResolvers<unknown>();
    if (ended) answer.reject(ended);
    else waiting.set(id, answer);
    return { id, answer: answer.promise };
  };
  const ask = async <Name extends keyof Tables>(
    name: Name,
    ...values: Parameters<Tables[Name]>
  ): Promise<ReturnType<Tables[Name]>> => {
    const { id, answer } = expectAnswer();
    const message: AskMessage = { id, ask: { name, values } as Ask };
    worker.postMessage(message);
    return (await answer) as ReturnType<Tables[Name]>;
  };

  const opened = expectAnswer().answer as Promise<Link>;
  opened.catch((error: unknown) => {
    ended ??= error as StorageError;
    void worker.terminate();
  });
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await opened.catch(() => undefined);
    if (!ended) await ask('close');
    await worker.terminate();
  };
  return {
    file,
    opened,
    append: (event) => ask('append', event),
    page: (query) => ask('page', query),
    reserve: (request) => ask('reserve', request),
    complete: (id, answer) => ask('complete', id, answer),
    release: (id) => ask('release', id),
    expire: (lifetime) => ask('expire', lifetime),
    close: () => (closed ??= close()),
  };
}

/**
 * What has been compiled is found by a thread only where its environment says; else it reads TypeScript again, which takes
 * 50 ms and 17 MiB. It needs nothing else of the process's environment.
 */
function threadEnvironment(): NodeJS.ProcessEnv {
  const compiled = getCompileCacheDir();
  // That of this version of Node, in the folder that is meant.
  return compiled === undefined ? {} : { NODE_COMPILE_CACHE: dirname(compiled) };
}
