import { describe, expect, it } from 'vitest';
import { newTextOf } from './new-text.js';
import { Said } from './said.js';

const plain = (...lines: string[]): string => newTextOf([new Said('plain', lines.join('\n'))]);
const html = (text: string): string => newTextOf([new Said('html', text)]);
const QUOTE = ['> Would Tuesday suit you?', '> Kind regards'];

describe('what the writer wrote', () => {
  it.each([
    'On Tue, 24 Nov 2026 at 09:12, Testshire Council <tax@testshire.example> wrote:',
    'On 24 Nov 2026, at 09:12, Testshire Council <tax@testshire.example> wrote:',
    'On 24/11/2026 09:12, Testshire Council wrote:',
    'Ar Maw, 24 Tach 2026 am 09:12 ysgrifennodd Council <tax@testshire.example>:',
    'Am Di., 24. Nov. 2026 um 09:12 Uhr schrieb Council <tax@testshire.example>:',
    'Am 24.11.2026 um 09:12 schrieb Council:',
    'Le mar. 24 nov. 2026 à 09:12, Council <tax@testshire.example> a écrit :',
    'El mar, 24 nov 2026 a las 9:12, Council (<tax@testshire.example>) escribió:',
    'Em ter., 24 de nov. de 2026 às 09:12, Council <tax@testshire.example> escreveu:',
    'Il giorno mar 24 nov 2026 alle ore 09:12 Council <tax@testshire.example> ha scritto:',
    'Op di 24 nov 2026 om 09:12 schreef Council <tax@testshire.example>:',
    'wt., 24 lis 2026 o 09:12 Council <tax@testshire.example> napisał(a):',
    'W dniu 24.11.2026 o 09:12, Council pisze:',
    'Den tis 24 nov. 2026 kl 09:12 skrev Council <tax@testshire.example>:',
    'ti 24. marrask. 2026 klo 9.12 Council (tax@testshire.example) kirjoitti:',
    'вт, 24 нояб. 2026 г. в 09:12, Council <tax@testshire.example>:',
    'Council <tax@testshire.example>, 24 Kas 2026 Sal, 09:12 tarihinde şunu yazdı:',
    '2026年11月24日(火) 9:12 Council <tax@testshire.example>:',
    'Council <tax@testshire.example> 于2026年11月24日周二 09:12写道：',
    'Council <tax@testshire.example> wrote:',
  ])('stands above a quote that begins: %s', (attribution) => {
    expect(plain('Yes, Tuesday is fine.', '', attribution, '', ...QUOTE)).toBe('Yes, Tuesday is fine.');
    const at = attribution.lastIndexOf(' ');
    const broken = [attribution.slice(0, at), attribution.slice(at + 1)];
    expect(plain('Yes, Tuesday is fine.', '', ...broken, ...QUOTE)).toBe('Yes, Tuesday is fine.');
    expect(plain('Yes,', 'Tuesday is fine.', attribution, ...QUOTE)).toBe('Yes,\nTuesday is fine.');
  });

  it('stands above an attribution that no quote marks follow, if it is a program that wrote it', () => {
    const attribution = 'On Tue, 24 Nov 2026 at 09:12, Council <tax@testshire.example> wrote:';
    expect(plain('Yes.', '', attribution, '', 'Would Tuesday suit you?')).toBe('Yes.');
    const own = ['On 24 November the council wrote:', 'We will come on Tuesday.', 'Nobody came.'];
    expect(plain(...own)).toBe(own.join('\n'));
  });

  it('stands between and below quotes', () => {
    expect(
      plain(
        'Hello,',
        '',
        '> Would Tuesday suit you?',
        '> At ten?',
        'Tuesday yes, at eleven.',
        '',
        '> Which door?',
        '> Front or back?',
        'The front.',
      ),
    ).toBe('Hello,\n\nTuesday yes, at eleven.\n\nThe front.');
    expect(plain('On Tue, 24 Nov 2026, Council wrote:', ...QUOTE, '', 'Yes, Tuesday is fine.')).toBe(
      'Yes, Tuesday is fine.',
    );
  });

  it.each([
    [
      'From: Council <tax@testshire.example>',
      'Sent: 24 November 2026 09:12',
      'To: Pat',
      'Subject: Your bill',
    ],
    ['________________________________', 'From: Council', 'Sent: Tuesday', 'To: Pat', 'Subject: Your bill'],
    [
      '*From:* Council <tax@testshire.example>',
      '*Date:* 24 November 2026',
      '*To:* Pat',
      '*Subject:* Your bill',
    ],
    ['Von: Council', 'Gesendet: Dienstag, 24. November 2026 09:12', 'An: Pat', 'Betreff: Your bill'],
    ['De : Council', 'Envoyé : mardi 24 novembre 2026 09:12', 'À : Pat', 'Objet : Your bill'],
    ['De: Council', 'Enviado el: martes', 'Para: Pat', 'Asunto: Your bill'],
    ['Da: Council', 'Inviato: martedì', 'A: Pat', 'Oggetto: Your bill'],
    ['Van: Council', 'Verzonden: dinsdag', 'Aan: Pat', 'Onderwerp: Your bill'],
    ['Od: Council', 'Wysłano: wtorek', 'Do: Pat', 'Temat: Your bill'],
    ['Oddi wrth: Council', 'Anfonwyd: Dydd Mawrth', 'At: Pat', 'Pwnc: Your bill'],
    ['От: Council', 'Отправлено: вторник', 'Кому: Pat', 'Тема: Your bill'],
    ['发件人: Council', '发送时间: 2026年11月24日', '收件人: Pat', '主题: Your bill'],
    [
      'Avsändare: Council <tax@testshire.example>',
      'Tid: 24 november 2026',
      'Mottagare: Pat',
      'Rubrik: Your bill',
    ],
    ['-----Original Message-----', 'From: Council', 'Sent: Tuesday', 'To: Pat'],
    ['-----Ursprüngliche Nachricht-----', 'anything'],
    [
      '---------- Forwarded message ---------',
      'From: Council',
      'Date: Tue, 24 Nov 2026',
      'Subject: Your bill',
    ],
    ['Begin forwarded message:', '', 'From: Council', 'Subject: Your bill', 'Date: 24 November 2026'],
  ])('stands above %s', (...block) => {
    expect(plain('Yes, Tuesday is fine.', '', 'Pat', '', ...block, '', 'Would Tuesday suit you?')).toBe(
      'Yes, Tuesday is fine.\n\nPat',
    );
  });

  it.each([
    [['On Monday I wrote: nobody answered.', 'From: the bins at the back to the front is 20 m.']],
    [['From: me', 'To: you', 'a list of things I gave away.']],
    [['> 3 bins were left, an arrow and no quote.']],
    [['Opening times:', 'Monday: 9 to 5', 'Date: any']],
    [['-----', 'My own rule', '-----']],
    [['I asked on 24 November 2026 at 09:12:', 'nobody came.']],
  ])('is all of it, where only words look like a quote: %j', (lines: string[]) => {
    expect(plain(...lines)).toBe(lines.join('\n'));
  });

  it('stands outside of the quotes of HTML', () => {
    const gmail = (inner: string): string =>
      `<div>Yes.</div><div class="gmail_quote"><div class="gmail_attr">On Tue, 24 Nov 2026, Council wrote:</div><blockquote class="gmail_quote">Q1<blockquote>older</blockquote></blockquote>${inner}</div>`;
    expect(html(gmail(''))).toBe('Yes.');
    expect(html(gmail('<div>And more.</div>'))).toBe('Yes.\n\nAnd more.');
    expect(
      html(
        '<p>Yes.</p><hr tabindex="-1"><div id="divRplyFwdMsg"><b>From:</b> Council<br><b>Sent:</b> Tuesday<br><b>To:</b> Pat<br><b>Subject:</b> Bill</div><p>Old</p>',
      ),
    ).toBe('Yes.');
    expect(
      html(
        '<p>Yes.</p><div class="moz-cite-prefix">On 24/11/2026 09:12, Council wrote:<br></div><blockquote type="cite" cite="mid:x">Old</blockquote>',
      ),
    ).toBe('Yes.');
    expect(html('<p>Rules:</p><blockquote style="margin:0 0 0 40px">my own indent</blockquote>')).toBe(
      'Rules:\n\nmy own indent',
    );
  });

  it('is found in a moment, whatever the text is', () => {
    const began = performance.now();
    for (const text of [
      '> '.repeat(400_000),
      '>\n'.repeat(400_000),
      'From: a\n'.repeat(120_000),
      'On 24 Nov 2026 09:12 '.repeat(40_000),
      'On 24 Nov 2026\n'.repeat(60_000),
      '-'.repeat(900_000),
      `${' '.repeat(900_000)}x`,
      'a:\n'.repeat(300_000),
    ])
      plain(text);
    expect(performance.now() - began).toBeLessThan(8000);
  });
});
