export type { DriverModel, DriversPlan } from './plan/drivers-plan.ts';
export { readDriversPlan, tablePlanNamed } from './plan/read-drivers-plan.ts';
export type { DriverAnalysis } from './run/analysis.ts';
export type { Routes } from './run/routes.ts';
export { type DriversInput, runDrivers } from './run/run-drivers.ts';
export { driverTables } from './tables/driver-tables.ts';
export { driverSentences } from './tables/sentences.ts';
