import { organizationId } from './shapes.ts';
import type { SandboxRequest } from '../core/simulator.ts';

/** 64 letters and digits, as the vendor's keys are. */
export const apiKey = 'sandboxrockset'.padEnd(64, '0');

/** A person's log-in token: not tied to an organization, hence the header beside it. */
export const idToken = 'sandbox-rockset-id-token';

/** The scheme word counts in any letter case: the official clients differ. */
export function isAuthenticated({ headers }: SandboxRequest): boolean {
  const [, scheme = '', credential] = /^(\S+) (\S+)$/.exec(headers['authorization'] ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'apikey':
      return credential === apiKey;
    case 'bearer':
      return credential === idToken && headers['organization'] === organizationId;
    default:
      return false;
  }
}
