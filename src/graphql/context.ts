import type { Logger } from 'pino';
import type { Recorder } from '../audit/recorder.ts';
import type { AuditStore } from '../audit/store.ts';
import type { Basis } from '../core/basis.ts';
import type { Caller } from '../core/caller.ts';
import type { DryRun } from '../core/dry-run.ts';
import type { FileTarget } from '../core/files.ts';
import type { OpenSource } from '../datasources/shared/api.ts';
import type { AskedOfOperation } from '../trace/asked.ts';
import type { Trace } from '../trace/trace.ts';
import type { FederationSettings } from './subgraph-sdl.ts';

/** The sources that exist for the caller, opened for one operation. */
export interface OpenSources {
  /** In the order of the configuration. */
  all(): readonly OpenSource[];
  /** By its name or one of its previous names. */
  find(name: string): OpenSource | undefined;
  /** The same sources opened anew, with nothing read so far, and with somebody to take their writes. */
  forDryRun(dryRun: DryRun): OpenSources;
}

/** What every resolver of one operation shares. A plain object: Apollo Server copies it. */
export interface Context {
  readonly caller: Caller;
  readonly sources: OpenSources;
  readonly logger: Logger;
  /** Told by whoever answers with what is true for this operation only; absent: nobody asks. */
  readonly basis?: Basis | undefined;
  /** An absolute address of this server that gives the file for a while, to whoever has it. */
  readonly downloadUrl: (file: FileTarget) => string;
  /** Null: mutations are not recorded. So is the next. */
  readonly recorder: Recorder | null;
  readonly auditLog: Pick<AuditStore, 'page'> | null;
  readonly federation: FederationSettings;
  /** What the client wants to know of the operation beside its answer; null: nothing. */
  readonly asked: AskedOfOperation | null;
  /** Null: it asks for nothing, or may not. */
  readonly trace: Trace | null;
}
