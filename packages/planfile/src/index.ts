export { type Place, type Problem, placeWithin, problemLine, usable } from './problem.ts';
export { type PlanFile, type PlanPath, readPlan, shapePlan } from './read-plan.ts';
