import { randomUUID } from 'node:crypto';
import type { Answer, Handler, SandboxRequest } from '../core/simulator.ts';
import { int64, organizationId, requireOrganization } from './access.ts';
import { attachment } from './attachment.ts';
import { findFile, putContent, putEntry, removeFile, requireFile } from './file-records.ts';
import type { Int64 } from './model.ts';
import { badRequest, notFound, Problem } from './problem.ts';
import { receiveUpload, type UploadedFile } from './upload.ts';
import type { World } from './world.ts';

export function fileHandlers(world: World): Record<string, Handler> {
  const { state, modes, contents } = world;
  const ref = (request: SandboxRequest): string => request.query['ref'] ?? '';

  return {
    async uploadOrganizationFile(request) {
      const { id } = requireOrganizationForFiles(world, request);
      const datasetId = datasetIdOf(request);
      const replaced = request.query['ref'];
      // Before the body is read: a large upload for nothing helps nobody.
      const old =
        replaced === undefined ? null : requireFile(state, requireOrganization(world, request), replaced);
      const uploaded = await receive(world, request);
      if (!state.organizations.has(id)) throw notFound(`Organization ${String(id)} was not found`);

      const reference = replaced ?? newReference(world);
      const { content, fileName, contentType } = uploaded;
      putEntry(state, id, { ...old?.entry, ...datasetId, contentType, fileName, ref: reference });
      putContent(state, contents, id, reference, { content, usage: old?.stored.usage ?? [] });
      return modes.created ? { status: 201 } : referenceAnswer(reference, modes.reference);
    },

    downloadOrganizationFile(request) {
      const organization = requireOrganizationForFiles(world, request);
      const { entry, stored } = requireFile(state, organization, ref(request));
      return {
        status: 200,
        headers: {
          'content-type': entry.contentType ?? 'application/octet-stream',
          'content-length': String(stored.content.size),
          'content-disposition': attachment(entry.fileName ?? ref(request)),
        },
        stream: stored.content.open(),
      };
    },

    renameOrganizationFile(request) {
      const organization = requireOrganizationForFiles(world, request);
      const { entry } = requireFile(state, organization, ref(request));
      putEntry(state, organization.id, { ...entry, fileName: request.query['name'] ?? '' });
      return { status: modes.created ? 201 : 200 };
    },

    deleteOrganizationFile(request) {
      requireType(request);
      const done = { status: modes.created ? 204 : 200 };
      const isKnown = state.organizations.has(Number(organizationId(request)));
      if (!isKnown && modes.repeatedDelete === 200) return done;
      const organization = requireOrganization(world, request);
      if (modes.repeatedDelete === 404) requireFile(state, organization, ref(request));
      if (findFile(state, organization, ref(request)))
        removeFile(state, contents, organization.id, ref(request));
      return done;
    },

    getOrganizationFileUsage(request) {
      const organization = requireOrganizationForFiles(world, request);
      return { status: 200, json: requireFile(state, organization, ref(request)).stored.usage };
    },
  };
}

function requireOrganizationForFiles(
  world: World,
  request: SandboxRequest,
): ReturnType<typeof requireOrganization> {
  requireType(request);
  return requireOrganization(world, request);
}

/** The only kind of file the vendor names for organizations. */
function requireType(request: SandboxRequest): void {
  const type = request.query['type'] ?? '';
  if (type !== 'classmapping') throw badRequest(`File type '${type}' is not supported`);
}

function datasetIdOf(request: SandboxRequest): { readonly datasetId?: Int64 } {
  const text = request.query['datasetId'];
  if (text === undefined) return {};
  const value = int64(text, 'datasetId');
  return { datasetId: Number.isSafeInteger(Number(value)) ? Number(value) : value };
}

async function receive(world: World, request: SandboxRequest): Promise<UploadedFile> {
  const uploaded = await receiveUpload(request, world.contents).catch((error: unknown) => {
    const isTooLarge = error instanceof Error && error.name === 'BodyTooLarge';
    throw isTooLarge ? new Problem(413, '') : badRequest('The multipart request body is not readable');
  });
  if (!uploaded) throw badRequest("Required request part 'file' is not present");
  return uploaded;
}

function newReference({ state, modes }: World): string {
  return modes.referenceForm === 'digits' ? String(state.nextDigits++) : randomUUID();
}

/** A Spring controller that returns a String writes its bare characters, even under a JSON media type. */
function referenceAnswer(reference: string, form: 'bare' | 'quoted'): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    text: form === 'bare' ? reference : JSON.stringify(reference),
  };
}
