import { monitorMark } from '@earshot/store';
import type { DeskRefused } from '../access/fieldwork-study.ts';
import { permits, type Viewer } from '../access/permissions.ts';
import { audienceOf } from '../outcomes/read-outcomes.ts';
import type { World } from '../world.ts';
import { type Monitor, readMonitor } from './read-monitor.ts';

/** Monitors for many who look at the same time. */
export interface MonitorDesk {
  /** As `readMonitor`, counted once for all who see the same. */
  read(viewer: Viewer, studyId: string): Promise<ShownMonitor | DeskRefused>;
  /** A mark that changes whenever anything happened that a monitor counts. */
  mark(): Promise<string>;
}

export interface ShownMonitor extends Monitor {
  /** Something has happened since it was counted; whoever shows it should ask again in a while. */
  readonly behind: boolean;
}

interface Kept {
  readonly mark: string;
  readonly reading: Promise<Monitor | DeskRefused>;
  /** Milliseconds of the world’s clock until when it may be shown although something has happened since. */
  freshUntil: number;
}

/** Reading may take a fifth of the time: a monitor that took two seconds is shown for eight. */
const REST = 4;
/** What takes less than this is read anew each time that something has happened. */
const QUICK = 500;
/** Outcomes change with the calendar, too. */
const LONGEST = 60_000;

/**
 * Keeps each monitor until something happens, and a slow one for longer, so that watching never takes much of the
 * database however many people watch. Nothing is shared between web processes but the database.
 */
export function monitorDesk(world: World): MonitorDesk {
  const kept = new Map<string, Kept & { readonly readAt: number }>();
  const mark = () => world.store.transaction('fieldwork', monitorMark);
  return {
    mark,
    async read(viewer, studyId) {
      if (!permits(viewer, 'see_monitor') || !world.studies.has(studyId)) {
        return shown(readMonitor(world, viewer, studyId), false);
      }
      const key = `${studyId} ${audienceOf(viewer)} ${permits(viewer, 'see_audit')}`;
      const now = world.now().getTime();
      const known = kept.get(key);
      const latest = await mark();
      const isFresh = known && now - known.readAt < LONGEST && (known.mark === latest || now < known.freshUntil);
      if (isFresh) return shown(known.reading, known.mark !== latest);
      const reading = readMonitor(world, viewer, studyId);
      // While it is being read, everybody who asks waits for the same reading.
      const entry = { mark: latest, reading, readAt: now, freshUntil: Number.POSITIVE_INFINITY };
      kept.set(key, entry);
      await reading.then(
        () => {
          const took = world.now().getTime() - now;
          entry.freshUntil = took < QUICK ? 0 : now + took * (REST + 1);
        },
        () => kept.delete(key),
      );
      return shown(reading, false);
    },
  };
}

async function shown(reading: Promise<Monitor | DeskRefused>, behind: boolean): Promise<ShownMonitor | DeskRefused> {
  const monitor = await reading;
  return 'refused' in monitor ? monitor : { ...monitor, behind };
}
