import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WrongInput } from './terminal.ts';

/** Writes a file so that it is there whole or not at all. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  try {
    writeFileSync(partial, text);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new WrongInput(`${file} cannot be written: ${(error as Error).message}`);
  }
}

/** The file by which a folder is known as one of ours, that may be replaced. */
const MARK = 'earshot-report.json';

/**
 * Writes a folder of files so that it is there whole or not at all. It replaces a report that Earshot wrote before,
 * and refuses (WrongInput) any other folder that is not empty.
 * @param files their text by path within the folder.
 */
export function writeWholeFolder(folder: string, files: ReadonlyMap<string, string>, about: unknown): void {
  const target = path.resolve(folder);
  if (existsSync(target) && !isOurs(target)) {
    throw new WrongInput(`${folder} holds something that is not a report of Earshot’s. Name another folder.`);
  }
  const partial = `${target}.${process.pid}.partial`;
  const old = `${target}.${process.pid}.old`;
  try {
    for (const [name, text] of new Map([...files, [MARK, `${JSON.stringify(about)}\n`]])) {
      const file = path.join(partial, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    if (existsSync(target)) renameSync(target, old);
    renameSync(partial, target);
  } catch (error) {
    throw new WrongInput(`${folder} cannot be written: ${(error as Error).message}`);
  } finally {
    rmSync(partial, { recursive: true, force: true });
    if (existsSync(target)) rmSync(old, { recursive: true, force: true });
  }
}

function isOurs(folder: string): boolean {
  const held = readdirSync(folder);
  return held.length === 0 || held.includes(MARK);
}
