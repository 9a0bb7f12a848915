import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EarshotSystem } from './earshot-system.ts';
import { type FailingMailServer, MOODS } from './failing-mail-server.ts';

/** What breaks in one round. */
export interface Fault {
  readonly name: string;
  /** Breaks it, and mends what is outside Earshot; what Earshot needs to be started for is left to the storm. */
  happen(): Promise<void>;
}

export interface Breakable {
  readonly system: EarshotSystem;
  readonly mail: FailingMailServer;
  /** A folder on a file system of its own that can be filled; null where none could be made. */
  readonly disk: string | null;
}

/** How long a mail server stays in its mood, or a disk full: long enough for several mails and pages. */
const LASTS = 2500;

/** Everything that can break here. */
export function faultsOf({ system, mail, disk }: Breakable): Fault[] {
  const kill = (...parts: ('web' | 'worker' | 'postgres')[]): Fault => ({
    name: `kill -9 of ${parts.join(' and ')}`,
    async happen() {
      for (const part of parts) system.kill(part);
    },
  });
  const moods = MOODS.map(
    (mood): Fault => ({
      name: `mail server ${mood}`,
      async happen() {
        mail.mood = mood;
        await sleep(LASTS);
        mail.mood = 'works';
      },
    }),
  );
  const midSend: Fault = {
    name: 'kill -9 of the worker while the mail server is slow',
    async happen() {
      mail.mood = 'is_slow';
      await sleep(LASTS);
      system.kill('worker');
      mail.mood = 'works';
    },
  };
  const kills = [kill('web'), kill('worker'), kill('postgres'), kill('postgres', 'web'), kill('worker', 'postgres')];
  return [...kills, midSend, ...moods, ...(disk ? [fullDisk(disk)] : [])];
}

function fullDisk(folder: string): Fault {
  const ballast = path.join(folder, 'ballast');
  return {
    name: 'full disk',
    async happen() {
      const file = openSync(ballast, 'w');
      const block = Buffer.alloc(1 << 20);
      try {
        for (;;) writeSync(file, block);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
      await sleep(LASTS);
      rmSync(ballast);
    },
  };
}
