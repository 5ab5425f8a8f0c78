import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import { askedInBody, askedInUrl } from '../security/trusted-documents/asked-document.ts';
import { documentHash } from '../security/trusted-documents/manifest.ts';
import {
  trustedDocuments,
  type TrustedDocumentsSettings,
} from '../security/trusted-documents/trusted-documents.ts';
import { otherDocument, unknownDocument } from './document-refusals.ts';
import { Refusal } from './refusal.ts';
import { currentRecord, currentRequest } from './request-record.ts';

/** Decides for each request which document it runs; `runAdmittedDocument` has Apollo Server run that one. */
export function admitDocuments(server: FastifyInstance, settings: TrustedDocumentsSettings): void {
  const decide = trustedDocuments(settings);
  server.addHook('preHandler', async (request) => {
    const record = currentRecord();
    const trust = decide(request.method === 'GET' ? askedInUrl(request.url) : askedInBody(request.body));
    switch (trust.verdict) {
      case 'run':
        record.document = trust.query;
        if (!trust.trusted) record.log.warn({ sha256: documentHash(trust.query) }, 'document is not trusted');
        return;
      case 'nothing-asked':
        // Apollo Server says what is missing.
        return;
      case 'mismatch':
        throw otherDocument();
      case 'untrusted':
        throw new Refusal(
          403,
          'FORBIDDEN',
          'Only documents that were made known to this server are run: send the id of one of them as "documentId".',
        );
      case 'unknown-id':
        throw unknownDocument(record);
    }
  });
}

/**
 * Apollo Server runs the document that was admitted, wherever else in the request one stands. An Apollo plugin, because
 * the query of a GET can be changed nowhere else.
 */
export const runAdmittedDocument: ApolloServerPlugin<object> = {
  async requestDidStart({ request }) {
    const document = currentRequest.getStore()?.document;
    if (document === undefined) delete request.query;
    else request.query = document;
    // What is still there, Apollo Server would answer as an automatic persisted query, which it does not have.
    const extensions = Object.entries(request.extensions ?? {}).filter(([name]) => name !== 'persistedQuery');
    request.extensions = Object.fromEntries(extensions);
  },
};
