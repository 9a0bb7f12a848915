import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WrongInput } from './terminal.ts';

/** Says (WrongInput) that a folder cannot be made where something is already, or where nothing can be. */
export function expectNewFolder(folder: string): void {
  if (existsSync(folder))
    throw new WrongInput(`${folder} is there already, and nothing is ever written over it. Name another folder.`);
  const parent = path.dirname(path.resolve(folder));
  if (!existsSync(parent)) throw new WrongInput(`There is no folder ${parent} to make ${path.basename(folder)} in.`);
}

/**
 * Makes a folder with these files, whole or not at all; never in the place of something.
 * @param files their text or bytes by name.
 * @param mode who may open the folder; everybody on the machine, unless it says otherwise.
 */
export function writeNewFolder(folder: string, files: ReadonlyMap<string, string | Uint8Array>, mode = 0o755): void {
  expectNewFolder(folder);
  const target = path.resolve(folder);
  let partial: string | null = null;
  try {
    partial = mkdtempSync(path.join(path.dirname(target), '.earshot-'));
    for (const [name, content] of files) writeFileSync(path.join(partial, name), content);
    chmodSync(partial, mode);
    // Making the folder fails where somebody else has just made one; renaming onto an empty one replaces only that.
    mkdirSync(target);
    renameSync(partial, target);
  } catch (error) {
    throw new WrongInput(`${folder} cannot be written: ${(error as Error).message}`);
  } finally {
    if (partial) rmSync(partial, { recursive: true, force: true });
  }
}
