export type { Study } from './study.ts';
export type { World } from './world.ts';
