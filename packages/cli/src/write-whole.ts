import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { WrongInput } from './terminal.ts';

/** Says (WrongInput) why a file could not be written later, before any work is done for it. */
export function expectFile(file: string): void {
  const there = standing(file);
  if (there && !there.isFile()) throw new WrongInput(`${file} is there already and is not a file. Name another.`);
  tryParent(file);
}

/** Writes a file so that it is there whole or not at all. */
export function writeWhole(file: string, text: string | Uint8Array): void {
  const partial = `${file}.${process.pid}.partial`;
  try {
    makeFolder(path.dirname(path.resolve(file)));
    writeFileSync(partial, text);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw unwritable(file, error);
  }
}

/** The file by which a folder is known as one of ours, that may be replaced. */
const MARK = 'earshot-report.json';

/**
 * Says (WrongInput) why a folder could not be written later, before any work is done for it: it may be missing, empty,
 * or hold a report that Earshot wrote before.
 */
export function expectFolder(folder: string): void {
  const there = standing(folder);
  if (there && !there.isDirectory()) throw new WrongInput(`${folder} is a file. Name a folder for the report.`);
  if (there && !isOurs(folder)) {
    throw new WrongInput(`${folder} holds something that is not a report of Earshot’s. Name another folder.`);
  }
  tryParent(folder);
}

/**
 * Writes a folder of files so that it is there whole or not at all, in the place of a report that Earshot wrote
 * before; `expectFolder` says whether it may.
 * @param files their text by path within the folder.
 */
export function writeWholeFolder(folder: string, files: ReadonlyMap<string, string>, about: unknown): void {
  expectFolder(folder);
  const target = path.resolve(folder);
  const partial = `${target}.${process.pid}.partial`;
  const old = `${target}.${process.pid}.old`;
  try {
    makeFolder(partial);
    for (const [name, text] of new Map([...files, [MARK, `${JSON.stringify(about)}\n`]])) {
      const file = path.join(partial, name);
      makeFolder(path.dirname(file));
      writeFileSync(file, text);
    }
    if (existsSync(target)) renameSync(target, old);
    renameSync(partial, target);
  } catch (error) {
    throw unwritable(folder, error);
  } finally {
    rmSync(partial, { recursive: true, force: true });
    if (existsSync(target)) rmSync(old, { recursive: true, force: true });
  }
}

function standing(target: string): Stats | null {
  return existsSync(target) ? statSync(target) : null;
}

function isOurs(folder: string): boolean {
  const held = readdirSync(folder);
  return held.length === 0 || held.includes(MARK);
}

/** Makes something beside the target, or where the folders to it would begin, and takes it away again. */
function tryParent(target: string): void {
  let parent = path.dirname(path.resolve(target));
  while (!existsSync(parent)) parent = path.dirname(parent);
  try {
    rmdirSync(mkdtempSync(path.join(parent, '.earshot-')));
  } catch (error) {
    throw unwritable(target, error);
  }
}

/** Level by level: Node's own way of making several at once never ends in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

function unwritable(target: string, error: unknown): WrongInput {
  return new WrongInput(`${target} cannot be written: ${(error as Error).message}`);
}
