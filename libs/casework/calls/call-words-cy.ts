import type { CallWords } from './call-language.js';

const minutesOf = (ms: number): number => Math.ceil(ms / 60_000);

const wait = (expectedMs: number): string =>
  minutesOf(expectedMs) <= 1
    ? 'Rydym yn disgwyl ateb o fewn munud.'
    : `Rydym yn disgwyl ateb ymhen tua ${minutesOf(expectedMs)} munud.`;

/** What callers hear in Welsh. No provider understands spoken Welsh: what has to be answered in words is not offered. */
export const CYMRAEG: CallWords = {
  language: 'cy',
  isUnderstood: false,
  greeting: (organisation) => `Diolch am ffonio ${organisation}.`,
  whyNot: (when, _opens, expectedMs) => {
    if (when === 'closed') return 'Rydym ar gau ar hyn o bryd.';
    if (when === 'nobody-on') return 'Ni all neb gymryd eich galwad ar hyn o bryd.';
    return `Mae llawer o bobl yn ffonio.${expectedMs === undefined ? '' : ` ${wait(expectedMs)}`}`;
  },
  offers: {
    callback: 'I gadw eich lle a chael galwad yn ôl pan ddaw eich tro, pwyswch 1.',
    'callback-later': 'I gael galwad yn ôl ar amser sy’n gyfleus i chi, pwyswch 2.',
    voicemail: 'I adael neges, pwyswch 3.',
  },
  wait,
  place: (ahead) => {
    if (ahead === 0) return 'Chi sydd nesaf.';
    return ahead === 1 ? 'Mae un person o’ch blaen.' : `Mae ${ahead} o bobl o’ch blaen.`;
  },
  stay: 'Neu arhoswch ar y lein.',
  partnerAway: 'Nid ydynt yn ateb ar hyn o bryd.',
  toPartner: (organisation, service) =>
    `Dyma ${organisation}. Rydym yn trosglwyddo galwad i chi gan rywun a’n ffoniodd ynghylch ${service}.`,
  callersReference: 'Cyfeirnod y person sy’n ffonio yw',
  whatAndWhen: 'Dywedwch beth sydd dan sylw a phryd sy’n gyfleus i chi.',
  whichNumber:
    'Mae eich rhif wedi’i guddio. Allweddwch y rhif y dylem ei ffonio, ac yna pwyswch y botwm hash.',
  noNumber: 'Mae’n ddrwg gennym, ni allem ddeall y rhif.',
  speakNow: 'Gadewch eich neges ar ôl y tôn, a phwyswch hash ar ôl gorffen.',
  sorry: 'Mae’n ddrwg gennym, aeth rhywbeth o’i le. Ffoniwch eto.',
  nobodyCame:
    'Mae’n ddrwg gennym, ni allai neb gymryd eich galwad o fewn awr. Ffoniwch eto, neu ysgrifennwch atom. Hwyl fawr.',
  goodbye: 'Hwyl fawr.',
  willRing: (when) =>
    when
      ? 'Diolch. Byddwn yn eich ffonio yn ôl.'
      : 'Diolch. Rydych yn cadw eich lle, a byddwn yn eich ffonio pan ddaw eich tro.',
  messageTaken: 'Diolch. Mae eich neges gennym, a bydd rhywun yn ei hateb.',
  referenceIs: 'Eich cyfeirnod yw',
  onceMore: 'Unwaith eto:',
};
