import { createGraphiQLFetcher } from '@graphiql/toolkit';
import type { Fetcher } from '@graphiql/toolkit';
import { faultHeader } from './faults.ts';
import { operationToRun } from './operation-to-run.ts';
import { failedRun, runOf } from './run.ts';
import type { AskedRun, Run } from './run.ts';
import { faults, keepRun, openTab, tracing } from './state.ts';

/** Asks for what the panel wants to know, unless the same header was typed. */
function withOwnHeaders(typed: RequestInit['headers'], traced: boolean): Headers {
  const headers = new Headers(typed);
  const rehearsed = faults.get();
  if (traced && !headers.has('x-orgraph-trace')) headers.set('x-orgraph-trace', '1');
  if (rehearsed.length > 0 && !headers.has('x-sandbox-fault')) {
    headers.set('x-sandbox-fault', faultHeader(rehearsed));
  }
  return headers;
}

/** `keep` gets the run when its answer has come whole, or nothing came. */
function observedFetch(asked: AskedRun, keep: (run: Run) => void): typeof fetch {
  return async (input, init) => {
    const started = performance.now();
    try {
      const response = await fetch(input, { ...init, headers: withOwnHeaders(init?.headers, asked.traced) });
      const text = await response.clone().text();
      const { status } = response;
      const received = { status, headers: [...response.headers], durationMs: performance.now() - started };
      keep(runOf(asked, received, parsed(text)));
      return response;
    } catch (error) {
      keep(failedRun(asked, error));
      throw error;
    }
  };
}

/** What is no JSON, GraphiQL says. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Runs operations, and keeps of each tab's last run what the panel shows. What reads the schema is nobody's run. */
export function createObservedFetcher(url: string): Fetcher {
  // One JSON answer per request: the server has neither @defer nor subscriptions.
  const options = { url, enableIncrementalDelivery: false };
  const plain = createGraphiQLFetcher(options);
  let count = 0;
  return (params, more) => {
    const tab = openTab.get();
    if (params.operationName === 'IntrospectionQuery' || tab === null) return plain(params, more);
    const { query } = params;
    const operationName = operationToRun(query, params.operationName ?? null);
    count += 1;
    const asked = { id: count, query, operationName, traced: tracing.get() };
    const fetch = observedFetch(asked, (run) => {
      keepRun(tab, run);
    });
    return createGraphiQLFetcher({ ...options, fetch })({ ...params, operationName }, more);
  };
}
