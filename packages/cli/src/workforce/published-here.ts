import { figuresOf, settingsFrom } from '@earshot/actions';
import type { Terminal } from '../terminal.ts';

/** The published figures that ship, and the newer downloads in the folder that the environment names. */
export function publishedHere({ checkout, env }: Terminal): ReturnType<ReturnType<typeof figuresOf>> {
  return figuresOf(checkout, settingsFrom(checkout, env).published)();
}
