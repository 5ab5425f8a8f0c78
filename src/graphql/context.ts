import type { Logger } from 'pino';
import type { Recorder } from '../audit/recorder.ts';
import type { AuditStore } from '../audit/store.ts';
import type { Caller } from '../core/caller.ts';
import type { FileTarget } from '../core/files.ts';
import type { OpenSource } from '../datasources/shared/api.ts';
import type { FederationSettings } from './subgraph-sdl.ts';

/** The sources that exist for the caller, opened for one operation. */
export interface OpenSources {
  /** In the order of the configuration. */
  all(): readonly OpenSource[];
  /** By its name or one of its previous names. */
  find(name: string): OpenSource | undefined;
}

/** What every resolver of one operation shares. A plain object: Apollo Server copies it. */
export interface Context {
  readonly caller: Caller;
  readonly sources: OpenSources;
  readonly logger: Logger;
  /** An absolute address of this server that gives the file for a while, to whoever has it. */
  readonly downloadUrl: (file: FileTarget) => string;
  /** Null: mutations are not recorded. So is the next. */
  readonly recorder: Recorder | null;
  readonly auditLog: Pick<AuditStore, 'page'> | null;
  readonly federation: FederationSettings;
}
