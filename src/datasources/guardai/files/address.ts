/** What names a file: it has no id of its own. */
export interface FileAddress {
  /** Native id of the organization that has it. */
  readonly organizationId: string;
  /** GuardAI's word for the kind of file: `classmapping`. */
  readonly type: string;
  readonly ref: string;
}
