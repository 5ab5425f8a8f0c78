import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatefulSet } from 'kubernetes-types/apps/v1.js';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js';
import type { Container, HTTPGetAction, PodSpec, Probe, Service } from 'kubernetes-types/core/v1.js';
import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js';
import { parse, parseAllDocuments } from 'yaml';
import { root } from './dockerfile.ts';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: unknown;
}

interface Kustomization {
  readonly resources: readonly string[];
  readonly configMapGenerator: readonly { readonly name: string; readonly files: readonly string[] }[];
  readonly images: readonly { readonly name: string; readonly newTag: string }[];
}

const read = (file: string): string => readFileSync(join(root, 'deploy', file), 'utf8');

export const kustomization = parse(read('kustomization.yaml')) as Kustomization;

/** The objects of `deploy/kubernetes`, as they are written. */
export const manifests: readonly Manifest[] = kustomization.resources.flatMap((file) =>
  parseAllDocuments(read(file)).map((document) => document.toJS() as Manifest),
);

interface Kinds {
  readonly HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  readonly NetworkPolicy: NetworkPolicy;
  readonly PodDisruptionBudget: PodDisruptionBudget;
  readonly Service: Service;
  readonly StatefulSet: StatefulSet;
}

/** Their types are true: a test has the compiler see to it. */
export function manifest<Kind extends keyof Kinds>(kind: Kind, name = 'orgraph'): Kinds[Kind] {
  const found = manifests.find((one) => one.kind === kind && one.metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} ${name}.`);
  return found as unknown as Kinds[Kind];
}

export const pod = (): PodSpec => {
  const spec = manifest('StatefulSet').spec?.template.spec;
  if (!spec) throw new Error('There is no pod.');
  return spec;
};

export const container = (): Container => {
  const [only, ...others] = pod().containers;
  if (!only || others.length > 0) throw new Error('The pod has another number of containers than one.');
  return only;
};

/** What the kubelet asks for. */
export function probes(): readonly HTTPGetAction[] {
  const { startupProbe, livenessProbe, readinessProbe } = container();
  const all: readonly (Probe | undefined)[] = [startupProbe, livenessProbe, readinessProbe];
  return all.map((probe) => {
    if (!probe?.httpGet) throw new Error('A probe is missing, or is no request.');
    return probe.httpGet;
  });
}
