import { Command } from 'commander';
import { declareApiKey, declareSubscriber } from './declare-events.js';
import type { RunAction, Io } from './io.js';

const JSON_DOCUMENT = 'print one JSON document';
const several = (value: string, before: string[] = []): string[] => [
  ...before,
  ...value.split(',').map((one) => one.trim()),
];

/** `frontdoor admin`: what an operator sets up and keeps up without the console. */
export function declareAdmin(program: Command, io: Io, run: RunAction): void {
  const admin = program
    .command('admin')
    .description('Set up and keep up an organisation.')
    .helpCommand(false);
  declareOrganisation(admin, io, run);
  declareService(admin, io, run);
  declareAnswers(admin, io, run);
  declareTopics(admin, io, run);
  declareServiceRules(admin, io, run);
  declareEntryPoint(admin, io, run);
  declareReceptionDevice(admin, io, run);
  declareUser(admin, io, run);
  declareIntegration(admin, io, run);
  declareReportCategory(admin, io, run);
  declarePartner(admin, io, run);
  declareApiKey(admin, io, run);
  declareSubscriber(admin, io, run);
  declareSecret(admin, io, run);
}

function declareOrganisation(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/organisation.js');
  const organisation = admin
    .command('organisation')
    .description('The council that this installation serves.')
    .helpCommand(false);
  organisation
    .command('create')
    .description('Make the organisation, and the database when there is none yet.')
    .argument('<name>', 'as customers know it')
    .requiredOption('--pack <id>', 'the charter pack it publishes, such as cambridge-city')
    .option('--zone <zone>', 'its time zone', 'Europe/London')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).createOrganisation(io, name, options)));
  organisation
    .command('show')
    .description('Show the organisation.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).showOrganisation(io, options)));
  organisation
    .command('pages')
    .description('Set the colours, texts and links of its public pages; `default` takes one back.')
    .option('--band <colour>', 'colour of the band above each page, as #rrggbb')
    .option('--band-text <colour>', 'colour of the words on it')
    .option('--button <colour>', 'colour of buttons')
    .option('--button-text <colour>', 'colour of the words on them')
    .option('--link <colour>', 'colour of links on a light ground')
    .option('--logo-text <text>', 'what stands in the band instead of the name')
    .option('--privacy <link or text>', 'where its privacy notice is, or what it says')
    .option('--cookies <link or text>', 'the same of cookies')
    .option('--accessibility <link or text>', 'the same of accessibility')
    .option('--phone <number>', 'its telephone number, as people read it')
    .option('--address <address>', 'its postal address, on one line')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).setPages(io, options)));
  organisation
    .command('letters')
    .description('Have its letters written with a template of its own. One with faults is refused.')
    .argument('[file]', 'the template, as `frontdoor letter template` prints ours')
    .option('--default', 'letters as they come again: by the template of the charter pack, or ours')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (file, options) => (await load()).setLetters(io, file, options)));
  organisation
    .command('yields')
    .description('Say how long a promise that was missed lets those go first that can still be kept.')
    .option('--there <minutes>', 'where the customer is there meanwhile, as in a call; otherwise 30')
    .option('--written <minutes>', 'where they wrote; otherwise 1440')
    .option('--default', 'as is usual again')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).setYields(io, options)));
}

function declareService(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/service.js');
  const service = admin.command('service').description('What the organisation does.').helpCommand(false);
  service
    .command('add')
    .description('Add a service.')
    .argument('<name>', 'such as "Council Tax"')
    .requiredOption('--team <name>', 'the team that does it; made when it is new')
    .option('--slug <slug>', 'its short name; otherwise made from the name')
    .option('--kind <kind>', 'kind of the enquiries that arrive for it', 'enquiry')
    .option('--customer-service-centre', 'the customer service centre answers for it, so its promises apply')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).addService(io, name, options)));
  service
    .command('topics')
    .description('Say in the words of customers what a service does, as the contact form offers it.')
    .argument('<slug>', 'short name of the service')
    .argument('[topics...]', 'such as "A missed bin"; without any, the form offers the service by its name')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (slug, topics, options) => (await load()).setTopics(io, slug, topics, options)));
  service
    .command('list')
    .description('List the services with their teams.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).listServices(io, options)));
}

function declareAnswers(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/answers.js');
  const answers = admin
    .command('answers')
    .description('The library of answers about what services do.')
    .helpCommand(false);
  answers
    .command('export')
    .description('Print the library as YAML; with --json as JSON. `import` takes either.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).exportAnswers(io, options)));
  answers
    .command('import')
    .description('Add and change answers from a file. All faults are told; with one, nothing is taken.')
    .argument('<file>', 'in YAML or JSON, as `export` prints it')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (file, options) => (await load()).importAnswers(io, file, options)));
  answers
    .command('list')
    .description('List the answers, with who owns them and when they are looked at again.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).listAnswers(io, options)));
}

function declareTopics(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/topics.js');
  const topics = admin
    .command('topics')
    .description('By which words it is told which service an enquiry is for. They suggest, and move nothing.')
    .helpCommand(false);
  topics
    .command('show')
    .description('Print the words of each service with their weights; `set` takes them.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).showTopics(io, options)));
  topics
    .command('set')
    .description('Put the words of a file in the place of those of the services that it names.')
    .argument('<file>', 'in YAML or JSON, as `show` prints it')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (file, options) => (await load()).setTopicWords(io, file, options)));
  topics
    .command('try')
    .description('Try the words of a file, or those in use, on texts of the past; changes nothing.')
    .argument('[file]', 'in YAML or JSON')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (file, options) => (await load()).tryTopics(io, file, options)));
}

const RULES = {
  calls: 'What services do with their callers, before and while they wait.',
  rings: 'Who else is asked for the work of a service once nobody took it in time.',
  hops: 'How often enquiries of a service may go on before only a supervisor moves them.',
  overflow: 'What a service does with what is written to it while more comes than can be done.',
  'left-alone': 'After how much working time work that nothing happens to comes back to the queue.',
} as const;

function declareServiceRules(admin: Command, io: Io, run: RunAction): void {
  for (const what of ['calls', 'rings', 'hops', 'left-alone', 'overflow'] as const)
    declareServiceRule(admin, io, run, what);
}

function declareServiceRule(admin: Command, io: Io, run: RunAction, what: keyof typeof RULES): void {
  const load = () => import('./commands/admin/service-rules.js');
  const declared = admin.command(what).description(RULES[what]).helpCommand(false);
  declared
    .command('show')
    .description('Show the rules in words; with --json and a service, as `set` takes them.')
    .argument('[slug]', 'short name of a service; all of them without')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (slug, options) => (await load()).showServiceRule(io, what, slug, options)));
  declared
    .command('set')
    .description(
      'Give a service rules. They count within five seconds, for what is there already too. Rules that could never come, or lead nowhere, are refused.',
    )
    .argument('<slug>', 'short name of the service')
    .argument('<file>', 'the rules as JSON')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (slug, file, options) => (await load()).setServiceRule(io, what, slug, file, options)));
  declared
    .command('default')
    .description('It is as usual again, as before there were rules.')
    .argument('<slug>', 'short name of the service')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (slug, options) => (await load()).clearServiceRule(io, what, slug, options)));
  declared
    .command('undo')
    .description('Take back the newest change, by whoever made it.')
    .argument('<slug>', 'short name of the service')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (slug, options) => (await load()).undoServiceRule(io, what, slug, options)));
}

function declareReceptionDevice(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/reception-device.js');
  const device = admin
    .command('reception-device')
    .description('Kiosks at which visitors check in, and screens that show who is called.')
    .helpCommand(false);
  device
    .command('add')
    .description('Add one; prints its secret address, which is shown this once.')
    .argument('<kind>', 'kiosk or screen')
    .requiredOption('--desk <address>', 'the entry point on the visit channel that it stands at')
    .requiredOption('--name <name>', 'by which you know it: “Front hall, left”')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (kind, options) => (await load()).addReceptionDevice(io, kind, options)));
  device
    .command('list')
    .description('List the devices, those that were revoked too.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).listReceptionDevices(io, options)));
  device
    .command('revoke')
    .description('Shut one out: its address leads nowhere from then on.')
    .argument('<name>')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).revokeReceptionDevice(io, name, options)));
}

function declareEntryPoint(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/entry-point.js');
  const entryPoint = admin
    .command('entry-point')
    .description('Addresses that contacts are taken at.')
    .helpCommand(false);
  entryPoint
    .command('add')
    .description('Take contacts at an address.')
    .argument('<channel>', 'email, sms, callback, phone, web, api …')
    .argument('<address>', 'a mailbox, a number, or a short name for web and api')
    .requiredOption('--service <slug>', 'the service its contacts go to')
    .option('--name <name>', 'as customers see it; otherwise organisation and service')
    .option('--language <tag>', 'in which it speaks by itself, as on the telephone: en or cy', 'en')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (on, at, options) => (await load()).addEntryPoint(io, on, at, options)));
  entryPoint
    .command('list')
    .description('List the entry points.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).listEntryPoints(io, options)));
  entryPoint
    .command('shows')
    .description('Say what customers see whom we ring about what came to an address.')
    .argument('<channel>')
    .argument('<address>')
    .argument('[number]', 'a number of the provider’s account; otherwise CALLER_ID')
    .option('--json', JSON_DOCUMENT)
    .action(
      run(async (on, at, number, options) => (await load()).showAtEntryPoint(io, on, at, number, options)),
    );
  entryPoint
    .command('remove')
    .description('Remove an entry point that nothing has come to.')
    .argument('<channel>')
    .argument('<address>')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (on, at, options) => (await load()).removeEntryPoint(io, on, at, options)));
}

function declareUser(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/user.js');
  const loadActive = () => import('./commands/admin/user-active.js');
  const user = admin.command('user').description('People who log in.').helpCommand(false);
  const add = user
    .command('add')
    .description('Add a person. Without --password-stdin a password is made and shown once.')
    .argument('<email>', 'what they log in with')
    .requiredOption('--name <name>', 'as customers see it')
    .requiredOption('--team <name>', 'their team; made when it is new')
    .requiredOption(
      '--role <role>',
      'agent, supervisor, reception, administrator; may be given several times',
      several,
    )
    .option('--password-stdin', 'read the password from the first line of standard input');
  skills(add).action(run(async (email, options) => (await load()).addUser(io, email, options)));
  const change = user
    .command('change')
    .description('Change what is named, and leave the rest as it is.')
    .argument('<email>')
    .option('--name <name>', 'as customers see it')
    .option('--team <name>', 'their team; made when it is new')
    .option(
      '--role <role>',
      'agent, supervisor, reception, administrator; may be given several times',
      several,
    );
  skills(change).action(run(async (email, options) => (await load()).changeUser(io, email, options)));
  user
    .command('list')
    .description('List the people, deactivated ones too.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).listUsers(io, options)));
  user
    .command('password')
    .description(
      'Give a new password and end all sessions. Without --password-stdin one is made and shown once.',
    )
    .argument('<email>')
    .option('--password-stdin', 'read the password from the first line of standard input')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (email, options) => (await load()).setPassword(io, email, options)));
  user
    .command('deactivate')
    .description('Shut a person out at once; what they had in hand goes back to the queue.')
    .argument('<email>')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (email, options) => (await loadActive()).deactivateUser(io, email, options)));
  user
    .command('activate')
    .description('Let a deactivated person log in again.')
    .argument('<email>')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (email, options) => (await loadActive()).activateUser(io, email, options)));
}

/** What work a person takes. */
const skills = (command: Command): Command =>
  command
    .option(
      '--service <slug>',
      'a service they do, and how well of 1 to 5 where that matters: council-tax=4; may be given several times',
      several,
    )
    .option('--all-services', 'every service there is now')
    .option(
      '--language <tag>',
      'a language they speak, such as en or pl; may be given several times',
      several,
    )
    .option(
      '--channel <channel>',
      'a channel they work on; may be given several times. Otherwise all',
      several,
    )
    .option('--capacity <weight>', 'how much work at once. Otherwise 5 for agents, 0 for others')
    .option('--phone <number>', 'rings when they call a customer')
    .option('--json', JSON_DOCUMENT);

function declareIntegration(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/integration.js');
  const integration = admin
    .command('integration')
    .description('Other systems that send contacts in.')
    .helpCommand(false);
  integration
    .command('add')
    .description('Add an integration with an entry point of its own, and show its signing secret once.')
    .argument('<key>', 'short name that it sends in the header frontdoor-integration')
    .requiredOption('--service <slug>', 'the service its contacts go to')
    .option('--name <name>', 'for people; otherwise the key')
    .option(
      '--reply-url <url>',
      'where replies to its customers are posted; otherwise they leave by email or SMS',
    )
    .option('--mailbox <address>', 'a mailbox it may post mail to; may be given several times', several)
    .option('--json', JSON_DOCUMENT)
    .action(run(async (key, options) => (await load()).addIntegration(io, key, options)));
  integration
    .command('list')
    .description('List the integrations, without their secrets.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).listIntegrations(io, options)));
  integration
    .command('rotate')
    .description(
      'Give an integration a new signing secret, and show it once. The one before goes on for a time.',
    )
    .argument('<key>')
    .option('--keep <hours>', 'how long the one before goes on; 0 ends it at once. Otherwise 24')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (key, options) => (await load()).rotateIntegration(io, key, options)));
  declareMailboxes(integration, io, run);
  integration
    .command('open311')
    .description('Let an integration report by Open311, and show its api_key.')
    .argument('<key>')
    .option('--off', 'no longer')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (key, options) => (await load()).setOpen311(io, key, options)));
}

function declareReportCategory(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/report-category.js');
  const category = admin
    .command('report-category')
    .description('What can be reported on reporting sites by Open311.')
    .helpCommand(false);
  category
    .command('load')
    .description('Put the categories of a file in the place of those there are.')
    .argument('<file>', 'in YAML, as docs/integrate.md shows it')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (file, options) => (await load()).loadReportCategories(io, file, options)));
  category
    .command('from-services')
    .description('Add a category for each topic of the services that have none.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).reportCategoriesFromServices(io, options)));
  category
    .command('list')
    .description('List the categories with the services that deal with them.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).listReportCategories(io, options)));
  category
    .command('remove')
    .description('Take a category away. What was reported under it stays.')
    .argument('<code>')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (code, options) => (await load()).removeReportCategory(io, code, options)));
}

function declarePartner(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/partner.js');
  const partner = admin
    .command('partner')
    .description('Other organisations that enquiries are handed to.')
    .helpCommand(false);
  partner
    .command('set')
    .description('Add a partner, or change the one of that short name.')
    .argument('<name>', 'as people know it')
    .requiredOption('--by <way>', 'open311 or email')
    .requiredOption('--address <address>', 'its Open311 endpoint, or its email address')
    .option('--slug <slug>', 'its short name; otherwise made from the name')
    .option('--service-code <code>', 'under which it takes what you hand over; needed for open311')
    .option('--jurisdiction <id>', 'its jurisdiction_id, where it wants one')
    .option('--api-key <key>', 'its api_key; kept sealed')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (name, options) => (await load()).setPartner(io, name, options)));
  partner
    .command('list')
    .description('List the partners, without their keys.')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).listPartners(io, options)));
  partner
    .command('remove')
    .description('Hand nothing more to a partner. What it has is followed all the same.')
    .argument('<slug>')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (slug, options) => (await load()).removePartner(io, slug, options)));
}

function declareMailboxes(integration: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/integration.js');
  integration
    .command('remove')
    .description('Shut an integration out. What it has sent stays.')
    .argument('<key>')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (key, options) => (await load()).removeIntegration(io, key, options)));
  for (const [name, allowed, description] of [
    ['allow', true, 'Let an integration post mail to a mailbox.'],
    ['disallow', false, 'Let an integration no longer post mail to a mailbox.'],
  ] as const) {
    integration
      .command(name)
      .description(description)
      .argument('<key>')
      .argument('<address>', 'of an entry point on the email channel')
      .option('--json', JSON_DOCUMENT)
      .action(
        run(async (key, address, options: { json?: boolean }) =>
          (await load()).allowMailbox(io, key, address, { ...options, allowed }),
        ),
      );
  }
}

function declareSecret(admin: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/admin/secret.js');
  const secret = admin.command('secret').description('The secret of this installation.').helpCommand(false);
  secret
    .command('rotate')
    .description(
      'Seal everything with the current secret; a generated one is made anew first. See docs/security.md.',
    )
    .option('--json', JSON_DOCUMENT)
    .action(run(async (options) => (await load()).rotateSecret(io, options)));
}
