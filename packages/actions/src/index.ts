export type { BankItem, Change, ComparedItem, QuestionBank } from '@earshot/instrument';
export { type Permission, permits, type Viewer } from './access/permissions.ts';
export { simulatedDataset, studyDataset } from './analysis/study-dataset.ts';
export { studyTablesFromFile, type TextFile, tablesFromFile } from './analysis/tables-from-file.ts';
export { finishInterview } from './answering/finish-interview.ts';
export type { InterviewStatus, OpenedInterview } from './answering/interview.ts';
export { openInterview } from './answering/open-interview.ts';
export { type Mistaken, type Recorded, recordAnswer } from './answering/record-answer.ts';
export type { Refused, RefusedCode } from './answering/refused.ts';
export { type Started, startInterview } from './answering/start-interview.ts';
export { withdrawInterview } from './answering/withdraw-interview.ts';
export { type Keys, keysFrom } from './contacts/keys.ts';
export { checkHealth } from './monitor/check-health.ts';
export { type Monitor, type RegionCount, readMonitor, readProgress } from './monitor/read-monitor.ts';
export { type BackedUp, backUpDatabase, restoreDatabase } from './operations/back-up-database.ts';
export { figuresOf, type OpenedWorld, openWorld } from './open-world.ts';
export type { PublishedFigures } from './published-figures.ts';
export { type FinishedReport, type ReportDesk, reportDesk } from './publishing/report-desk.ts';
export { type BuiltReport, buildStudyReport } from './publishing/study-report.ts';
export {
  type AuthorityLink,
  type WorkforceDesk,
  type WorkforcePage,
  workforceDesk,
} from './publishing/workforce-desk.ts';
export { type Settings, settingsFrom } from './settings.ts';
export { bankStudies } from './studies/bank-studies.ts';
export { checkStudy, type StudyCheck } from './studies/check-study.ts';
export { compareStudies } from './studies/compare-studies.ts';
export { loadStudy } from './studies/load-study.ts';
export { type PreviewedStudy, previewOf, previewStudy } from './studies/preview-study.ts';
export { readStudy, type StudyFolder } from './studies/read-study.ts';
export { questionnaireFile, studyFolder } from './studies/study-folders.ts';
export { languagesOf, type Study, studyIn } from './study.ts';
export type { World } from './world.ts';
