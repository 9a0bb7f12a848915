// Longer than 300 lines: a line for each name that is let out, in the order of the files, and nothing else.
export {
  findAccount,
  findAccountByEmail,
  findAccountBySubject,
  insertAccount,
  listAccounts,
  lockAccounts,
  type StoredAccount,
  saveAccount,
} from './access-account.ts';
export { forgetAttempts, type SignInAttempts, saveAttempts, takeAttempts } from './access-attempt.ts';
export {
  accountsWithLinks,
  findOneTimeLink,
  type OneTimeLink,
  type OneTimeLinkKind,
  replaceOneTimeLink,
  spendOneTimeLink,
  stopOneTimeLinks,
} from './access-link.ts';
export { takeProviderMessage } from './access-provider-message.ts';
export {
  endSessions,
  findSession,
  forgetSessions,
  insertSession,
  markSeen,
  type SignInWay,
  type StoredSession,
  sessionsOf,
} from './access-session.ts';
export {
  type AddressChange,
  addressChangesOf,
  deleteAddressChange,
  lockAddressChanges,
  saveAddressChange,
  studyOfAddressChange,
} from './address-change.ts';
export {
  type AnalysisRespondent,
  type Answer,
  answersForAnalysis,
  appendAnswers,
  finishedPseudonyms,
} from './answer.ts';
export { type AuditEntry, appendAudit, appendAudits, listAudit } from './audit.ts';
export { backUp } from './backup/back-up.ts';
export { restore } from './backup/restore.ts';
export {
  assignToBatch,
  type Batch,
  batchesOf,
  countWaiting,
  type DrawnFrom,
  decideBatch,
  insertBatch,
  markReleased,
  releaseCases,
  waitingAt,
} from './batch.ts';
export {
  attemptCounts,
  callableCases,
  callsSince,
  countSimulated,
  type OpenAppointment,
  openAppointments,
  responseByAuthority,
} from './call.ts';
export { type CaseFile, casesOf, findCase, insertCases, simulatedCasesOf } from './case-file.ts';
export { type CaseRecord, caseRecords, earlierCompletes } from './case-history.ts';
export {
  type Claim,
  claimFirst,
  claimOf,
  claimsOf,
  countOnline,
  endClaim,
  type Holder,
  latestContact,
  lockCaller,
  rememberAcquaintance,
  renewClaim,
} from './claim.ts';
export { answeredAt, appendConsents, currentConsents, type StoredConsent } from './consent.ts';
export { appendContacts, contactsOf, type StoredContact } from './contact-event.ts';
export { type Server, startServer } from './embedded-postgres/server.ts';
export {
  type Certificate,
  type ErasureStep,
  eraseAnswers,
  eraseContacts,
  eraseFieldwork,
  erasureSteps,
  findCertificate,
  insertCertificate,
  insertErasureStep,
  type RowsByTable,
  restrictedSince,
  rowsHeld,
  setRestriction,
  stopContact,
} from './erasure.ts';
export {
  appendEvents,
  type EventKind,
  eventsOf,
  type InterviewEvent,
  latestAnswerNumber,
  reportedState,
} from './event.ts';
export { keepFingerprint } from './fingerprint.ts';
export { type FinishedSince, finishedSince } from './finished-since.ts';
export {
  type AnsweredPage,
  appendPage,
  findInterview,
  type InterviewKey,
  lockInterview,
  type StoredInterview,
} from './interview.ts';
export { type InterviewMoments, interviewMoments } from './interview-moments.ts';
export {
  type KeptMeasures,
  keepMeasures,
  listKeptMeasures,
  removeKeptMeasures,
} from './kept-measures.ts';
export {
  findKeptSnapshot,
  type KeptSnapshot,
  type KeptSnapshotLine,
  keepSnapshot,
  listKeptSnapshots,
  measuredBefore,
  removeKeptSnapshot,
  type SnapshotKey,
} from './kept-snapshot.ts';
export { deleteListCases, findListedPeople, findSuppressedIndexes, insertListPeople } from './listed-people.ts';
export {
  cancelMailTo,
  findMail,
  hasContact,
  insertMail,
  type MailState,
  type NewMail,
  type StoredMail,
} from './mail.ts';
export {
  beginMail,
  endMail,
  lockQueuedMail,
  mayBeginMail,
  mayBeMailed,
  mayHaveLetter,
  putBackMail,
  putOffMail,
} from './mail-claim.ts';
export {
  cancelQueuedStep,
  type MailCount,
  mailCounts,
  releasedCounts,
  type UnknownMail,
  unknownMails,
} from './mail-progress.ts';
export {
  cancelStaleLetters,
  forgetUndecidedLetters,
  forwardingAuthorities,
  giveBack,
  giveQueued,
  giveUpSending,
  queueDueStep,
  releaseDays,
} from './mail-queue.ts';
export { type MailQueue, mailQueue } from './mail-queue-length.ts';
export { isMigrated, migrate } from './migrate.ts';
export { type DayOfProgress, hoursOfProgress, type Progress, progressOf } from './monitor.ts';
export { answerCounts, monitorMark, questionReach } from './monitor-counts.ts';
export { insertNote, notesOf, type StoredNote } from './note.ts';
export { endCallsTo, type OftenCalled, oftenCalled } from './often-called.ts';
export { readOneMoment } from './one-moment.ts';
export { type Database, type DatabaseWish, openDatabase } from './open-database.ts';
export { type Connections, openStore, type Store } from './open-store.ts';
export {
  type AuthorityProgress,
  appendOrganisationEvents,
  findOrganisation,
  findOrganisationByOpenCode,
  insertOrganisations,
  type Organisation,
  organisationEventsOf,
  organisationsOf,
  progressOfAuthority,
  type StoredOrganisationEvent,
  setOpenCode,
  setRating,
} from './organisation.ts';
export {
  deleteOrganisationContact,
  findOrganisationContact,
  saveOrganisationContact,
} from './organisation-contact.ts';
export { type EarlierCase, earlierCases, insertMissingPeople, lockPanelDraw, reachOf } from './panel.ts';
export {
  findPeopleByEmail,
  findPerson,
  hasPeople,
  insertPeople,
  lockAddress,
  type StoredPerson,
  updatePerson,
} from './person.ts';
export type { Queries } from './queries.ts';
export { Refusal, type RefusalCode } from './refusal.ts';
export {
  findRespondent,
  hasLinkSince,
  hasRespondents,
  insertLinks,
  insertRespondents,
  type Link,
  lockRespondent,
  type NewRespondent,
  type Respondent,
  revokeLinks,
} from './respondent.ts';
export {
  appendDeletion,
  auditedDeletions,
  type ClockedRows,
  closingFacts,
  countDue,
  type Deletion,
  type DueRows,
  deleteDue,
  insertClosing,
  listDeletions,
  lockDeletions,
} from './retention.ts';
export {
  answerHistory,
  type Crossing,
  casesOfPanel,
  consentHistory,
  countPeople,
  crossingsOf,
  deletePerson,
  findPeople,
  findPeopleByIndex,
  mailsTo,
  peopleAfter,
  setReach,
  takeNextLinkNumber,
} from './rights-people.ts';
export {
  closeRequest,
  extendRequest,
  insertRequest,
  listRequests,
  lockRequest,
  type RequestKind,
  type RequestOutcome,
  type RightsRequest,
  requestsAbout,
  setRequestPeople,
} from './rights-request.ts';
export type { Role } from './roles.ts';
export {
  beatStaffList,
  expireStaffLists,
  findStaffList,
  insertStaffList,
  type StaffListCounts,
  type StaffListState,
  type StoredStaffList,
  staffListsOf,
  unfinishedStaffLists,
  updateStaffList,
} from './staff-list.ts';
export {
  deleteStaffListParts,
  insertStaffListPart,
  type StaffListPartKind,
  staffListPart,
  staffListPartNumbers,
} from './staff-list-part.ts';
export { findStudy, lockStudy, type StoredStudy, saveStudy } from './study.ts';
export { addSuppression, isSuppressed, type SuppressedChannel, type SuppressionReason } from './suppression.ts';
export {
  askTaskToStop,
  beatTask,
  deleteOldTasks,
  endTask,
  findTasks,
  isTaskToStop,
  latestTask,
  type NewTask,
  type StoredTask,
  startTask,
} from './task.ts';
export {
  cancelVoucher,
  insertPurchase,
  knownCodes,
  lockVouchers,
  markVoucherSent,
  peopleCompleted,
  peopleConsenting,
  purchasesOf,
  type StoredVoucher,
  takeVoucher,
  voucherMails,
  voucherOf,
  voucherStep,
  vouchersIn,
  vouchersOf,
} from './voucher.ts';
export { beatWorker, forgetWorker, type WorkerBeat, workersSeen } from './worker-beat.ts';
