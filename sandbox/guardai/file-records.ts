import type { ContentStore } from './contents.ts';
import type { FileEntry, Organization, StoredFile } from './model.ts';
import { notFound } from './problem.ts';
import { filesOf, type State } from './state.ts';

/** A file is an entry in its organization's settings, and the content behind the entry's reference. */
interface FoundFile {
  readonly entry: FileEntry;
  readonly stored: StoredFile;
}

/** Null unless both halves are there: a PUT that leaves an entry out loses the file. */
export function findFile(state: State, organization: Organization, ref: string): FoundFile | null {
  const entry = organization.settings?.classMappingFiles?.find((one) => one.ref === ref);
  const stored = state.files.get(organization.id)?.get(ref);
  return entry && stored ? { entry, stored } : null;
}

export function requireFile(state: State, organization: Organization, ref: string): FoundFile {
  const found = findFile(state, organization, ref);
  if (!found) throw notFound(`File ${ref} was not found`);
  return found;
}

/** Adds the entry, or puts it in the place of the one with the same reference. */
export function putEntry(state: State, organizationId: number, entry: FileEntry): void {
  changeEntries(state, organizationId, (entries) =>
    entries.some(({ ref }) => ref === entry.ref)
      ? entries.map((one) => (one.ref === entry.ref ? entry : one))
      : [...entries, entry],
  );
}

export function putContent(
  state: State,
  contents: ContentStore,
  organizationId: number,
  ref: string,
  file: StoredFile,
): void {
  const files = filesOf(state, organizationId);
  const old = files.get(ref);
  files.set(ref, file);
  if (old) discardUnused(state, contents, old);
}

export function removeFile(state: State, contents: ContentStore, organizationId: number, ref: string): void {
  changeEntries(state, organizationId, (entries) => entries.filter((one) => one.ref !== ref));
  const old = state.files.get(organizationId)?.get(ref);
  state.files.get(organizationId)?.delete(ref);
  if (old) discardUnused(state, contents, old);
}

/** Of an organization that is deleted. */
export function dropFiles(state: State, contents: ContentStore, organizationId: number): void {
  const files = [...(state.files.get(organizationId)?.values() ?? [])];
  state.files.delete(organizationId);
  for (const file of files) discardUnused(state, contents, file);
}

/** The copy's projects are copies too, so the same files are used by projects with new ids. */
export function copyFiles(state: State, from: number, to: number): void {
  const projects = new Map<number, number>();
  const projectCopy = (id: number): number => {
    const known = projects.get(id) ?? state.nextProjectId++;
    projects.set(id, known);
    return known;
  };
  for (const [ref, { content, usage }] of state.files.get(from) ?? []) {
    filesOf(state, to).set(ref, { content, usage: usage.map(projectCopy) });
  }
}

export function totalSize(state: State, organizationId: number): number {
  const files = [...(state.files.get(organizationId)?.values() ?? [])];
  return files.reduce((sum, { content }) => sum + content.size, 0);
}

/** Copies of an organization share contents. */
function discardUnused(state: State, contents: ContentStore, { content }: StoredFile): void {
  const inUse = [...state.files.values()].some((files) =>
    [...files.values()].some((one) => one.content === content),
  );
  if (!inUse) contents.discard(content);
}

function changeEntries(
  state: State,
  organizationId: number,
  change: (entries: readonly FileEntry[]) => readonly FileEntry[],
): void {
  // Read anew: an upload takes a while, and the organization may be another by now, or gone.
  const organization = state.organizations.get(organizationId);
  if (!organization) return;
  const classMappingFiles = change(organization.settings?.classMappingFiles ?? []);
  state.organizations.set(organizationId, {
    ...organization,
    settings: { ...organization.settings, classMappingFiles },
  });
}
