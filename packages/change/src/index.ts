export type { ChangeTable, Finding, Said } from './finding.ts';
export type { ChangePlan } from './plan/plan.ts';
export { readChangePlan } from './plan/read-change-plan.ts';
export type { GivenWave } from './plan/read-waves.ts';
export { runChange } from './run-change.ts';
export { makeWave } from './waves/make-wave.ts';
export type { Wave } from './waves/wave.ts';
export { waveFromCsv } from './waves/wave-from-csv.ts';
export { type Wording, type WordingOf, wordingProblems } from './wording.ts';
