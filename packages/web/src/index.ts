export { buildWeb } from './build-web.ts';
export type { AuthorityLink, ReportPage, ReportProblems, WebParts, WorkforcePage } from './parts.ts';
export { serve } from './serve.ts';
