import type { Content } from './contents.ts';

/** An `int64` of the contract: a bigint where a double would lose digits. */
export type Int64 = number | bigint;

type Feature = 'ADV_CRAFTING' | 'EVALUATION' | 'ROBUSTNESS';

export interface FileEntry {
  readonly contentType?: string | null;
  readonly datasetId?: Int64 | null;
  readonly fileName?: string | null;
  readonly ref?: string | null;
}

/** What is behind a file entry of an organization's settings. */
export interface StoredFile {
  readonly content: Content;
  /** Ids of the projects that use it. */
  readonly usage: readonly number[];
}

export interface Settings {
  readonly classMappingFiles?: readonly FileEntry[] | null;
  readonly disabledFeatures?: readonly Feature[] | null;
  readonly maxItemCount?: number | null;
  readonly maxTimeAllocated?: number | null;
  readonly maxTimePerTask?: number | null;
}

interface Stats {
  readonly datasetStorage: number;
  readonly projectStorage: number;
}

/** What the vendor's workers know, and the accounting shows only after `updateOrgStats`. */
interface Ledger {
  /** Bytes of the data sets, class-mapping files not counted. */
  readonly datasetBytes: number;
  readonly projectBytes: number;
  /** Compute seconds that are not in `timeUsed` yet. */
  readonly pendingSeconds: number;
}

export interface Organization {
  readonly id: number;
  readonly name: string;
  readonly creationDateTime: string;
  readonly settings?: Settings;
  readonly stats?: Stats;
  readonly timeUsed: number;
  readonly ledger: Ledger;
}

export interface User {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly uid: string;
  readonly roles: string;
  /** False: invited, never signed in. */
  readonly registered: boolean;
  readonly licenseAccepted: boolean;
  readonly timeUsed: number;
  /** Ids of organizations. */
  readonly memberOf: readonly number[];
  /** Base64. */
  readonly avatar?: string;
  readonly lastLoginDateTime?: string;
  readonly settings?: { readonly favoriteProjects: readonly number[]; readonly notifications: boolean };
}

/** Keys of `AssetsResponse`; the values are the texts as the vendor sends them. */
export interface Assets {
  readonly adversarialAttacks: string;
  readonly datasetFormats: string;
  readonly defenses: string;
  readonly domainAdaptations: string;
  readonly metaAttacks: string;
  readonly metrics: string;
  readonly noises: string;
}

type Params = readonly Readonly<Record<string, unknown>>[];

export interface HpoDefinition {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  readonly enabled: boolean;
  readonly params?: Params;
}

/** Printed as it is: transforms alone have snake_case keys. */
export interface TransformDefinition {
  readonly id: number;
  readonly name: string;
  readonly codebase_name: string;
  readonly description?: string;
  readonly enabled: boolean;
  readonly tasks?: readonly string[];
  readonly target_format?: readonly string[];
  readonly converted_target_format?: string;
  readonly apply_mapping?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly params?: Params;
}

export interface Definitions {
  readonly assets: Assets;
  readonly hpo: readonly HpoDefinition[];
  readonly transforms: readonly TransformDefinition[];
}
