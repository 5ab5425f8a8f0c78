import { createHash } from 'node:crypto';
import type { RedisLink } from '../../redis/link.ts';
import type { Seal } from '../../redis/sealed.ts';
import { peerBudget, type PeerBudget } from './peer-budget.ts';
import { peerCircuit, type PeerCircuit } from './peer-circuit.ts';
import { peerToken, type PeerToken, type TokenPlace } from './peer-token.ts';

/** Of what is written down: instances of another version may run at the same time. */
const form = 1;

/** The same source at other instances: what they know of it together. */
export interface SourcePeers {
  readonly budget: PeerBudget;
  readonly circuit: PeerCircuit;
  /** The token that its credentials are exchanged for; undefined: each instance has its own. */
  token(): PeerToken | undefined;
}

export interface SourcePeersOptions {
  readonly link: RedisLink;
  /** Null: no secret may lie there. */
  readonly seal: Seal | null;
  readonly name: string;
  /** The API and where it is: instances whose sources differ in it share nothing. */
  readonly api: string;
  readonly baseUrl: string;
  readonly place: Promise<TokenPlace>;
}

export function sourcePeers({ link, seal, name, api, baseUrl, place }: SourcePeersOptions): SourcePeers {
  const where = createHash('sha256')
    .update(JSON.stringify([api, baseUrl]))
    .digest('base64url')
    .slice(0, 8);
  const source = `${form}:${name}.${where}`;
  return {
    budget: peerBudget(link, source),
    circuit: peerCircuit(link, source),
    token: () => (seal ? peerToken(link, seal, place) : undefined),
  };
}
