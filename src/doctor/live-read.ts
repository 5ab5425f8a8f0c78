import type { SourceConfiguration } from '../config/configuration.ts';
import { passBy } from '../core/cache-wish.ts';
import type { OverheardAnswer } from '../core/source.ts';
import type { AnyApi, ConnectedSource, OpenSource } from '../datasources/shared/api.ts';
import { createStore } from '../http/cache/store.ts';
import { createLogger } from '../observability/logger.ts';
import { connectSource } from '../server/connect-source.ts';
import type { Heard } from './drift/drift.ts';

const silent = createLogger({ level: 'silent' });
const nobodyLeaves = new AbortController().signal;

/** A source that is read from as if nobody else did, and what its vendor says. */
export interface LiveSource {
  /** Opens it for one operation; nothing is answered from what was read before. */
  open(): OpenSource;
  readonly heard: Heard;
  close(): Promise<void>;
}

/** Nothing is repeated: what fails now and then is what one wants to see. Throws what connecting does. */
export function openLive(
  configured: SourceConfiguration,
  apis: readonly AnyApi[],
  timeoutMs: number,
): LiveSource {
  const source = { ...configured, transport: { ...configured.transport, retries: 0 } };
  const started = performance.now();
  const answers: OverheardAnswer[] = [];
  const statuses: { operationId: string; status: number }[] = [];
  const connected: ConnectedSource = connectSource(source, { apis, store: createStore(1), logger: silent });
  return {
    open: () =>
      connected.open({
        signal: nobodyLeaves,
        deadline: () => started + timeoutMs,
        cacheWish: () => passBy,
        overhear: (answer) => void answers.push(answer),
        observe({ operationId, status }) {
          if (status !== null) statuses.push({ operationId, status });
        },
      }),
    heard: { answers, statuses },
    close: () => connected.close(),
  };
}
