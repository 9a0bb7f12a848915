// The one file that knows pg-boss. Its jobs only say which mail is to be sent by whichever worker is free, and when the
// daily work is due; what has been sent stands in fieldwork.mail, so that losing every job would lose nothing.
import PgBoss from 'pg-boss';

export interface JobQueue {
  /** Makes a job of each mail. */
  give(mailIds: readonly string[]): Promise<void>;
  /** A mail that is to be sent, or null; nobody else is given it meanwhile. */
  take(): Promise<{ readonly jobId: string; readonly mailId: string } | null>;
  done(jobId: string): Promise<void>;
  /** Runs the work once over all workers whenever its time has come. @param cron by the clock in England. */
  every(name: string, cron: string, work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** A schema of its own, which its owner makes when the first worker starts. */
const SCHEMA = 'jobs';
const MAIL = 'mail';

/** Opens the queue on a database. @param onError told of what goes wrong beside the work, such as a lost connection. */
export async function openJobQueue(databaseUrl: string, onError: (error: Error) => void): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: SCHEMA,
    application_name: 'earshot worker',
    max: 4,
    archiveCompletedAfterSeconds: 3600,
    deleteAfterDays: 1,
    retentionDays: 2,
    monitorStateIntervalMinutes: 60,
  });
  boss.on('error', onError);
  await boss.start();
  // A mail that was not finished is given anew by whoever finds it still queued; pg-boss does not repeat it by itself.
  await boss.createQueue(MAIL, { name: MAIL, policy: 'standard', retryLimit: 0, expireInHours: 1 });
  return {
    give: (mailIds) => boss.insert(mailIds.map((mailId) => ({ name: MAIL, data: { mailId } }))),
    async take() {
      const [job] = await boss.fetch<{ mailId: string }>(MAIL);
      return job ? { jobId: job.id, mailId: job.data.mailId } : null;
    },
    done: (jobId) => boss.complete(MAIL, jobId),
    async every(name, cron, work) {
      // `short`: while one waits no second is added, so that a night without workers is not made up for job by job.
      await boss.createQueue(name, { name, policy: 'short', retryLimit: 0, expireInMinutes: 15 });
      await boss.schedule(name, cron, {}, { tz: 'Europe/London' });
      await boss.work(name, { pollingIntervalSeconds: 5 }, work);
    },
    stop: () => boss.stop({ graceful: true, wait: true, timeout: 5000 }),
  };
}
