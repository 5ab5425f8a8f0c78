export type Status = 'ok' | 'warning' | 'problem';

/** One thing that was looked at. Holds no secret. */
export interface Check {
  readonly about:
    'Node' | 'configuration' | 'variable' | 'file' | 'server' | 'audit log' | 'Redis' | 'source' | 'live';
  /** Which one of them. */
  readonly name?: string;
  readonly status: Status;
  /** Goes on where `about` and `name` end. */
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
  /** The same in figures and words of their own, for machines. */
  readonly details?: Readonly<Record<string, unknown>>;
}
