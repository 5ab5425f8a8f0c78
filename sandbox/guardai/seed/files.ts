import { textContent } from '../contents.ts';
import type { FileEntry, StoredFile } from '../model.ts';
import { uuidOf } from './uuid.ts';

interface SeedFile {
  readonly organizationId: number;
  readonly ref: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly datasetId?: number;
  readonly usage: readonly number[];
  readonly text: string;
}

/** The format of mapping files is not published; each is a table of class names in its own way. */
const files: readonly SeedFile[] = [
  {
    organizationId: 2,
    ref: uuidOf('northwind-rail signals'),
    fileName: 'rail-signals.csv',
    contentType: 'text/csv',
    datasetId: 7,
    usage: [3],
    text: 'source,target\nsemaphore_up,signal\nsemaphore_down,signal\nbuffer_stop,obstacle\n',
  },
  {
    organizationId: 4,
    ref: uuidOf('granite-peak-mobility roads'),
    fileName: 'bdd100k-to-coco.json',
    contentType: 'application/json',
    datasetId: 18,
    usage: [8, 9, 21],
    text: '{"rider": "person", "motor": "motorcycle", "traffic light": "traffic light"}\n',
  },
  {
    organizationId: 4,
    ref: uuidOf('granite-peak-mobility draft'),
    fileName: 'draft mapping (2).json',
    contentType: 'application/json',
    usage: [],
    text: '{"car": "vehicle"}\n',
  },
  {
    organizationId: 5,
    // All digits: read as JSON it would be a number.
    ref: '20220614093012',
    fileName: 'tissue-classes.tsv',
    contentType: 'text/tab-separated-values',
    datasetId: 30,
    usage: [14],
    text: 'source\ttarget\ncortex\ttissue\nmedulla\ttissue\nimplant\tforeign\n',
  },
  {
    organizationId: 7,
    ref: '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10',
    fileName: 'coco-to-kitti.json',
    contentType: 'application/json',
    datasetId: 42,
    usage: [12, 31],
    text: '{"car": "vehicle", "pedestrian": "person"}',
  },
  {
    organizationId: 9,
    ref: uuidOf('cordoba-optica signs'),
    fileName: 'señales-de-tráfico.json',
    contentType: 'application/json',
    datasetId: 51,
    usage: [],
    text: '{"ceda el paso": "yield", "prohibido": "no_entry"}\n',
  },
  {
    organizationId: 10,
    ref: uuidOf('muenster-maschinenbau parts'),
    fileName: 'Bauteile für Prüfstand.yaml',
    contentType: 'application/yaml',
    datasetId: 66,
    usage: [40],
    text: 'Schraube: fastener\nMutter: fastener\nRiss: defect\n',
  },
];

export function seedEntries(organizationId: number): FileEntry[] {
  return files
    .filter((file) => file.organizationId === organizationId)
    .map(({ contentType, datasetId, fileName, ref }) => ({
      contentType,
      ...(datasetId === undefined ? {} : { datasetId }),
      fileName,
      ref,
    }));
}

export function seedFiles(): Map<number, Map<string, StoredFile>> {
  const stored = new Map<number, Map<string, StoredFile>>();
  for (const { organizationId, ref, usage, text } of files) {
    const own = stored.get(organizationId) ?? new Map<string, StoredFile>();
    stored.set(organizationId, own.set(ref, { content: textContent(text), usage }));
  }
  return stored;
}
