import { uploadFiles, type UploadAnswer, type UploadPart } from '../../support/multipart.ts';
import type { UserError } from './support.ts';

export interface FileAnswer {
  readonly type: string;
  readonly ref: string;
  readonly fileName: string | null;
  readonly contentType: string | null;
  readonly datasetId: number | string | null;
  readonly downloadUrl: string;
}

export interface Uploaded {
  /** The mutation's payload; null where it is an error. */
  readonly payload: {
    readonly file: FileAnswer | null;
    readonly organization: { readonly files: readonly FileAnswer[] } | null;
    readonly userErrors: readonly UserError[];
  } | null;
  readonly answer: UploadAnswer;
}

const selection = 'type ref fileName contentType datasetId downloadUrl';

export const uploadMutation = `mutation ($input: UploadGuardAIOrganizationFileInput!) {
  result: uploadGuardAIOrganizationFile(input: $input) {
    file { ${selection} }
    organization { files { ${selection} } }
    userErrors { code message field }
  }
}`;

/** Uploads one file as a browser would. */
export async function upload(
  address: string,
  {
    input,
    file,
  }: { readonly input: Readonly<Record<string, unknown>>; readonly file: Omit<UploadPart, 'at'> },
  signal?: AbortSignal,
): Promise<Uploaded> {
  const variables = { input: { ...input, file: null } };
  const part = { ...file, at: 'variables.input.file' };
  const answer = await uploadFiles(address, { query: uploadMutation, variables }, [part], signal);
  return { payload: (answer.data?.['result'] ?? null) as Uploaded['payload'], answer };
}
