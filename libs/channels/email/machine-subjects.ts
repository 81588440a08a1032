import { clip } from './plain-text.js';

/** Characters of a subject that are looked at; what makes a machine's subject stands at its start. */
const LONGEST = 500;

/** Labels that programs put before the subject they answer, in the languages that Exchange and others ship in. */
const AUTO_REPLY = [
  'automatic (reply|response)',
  'auto(mated)?[- ]?(reply|response|responder)',
  'autoreply',
  'out[- ]of[- ](the )?office( auto[- ]?reply| assistant| message| notification)?',
  'vacation (reply|response|message|notice)',
  'vacation',
  '(ym)?ateb awtomatig',
  "allan o'r swyddfa",
  'freagra uathoibríoch',
  'freagairt fèin-obrachail',
  'automatische antwort',
  'autom\\. antwort',
  'automatische beantwortung',
  'abwesenheits(notiz|meldung|nachricht|assistent)',
  'abwesenheit',
  'nicht im büro',
  'außer haus',
  'réponse automatique',
  "message d'absence",
  'absence du bureau',
  'absent\\(e\\)? du bureau',
  'respuesta autom[áa]tica',
  'fuera de (la )?oficina',
  'resposta autom[áàa]tica',
  'fora do escrit[óo]rio',
  'ausente do escritório',
  'risposta automatica',
  '(messaggio di )?assenza',
  'fuori (ufficio|sede)',
  'automatisch antwoord',
  'automatische reactie',
  'afwezigheidsbericht',
  'afwezig',
  'automatyczna odpowiedź',
  'odpowiedź automatyczna',
  'autoodpowiedź',
  'poza biurem',
  'nieobecność( w biurze)?',
  'automatiskt svar',
  'automatisk svar',
  'autosvar',
  'frånvaro(meddelande)?',
  'ikke til stede',
  'fraværs(melding|besked|assistent)',
  'automaattinen vastaus',
  'poissaoloviesti',
  'automaatvastus',
  'automātiskā atbilde',
  'automatinis atsakymas',
  'automatická odpověď',
  'automatická odpoveď',
  'automatikus válasz',
  'răspuns automat',
  'automatski odgovor',
  'samodejni odgovor',
  'përgjigje automatike',
  'otomatik yanıt',
  'αυτόματη απάντηση',
  'автоматический ответ',
  'автоответ',
  'автоматична відповідь',
  'автоматичен отговор',
  'аутоматски одговор',
  '自动(答复|回复)',
  '自動(回覆|回復|応答|返信)',
  '자동 ?(회신|응답)',
  'رد تلقائي',
  'رد آلي',
  'پاسخ خودکار',
  'خودکار جواب',
  'מענה אוטומטי',
  'תשובה אוטומטית',
  'स्वचालित (उत्तर|प्रत्युत्तर)',
  'স্বয়ংক্রিয় (উত্তর|জবাব)',
  'ਸਵੈਚਾਲਤ ਜਵਾਬ',
  'trả lời tự động',
  'balasan otomatis',
  'erantzun automatikoa',
  'การตอบกลับอัตโนมัติ',
].join('|');

/** A label, and then neither a letter nor the hours of the office. */
const LABEL = new RegExp(`^[^\\p{L}]*(${AUTO_REPLY})(?![\\p{L}\\p{M}])(?! (hours|visit))`, 'iu');
/** Nothing but a label and words without meaning. */
const ONLY_LABEL = new RegExp(
  `^[^\\p{L}]*(${AUTO_REPLY})( (auto[- ]?)?(reply|response|message|notification|notice))?[\\s.!:-]*$`,
  'iu',
);
/** What Outlook wrote before 2010; no person writes this. */
const OLD_OUTLOOK = /^out of office autoreply:/i;

/** How surely a subject is that of an automatic reply. */
export type AutoReplySubject = 'certain' | 'label' | 'words' | 'none';

/** What tells of absence in a subject that a machine is known to have sent. */
const WORDS =
  /^auto:|\bout[- ]of[- ](the )?office\b(?! hours)|\baway from (my |the )?(office|desk|e?-?mails?|work|computer)\b|\b(on|taking) (\w+ )?(leave|vacation|holidays?)\b|\bauto-?(reply|responder|response)\b|\bnot (in|at) (the |my )?(office|work)\b|\bist (außer haus|abwesend|nicht im büro)\b|\best absent|\bw biurze\b|\bfuera de la oficina\b|\bafwezig\b/i;

/**
 * - `certain`: nothing but the label of an automatic reply, or one that no person writes
 * - `label`: begins with such a label; needs a sign that a machine sent it
 * - `words`: speaks of absence; needs a sign that a machine sent it and says so
 */
export function autoReplySubject(subject: string): AutoReplySubject {
  const plain = normalised(subject);
  if (ONLY_LABEL.test(plain) || OLD_OUTLOOK.test(plain)) return 'certain';
  if (LABEL.test(plain)) return 'label';
  return WORDS.test(plain) ? 'words' : 'none';
}

/** Words of absence, wherever they stand in what an automatic reply says. */
const AWAY =
  /\bout[- ]of[- ](the )?office\b(?! hours)|\bvacation\b|\b(on|annual|sick|maternity|paternity) (leave|holidays?)\b|\b(am|i'm|is|be) (currently )?(away|out|abroad)\b|\baway (from|until)\b|allan o'r swyddfa|ar (fy )?wyliau|abwesen|nicht im büro|außer haus|\babsen(t|ce)|fuera de (la )?oficina|fora do escritório|ausente|assenza|fuori (ufficio|sede)|afwezig|poza biurem|nieobecn|frånvar|ikke til stede|fravær|poissa/i;

export const saysAway = (text: string): boolean => AWAY.test(text.normalize('NFC').replace(/[‘’ʼ`´]/g, "'"));

/** How mail systems begin the subject of a mail that says what they could not deliver. */
const BOUNCE = [
  'undeliver(able|ed)( (mail|message|e-?mail))?( returned( to sender)?)?',
  'returned (mail|e-?mail|message)',
  'mail( delivery)? (failed|failure|error|problem)',
  'mail system error',
  '(mail|message|e-?mail) (could not|cannot|can.?t) be delivered',
  'message (status|delivery)( -)? (undeliverable|failed|failure)',
  '(permanent )?(mail )?delivery (has )?(failure|failed|problem|error)( notification| notice| report)?',
  'delivery (status )?notification: delivery has failed',
  'delivery status notification',
  'delivery report',
  'failure (notice|delivery)',
  'failed (mail|delivery|message)',
  'non-?deliver(y|able)( (mail|message|report|notification))?',
  'not delivered',
  'could not (send|deliver)( message| mail)?',
  'dsn: failed',
  'rejected',
  'unzustellbar',
  'unzustellbare (nachricht|mail)',
  'nicht zugestellt',
  'zustellung fehlgeschlagen',
  'non remis',
  'échec de (la )?remise',
  'message non (remis|distribué|délivré)',
  'no se pu(ede|do) entregar',
  'no entregado',
  'non recapitabile',
  'impossibile recapitare',
  'mancato recapito',
  'onbestelbaar',
  'niet bezorgd',
  'não (é possível entregar|entregue)',
  'falha (na|de) entrega',
  'nie można dostarczyć',
  'niedostarczon[ea]',
  'kan (inte|ikke) leveres?ras?',
  'oleverer(bart|at)',
  'ikke leveret',
  'ei voi toimittaa',
  'nedoručitelné',
  'kézbesíthetetlen',
  'nelivrabil',
  'teslim edile(medi|meyen)',
  'недоставленн?о?',
  'не удается доставить',
  'не доставлено',
  '未传递|无法投递|退信|無法傳遞|配信不能|배달되지 않음',
].join('|');

/** Such a beginning with what follows it in the subjects of machines; people go on with words of their own. */
const BOUNCE_LABEL = new RegExp(`^[^\\p{L}]*(${BOUNCE})\\s*([:;(,]|- |, |$)`, 'iu');
const BOUNCE_WHOLE =
  /^\W*(undelivered mail returned to sender|mail delivery (sub)?system\b|mail delivery failed: )/i;

/** Whether a mail system says that it could not deliver; `label` is what only mail systems write. */
export const bounceSubject = (subject: string): 'label' | 'words' | 'none' => {
  const plain = normalised(subject);
  if (BOUNCE_LABEL.test(plain) || BOUNCE_WHOLE.test(plain)) return 'label';
  return /undeliver|deliver(y|ed|able)?\b.*\b(fail|error|problem)|\b(fail|error|problem)\w*\b.*\bdeliver|returned|bounced?\b/i.test(
    plain,
  )
    ? 'words'
    : 'none';
};

/** Whether a mail system says that something is late, or has arrived: no failure. */
export const isNoFailure = (subject: string): boolean =>
  /\b(delayed|delay|still being retried|will keep trying|could not send message for past|not yet (been )?delivered|successful|delivered successfully|relayed|delivery receipt|verzögert|retard|retras|vertraagd)\b/i.test(
    normalised(subject),
  ) && !/\bfail|undeliver/i.test(normalised(subject).replace(/\(.*?\)/g, ''));

const normalised = (subject: string): string =>
  clip(subject, LONGEST)
    .normalize('NFC')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
