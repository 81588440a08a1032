import { processIo } from './io.js';
import { run } from './run.js';

const code = await run(process.argv.slice(2), processIo());
// A connection that is tried again and again must not keep a command alive that has ended.
process.stdout.write('', () => process.exit(code));
