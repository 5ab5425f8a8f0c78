import { buffer } from 'node:stream/consumers';
import type { UploadedFile } from '../../src/core/files.ts';
import { Upload } from '../../src/graphql/upload.ts';
import { startServer, type RunningServer, type ServerUnderTest } from './running-server.ts';

const typeDefs = `
  scalar Upload
  type Query { hello: Int }
  type Mutation {
    "Reads the file: its name, media type and content."
    take(file: Upload!): [String!]
    takeAll(files: [Upload!]!): [String!]
    "Never looks at it."
    ignore(file: Upload): Int
  }
`;

type Arriving = Promise<UploadedFile>;

async function read(arriving: Arriving): Promise<[string, string, string]> {
  const file = await arriving;
  return [file.name, file.contentType, (await buffer(file.open())).toString()];
}

/** A server that takes uploads and tells what it got. */
export function startUploadServer(options: ServerUnderTest = {}): Promise<RunningServer> {
  return startServer({
    typeDefs,
    resolvers: {
      Upload,
      Query: { hello: () => 1 },
      Mutation: {
        take: (_root, { file }: { file: Arriving }) => read(file),
        takeAll: async (_root, { files }: { files: Arriving[] }) =>
          (await Promise.all(files.map(read))).flat(),
        ignore: () => 1,
      },
    },
    ...options,
  });
}

export const take = 'mutation ($file: Upload!) { take(file: $file) }';
