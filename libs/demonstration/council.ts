import type { Channel, EnquiryKind, Role } from '@frontdoor/contracts';

/**
 * The demonstration council. Addresses use the reserved domain `.example` and telephone numbers that Ofcom keeps
 * free for fiction; agents are named after trees, so that none is taken for a real person.
 */
export const COUNCIL = {
  name: 'Fenmoor Council (demonstration)',
  zone: 'Europe/London',
  domain: 'fenmoor.example',
  logInDomain: 'demo.frontdoor.example',
  /** What it has of its own on its public pages. */
  publicPages: {
    band: '#1f3a5f',
    button: '#1f5f8b',
    link: '#1f5f8b',
    logoText: 'Fenmoor Council',
    phone: '01632 960000',
    address: 'Fenmoor Council, Market Square, Fenmoor FM1 1AA',
  },
};

interface DemoService {
  slug: string;
  name: string;
  team: string;
  centre: boolean;
  kind: EnquiryKind;
  /** What people come with. */
  topics?: string[];
}

export const SERVICES: readonly DemoService[] = [
  {
    slug: 'customer-services',
    name: 'Customer services',
    team: 'Customer Service Centre',
    centre: true,
    kind: 'enquiry',
  },
  {
    slug: 'council-tax',
    name: 'Council Tax',
    team: 'Customer Service Centre',
    centre: true,
    kind: 'enquiry',
    topics: ['Council Tax: bills, bands, payments and discounts'],
  },
  {
    slug: 'waste',
    name: 'Waste and recycling',
    team: 'Customer Service Centre',
    centre: true,
    kind: 'service-request',
    topics: ['A missed bin, or recycling', 'Street cleaning, litter or rubbish dumped'],
  },
  {
    slug: 'parking',
    name: 'Parking',
    team: 'Customer Service Centre',
    centre: true,
    kind: 'enquiry',
    topics: ['Parking: permits and fines'],
  },
  {
    slug: 'electoral',
    name: 'Electoral services',
    team: 'Customer Service Centre',
    centre: true,
    kind: 'enquiry',
    topics: ['Voting and elections'],
  },
  {
    slug: 'benefits',
    name: 'Housing Benefit',
    team: 'Revenues and benefits',
    centre: false,
    kind: 'enquiry',
    topics: ['Help with rent: Housing Benefit'],
  },
  {
    slug: 'housing-repairs',
    name: 'Housing repairs',
    team: 'Housing',
    centre: false,
    kind: 'service-request',
    topics: ['A repair in a council home'],
  },
  {
    slug: 'planning',
    name: 'Planning',
    team: 'Places',
    centre: false,
    kind: 'enquiry',
    topics: ['Planning and building work'],
  },
  {
    slug: 'environmental-health',
    name: 'Environmental health',
    team: 'Places',
    centre: false,
    kind: 'enquiry',
    topics: ['Noise, pests or food safety'],
  },
  {
    slug: 'complaints',
    name: 'Complaints and feedback',
    team: 'Information and complaints',
    centre: false,
    kind: 'complaint',
    topics: ['Complain, praise or suggest something'],
  },
  {
    slug: 'foi',
    name: 'Freedom of Information',
    team: 'Information and complaints',
    centre: false,
    kind: 'foi',
    topics: ['Ask for information that we hold'],
  },
];

interface DemoEntryPoint {
  channel: Channel;
  address: string;
  name: string;
  service: string;
}

const mailbox = (local: string, service: string): DemoEntryPoint => ({
  channel: 'email',
  address: `${local}@${COUNCIL.domain}`,
  name: `Fenmoor Council, ${SERVICES.find((each) => each.slug === service)!.name}`,
  service,
});

export const ENTRY_POINTS: readonly DemoEntryPoint[] = [
  mailbox('help', 'customer-services'),
  mailbox('council-tax', 'council-tax'),
  mailbox('waste', 'waste'),
  mailbox('benefits', 'benefits'),
  mailbox('repairs', 'housing-repairs'),
  mailbox('planning', 'planning'),
  mailbox('complaints', 'complaints'),
  mailbox('foi', 'foi'),
  { channel: 'sms', address: '+447700900100', name: 'Text line', service: 'customer-services' },
  { channel: 'phone', address: '+441632960000', name: 'Main number', service: 'customer-services' },
  { channel: 'callback', address: '+441632960100', name: 'Main number', service: 'customer-services' },
  { channel: 'visit', address: 'reception', name: 'Reception desk', service: 'customer-services' },
  { channel: 'letter', address: 'post room', name: 'Post room', service: 'customer-services' },
  { channel: 'social', address: '@fenmoor', name: 'Fenmoor Council at X', service: 'customer-services' },
  {
    channel: 'social',
    address: '112233445566',
    name: 'Fenmoor Council at Facebook',
    service: 'customer-services',
  },
  { channel: 'web', address: 'contact', name: 'Contact form', service: 'customer-services' },
  { channel: 'api', address: 'report-it', name: 'Report-it app', service: 'waste' },
];

/** Key of the demonstration integration, sent in the header `frontdoor-integration`. */
export const INTEGRATION_KEY = 'report-it';

interface DemoAgent {
  name: string;
  team: string;
  roles: Role[];
  services: readonly string[] | 'all';
  languages: string[];
  capacity: number;
}

const CENTRE = ['customer-services', 'council-tax', 'waste', 'parking', 'electoral'];

export const AGENTS: readonly DemoAgent[] = [
  {
    name: 'Ash',
    team: 'Customer Service Centre',
    roles: ['agent'],
    services: CENTRE,
    languages: ['en'],
    capacity: 5,
  },
  {
    name: 'Birch',
    team: 'Customer Service Centre',
    roles: ['agent'],
    services: CENTRE,
    languages: ['en', 'pl'],
    capacity: 5,
  },
  {
    name: 'Cedar',
    team: 'Customer Service Centre',
    roles: ['agent'],
    services: CENTRE,
    languages: ['en', 'bn'],
    capacity: 5,
  },
  {
    name: 'Hazel',
    team: 'Revenues and benefits',
    roles: ['agent'],
    services: ['benefits', 'council-tax'],
    languages: ['en'],
    capacity: 4,
  },
  {
    name: 'Linden',
    team: 'Housing',
    roles: ['agent'],
    services: ['housing-repairs'],
    languages: ['en', 'pt'],
    capacity: 4,
  },
  {
    name: 'Maple',
    team: 'Places',
    roles: ['agent'],
    services: ['planning', 'environmental-health'],
    languages: ['en'],
    capacity: 4,
  },
  {
    name: 'Rowan',
    team: 'Information and complaints',
    roles: ['agent'],
    services: ['foi', 'complaints'],
    languages: ['en'],
    capacity: 4,
  },
  {
    name: 'Willow',
    team: 'Information and complaints',
    roles: ['agent'],
    services: ['complaints', 'foi'],
    languages: ['en', 'zh'],
    capacity: 4,
  },
  {
    name: 'Oak',
    team: 'Customer Service Centre',
    roles: ['supervisor', 'agent'],
    services: 'all',
    languages: ['en'],
    capacity: 3,
  },
  {
    name: 'Holly',
    team: 'Customer Service Centre',
    roles: ['reception'],
    services: CENTRE,
    languages: ['en'],
    capacity: 3,
  },
  {
    name: 'Elm',
    team: 'Customer Service Centre',
    roles: ['administrator'],
    services: [],
    languages: ['en'],
    capacity: 0,
  },
];
