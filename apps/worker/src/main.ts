import 'reflect-metadata';
import { readConfig, runProcess } from '@frontdoor/platform';
import { startWorker } from './start-worker.js';

await runProcess(async (say) => {
  const app = await startWorker(readConfig());
  say('The worker is at work. Ctrl-C stops it.');
  return () => app.close();
});
