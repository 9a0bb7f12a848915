import { readFileSync } from 'node:fs';
import path from 'node:path';

/** So few that both processes have work to the end, so many that loading is a small part of it. */
const MOST = 12;
/** What a test that changes its process does. */
const CHANGES_PROCESS = /process\.(chdir\(|exitCode =|env(\.\w+|\[\w+\]) =)|delete process\.env/;

/**
 * Which test files are run in one process: neighbours of one package, which load the same modules. A file of a journey
 * or of the runner itself, and one that changes its process, has a process of its own.
 */
export function testGroups(files: readonly string[]): string[][] {
  const groups: string[][] = [];
  let last = '';
  for (const file of files) {
    const company = companyOf(file);
    if (company !== '' && company === last && groups.at(-1)!.length < MOST) groups.at(-1)!.push(file);
    else groups.push([file]);
    last = company;
  }
  return groups;
}

/** The package of a file that may stand company to others; empty for one that is to be on its own. */
function companyOf(file: string): string {
  const company = /^(.*\/packages\/[^/]+)\//.exec(file.split(path.sep).join('/'))?.[1] ?? '';
  return company && !CHANGES_PROCESS.test(readFileSync(file, 'utf8')) ? company : '';
}
