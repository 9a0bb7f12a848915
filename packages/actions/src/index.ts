export { amountText, basisWords, measureText, readOwnCollection, rulesOf, shownMeasures } from '@earshot/census';
export type { ChangeTable } from '@earshot/change';
export { tablePlanNamed } from '@earshot/drivers';
export type { BankItem, Change, ComparedItem, QuestionBank } from '@earshot/instrument';
export { SNAPSHOT_FILES, type SnapshotFiles } from '@earshot/snapshot';
export type {
  AccountMistake,
  AccountMistakes,
  AccountRefused,
} from './access/account-refused.ts';
export { addAccount } from './access/add-account.ts';
export {
  changeRole,
  deactivateAccount,
  reactivateAccount,
  resetAccount,
  resetAccountAsOperator,
} from './access/change-account.ts';
export type { FieldworkStudy } from './access/fieldwork-study.ts';
export { type AccountSummary, accountNames, readAccounts } from './access/list-accounts.ts';
export { firstAccountLink, type IssuedLink, type OpenedLink, openLink } from './access/one-time-link.ts';
export { changePassword, type OwnAccount, readOwnAccount } from './access/own-account.ts';
export { DESK_ROLES, type DeskRole, type Permission, permits, type Viewer } from './access/permissions.ts';
export {
  type ProviderClaims,
  type ProviderSignOut,
  recordFailedProviderSignIn,
  signInByProvider,
  signOutByProvider,
  useLinkByProvider,
} from './access/provider-sign-in.ts';
export { findViewer, type LiveSession, type SignedIn } from './access/session.ts';
export { signIn } from './access/sign-in.ts';
export { signOut, signOutEverywhere } from './access/sign-out.ts';
export { createFirstAccount, setPasswordByLink } from './access/use-link.ts';
export { figuresFor } from './analysis/census-populations.ts';
export { changeFromFiles } from './analysis/change-from-files.ts';
export {
  type DriversOutcome,
  driversFromFile,
  type MadeDrivers,
  studyDrivers,
  studyDriversFromFile,
} from './analysis/drivers-from.ts';
export { panelWaves } from './analysis/panel-waves.ts';
export { readStudyChange, studyChange } from './analysis/study-change.ts';
export { simulatedDataset, studyDataset } from './analysis/study-dataset.ts';
export { studyTablesFromFile, type TextFile, tablesFromFile } from './analysis/tables-from-file.ts';
export { endsTheCall, finishInterview } from './answering/finish-interview.ts';
export { giveConsent } from './answering/give-consent.ts';
export type { InterviewStatus, OpenedInterview } from './answering/interview.ts';
export { openInterview } from './answering/open-interview.ts';
export { findOpenLink } from './answering/open-link.ts';
export { type Mistaken, type Recorded, recordAnswer } from './answering/record-answer.ts';
export type { Refused, RefusedCode } from './answering/refused.ts';
export { type ReturnLinkWish, sendReturnLink } from './answering/send-return-link.ts';
export { type Started, startInterview } from './answering/start-interview.ts';
export { withdrawInterview } from './answering/withdraw-interview.ts';
export { type BesideDesk, type BesideRead, besideDesk } from './beside/beside-desk.ts';
export { besideJson } from './beside/beside-json.ts';
export { type BesideMade, studyBeside, studyBesideFromFile } from './beside/make-beside.ts';
export { agreeByTelephone } from './calls/agree-by-telephone.ts';
export type { CallMistakes, CallRefused } from './calls/call-refused.ts';
export { callingScript } from './calls/calling-script.ts';
export { type CallsDesk, readCallsDesk } from './calls/calls-desk.ts';
export { endCallsToPerson, reassignCalls } from './calls/end-calls-to.ts';
export { agreesToNextWave, finishWithReach } from './calls/finish-with-reach.ts';
export { handBackCall } from './calls/hand-back-call.ts';
export { mailLinkInstead, mailReassurance } from './calls/mail-from-call.ts';
export { type OpenedCall, openCall } from './calls/open-call.ts';
export { recordCall } from './calls/record-call.ts';
export { type CallWork, releaseCall, superviseCalls } from './calls/supervise-calls.ts';
export { takeCall } from './calls/take-call.ts';
export { openTelephoneInterview, recordByTelephone } from './calls/telephone-interview.ts';
export { type BesidePublished, returnBeside } from './census/beside-published.ts';
export { type CensusDesk, type CensusFront, censusDesk } from './census/census-desk.ts';
export { findingsCsv, measuresCsv } from './census/check-csv.ts';
export { checkJson } from './census/check-json.ts';
export type { CheckMade, CheckRead } from './census/check-read.ts';
export { type CheckedReturn, checkReturn } from './census/check-return.ts';
export { measureRows } from './census/measure-rows.ts';
export type { OwnSeries } from './census/own-series.ts';
export type { ReturnRefused } from './census/refuse-return.ts';
export { returnTables } from './census/return-tables.ts';
export { SIGN_OFF_CSS, signOffBody, signOffPage } from './census/sign-off.ts';
export { simulatedReturn } from './census/simulated-return.ts';
export { changeJson } from './change/change-json.ts';
export { changeLines } from './change/change-lines.ts';
export { findingTexts } from './change/finding-text.ts';
export { studyWaves } from './change/study-waves.ts';
export { type ContactDetails, sealDetails } from './contacts/contact-details.ts';
export { type Keys, keysFrom } from './contacts/keys.ts';
export { simulatedWaves } from './demonstration/simulated-waves.ts';
export { driversJson } from './drivers/drivers-json.ts';
export {
  type EstimationDesk,
  type EstimationRead,
  type EstimationWish,
  estimationDesk,
} from './estimation/estimation-desk.ts';
export { tablesCsv } from './estimation/tables-csv.ts';
export type { EstimationKind } from './estimation/thread-task.ts';
export { type Explored, type ExploredTable, type ExplorerDesk, explorerDesk } from './explore/explorer-desk.ts';
export { renamedIn, wavesOf } from './explore/waves-of-panel.ts';
export { cancelStep } from './mail/cancel-step.ts';
export { decideUnknown } from './mail/decide-unknown.ts';
export { openLetter } from './mail/letter.ts';
export { type MailSettings, mailSettingsFrom } from './mail/mail-settings.ts';
export { type Protocol, readProtocol, type Sending, type StateCounts } from './mail/read-protocol.ts';
export { handInReturned, type RecordedReturn, recordReturned } from './mail/record-returned.ts';
export type { MailRefused } from './mail/refuse-mail.ts';
export { stopToken } from './mail/stop-link.ts';
export { readUnsubscribing, unsubscribe } from './mail/unsubscribe.ts';
export { type MonitorDesk, monitorDesk } from './monitor/monitor-desk.ts';
export { type Monitor, readProgress } from './monitor/read-monitor.ts';
export type { ResponseGroups } from './monitor/response-groups.ts';
export { readShownProgress } from './monitor/shown-progress.ts';
export { figuresOf, type OpenedWorld, openWorld } from './open-world.ts';
export { type BackedUp, backUpDatabase, restoreDatabase } from './operations/back-up-database.ts';
export { checkReady, type Readiness } from './operations/check-ready.ts';
export { readWorkload, type Workload } from './operations/read-workload.ts';
export { authorityDirectory, type ListedAuthority } from './organisations/directory.ts';
export {
  type EntryPreview,
  enterOrganisations,
  previewOrganisationEntry,
} from './organisations/enter-organisations.ts';
export { inviteOrganisations } from './organisations/invite-organisations.ts';
export { changeOpenLink } from './organisations/open-link.ts';
export {
  changeOrganisationContact,
  type OrganisationContact,
  openOrganisationContact,
} from './organisations/organisation-contact.ts';
export { type OwnAuthority, readOwnAuthority, statePopulation } from './organisations/own-authority.ts';
export {
  type OrganisationRead,
  type OrganisationsRead,
  readOrganisation,
  readOrganisations,
  type StandingOrganisation,
} from './organisations/read-organisations.ts';
export { recordOrganisation } from './organisations/record-organisation.ts';
export type { OrganisationRefused } from './organisations/refused.ts';
export { type Outcomes, outcomesFor, readOutcomes } from './outcomes/read-outcomes.ts';
export { type DataDesk, dataDesk } from './outgoing/data-desk.ts';
export { changeConsent } from './panel/change-consent.ts';
export { drawPanel } from './panel/draw-panel.ts';
export { type PanelPreview, previewPanel } from './panel/preview-panel.ts';
export type { PanelRefused } from './panel/refuse-panel.ts';
export { type ReachMistakes, reachWanted, type TypedReach, tellOwnReach } from './panel/tell-reach.ts';
export type { PublishedFigures } from './published-figures.ts';
export type { PublishedReport } from './publishing/published-report.ts';
export { type FinishedReport, type ReportDesk, reportDesk } from './publishing/report-desk.ts';
export type { RevisionsWanted } from './publishing/revisions-report.ts';
export { type BuiltReport, buildStudyReport } from './publishing/study-report.ts';
export {
  type AuthorityLink,
  type PlaceWanted,
  type PublishedRead,
  type WorkforceDesk,
  workforceDesk,
} from './publishing/workforce-desk.ts';
export { checkQuality, type QualityRead } from './releases/check-quality.ts';
export { decideRelease } from './releases/decide-release.ts';
export { drawSoftLaunch } from './releases/draw-soft-launch.ts';
export { type ReleasesRead, type RepeatedDraw, readReleases, repeatDraw } from './releases/read-releases.ts';
export { readStages, type StagesRead } from './releases/read-stages.ts';
export type { ReleaseRefused } from './releases/refused.ts';
export { releaseBatch, releaseMain } from './releases/release-batch.ts';
export { type RetentionState, readRetention, stateClosing } from './retention/retention-page.ts';
export { type Clock, ruleInWords } from './retention/retention-plan.ts';
export { type Retired, runRetention } from './retention/run-retention.ts';
export type { AnswerInWords } from './rights/answers-in-words.ts';
export { askForErasure } from './rights/ask-for-erasure.ts';
export { changeDetails, removeDetails } from './rights/change-details.ts';
export { confirmAddress, studyToConfirm } from './rights/confirm-address.ts';
export type { ConfirmationLetter } from './rights/confirmation-mail.ts';
export { erasePeople, readCertificate } from './rights/erase-person.ts';
export { extendTime } from './rights/extend-request.ts';
export { changeOwnDetails, removeOwnDetails } from './rights/own-details.ts';
export { exportPerson, type PersonExport, type PersonRecord, readPersonRecord } from './rights/record-of-person.ts';
export type { RightsRefused, RightsRefusedCode } from './rights/refuse-rights.ts';
export { reopenInterview } from './rights/reopen-interview.ts';
export { replaceLink } from './rights/replace-link.ts';
export { answerRequest, openRequest, readRequests } from './rights/requests.ts';
export { restrictPerson } from './rights/restrict-person.ts';
export { readNameSearch, startNameSearch, stopNameSearch } from './rights/search-names.ts';
export { type FoundPeople, searchPeople } from './rights/search-people.ts';
export type { DetailMistakes, TypedDetails } from './rights/told-details.ts';
export { readAnswerHistory, readYourData, type YourData } from './rights/your-data.ts';
export { checkStaffList, stopChecking } from './sample/check-staff-list.ts';
export { keepStaffList } from './sample/keep-staff-list.ts';
export { type ListFilePreview, previewListFile } from './sample/preview-list-file.ts';
export { LARGEST_LIST } from './sample/reading/list-file.ts';
export type { ListRefused } from './sample/refuse-list.ts';
export { removeStaffList } from './sample/remove-staff-list.ts';
export { type StaffList, type StaffLists, staffList, staffListFaults, staffLists } from './sample/staff-lists.ts';
export { stopKeeping } from './sample/stop-keeping.ts';
export { uploadStaffList } from './sample/upload-staff-list.ts';
export { type Settings, settingsFrom } from './settings.ts';
export { type MonthPage, monthPage } from './snapshots/month-page.ts';
export { type MonthRead, type MonthWanted, readMonthFolder } from './snapshots/read-month-folder.ts';
export type { SnapshotRefused } from './snapshots/refuse-snapshot.ts';
export { simulatedMonths } from './snapshots/simulated-months.ts';
export { type KeptPage, type SnapshotDesk, type SnapshotFront, snapshotDesk } from './snapshots/snapshot-desk.ts';
export { bankStudies } from './studies/bank-studies.ts';
export { checkStudy, type StudyCheck } from './studies/check-study.ts';
export { compareStudies } from './studies/compare-studies.ts';
export { loadStudy } from './studies/load-study.ts';
export { type PreviewedStudy, previewOf, previewStudy } from './studies/preview-study.ts';
export { readStudy, type StudyFolder } from './studies/read-study.ts';
export { questionnaireFile, studyFolder } from './studies/study-folders.ts';
export { isOpenToAll, languagesOf, type Study, studyIn } from './study.ts';
export { buyVouchers } from './vouchers/buy-vouchers.ts';
export { giveVouchersToAll, stopGiving } from './vouchers/give-to-all.ts';
export { giveVoucher } from './vouchers/give-voucher.ts';
export { mailVoucher, readOutVoucher, takeBackVoucher } from './vouchers/hand-over.ts';
export type { VoucherRefused } from './vouchers/refuse-voucher.ts';
export type { CodeFault } from './vouchers/voucher-code.ts';
export { readVouchers, type VoucherPage, vouchersForFinance } from './vouchers/voucher-list.ts';
export { startWorker } from './worker/start-worker.ts';
export { type AuthorityPage, authorityPage, type PageWanted } from './workforce/authority-page.ts';
export {
  type CharacteristicsFigures,
  type CharacteristicsWanted,
  characteristicsFigures,
} from './workforce/characteristics-figures.ts';
export { characteristicsOfFile } from './workforce/characteristics-of-file.ts';
export { filesRevised } from './workforce/files-revised.ts';
export { ownProblems } from './workforce/own-problems.ts';
export { type PublishedReleases, releaseFromFile, withRelease } from './workforce/published-releases.ts';
export { type RegionFigures, type RegionWanted, regionFigures } from './workforce/region-figures.ts';
export { type ReleaseFrom, releasesHeld } from './workforce/releases-held.ts';
export type { RevisionsMade } from './workforce/revisions-made.ts';
export { type PublishedVerified, type VerificationJson, verifyPublished } from './workforce/verify-published.ts';
export type { World } from './world.ts';
