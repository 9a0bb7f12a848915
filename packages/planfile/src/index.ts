export { Findings } from './findings.ts';
export { type Place, type Problem, problemLine, usable } from './problem.ts';
export { type PlanFile, type PlanPath, readPlan, shapePlan } from './read-plan.ts';
