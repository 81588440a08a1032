/** An answer of the demonstration council, as it would be taken in from a file. */
interface DemoAnswer {
  slug: string;
  language?: string;
  service: string;
  /** Agent who owns it. */
  owner: string;
  title: string;
  asked: string;
  body: string;
  link?: readonly [address: string, words: string];
  /** Days until somebody looks at it again; 180 where it says nothing. */
  reviewInDays?: number;
  isForStaff?: true;
}

const online = (path: string, words: string): readonly [string, string] => [
  `https://www.fenmoor.example/${path}`,
  words,
];

/** What Fenmoor says about its services. None of it is the text of a real council. */
export const ANSWERS: readonly DemoAnswer[] = [
  {
    slug: 'missed-bin',
    service: 'waste',
    owner: 'Ash',
    title: 'My bin was not emptied',
    asked:
      'You have missed my bin\nThe bin lorry did not come\nMy rubbish was not collected\nRecycling not picked up\nbins not emptied this week',
    body: 'Crews are out until 16:00, so please leave the bin at the edge of your property until then.\n\nTell us by the end of the next working day, and we come back within two working days. We cannot come back if:\n\n- the bin was not out by 06:30\n- the lid did not close\n- it held the wrong things: then there is a tag on it',
    link: online('bins/missed', 'Report a missed bin'),
  },
  {
    slug: 'missed-bin',
    language: 'cy',
    service: 'waste',
    owner: 'Ash',
    title: 'Ni chafodd fy min ei wagio',
    asked: 'Rydych wedi colli fy min\nNi ddaeth y lori\ncasglu sbwriel\nailgylchu heb ei gasglu',
    body: 'Mae’r criwiau allan tan 16:00, felly gadewch y bin wrth ymyl eich eiddo tan hynny.\n\nRhowch wybod i ni erbyn diwedd y diwrnod gwaith nesaf, a byddwn yn dod yn ôl o fewn dau ddiwrnod gwaith.',
    link: online('cy/biniau', 'Rhoi gwybod am fin na chafodd ei wagio'),
  },
  {
    slug: 'bin-days',
    service: 'waste',
    owner: 'Ash',
    title: 'When is my bin day?',
    asked:
      'When do you collect the bins\nWhich bin goes out this week\nbin collection calendar\nChristmas bin collections',
    body: 'General waste and recycling take turns, a week each; food waste is collected every week. After a bank holiday everything is a day later until the Saturday.',
    link: online('bins/days', 'Find your bin day by postcode'),
  },
  {
    slug: 'bulky-waste',
    service: 'waste',
    owner: 'Birch',
    title: 'Get rid of furniture and other large things',
    asked: 'Collect a sofa\nOld mattress\nfridge freezer washing machine\nbulky waste collection',
    body: 'We collect up to five large things for £32, usually within ten days. Put them at the front of your home by 07:00 on the day.\n\nWhat can still be used may go to a charity, free of charge.',
    link: online('bins/bulky', 'Book a collection and pay'),
  },
  {
    slug: 'fly-tipping',
    service: 'waste',
    owner: 'Birch',
    title: 'Somebody has dumped rubbish',
    asked: 'fly tipping\nRubbish dumped in the lane\nmattress left in the street\nabandoned waste',
    body: 'Please do not touch it: it may be dangerous, and it may say who left it there.\n\nWe clear public land within three working days. On private land the owner has to clear it, and we can advise them.',
    link: online('report/dumped', 'Report dumped rubbish'),
  },
  {
    slug: 'council-tax-instalments',
    service: 'council-tax',
    owner: 'Hazel',
    title: 'Pay Council Tax in other instalments',
    asked:
      'Can I pay over twelve months\nspread my council tax\nchange my direct debit date\npay council tax monthly',
    body: 'Council Tax is paid in ten instalments, or twelve if you ask before the end of April. With a direct debit you choose the 1st, 8th, 15th or 25th of the month.\n\nIf you cannot pay an instalment, tell us before it is due: we would rather agree something than send a reminder.',
    link: online('council-tax/pay', 'Pay or change your instalments'),
  },
  {
    slug: 'council-tax-moving',
    service: 'council-tax',
    owner: 'Hazel',
    title: 'Tell us that you are moving',
    asked:
      'I have moved house\nChange of address\nmoving out of my flat\nNew tenant council tax\nI am moving in',
    body: 'Tell us up to 28 days before you move, or as soon as you can afterwards. We need both addresses, the day, and who else lives there.\n\nIf you paid too much for the old home we pay it back, or put it on the new bill.',
    link: online('council-tax/moving', 'Tell us that you are moving'),
  },
  {
    slug: 'single-person-discount',
    service: 'council-tax',
    owner: 'Hazel',
    title: 'Live alone and pay less Council Tax',
    asked: 'single person discount\nI live on my own\n25 percent off council tax\nonly adult in the house',
    body: 'If you are the only adult in your home, your bill is a quarter less. Students, carers and some others are not counted as adults for this.\n\nIt begins on the day on which you were alone, once you have told us.',
    link: online('council-tax/alone', 'Apply for the discount'),
  },
  {
    slug: 'council-tax-bands',
    service: 'council-tax',
    owner: 'Hazel',
    title: 'I think that my Council Tax band is wrong',
    asked: 'challenge my council tax band\nwrong band\nneighbours pay a lower band\nvaluation',
    body: 'The Valuation Office Agency sets bands, not the council. Please go on paying while it looks into it: if the band is changed, we pay back what was too much.',
    link: ['https://www.gov.uk/challenge-council-tax-band', 'Challenge your band at GOV.UK'],
  },
  {
    slug: 'reminder-or-summons',
    service: 'council-tax',
    owner: 'Hazel',
    title: 'I have had a reminder or a summons',
    asked:
      'red letter reminder notice\nsummons to court\ncouncil tax arrears\ncannot afford to pay\nbailiffs',
    body: 'Pay what it asks for within seven days and nothing more happens. If you cannot, get in touch now: up to the hearing we can agree a plan with you, and costs stop.\n\nFree and independent advice: **Citizens Advice** and **StepChange**.',
    link: online('council-tax/arrears', 'Offer a payment plan'),
  },
  {
    slug: 'housing-benefit-apply',
    service: 'benefits',
    owner: 'Hazel',
    title: 'Help with the rent',
    asked: 'housing benefit apply\nhelp paying rent\nuniversal credit housing costs\nlow income rent support',
    body: 'Most people of working age get help with rent in Universal Credit. Housing Benefit is for people over State Pension age, or in some supported homes.\n\nWhere it does not cover the rent, we may help for a time.',
    link: online('benefits/rent', 'Find out what you can get and apply'),
  },
  {
    slug: 'benefit-change',
    service: 'benefits',
    owner: 'Hazel',
    title: 'Something has changed while I get Housing Benefit',
    asked:
      'change of circumstances benefit\nstarted work\nmy rent went up\nsomebody moved in\nincome changed',
    body: 'Tell us within a month of income, savings, rent or people in your home changing. If we hear later, you may have to pay something back.',
    link: online('benefits/changes', 'Report a change'),
  },
  {
    slug: 'urgent-repair',
    service: 'housing-repairs',
    owner: 'Linden',
    title: 'An urgent repair in a council home',
    asked:
      'no heating or hot water\nburst pipe\nwater coming through the ceiling\nboiler broken\nsmell of gas\nno electricity',
    body: '**If you smell gas, ring 0800 111 999 first.**\n\nRing us at any hour where there is danger, water that cannot be stopped, no heating in winter or no power: we make it safe within 24 hours.',
    link: online('repairs/urgent', 'How to turn off water, gas and power'),
  },
  {
    slug: 'ordinary-repair',
    service: 'housing-repairs',
    owner: 'Linden',
    title: 'Ask for a repair in a council home',
    asked: 'dripping tap\nbroken window handle\ndamp and mould\nkitchen cupboard door\nrepair appointment',
    body: 'We agree a morning or an afternoon with you, usually within 20 working days. A photograph helps us to bring the right parts.\n\nDamp and mould are looked at within ten working days.',
    link: online('repairs', 'Book a repair'),
  },
  {
    slug: 'parking-permit',
    service: 'parking',
    owner: 'Cedar',
    title: 'Get a parking permit',
    asked: 'residents parking permit\nvisitor permit\nrenew my permit\nnew car on my permit',
    body: 'Residents of a zone can have two permits, and visitors’ permits by the day. They hold at once: there is nothing to put in the window.',
    link: online('parking/permits', 'Apply, renew or change the car'),
  },
  {
    slug: 'parking-fine',
    service: 'parking',
    owner: 'Cedar',
    title: 'I have had a parking fine',
    asked: 'penalty charge notice\nparking ticket appeal\nchallenge a fine\npay a parking fine',
    body: 'Within 14 days you pay half. If you write to us within 14 days why it is wrong, the half stays open until we have answered.\n\nIf we refuse, an independent tribunal can decide.',
    link: online('parking/fines', 'Look at the photographs, pay or challenge'),
  },
  {
    slug: 'register-to-vote',
    service: 'electoral',
    owner: 'Birch',
    title: 'Register to vote, or vote by post',
    asked: 'am I registered to vote\npostal vote\npolling station\nelectoral roll\nphoto identification',
    body: 'You register at GOV.UK in five minutes; have your National Insurance number ready. The last day is twelve working days before an election.\n\nAt the polling station you need a photo document. We can make you one, free of charge.',
    link: ['https://www.gov.uk/register-to-vote', 'Register at GOV.UK'],
  },
  {
    slug: 'planning-permission',
    service: 'planning',
    owner: 'Maple',
    title: 'Do I need planning permission?',
    asked: 'build a shed\nextension or loft conversion\nconservatory\nfence height\npermitted development',
    body: 'Many small things need none: most sheds up to 2.5 metres, fences up to 2 metres away from a road, many extensions at the back. Flats, listed buildings and conservation areas have other rules.\n\nWe look at your plans before you apply, for a fee.',
    link: online('planning/need', 'Check whether you need it'),
  },
  {
    slug: 'comment-on-plans',
    service: 'planning',
    owner: 'Maple',
    title: 'Say what you think of somebody’s plans',
    asked:
      'object to a planning application\nneighbour extension\ncomment on plans\nlook at planning applications',
    body: 'You have 21 days from the notice. What counts is light, privacy, noise, traffic and looks; not the value of your home or the view.\n\nComments are public, with your name.',
    link: online('planning/search', 'Find the application and comment'),
  },
  {
    slug: 'noise',
    service: 'environmental-health',
    owner: 'Maple',
    title: 'Noise from neighbours',
    asked: 'loud music at night\nbarking dog\nnoisy party\nalarm ringing\nneighbours noise complaint',
    body: 'Talk to them first if you can: most people do not know that they are heard. If it goes on, keep a diary for two weeks; we send you a form, and an app that records it.\n\nAt night an officer can come on Fridays and Saturdays.',
    link: online('noise', 'Report noise'),
  },
  {
    slug: 'rats-and-wasps',
    service: 'environmental-health',
    owner: 'Maple',
    title: 'Rats, mice and wasps',
    asked: 'rats in the garden\nmice in the kitchen\nwasp nest\npest control price\nbed bugs',
    body: 'We treat rats free of charge where you get a benefit that depends on income, otherwise for £48. Wasps cost £60. Somebody comes within three working days.',
    link: online('pests', 'Book a visit and pay'),
    reviewInDays: -12,
  },
  {
    slug: 'opening-hours',
    service: 'customer-services',
    owner: 'Ash',
    title: 'When are you open?',
    asked:
      'opening hours\nphone lines open\nvisit the council offices\nreception address\nWhen can I ring you',
    body: 'Telephones: Monday to Friday, 09:00 to 17:00. Reception at Market Square: Monday to Friday, 09:00 to 17:00, without an appointment.\n\nBy web form you reach us at any hour, and a form is the quickest for most things: it goes to the right people at once.',
  },
  {
    slug: 'opening-hours',
    language: 'cy',
    service: 'customer-services',
    owner: 'Ash',
    title: 'Pryd ydych chi ar agor?',
    asked: 'oriau agor\nllinellau ffôn\nymweld â swyddfeydd y cyngor\ncyfeiriad y dderbynfa',
    body: 'Ffonau: dydd Llun i ddydd Gwener, 09:00 i 17:00. Derbynfa yn Sgwâr y Farchnad: dydd Llun i ddydd Gwener, 09:00 i 17:00, heb apwyntiad.',
  },
  {
    slug: 'complain',
    service: 'complaints',
    owner: 'Rowan',
    title: 'How to complain',
    asked: 'make a complaint\ncomplaint not answered\nombudsman\nunhappy with the service',
    body: 'Tell us what went wrong and what would put it right. Somebody who was not part of it looks into it; if you do not agree, somebody senior looks again.\n\nAfter that the Local Government and Social Care Ombudsman can help, free of charge.',
    link: online('complaints', 'Make a complaint'),
  },
  {
    slug: 'ask-for-information',
    service: 'foi',
    owner: 'Rowan',
    title: 'Ask for information that the council holds',
    asked: 'freedom of information request\nFOI\nhow do I request information\nenvironmental information',
    body: 'Anybody can ask, in writing, and need not say why. We answer within 20 working days. Much is published already.',
    link: online('foi', 'Search what was answered before, or ask'),
  },
  {
    slug: 'safe-word-check',
    service: 'customer-services',
    owner: 'Ash',
    title: 'Callers who ask for details of somebody else',
    asked: 'caller wants details of a neighbour\nis this person a tenant\ndata protection on the phone',
    body: 'Give nothing about another person, not even whether we know them. Offer to pass a message on, and write a note on the enquiry.',
    isForStaff: true,
  },
];
