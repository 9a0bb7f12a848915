import type { Queries } from './queries.ts';

/** A code that was bought, and what has become of it. */
export interface StoredVoucher {
  readonly voucherId: string;
  readonly studyId: string;
  readonly purchaseId: string;
  /** Whose it is; null: nobody’s yet, or no longer known. */
  readonly pseudonym: string | null;
  /** What it thanks for. */
  readonly purpose: string;
  /** Such as “£20”. */
  readonly worth: string;
  readonly sealedCode: Uint8Array;
  /** The last characters of the code. */
  readonly ending: string;
  readonly boughtAt: Date;
  readonly givenAt: Date | null;
  readonly sentAt: Date | null;
  readonly way: 'mail' | 'read_out' | null;
  readonly cancelledAt: Date | null;
  readonly forgottenAt: Date | null;
}

/** Codes that were bought together. */
export interface VoucherPurchase {
  readonly purchaseId: string;
  readonly studyId: string;
  readonly purpose: string;
  readonly worth: string;
  readonly codes: number;
  readonly actor: string;
  readonly boughtAt: Date;
}

const COLUMNS = `voucher_id AS "voucherId", study_id AS "studyId", purchase_id AS "purchaseId", pseudonym, purpose, worth,
  sealed_code AS "sealedCode", ending, bought_at AS "boughtAt", given_at AS "givenAt", sent_at AS "sentAt", way,
  cancelled_at AS "cancelledAt", forgotten_at AS "forgottenAt"`;

/** A code as it is bought: sealed, and with the index by which the same code is found again. */
export interface BoughtCode {
  readonly voucherId: string;
  readonly sealedCode: Uint8Array;
  readonly codeIndex: Uint8Array;
  readonly ending: string;
}

/** Records a purchase with its codes, which must not have been bought before (see `knownCodes`). Role: contacts. */
export async function insertPurchase(
  queries: Queries,
  purchase: VoucherPurchase,
  codes: readonly BoughtCode[],
): Promise<void> {
  const { purchaseId, studyId, purpose, worth, boughtAt } = purchase;
  await queries.query(
    `INSERT INTO contacts.voucher_purchase (purchase_id, study_id, purpose, worth, codes, actor, bought_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [purchaseId, studyId, purpose, worth, purchase.codes, purchase.actor, boughtAt],
  );
  await queries.query(
    `INSERT INTO contacts.voucher
       (voucher_id, study_id, purchase_id, purpose, worth, bought_at, sealed_code, code_index, ending)
     SELECT voucher_id, $1, $2, $3, $4, $5, decode(sealed, 'hex'), decode(code_index, 'hex'), ending
     FROM unnest($6::uuid[], $7::text[], $8::text[], $9::text[]) AS added (voucher_id, sealed, code_index, ending)`,
    [
      studyId,
      purchaseId,
      purpose,
      worth,
      boughtAt,
      codes.map((code) => code.voucherId),
      codes.map((code) => Buffer.from(code.sealedCode).toString('hex')),
      codes.map((code) => Buffer.from(code.codeIndex).toString('hex')),
      codes.map((code) => code.ending),
    ],
  );
}

/** Which of these indexes of codes are here already, as hexadecimal digits. Role: contacts. */
export async function knownCodes(queries: Queries, indexes: readonly Uint8Array[]): Promise<Set<string>> {
  const rows = await queries.query<{ known: string }>(
    `SELECT encode(code_index, 'hex') AS known FROM contacts.voucher
     WHERE code_index IN (SELECT decode(wanted, 'hex') FROM unnest($1::text[]) AS wanted)`,
    [indexes.map((index) => Buffer.from(index).toString('hex'))],
  );
  return new Set(rows.map(({ known }) => known));
}

/** Lets the transactions that give, cancel or buy vouchers of a study take turns, until this one ends. Role: contacts. */
export async function lockVouchers(queries: Queries, studyId: string): Promise<void> {
  await queries.query(`SELECT pg_advisory_xact_lock(hashtextextended('vouchers ' || $1, 0))`, [studyId]);
}

/** The voucher that a person has for a purpose and that still counts; null for none. Role: contacts. */
export async function voucherOf(
  queries: Queries,
  { studyId, pseudonym, purpose }: { studyId: string; pseudonym: string; purpose: string },
): Promise<StoredVoucher | null> {
  const [found] = await queries.query<StoredVoucher>(
    `SELECT ${COLUMNS} FROM contacts.voucher
     WHERE study_id = $1 AND pseudonym = $2 AND purpose = $3 AND cancelled_at IS NULL`,
    [studyId, pseudonym, purpose],
  );
  return found ?? null;
}

/** Gives a person the oldest code that is left. Null when none is. Take turns with `lockVouchers` first. Role: contacts. */
export async function takeVoucher(
  queries: Queries,
  wanted: { readonly studyId: string; readonly pseudonym: string; readonly purpose: string; readonly at: Date },
): Promise<StoredVoucher | null> {
  const [given] = await queries.query<StoredVoucher>(
    `UPDATE contacts.voucher SET pseudonym = $2, given_at = $4
     WHERE voucher_id = (
       SELECT voucher_id FROM contacts.voucher
       WHERE study_id = $1 AND purpose = $3 AND given_at IS NULL AND cancelled_at IS NULL
       ORDER BY bought_at, voucher_id LIMIT 1)
     RETURNING ${COLUMNS}`,
    [wanted.studyId, wanted.pseudonym, wanted.purpose, wanted.at],
  );
  return given ?? null;
}

/** Records that a code has reached the person it was given to; the first way counts. Role: contacts. */
export async function markVoucherSent(
  queries: Queries,
  { voucherId, way, at }: { voucherId: string; way: 'mail' | 'read_out'; at: Date },
): Promise<void> {
  await queries.query(
    `UPDATE contacts.voucher SET sent_at = $3, way = $2
     WHERE voucher_id = $1 AND sent_at IS NULL AND given_at IS NOT NULL`,
    [voucherId, way, at],
  );
}

/** Cancels a code, given or not; returns whether it counted until now. Role: contacts. */
export async function cancelVoucher(
  queries: Queries,
  { studyId, voucherId, at }: { studyId: string; voucherId: string; at: Date },
): Promise<StoredVoucher | null> {
  const [cancelled] = await queries.query<StoredVoucher>(
    `UPDATE contacts.voucher SET cancelled_at = $3
     WHERE study_id = $1 AND voucher_id = $2 AND cancelled_at IS NULL RETURNING ${COLUMNS}`,
    [studyId, voucherId, at],
  );
  return cancelled ?? null;
}

/** Every voucher of a study, oldest first. Role: contacts. */
export async function vouchersIn(queries: Queries, studyId: string): Promise<StoredVoucher[]> {
  return queries.query<StoredVoucher>(
    `SELECT ${COLUMNS} FROM contacts.voucher WHERE study_id = $1 ORDER BY bought_at, given_at NULLS LAST, voucher_id`,
    [studyId],
  );
}

/** Every voucher that a person has had, in any study. Role: contacts. */
export async function vouchersOf(queries: Queries, pseudonym: string): Promise<StoredVoucher[]> {
  return queries.query<StoredVoucher>(
    `SELECT ${COLUMNS} FROM contacts.voucher WHERE pseudonym = $1 ORDER BY given_at, voucher_id`,
    [pseudonym],
  );
}

/** Every purchase for a study, oldest first. Role: contacts. */
export async function purchasesOf(queries: Queries, studyId: string): Promise<VoucherPurchase[]> {
  return queries.query<VoucherPurchase>(
    `SELECT purchase_id AS "purchaseId", study_id AS "studyId", purpose, worth, codes, actor, bought_at AS "boughtAt"
     FROM contacts.voucher_purchase WHERE study_id = $1 ORDER BY bought_at, purchase_id`,
    [studyId],
  );
}

/** Who has agreed to a purpose in a study, by their latest word. Role: fieldwork. */
export async function peopleConsenting(queries: Queries, studyId: string, purpose: string): Promise<string[]> {
  const rows = await queries.query<{ pseudonym: string }>(
    `SELECT pseudonym FROM (
       SELECT DISTINCT ON (pseudonym) pseudonym, given FROM fieldwork.consent
       WHERE study_id = $1 AND purpose = $2 ORDER BY pseudonym, consent_id DESC
     ) AS latest WHERE given ORDER BY pseudonym`,
    [studyId, purpose],
  );
  return rows.map(({ pseudonym }) => pseudonym);
}

/** Which sampled people of a study have completed the interview and not withdrawn. Role: fieldwork. */
export async function peopleCompleted(queries: Queries, studyId: string): Promise<string[]> {
  const rows = await queries.query<{ pseudonym: string }>(
    `SELECT c.pseudonym FROM fieldwork.case_file c WHERE c.study_id = $1
       AND (SELECT e.detail ->> 'outcome' FROM answers.event e WHERE e.pseudonym = c.pseudonym AND e.kind = 'finished'
            ORDER BY e.event_id DESC LIMIT 1) = 'completed'
       AND NOT EXISTS (SELECT FROM answers.event e WHERE e.pseudonym = c.pseudonym AND e.kind = 'withdrawn')
     ORDER BY c.pseudonym`,
    [studyId],
  );
  return rows.map(({ pseudonym }) => pseudonym);
}

/** The step under which a voucher’s mail is queued. */
export function voucherStep(voucherId: string): string {
  return `voucher:${voucherId}`;
}

/** What became of the mails that hold a study’s vouchers. Role: fieldwork. */
export async function voucherMails(
  queries: Queries,
  studyId: string,
): Promise<{ voucherId: string; state: string; changedAt: Date }[]> {
  return queries.query(
    `SELECT substr(step, length('voucher:') + 1) AS "voucherId", state, changed_at AS "changedAt" FROM fieldwork.mail
     WHERE study_id = $1 AND step LIKE 'voucher:%'`,
    [studyId],
  );
}
