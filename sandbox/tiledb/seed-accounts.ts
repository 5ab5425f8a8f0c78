import type { Account } from './state.ts';

/** Whose key and password the default configuration uses. */
export const defaultUsername = 'alice.h';

/** Fresh accounts, none shared with an earlier call. All secrets are invented. */
export function seedAccounts(): Record<Username, Account> {
  return {
    // Without full names and addresses: as on servers that do not know these members yet.
    'alice.h': account('0b0c6a5e-93b0-4a53-8a2a-6f6a3f3a7d01', 'alice.h'),
    'bruno.k': account('c2a7f1de-0f7e-4a0c-9a55-51f7be0a2e02', 'bruno.k'),
    chen_wei: account('3d9e51b7-6a0c-4f9e-8f44-0f1e6f0c7a03', 'chen_wei', 'Chen Wei'),
    'dmitri-p': account('a8f40c11-25d3-4b7e-9c0d-7b1a52c90e04', 'dmitri-p', 'Dmitri Petrov'),
    'ewa.n': account('61c2d8f5-b4e9-4d05-a7f3-c3b5e89d1f05', 'ewa.n', 'Ewa Nowak'),
    farah_z: account('f7b30a92-8c1d-4e66-b2a9-1d4f7c5e3a06', 'farah_z', 'Farah Zaman'),
    // Shares its name with the fixed path segment of "add a member".
    user: account('2e5d9c74-41fa-4c38-95e6-8a6b0d2f4c07', 'user', 'Ursula Serrano'),
    'grace.o': account('94a1e6b8-d70f-4291-8b3c-5e2c9f1a6d08', 'grace.o', 'Grace Okafor'),
    tiledb: account('d05b7f23-9e84-4ac1-86d7-2c8e4b6f9e09', 'tiledb', 'TileDB'),
  };
}

type Username =
  'alice.h' | 'bruno.k' | 'chen_wei' | 'dmitri-p' | 'ewa.n' | 'farah_z' | 'user' | 'grace.o' | 'tiledb';

function account(id: string, username: string, fullName = ''): Account {
  return {
    id,
    username,
    fullName,
    email: fullName === '' ? '' : `${username}@sandbox.example`,
    token: `sandbox-tiledb-key-${username}`,
    password: `sandbox-tiledb-password-${username}`,
    credentials: [],
  };
}
