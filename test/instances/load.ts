import { setTimeout as pause } from 'node:timers/promises';

export interface Target {
  readonly origin: string;
}

export interface Sent {
  readonly target: Target;
  readonly sentAt: number;
  /** Null: no answer came. */
  readonly status: number | null;
  readonly text: string;
  /** Of the answer, or of its absence. */
  readonly endedAt: number;
}

export interface Load {
  /** What has ended so far. */
  readonly sent: readonly Sent[];
  /** Sends no more, and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Clients that ask one after the other, each whom `choose` says. A connection that is refused costs nothing, as before a
 * load balancer: the next is asked. One that breaks off is an answer that was lost.
 */
export function startLoad(choose: () => Target, request: () => RequestInit, clients = 8): Load {
  const sent: Sent[] = [];
  let isOver = false;

  async function send(): Promise<void> {
    const [target, sentAt] = [choose(), performance.now()];
    try {
      const response = await fetch(`${target.origin}/graphql`, { method: 'POST', ...request() });
      const text = await response.text();
      sent.push({ target, sentAt, status: response.status, text, endedAt: performance.now() });
    } catch (error) {
      if (isRefused(error)) await pause(5);
      else
        sent.push({
          target,
          sentAt,
          status: null,
          text: String((error as Error).cause),
          endedAt: performance.now(),
        });
    }
  }

  const running = Array.from({ length: clients }, async () => {
    while (!isOver) await send();
  });
  return {
    sent,
    async stop() {
      isOver = true;
      await Promise.all(running);
    },
  };
}

function isRefused(error: unknown): boolean {
  const { cause } = error as { readonly cause?: { readonly code?: string } };
  return cause?.code === 'ECONNREFUSED';
}

/** Asks each now and then whether it is ready, as load balancers do; chooses in turn among those that were. */
export function balance(targets: () => readonly Target[]): { choose: () => Target; stop: () => void } {
  let ready: readonly Target[] = targets();
  let turn = 0;
  const look = async (): Promise<void> => {
    const known = targets();
    const found = await Promise.all(
      known.map(async ({ origin }) => (await fetch(`${origin}/health/ready`).catch(() => null))?.ok ?? false),
    );
    ready = known.filter((_, index) => found[index]);
  };
  const timer = setInterval(() => void look(), 100);
  return {
    choose() {
      turn += 1;
      const among = ready.length > 0 ? ready : targets();
      const chosen = among[turn % among.length];
      if (!chosen) throw new Error('there is nobody to ask');
      return chosen;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
