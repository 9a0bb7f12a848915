// The files of docs/deploy as far as they can be held to without Docker and systemd: they parse, name only settings that
// the program reads, and agree with each other.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';

const checkout = path.join(import.meta.dirname, '..');
const deploy = path.join(checkout, 'docs/deploy');
/** Variables that are somebody else's: of PostgreSQL's image, and of the proxy. */
const OTHERS = ['POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB', 'DOMAIN'];

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly healthcheck?: object;
}

const text = (file: string): string => readFileSync(path.join(deploy, file), 'utf8');
const compose = parse(text('compose.yml'), { merge: true }) as { services: Record<string, Service>; volumes: object };

/** The names of environment variables that the program reads, wherever it does. */
function settingsRead(): Set<string> {
  const files = ['packages', 'bin'].flatMap((folder) =>
    readdirSync(path.join(checkout, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|mjs)$/.test(file) && !file.includes('.test.') && !file.includes('node_modules'))
      .map((file) => path.join(checkout, folder, file)),
  );
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const taken = [...source.matchAll(/const \{([^}]*)\} = env;/g)].map(([, names]) => names!).join(',');
  const named = [...source.matchAll(/\benv\.([A-Z][A-Z_]+)/g), ...taken.matchAll(/\b([A-Z][A-Z_]+)\b/g)];
  return new Set(named.map(([, name]) => name!));
}

function namesIn(unit: string): string[] {
  const lines = unit.split('\n').filter((line) => line.startsWith('Environment='));
  return lines.flatMap((line) => [...line.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name!));
}

test('every setting in the compose file and the units is one that the program reads', () => {
  const read = settingsRead();
  const composed = Object.values(compose.services).flatMap(({ environment = {} }) => Object.keys(environment));
  const units = ['earshot-web@.service', 'earshot-worker.service'].flatMap((file) => namesIn(text(file)));
  assert.ok(units.includes('STOP_AFTER') && composed.includes('METRICS_ADDRESS'));
  const unknown = [...composed, ...units].filter((name) => !read.has(name) && !OTHERS.includes(name));
  assert.deepEqual(unknown, []);
});

test('the compose file starts two web processes alike, one worker and a proxy that leads to both', () => {
  const { web1, web2, worker, proxy, postgres } = compose.services;
  assert.ok(worker && proxy && postgres && web1);
  assert.deepEqual(web1, web2);
  assert.equal(web1.environment?.EARSHOT_WORKER, 'no');
  for (const name of ['DATABASE_URL', 'EARSHOT_SECRET', 'PUBLIC_URL']) {
    assert.equal(worker.environment?.[name], web1.environment?.[name], name);
  }
  const upstreams = [...text('Caddyfile').matchAll(/reverse_proxy (?:@\w+ )?(.*) \{/g)].map(([, names]) => names);
  assert.deepEqual(upstreams, ['web1:4000 web2:4000', 'web1:4000 web2:4000']);
  assert.match(text('Caddyfile'), /health_uri \/ready/);
});

test('what the compose file mounts and builds is there', () => {
  const services = Object.values(compose.services);
  const mounted = services.flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]!));
  for (const from of mounted) {
    const isThere = from.startsWith('.') ? existsSync(path.join(deploy, from)) : from in compose.volumes;
    assert.ok(isThere, from);
  }
  for (const { build } of services) {
    if (build) assert.ok(existsSync(path.join(deploy, build.context, build.dockerfile)));
  }
});

test('the settings that docs/running.md explains are those that the program reads', () => {
  const explained = [...readFileSync(path.join(checkout, 'docs/running.md'), 'utf8').matchAll(/^\| `([A-Z_]+)`/gm)];
  const names = explained.map(([, name]) => name!).sort();
  assert.deepEqual(names, [...settingsRead()].sort());
});
