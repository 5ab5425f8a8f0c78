import type { Logger } from 'pino';

/** Tells of what Redis refuses, such as writes when its memory is full: once of each kind, not of each command. */
export interface Refusals {
  note(error: unknown, isUp: boolean): void;
  /** From now on all of them are news again. */
  clear(): void;
}

export function createRefusals(logger: Logger): Refusals {
  const told = new Set<string>();
  return {
    note(error, isUp) {
      const { name, message } = error as Error;
      const isReply = name === 'ReplyError';
      // What fails with its connection was told of that.
      if (!isReply && !isUp) return;
      // The first word of a reply is its code; what follows may repeat what was asked.
      const kind = isReply ? (message.split(' ', 1)[0] ?? '') : name;
      if (told.has(kind)) return;
      told.add(kind);
      logger.error({ kind }, 'Redis refused a command: this instance goes on without it');
    },
    clear() {
      told.clear();
    },
  };
}
