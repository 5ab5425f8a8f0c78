import type { Assets, Definitions, HpoDefinition, TransformDefinition } from '../model.ts';

const paper = 'https://papers.example.com/';

const assets: Assets = {
  adversarialAttacks: JSON.stringify([
    {
      id: 1,
      name: 'PGD',
      codebase_name: 'pgd',
      description: 'Walks along the gradient in small steps and stays within a radius',
      enabled: true,
      tasks: ['classification', 'object_detection'],
      group: ['white_box'],
      paper_link: `${paper}pgd`,
      params: [{ name: 'eps', type: 'float', default: 0.03, min: 0, max: 1 }],
    },
    {
      id: 2,
      name: 'Square attack',
      codebase_name: 'square',
      description: 'Searches at random with square patches',
      enabled: false,
      tasks: ['classification'],
      group: ['black_box'],
      paper_link: null,
      params: [{ name: 'n_queries', type: 'int', default: 5000 }],
    },
  ]),
  datasetFormats: JSON.stringify([
    { name: 'coco', tasks: ['object_detection'] },
    { name: 'kitti', tasks: ['object_detection'] },
    { name: 'imagefolder', tasks: ['classification'] },
  ]),
  defenses: JSON.stringify([
    { id: 4, name: 'JPEG compression', codebase_name: 'jpeg_compression', enabled: true, params: [] },
  ]),
  domainAdaptations: '[]',
  metaAttacks: '[]',
  metrics: JSON.stringify([{ uid: 'acc', name: 'Accuracy', codebase_name: 'accuracy', enabled: true }]),
  noises: JSON.stringify([
    { id: 9, name: 'Gaussian noise', codebase_name: 'gaussian_noise', enabled: true },
    { id: 10, name: 'Motion blur', codebase_name: 'motion_blur', enabled: true },
  ]),
};

const hpo: readonly HpoDefinition[] = [
  {
    id: 1,
    name: 'Random search',
    description: 'Samples the search space at random',
    enabled: true,
    params: [{ name: 'n_trials', type: 'int', default: 20, min: 1, max: 500 }],
  },
  { id: 2, name: 'Grid search', enabled: false, params: [] },
  {
    id: 3,
    name: 'Tree-structured Parzen estimator',
    description: 'Prefers the regions where earlier trials did well',
    enabled: true,
    params: [
      { name: 'n_trials', type: 'int', default: 50 },
      { name: 'gamma', type: 'float', default: 0.25 },
    ],
  },
];

const transforms: readonly TransformDefinition[] = [
  {
    id: 3,
    name: 'Resize',
    codebase_name: 'resize_transform',
    description: 'Scales images to a fixed size',
    enabled: true,
    tasks: ['object_detection'],
    target_format: ['kitti', 'coco'],
    converted_target_format: 'coco',
    apply_mapping: { image: { enabled: true }, target: { enabled: false } },
    params: [
      { name: 'width', type: 'int', default: 640 },
      { name: 'height', type: 'int', default: 480 },
    ],
  },
  {
    id: 4,
    name: 'Normalize',
    codebase_name: 'normalize_transform',
    enabled: true,
    tasks: ['classification'],
  },
];

/** The same for every organization, but for two: 9 has a text that is no JSON, 6 has nothing defined. */
export function definitionsOf(organizationId: number): Definitions {
  if (organizationId === 9) {
    return { assets: { ...assets, metrics: 'accuracy; mAP@0.5; robustness score' }, hpo, transforms };
  }
  return organizationId === 6 ? { assets, hpo: [], transforms: [] } : { assets, hpo, transforms };
}
