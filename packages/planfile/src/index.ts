export { Findings } from './findings.ts';
export { nearest } from './nearest.ts';
export { type Place, type Problem, problemLine, usable, type WitnessLine } from './problem.ts';
export { type PlanFile, type PlanPath, readPlan } from './read-plan.ts';
export { shapePlan } from './shape-plan.ts';
