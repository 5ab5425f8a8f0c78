/**
 * The limit: the five answers made by hand on node:http and undici. It knows the questions by their names, reads no
 * GraphQL, checks nothing, and keeps and shares nothing between requests; within one, nothing is asked twice.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseGlobalId, readList, readOne, toTileDBMembers, type Organization } from './organizations.ts';
import { upstream } from './upstream.ts';

type Variables = Readonly<Record<string, unknown>>;

function organization(id: string): Promise<Organization> {
  const { source, nativeId } = parseGlobalId(id);
  const read = readOne[source];
  return read ? read(nativeId) : Promise.reject(new Error(`There is no source ${source}.`));
}

const questions: Readonly<Record<string, (variables: Variables) => Promise<unknown>>> = {
  Organization: async ({ id }) => ({ organization: await organization(id as string) }),

  async Lists({ sources }) {
    const lists = await Promise.all((sources as string[]).map((name) => readList[name]?.() ?? []));
    return { organizations: { nodes: lists.flat() } };
  },

  async Nodes({ ids }) {
    const asked = new Map<string, Promise<Organization>>();
    const nodes = (ids as string[]).map((id) => {
      const reading = asked.get(id) ?? organization(id);
      asked.set(id, reading);
      return reading;
    });
    return { nodes: await Promise.all(nodes) };
  },

  Members: async ({ ids }) => ({
    nodes: await Promise.all(
      (ids as string[]).map(async (id) => toTileDBMembers(await upstream.tiledb(parseGlobalId(id).nativeId))),
    ),
  }),
};

async function answer(text: string, response: ServerResponse): Promise<void> {
  try {
    const { operationName, variables } = JSON.parse(text) as { operationName: string; variables: Variables };
    const data = await questions[operationName]?.(variables);
    const body = JSON.stringify({ data });
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (text += chunk));
  request.on('end', () => void answer(text || '{}', response));
});
server.listen(Number(process.env['PORT']), process.env['HOST'], () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
