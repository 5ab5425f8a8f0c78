import type { ApiEnum } from '../../core/source.ts';

/** Which calls a vendor's own fields and mutations take, by operation ids of its API: for planning them without a run. */
export interface VendorCalls {
  /**
   * By `Type.field`: what may be called for one object that has the field, each once at most. A field that is not named
   * takes no call of its own.
   */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly mutations: Readonly<Record<string, MutationCalls>>;
}

/** Each of them may be made once: what is refused beforehand takes none. */
export interface MutationCalls {
  /** Of the source that its input names: any other is refused. */
  readonly api: ApiEnum;
  /** What is read for it. */
  readonly reads: readonly string[];
  readonly write: string;
  /** What is read in the write's stead by a dry run. */
  readonly looks: readonly string[];
}

/** Those of several vendors in one. */
export function allCalls(vendors: readonly { readonly calls: VendorCalls }[]): VendorCalls {
  return {
    fields: Object.assign({}, ...vendors.map(({ calls }) => calls.fields)) as VendorCalls['fields'],
    mutations: Object.assign({}, ...vendors.map(({ calls }) => calls.mutations)) as VendorCalls['mutations'],
  };
}
