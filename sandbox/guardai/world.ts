import type { ContentStore } from './contents.ts';
import type { GuardaiModes } from './modes.ts';
import type { State } from './state.ts';
import type { Tokens } from './tokens.ts';

/** All that the handlers of one running simulator work with. */
export interface World {
  readonly state: State;
  readonly modes: GuardaiModes;
  readonly tokens: Tokens;
  readonly contents: ContentStore;
  readonly now: () => Date;
}
