import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps what lies in Redis from whoever can read it there. */
export interface Seal {
  /** `name` is where the value is kept: nowhere else can it be opened. */
  seal(text: string, name: string): Buffer;
  /** Null: it was sealed with a key that is not ours, for another name, or is no sealed value at all. */
  open(sealed: Buffer, name: string): string | null;
  /** What stands for a secret in a key's name: nobody without the encryption key can try out what it might be. */
  digest(text: string): string;
}

const version = 1;
const keyIdBytes = 4;
/** As GCM wants it: random, so one key is good for some billions of values. */
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + keyIdBytes + ivBytes + tagBytes;

interface SealKey {
  readonly key: Buffer;
  /** Tells keys from one another, and nothing about them. */
  readonly id: Buffer;
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `orgraph ${purpose}`, 32));
}

function sealKey(secret: Buffer): SealKey {
  const key = derive(secret, 'values');
  return {
    key,
    id: createHash('sha256').update('orgraph key id').update(key).digest().subarray(0, keyIdBytes),
  };
}

/** AES-256-GCM. The first key seals, and each opens what it has sealed: 32 bytes each. */
export function createSeal(secrets: readonly [Buffer, ...Buffer[]]): Seal {
  const keys = secrets.map(sealKey);
  const [{ key, id }] = keys as [SealKey];
  const forDigests = derive(secrets[0], 'digests');
  return {
    seal(text, name) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(version), id, iv, cipher.getAuthTag(), body]);
    },
    open(sealed, name) {
      if (sealed.length < headBytes || sealed[0] !== version) return null;
      const ivAt = 1 + keyIdBytes;
      const tagAt = ivAt + ivBytes;
      const iv = sealed.subarray(ivAt, tagAt);
      const tag = sealed.subarray(tagAt, headBytes);
      for (const { key } of keys.filter((one) => one.id.equals(sealed.subarray(1, ivAt)))) {
        const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
        decipher.setAAD(Buffer.from(name)).setAuthTag(tag);
        try {
          return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]).toString(
            'utf8',
          );
        } catch {
          // Damaged, or not meant for this place.
        }
      }
      return null;
    },
    digest: (text) => createHmac('sha256', forDigests).update(text).digest('base64url').slice(0, 22),
  };
}
