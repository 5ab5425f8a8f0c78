import type { PlannedCalls } from '../../core/planned-calls.ts';

/** Which pages of a source's list may be read. */
export interface PagesWanted {
  /** Where the first of them begins; null: at the beginning. */
  readonly position: string | null;
  /** Whether the first is surely asked for. */
  readonly isSure: boolean;
  /** Organizations after which nobody reads on. */
  readonly enough: number;
  readonly mostPages: number;
}

export interface PlannedPages {
  readonly calls: readonly PlannedCalls[];
  /** How many organizations they hold at most; null: nobody knows before they have come. */
  readonly most: number | null;
}

/** Which calls a source would be asked for as things are now, none being made: repetitions of what fails are not among them. */
export interface OrganizationPlanning {
  /** To find organizations that are wanted at once; `listed`: pages of the list are read at the same time. */
  find(references: readonly string[], listed: boolean): readonly PlannedCalls[];
  pages(wanted: PagesWanted): PlannedPages;
}
