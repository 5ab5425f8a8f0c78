import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { useTemporaryFolder } from '../support/temporary-folder.ts';
import { environment, root, told } from './dockerfile.ts';
import { container, kustomization, manifest, manifests, pod } from './manifests.ts';
import { processVariables } from './process-variables.ts';
import { typeErrors } from './kubernetes-types.ts';

const labels = { 'app.kubernetes.io/name': 'orgraph' };
const valkeyLabels = { 'app.kubernetes.io/name': 'valkey' };
const set = () => manifest('StatefulSet').spec;

describe('the Kubernetes manifests', () => {
  const folder = useTemporaryFolder();

  it('are all listed', () => {
    const files = globSync('kubernetes/*.yaml', { cwd: join(root, 'deploy') });
    expect([...kustomization.resources].toSorted()).toEqual(files.toSorted());
  });

  it('have no key that Kubernetes does not know, and no value of a wrong type', () => {
    expect(typeErrors(manifests, folder('right'))).toBe('');
    const service = { apiVersion: 'v1', kind: 'Service' };
    const wrong = [
      { ...service, spec: { clusterIp: 'None' } },
      { ...service, spec: { ports: [{ port: '80' }] } },
    ];
    const errors = typeErrors(wrong, folder('wrong'));
    expect(errors).toMatch(/clusterIp.* does not exist in type 'ServiceSpec'/);
    expect(errors).toContain("Type 'string' is not assignable to type 'number'");
  });

  it('select the same pods', () => {
    expect(set()?.template.metadata?.labels).toEqual(labels);
    const selectors = [
      set()?.selector.matchLabels,
      ...['orgraph', 'orgraph-instances'].map((name) => manifest('Service', name).spec?.selector),
      manifest('PodDisruptionBudget').spec?.selector?.matchLabels,
      manifest('NetworkPolicy').spec?.podSelector.matchLabels,
      ...(pod().topologySpreadConstraints ?? []).map(({ labelSelector }) => labelSelector?.matchLabels),
    ];
    expect(selectors).toEqual(selectors.map(() => labels));
    expect(set()?.serviceName).toBe('orgraph-instances');
    const ours = manifests.filter(({ metadata }) => metadata.name.startsWith('orgraph'));
    expect(ours.map(({ metadata }) => metadata.labels)).toEqual(ours.map(() => labels));
  });

  it('run at least two instances, as many as the autoscaler says', () => {
    const { minReplicas, maxReplicas, scaleTargetRef } = manifest('HorizontalPodAutoscaler').spec ?? {};
    expect(scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'orgraph' });
    expect(minReplicas).toBeGreaterThanOrEqual(2);
    expect(maxReplicas).toBeGreaterThan(minReplicas ?? Infinity);
    expect(set()).not.toHaveProperty('replicas');
  });

  it('keep to the restricted profile of the Pod Security Standards', () => {
    expect(pod().securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container().securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const kinds = (pod().volumes ?? []).flatMap((volume) =>
      Object.keys(volume).filter((key) => key !== 'name'),
    );
    expect(kinds.toSorted()).toEqual(['configMap', 'emptyDir', 'secret']);
    expect(pod().automountServiceAccountToken).toBe(false);
  });

  it('run as the user of the image, who may write into the volumes', () => {
    const { runAsUser, runAsGroup, fsGroup } = pod().securityContext ?? {};
    expect(`${String(runAsUser)}:${String(runAsGroup)}`).toBe(told('USER'));
    expect(fsGroup).toBe(runAsGroup);
  });

  it('mount what the image reads and writes, and give each instance a volume that outlives it', () => {
    const places = Object.fromEntries(
      (container().volumeMounts ?? []).map(({ name, mountPath }) => [name, mountPath]),
    );
    expect(places).toEqual({
      configuration: '/etc/orgraph',
      secrets: '/run/secrets',
      state: '/var/lib/orgraph',
      uploads: '/tmp',
    });
    expect(environment['ORGRAPH_CONFIG']).toBe('/etc/orgraph/orgraph.yaml');
    expect(kustomization.configMapGenerator).toEqual([{ name: 'orgraph', files: ['config/orgraph.yaml'] }]);
    expect(set()?.volumeClaimTemplates?.map(({ metadata }) => metadata?.name)).toEqual(['state']);
    expect(set()?.persistentVolumeClaimRetentionPolicy).toEqual({
      whenScaled: 'Retain',
      whenDeleted: 'Retain',
    });
  });

  it('set variables that the program reads, and listen where they send requests', () => {
    const given = (container().env ?? []).map(({ name }) => name);
    expect(given.filter((name) => !processVariables.includes(name))).toEqual([]);
    expect(container().ports).toEqual([{ name: 'http', containerPort: Number(environment['PORT']) }]);
    expect(told('EXPOSE')).toBe(environment['PORT']);
    expect(container().image).toBe(kustomization.images[0]?.name);
  });

  it('leave a pod that ends the time it takes', () => {
    const grace = Number(container().env?.find(({ name }) => name === 'SHUTDOWN_GRACE_MS')?.value) / 1000;
    const unasked = Number(container().env?.find(({ name }) => name === 'SHUTDOWN_DELAY_MS')?.value) / 1000;
    // Closing may take another five seconds: src/server/process-end.ts.
    expect(pod().terminationGracePeriodSeconds).toBeGreaterThanOrEqual(unasked + grace + 5);
    const { periodSeconds = 0, failureThreshold = 0 } = container().readinessProbe ?? {};
    expect(periodSeconds * failureThreshold).toBeGreaterThan(0);
    expect(unasked).toBeGreaterThan(1);
  });

  it('let requests out to vendors, name servers and Valkey only, and to no other address inside', () => {
    const { egress = [], policyTypes } = manifest('NetworkPolicy').spec ?? {};
    expect(policyTypes).toEqual(['Ingress', 'Egress']);
    expect(egress.map(({ ports = [] }) => ports.map(({ port }) => port))).toEqual([[53, 53], [443], [6379]]);
    expect(egress[2]?.to).toEqual([{ podSelector: { matchLabels: valkeyLabels } }]);
    const blocks = egress[1]?.to?.map(({ ipBlock }) => ipBlock) ?? [];
    expect(blocks.map((block) => block?.cidr)).toEqual(['0.0.0.0/0', '::/0']);
    const except = blocks.flatMap((block) => block?.except ?? []);
    expect(except).toEqual(
      expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16', '192.168.0.0/16', 'fc00::/7']),
    );
  });

  it('send a client to any instance', () => {
    expect(manifest('Service').spec).not.toHaveProperty('sessionAffinity');
  });

  it('let nobody but orgraph speak to Valkey, which keeps what it has and gets one secret', () => {
    const { ingress, egress = [], policyTypes, podSelector } = manifest('NetworkPolicy', 'valkey').spec ?? {};
    expect([podSelector?.matchLabels, policyTypes, egress]).toEqual([
      valkeyLabels,
      ['Ingress', 'Egress'],
      [],
    ]);
    expect(ingress?.flatMap(({ from }) => from)).toEqual([{ podSelector: { matchLabels: labels } }]);
    const { spec } = manifest('StatefulSet', 'valkey');
    expect(manifest('Service', 'valkey').spec?.selector).toEqual(valkeyLabels);
    expect([spec?.serviceName, spec?.template.metadata?.labels]).toEqual(['valkey', valkeyLabels]);
    const [server] = spec?.template.spec?.containers ?? [];
    expect(server?.command?.at(-1)).toContain('--appendonly yes');
    expect(server?.command?.at(-1)).toContain('--maxmemory-policy volatile-ttl');
    expect(server?.securityContext).toEqual(container().securityContext);
    const secrets = spec?.template.spec?.volumes?.flatMap(({ secret }) => secret?.items ?? []);
    expect(secrets?.map(({ key }) => key)).toEqual(['valkey-password']);
  });
});
