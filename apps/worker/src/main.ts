import 'reflect-metadata';
import { readSettings } from '@frontdoor/casework/channels';
import { runProcess } from '@frontdoor/platform';
import { startWorker } from './start-worker.js';

await runProcess(async (say) => {
  const app = await startWorker(readSettings(), say);
  say('The worker is at work. Ctrl-C stops it.');
  return () => app.close();
});
