import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import { askedInBody, askedInUrl } from '../security/trusted-documents/asked-document.ts';
import { documentHash } from '../security/trusted-documents/manifest.ts';
import { otherDocument, unknownDocument } from './document-refusals.ts';
import type { PersistedDocuments } from './persisted-documents.ts';
import { currentRecord, currentRequest } from './request-record.ts';

const isHash = /^(?:sha256:)?([0-9a-f]{64})$/;

/**
 * Automatic persisted queries, as Apollo's clients have them: a request may send the SHA-256 of its document in the
 * place of the document, once that has been sent with it. Not by Apollo Server, which tells no client's mistake from a
 * fault of its own.
 */
export function findPersisted(server: FastifyInstance, documents: PersistedDocuments): void {
  server.addHook('preHandler', async (request) => {
    const asked = request.method === 'GET' ? askedInUrl(request.url) : askedInBody(request.body);
    if (asked.id === undefined) return;
    const record = currentRecord();
    const hash = isHash.exec(asked.id)?.[1];
    if (asked.query === undefined) {
      const found = hash === undefined ? null : await documents.find(hash);
      if (found === null) throw unknownDocument(record);
      record.document = found;
      return;
    }
    if (hash !== documentHash(asked.query)) throw otherDocument();
    record.document = asked.query;
    record.persists = hash;
  });
}

/** Apollo Server runs the document that was found. One that was sent is kept once it has passed as any other must. */
export function runPersisted(documents: PersistedDocuments): ApolloServerPlugin<object> {
  return {
    async requestDidStart({ request }) {
      // What is still there, Apollo Server would answer as one of its own, of which it has none.
      if (request.extensions?.['persistedQuery'] !== undefined) {
        const extensions = Object.entries(request.extensions).filter(([name]) => name !== 'persistedQuery');
        request.extensions = Object.fromEntries(extensions);
      }
      const record = currentRequest.getStore();
      if (record?.document === undefined) return undefined;
      const { document, persists } = record;
      request.query = document;
      if (persists === null) return undefined;
      return {
        async responseForOperation() {
          documents.keep(persists, document);
          return null;
        },
      };
    },
  };
}
