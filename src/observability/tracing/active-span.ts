import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, trace, type Context, type Span } from '@opentelemetry/api';

/** The span that the running code belongs to. Not the API's own, which is one for all that the process has loaded. */
export interface ActiveSpan {
  context(): Context;
  within<T>(span: Span, work: () => T): T;
}

export function activeSpan(): ActiveSpan {
  const active = new AsyncLocalStorage<Context>();
  const context = (): Context => active.getStore() ?? ROOT_CONTEXT;
  return {
    context,
    within: (span, work) => active.run(trace.setSpan(context(), span), work),
  };
}
