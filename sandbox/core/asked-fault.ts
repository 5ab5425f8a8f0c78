import type { ApiId } from './api.ts';
import type { Fault, Strike } from './faults.ts';

/** By which a request itself says what is to go wrong with it; in lower case. */
export const faultHeader = 'x-sandbox-fault';

/** The strike that a request asks for: `slow:2000`, `status:503`, `limited`, or a kind of fault. Null: no such thing. */
export function askedStrike(text: string, api: ApiId): Strike | null {
  const [name = '', number, ...rest] = text.split(':');
  if (rest.length > 0) return null;
  if (name === 'slow') return slow(number);
  if (name === 'status') return status(number, api);
  if (number !== undefined) return null;
  switch (name) {
    case 'limited':
      // Longer than whoever asks for it will wait.
      return effect({ api, kind: 'status', status: 429, headers: { 'retry-after': '60' } });
    case 'reset':
    case 'hang':
    case 'truncated':
    case 'wrong-json':
    case 'wrong-shape':
    case 'html':
      return effect({ api, kind: name });
    default:
      return null;
  }
}

function slow(number = ''): Strike | null {
  return /^\d{1,5}$/.test(number) ? { latency: Number(number), effect: null } : null;
}

function status(number = '', api: ApiId): Strike | null {
  return /^[45]\d\d$/.test(number) ? effect({ api, kind: 'status', status: Number(number) }) : null;
}

function effect(fault: Fault): Strike {
  return { latency: 0, effect: fault };
}
