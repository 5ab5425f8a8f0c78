import { randomUUID } from 'node:crypto';
import type { RedisLink, RedisScript } from '../../redis/link.ts';
import { removeSame } from './same-value.ts';

/** What other instances say about the circuit of a source, and are told. */
export interface PeerCircuit {
  /** This instance's own has opened, for so many milliseconds. */
  opened(ms: number): void;
  /** It has closed after a trial. */
  closed(): void;
  /** Whether this instance is the one that may try: for so long none of the others does. True where Redis is away. */
  claim(ms: number): Promise<boolean>;
  /** Another one may try. */
  release(): void;
  /** From now on until `close`. */
  listen(listener: CircuitListener): void;
  close(): void;
}

export interface CircuitListener {
  /** Another's has opened. */
  opened(): void;
  closed(): void;
}

/** Whoever holds the trial may go on with it. */
const claimScript: RedisScript = {
  name: 'orgraphTrialClaim',
  keys: 1,
  lua: `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`,
};

export function peerCircuit(link: RedisLink, source: string): PeerCircuit {
  const me = randomUUID();
  const open = `circuit:${source}`;
  const trial = `trial:${source}`;
  const claim = link.script<number>(claimScript);
  const release = link.script<number>(removeSame);
  let unsubscribe = (): void => undefined;
  const tell = (word: string): void => {
    void link.publish(open, `${word} ${me}`);
  };
  return {
    opened(ms) {
      // Who comes later, or missed the message, finds the key.
      void link.run((redis) => redis.set(open, me, 'PX', ms));
      void release([trial], [me]);
      tell('opened');
    },
    closed() {
      void link.run((redis) => redis.del(open, trial));
      tell('closed');
    },
    claim: async (ms) => (await claim([trial], [me, ms])) !== 0,
    release() {
      void release([trial], [me]);
    },
    listen(listener) {
      unsubscribe = link.subscribe(open, {
        message(text) {
          const [word, from] = text.split(' ');
          if (from === me) return;
          if (word === 'opened') listener.opened();
          if (word === 'closed') listener.closed();
        },
        began() {
          void link
            .run((redis) => redis.get(open))
            .then((from) => {
              if (from !== null && from !== me) listener.opened();
            });
        },
      });
    },
    close() {
      unsubscribe();
      void release([trial], [me]);
    },
  };
}
