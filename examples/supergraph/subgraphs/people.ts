/** Who looks after which of the TileDB organizations of orgraph's sandbox, by TileDB's own ids. */
import { serve } from './serve.ts';

interface Person {
  readonly name: string;
  readonly organizations: readonly string[];
}

/** As orgraph's configuration has it. */
const account = 'tiledb';

const people: readonly Person[] = [
  {
    name: 'Amina Yusuf',
    organizations: ['5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11', 'e9a57d30-1b68-4c2f-b0d4-6f8e25c19a14'],
  },
  { name: 'Jonas Weber', organizations: ['b81d4fa2-3c57-4e0a-9d26-e4c0a7f51312'] },
];

interface TileDBKey {
  readonly source: { readonly name: string };
  readonly nativeId: string;
}

await serve('people', {
  Query: { people: () => people },
  Person: {
    owns: ({ organizations }: Person): TileDBKey[] =>
      organizations.map((nativeId) => ({ source: { name: account }, nativeId })),
  },
  TileDBOrganization: {
    __resolveReference: ({ source, nativeId }: TileDBKey) => ({ source, nativeId }),
    owner: ({ source, nativeId }: TileDBKey) =>
      source.name === account && people.find(({ organizations }) => organizations.includes(nativeId)),
  },
});
