import { companies } from '../../seed/companies.ts';
import type { Organization, Settings } from '../model.ts';
import { seedEntries } from './files.ts';

const gigabyte = 1024 ** 3;

/**
 * Twelve organizations, as a real installation has them: most are complete, 8 is a fresh copy without numbers, 11
 * has no settings at all. In 3, 7 and 9 the accounting is behind, so that `updateOrgStats` shows.
 */
export function seedOrganizations(): Organization[] {
  return [
    organization(1, 'oriel-robotics', '2021-11-08T08:00:00Z', 412_300, [96, 31], { maxItemCount: 20_000 }),
    organization(2, 'northwind-rail', '2021-11-22T14:31:07.5Z', 61_020, [18, 4], {
      disabledFeatures: ['ADV_CRAFTING'],
      maxItemCount: 8000,
      maxTimeAllocated: 200_000,
      maxTimePerTask: 3600,
    }),
    organization(
      3,
      'kestrel-aviation',
      '2021-12-01T09:00:12.040Z',
      7230,
      [240, 12],
      { maxTimePerTask: 7200 },
      5400,
    ),
    organization(4, 'granite-peak-mobility', '2022-01-17T16:45:59.123456Z', 905_114, [512, 80], {
      disabledFeatures: [],
      maxItemCount: 50_000,
      maxTimeAllocated: 2_000_000,
      maxTimePerTask: 86_400,
    }),
    organization(5, 'vela-imaging', '2022-02-02T10:10:10.100Z', 33_333, [75, 9], {
      disabledFeatures: ['EVALUATION'],
      maxItemCount: 2500,
    }),
    organization(6, 'ostra-maritime', '2022-02-14T07:20:00Z', 0, [0, 0], {
      disabledFeatures: ['ADV_CRAFTING', 'EVALUATION', 'ROBUSTNESS'],
    }),
    organization(
      7,
      'perception-lab',
      '2022-03-01T09:15:00.123Z',
      86_400,
      [10, 2],
      {
        disabledFeatures: ['ADV_CRAFTING'],
        maxItemCount: 5000,
        maxTimeAllocated: 360_000,
        maxTimePerTask: 7200,
      },
      1800,
    ),
    {
      id: 8,
      name: `${nameOf('perception-lab')} (copy)`,
      creationDateTime: '2022-06-17T13:00:00Z',
      settings: { disabledFeatures: ['EVALUATION', 'ROBUSTNESS'] },
      timeUsed: 0,
      ledger: { datasetBytes: 10 * gigabyte, projectBytes: 2 * gigabyte, pendingSeconds: 0 },
    },
    organization(9, 'cordoba-optica', '2022-06-30T22:05:41.007Z', 12_000, [5, 1], { maxItemCount: 1000 }, 90),
    organization(10, 'muenster-maschinenbau', '2022-07-11T06:00:00.000001Z', 150_500, [33, 6], {
      maxItemCount: 12_000,
      maxTimeAllocated: 400_000,
    }),
    {
      id: 11,
      name: nameOf('tidewater-labs'),
      creationDateTime: '2022-08-29T11:11:11Z',
      timeUsed: 0,
      ledger: { datasetBytes: 0, projectBytes: 0, pendingSeconds: 0 },
    },
    organization(12, 'blue-heron-logistics', '2022-10-03T12:00:00.9Z', 2_450_000, [3200, 410], {
      maxItemCount: 2_147_483_647,
      maxTimeAllocated: 10_000_000,
      maxTimePerTask: 172_800,
    }),
  ];
}

function organization(
  id: number,
  slug: string,
  creationDateTime: string,
  timeUsed: number,
  [datasets, projects]: readonly [number, number],
  settings: Settings,
  pendingSeconds = 0,
): Organization {
  const ledger = { datasetBytes: datasets * gigabyte, projectBytes: projects * gigabyte, pendingSeconds };
  return {
    id,
    name: nameOf(slug),
    creationDateTime,
    settings: { classMappingFiles: seedEntries(id), ...settings },
    stats: { datasetStorage: ledger.datasetBytes, projectStorage: ledger.projectBytes },
    timeUsed,
    ledger,
  };
}

function nameOf(slug: string): string {
  const company = companies.find((one) => one.slug === slug);
  if (!company) throw new Error(`There is no company ${slug}`);
  return company.name;
}
