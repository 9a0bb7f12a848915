// The floors of ARCHITECTURE.md, enforced: npm hoists workspaces, so an undeclared import would work without this.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const MAY_IMPORT: Record<string, readonly string[]> = {
  planfile: [],
  statistics: [],
  dataset: ['planfile'],
  instrument: ['planfile', 'dataset'],
  tables: ['planfile', 'statistics', 'dataset'],
  datafiles: ['planfile', 'dataset'],
  notation: ['planfile', 'dataset', 'instrument'],
  exchange: ['planfile', 'dataset', 'instrument'],
  workforce: ['planfile', 'statistics', 'dataset', 'tables'],
  census: ['planfile', 'statistics', 'dataset', 'tables'],
  snapshot: ['planfile', 'statistics', 'dataset', 'tables'],
  report: ['planfile', 'statistics', 'dataset', 'tables'],
  change: ['planfile', 'statistics', 'dataset', 'tables'],
  drivers: ['planfile', 'statistics', 'dataset', 'tables'],
  fieldwork: ['planfile', 'statistics', 'dataset', 'instrument', 'tables'],
  engine: ['dataset'],
  store: ['planfile', 'dataset', 'instrument', 'tables', 'fieldwork'],
  actions: [
    'planfile',
    'statistics',
    'dataset',
    'instrument',
    'notation',
    'exchange',
    'tables',
    'datafiles',
    'workforce',
    'census',
    'snapshot',
    'report',
    'change',
    'drivers',
    'fieldwork',
    'engine',
    'store',
  ],
  web: ['actions', 'dataset', 'fieldwork', 'instrument', 'planfile', 'report', 'tables'],
  cli: ['actions', 'dataset', 'fieldwork', 'planfile', 'report', 'tables'],
};
/** In tests and their fixtures only: tables writes SQL, which has to be run to be tested. */
const TESTS_MAY_IMPORT: Record<string, readonly string[]> = { tables: ['engine'] };
const PURE = [
  'planfile',
  'statistics',
  'dataset',
  'instrument',
  'notation',
  'exchange',
  'tables',
  'datafiles',
  'workforce',
  'census',
  'snapshot',
  'report',
  'change',
  'drivers',
  'fieldwork',
];
const DRAWERS = /^(utils?|helpers?|common|shared|misc|lib|services?|core|types|config)(\.ts)?$/;

const root = import.meta.dirname;
const packages = readdirSync(path.join(root, 'packages'));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|mts|mjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** A package's door, and the further ones that a few have: what they let out is not wanted by everybody. */
const FURTHER_DOORS: Record<string, readonly string[]> = { actions: ['documents'] };

function doorsOf(name: string): string[] {
  return [`@earshot/${name}`, ...(FURTHER_DOORS[name] ?? []).map((door) => `@earshot/${name}/${door}`)];
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!);
}

test('every package has a floor, a door and a README', () => {
  assert.deepEqual([...packages].sort(), Object.keys(MAY_IMPORT).sort());
  for (const name of packages) {
    const held = readdirSync(path.join(root, 'packages', name));
    assert.ok(held.includes('README.md'), `packages/${name} has no README.md`);
    assert.ok(
      readdirSync(path.join(root, 'packages', name, 'src')).includes('index.ts'),
      `packages/${name} has no door`,
    );
  }
});

for (const name of packages) {
  test(`${name} imports only from the floors below it, through their doors`, () => {
    const allowed = new Set(MAY_IMPORT[name]!.flatMap(doorsOf));
    const inTests = new Set(['testing', ...(TESTS_MAY_IMPORT[name] ?? [])].map((other) => `@earshot/${other}`));
    for (const file of filesIn(path.join(root, 'packages', name))) {
      const inTest = file.endsWith('.test.ts') || path.basename(path.dirname(file)) === 'fixtures';
      for (const imported of importsOf(file)) {
        const where = `${path.relative(root, file)} imports ${imported}`;
        if (imported.startsWith('@earshot/')) {
          assert.ok(allowed.has(imported) || (inTest && inTests.has(imported)), where);
        }
        if (imported.startsWith('.')) {
          const target = path.resolve(path.dirname(file), imported);
          assert.ok(target.startsWith(path.join(root, 'packages', name)), `${where}, past the package’s door`);
        }
        if (PURE.includes(name) && !inTest) {
          assert.ok(!imported.startsWith('node:'), `${where}, but a pure package may not touch the world`);
        }
      }
    }
  });
}

test('no folder or file is a drawer', () => {
  for (const name of packages) {
    for (const entry of readdirSync(path.join(root, 'packages', name), { recursive: true, encoding: 'utf8' })) {
      if (entry.includes('node_modules')) continue;
      assert.doesNotMatch(path.basename(entry), DRAWERS, `packages/${name}/${entry}`);
    }
  }
});

/** The values, not the types, that a package's door lets out. */
function exportsOf(name: string): string[] {
  const doors = ['index', ...(FURTHER_DOORS[name] ?? [])].map((door) =>
    readFileSync(path.join(root, 'packages', name, 'src', `${door}.ts`), 'utf8'),
  );
  const lists = [...doors.join('\n').matchAll(/export \{([^}]*)\}/g)].flatMap((match) => match[1]!.split(','));
  return lists.map((each) => each.trim()).filter((each) => each !== '' && !each.startsWith('type '));
}

/** The names that a file takes from a package, at once or when it comes to need it. */
function takenFrom(name: string, text: string): string[] {
  const door = `(?:${doorsOf(name).join('|')}|[./]*packages/${name}/src/index\\.ts)`;
  const taking = new RegExp(`\\{([^{}]*)\\}\\s*(?:from|=\\s*await import\\()\\s*['"]${door}['"]`, 'g');
  const names = [...text.matchAll(taking)].flatMap((match) => match[1]!.split(','));
  return names.flatMap((each) => /^\s*(?:type )?(\w+)/.exec(each)?.[1] ?? []);
}

test('every value that a door lets out is taken by somebody outside', () => {
  const folders = ['packages', 'testing', 'journeys', 'bin', 'conformance'].map((folder) => path.join(root, folder));
  const files = [...folders.flatMap(filesIn), path.join(root, 'bin', 'earshot')];
  const outside = (name: string) =>
    files.filter((file) => !file.startsWith(path.join(root, 'packages', name, path.sep)));
  const unused = packages.flatMap((name) => {
    const taken = new Set(outside(name).flatMap((file) => takenFrom(name, readFileSync(file, 'utf8'))));
    return exportsOf(name)
      .filter((each) => !taken.has(each))
      .map((each) => `${name}: ${each}`);
  });
  assert.deepEqual(unused, []);
});
