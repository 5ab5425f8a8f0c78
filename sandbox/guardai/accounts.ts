/** An API key pair and the user it belongs to. */
export interface Account {
  readonly apiKeyId: string;
  readonly apiKey: string;
  readonly userId: number;
}

/** The default of the sandbox: may do everything. */
export const administrator: Account = {
  apiKeyId: 'sandbox-guardai-admin',
  apiKey: 'sandbox-guardai-admin-key',
  userId: 101,
};

/** A plain member of organizations 3 and 7: no list, no members, no statistics, no writes but to files. */
export const member: Account = {
  apiKeyId: 'sandbox-guardai-member',
  apiKey: 'sandbox-guardai-member-key',
  userId: 103,
};

export const accounts: readonly Account[] = [administrator, member];
