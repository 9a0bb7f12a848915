// Collects garbage when the heap has grown by half since the last time. Node's own measure is up to a fourfold where there
// is much memory: in `npm run bench:answering` the web process held 340 MB at most with that, and 230 MB with this. It
// collects more often for it; what that costs of the processor has not been measured by itself.
import v8 from 'node:v8';

v8.setFlagsFromString('--heap-growing-percent=50');
