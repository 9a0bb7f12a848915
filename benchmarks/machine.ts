import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What a time depends on beside the code, so that it can be set beside a time from elsewhere. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly system: string;
  readonly node: string;
  /** How many processes wanted to run in the last minute, this one among them; nought where the system does not say. */
  readonly load: number;
}

/** The machine that this runs on, now. */
export function thisMachine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    load: Math.round(loadavg()[0]! * 10) / 10,
  };
}
