import type { Command } from 'commander';
import type { RunAction, Io } from './io.js';

const JSON_DOCUMENT = 'print one JSON document';
const several = (value: string, before: string[] = []): string[] => [
  ...before,
  ...value.split(',').map((one) => one.trim()),
];

/** `frontdoor admin subscriber`: other systems that are told of events. */
export function declareSubscriber(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/subscriber.js');
  const subscriber = admin
    .command('subscriber')
    .description('Other systems that are told of events, signed, each in order.')
    .helpCommand(false);
  subscriber
    .command('add')
    .description('Have another system told of events, and show the secret that signs them once.')
    .argument('<name>', 'for people')
    .argument('<url>', 'where events are posted')
    .option(
      '--type <type>',
      'such as promise.missed or enquiry.*; may be given several times. Otherwise all',
      several,
    )
    .option(
      '--service <service>',
      'it is told of enquiries of this service alone; may be given several times. Otherwise all',
      several,
    )
    .option('--shape <shape>', 'thin: ids and facts; full: enquiry, customer and contact besides', 'thin')
    .option('--personal-data', 'it may be told who somebody is and what they wrote')
    .option('--from-beginning', 'it is told what is kept of the past as well')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, url, options) => (await load()).addSubscriber(io, name, url, options)));
  subscriber
    .command('list')
    .description('List the subscribers: how far behind they are, and what is wrong.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).listSubscribers(io, options)));
  subscriber
    .command('rotate')
    .description('Give a subscriber a new signing secret, and show it once. Both sign for a time.')
    .argument('<name>')
    .option('--keep <hours>', 'how long the one before goes on; 0 ends it at once. Otherwise 24')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).rotateSubscriber(io, name, options)));
  for (const [what, description] of [
    ['pause', 'Send a subscriber nothing until it is resumed.'],
    ['resume', 'Go on with a subscriber that was paused or switched off, where it stopped.'],
    ['remove', 'Tell a subscriber nothing more, and forget its attempts.'],
  ] as const)
    subscriber
      .command(what)
      .description(description)
      .argument('<name>')
      .option('--json', JSON_DOCUMENT)
      .action(run(async (name, options) => (await load()).changeSubscriber(io, what, name, options)));
  declareDeliveries(subscriber, io, run);
}

function declareDeliveries(subscriber: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/subscriber.js');
  subscriber
    .command('attempts')
    .description('List the newest attempts with what was answered.')
    .argument('<name>')
    .option('--failed', 'only those that were not taken')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).listAttempts(io, name, options)));
  subscriber
    .command('replay')
    .description('Tell a subscriber one event again, or everything since an instant, in order.')
    .argument('<name>')
    .option('--event <id>', 'its webhook-id, as `attempts` lists it')
    .option('--since <instant>', 'such as 2026-11-23T08:00:00Z')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).replayEvents(io, name, options)));
  subscriber
    .command('test')
    .description('Send a test event now, and say what was answered; 1 where it was not taken.')
    .argument('<name>')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).testSubscriber(io, name, options)));
}

/** `frontdoor admin api-key`: keys by which other systems ask. */
export function declareApiKey(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/api-key.js');
  const key = admin
    .command('api-key')
    .description('Keys by which other systems ask, each with what it is good for.')
    .helpCommand(false);
  key
    .command('add')
    .description('Make a key for an integration, and show it once.')
    .argument('<name>', 'for people')
    .requiredOption('--integration <key>', 'the integration that it belongs to')
    .requiredOption('--scope <scope>', 'such as events:read; may be given several times', several)
    .option(
      '--service <service>',
      'it sees what is of this service alone; may be given several times. Otherwise all',
      several,
    )
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).addApiKey(io, name, options)));
  key
    .command('list')
    .description('List the keys, without what opens.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).listApiKeys(io, options)));
  key
    .command('rotate')
    .description(
      'Give out a new key in the place of one, and show it once. The one before goes on for a time.',
    )
    .argument('<name>')
    .option('--keep <hours>', 'how long the one before goes on; 0 ends it at once. Otherwise 24')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).rotateApiKey(io, name, options)));
  key
    .command('remove')
    .description('Take a key away: it is good for nothing at once.')
    .argument('<name>')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).removeApiKey(io, name, options)));
}
