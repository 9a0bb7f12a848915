// `npm test`: everything, or `npm test -- packages/store/src/answer.test.ts …`
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkout, ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();

// Whatever the tests and their tools leave in the temporary folder is left in here, and goes with it.
const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'earshot-test-'));
chmodSync(folder, 0o755); // PostgreSQL passes through it as another user, when root runs the tests
const files = process.argv.slice(2).map((file) => path.resolve(file));
const runner = path.join(checkout, 'testing', 'src', 'run.ts');
const child = spawn(process.execPath, ['--import', 'tsx', runner, ...files], {
  cwd: checkout,
  stdio: 'inherit',
  env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
});

process.on('SIGINT', () => {}); // Ctrl-C reaches the runner too, which ends what it has started
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exitCode = code ?? 1;
});
