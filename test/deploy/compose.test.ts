import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { environment, root, told } from './dockerfile.ts';
import { secretNames } from './example.ts';
import { processVariables } from './process-variables.ts';

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly stop_grace_period?: string;
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const folder = join(root, 'deploy');
const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
const { services, secrets } = parse(text('compose.yaml'), { merge: true }) as Compose;
const names = Object.keys(services).filter((name) => name.startsWith('orgraph-'));
const instances = names.map((name) => services[name] ?? {});

/** What a service mounts at a path, before the colon. */
function mounted({ volumes = [] }: Service, path: string): string | undefined {
  return volumes.map((volume) => volume.split(':')).find(([, target]) => target === path)?.[0];
}

describe('the compose file', () => {
  it('runs two instances that are alike but for their volume', () => {
    expect(names).toEqual(['orgraph-1', 'orgraph-2']);
    const [one = {}, other = {}] = instances;
    expect({ ...one, volumes: [] }).toEqual({ ...other, volumes: [] });
    const states = instances.map((service) => mounted(service, '/var/lib/orgraph'));
    expect(new Set(states).size).toBe(2);
    expect(instances.map((service) => mounted(service, '/etc/orgraph'))).toEqual(['./config', './config']);
  });

  it('has them read-only, without capabilities, with the image of the Dockerfile', () => {
    for (const { build, read_only: isReadOnly, cap_drop: dropped, volumes } of instances) {
      expect([isReadOnly, dropped]).toEqual([true, ['ALL']]);
      expect(volumes).toContain('/tmp');
      expect(existsSync(join(folder, build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
    }
  });

  it('gives them the secrets that their configuration names, and no other', () => {
    // What Prometheus and Valkey alone have.
    const others = ['prometheus-key', 'valkey-password'];
    expect(Object.keys(secrets).toSorted()).toEqual([...secretNames(), ...others].toSorted());
    expect(services['valkey']?.secrets).toEqual(['valkey-password']);
    for (const service of instances)
      expect([...(service.secrets ?? [])].toSorted()).toEqual([...secretNames()].toSorted());
    // Nobody commits what is in there.
    expect(Object.values(secrets).every(({ file }) => file.startsWith('./secrets/'))).toBe(true);
    expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain('/deploy/secrets/');
  });

  it('sets variables that the program reads, and waits longer than it takes to stop', () => {
    for (const { environment: given = {}, stop_grace_period: grace = '' } of instances) {
      expect(Object.keys(given).filter((name) => !processVariables.includes(name))).toEqual([]);
      // Closing may take another five seconds: src/server/process-end.ts.
      const delays = ['SHUTDOWN_DELAY_MS', 'SHUTDOWN_GRACE_MS'].map((name) => Number(given[name]) / 1000);
      expect(Number.parseInt(grace)).toBeGreaterThanOrEqual(delays.reduce((sum, delay) => sum + delay, 5));
    }
  });

  it('shows nothing to other machines', () => {
    const published = Object.values(services).flatMap(({ ports = [] }) => ports);
    expect(published.length).toBeGreaterThan(0);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    for (const { ports } of instances) expect(ports).toBeUndefined();
  });

  it('starts what instances share with them, and what is looked at only where that is asked for', () => {
    const usual = Object.entries(services).filter(([, { profiles }]) => profiles === undefined);
    expect(usual.map(([name]) => name)).toEqual([...names, 'nginx', 'valkey']);
  });

  it('has Valkey keep what it has over a restart, and drop answers rather than idempotency keys', () => {
    const { command = [], volumes } = services['valkey'] ?? {};
    expect(command.join(' ')).toContain('--appendonly yes');
    expect(command.join(' ')).toContain('--maxmemory-policy volatile-ttl');
    expect(command.join(' ')).toContain('--requirepass "$$(cat /run/secrets/valkey-password)"');
    expect(volumes).toEqual(['shared:/data']);
  });

  it('has nginx and Prometheus ask every instance where it listens', () => {
    const addresses = names.map((name) => `${name}:${String(environment['PORT'])}`);
    expect(told('EXPOSE')).toBe(environment['PORT']);
    expect([...text('nginx.conf').matchAll(/^\s*server (\S+:\d+) /gm)].map(([, address]) => address)).toEqual(
      // Requests with an Idempotency-Key have a list of their own.
      [...addresses, ...addresses],
    );
    expect(parse(text('prometheus/compose.yml'))).toMatchObject({
      scrape_configs: [{ static_configs: [{ targets: addresses }] }],
    });
    expect(Object.keys(services['nginx']?.depends_on ?? {})).toEqual(names);
  });
});
