import 'reflect-metadata';
import { readSettings } from '@frontdoor/casework/channels';
import { runProcess } from '@frontdoor/platform';
import { AGENTS, COUNCIL } from '@frontdoor/demonstration';
import { startHub } from './start/start-hub.js';

await runProcess(async (say) => {
  const config = readSettings();
  const hub = await startHub(config, { say });
  say('');
  say(`Frontdoor is open:  ${config.publicUrl}/console/   (agents)`);
  say(`                    ${config.publicUrl}/contact    (customers)`);
  say(`                    ${config.publicUrl}/ready      (operators)`);
  for (const reachedAt of hub.reachedAt) say(reachedAt);
  if (hub.demonstrationPassword) {
    say('');
    say(`Demonstration log-ins, all with the password  ${hub.demonstrationPassword}`);
    for (const { name, team, roles } of AGENTS)
      say(`  ${`${name.toLowerCase()}@${COUNCIL.logInDomain}`.padEnd(32)} ${roles[0]!.padEnd(13)} ${team}`);
    say('Open the console, choose Try it, and play the customer.');
  }
  say('Ctrl-C stops everything.');
  return hub.stop;
});
