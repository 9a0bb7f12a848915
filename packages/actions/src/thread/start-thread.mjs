// Where a thread begins: plain JavaScript, because a thread does not take over how the server’s own reads TypeScript.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData);
