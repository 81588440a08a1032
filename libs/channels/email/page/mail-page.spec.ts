import { describe, expect, it } from 'vitest';
import { parseMail } from '../mime-parse.js';
import { Said } from '../said.js';
import { mailPage } from './mail-page.js';

const page = (html: string, withElsewhere = false): string =>
  mailPage({ said: [new Said('html', html)], files: [], subject: 'S' }, { open: [], withElsewhere });
/** What the mail itself brought into the page. */
const body = (html: string, withElsewhere = false): string =>
  /<body><div>([\s\S]*)<\/div><\/body>/.exec(page(html, withElsewhere))?.[1] ?? '';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

describe('a mail as its writer formatted it', () => {
  it.each([
    ['<script>alert(1)</script>'],
    ['<svg><script>alert(1)</script></svg>'],
    ['<svg onload=alert(1)><animate attributeName=href values="javascript:alert(1)"/></svg>'],
    ['<img src=x onerror=alert(1)>'],
    ['<body onload=alert(1) background="https://spy.example/b.png">'],
    ['<meta http-equiv=refresh content="0;url=https://spy.example">'],
    ['<base href="https://spy.example/">'],
    ['<link rel=stylesheet href="https://spy.example/s.css">'],
    ['<style>@import "https://spy.example/s.css"; p{background:url(https://spy.example/)}</style>'],
    ['<p style="background:url(https://spy.example/a)">'],
    ['<p style="background-color:u\\72l(https://spy.example/a)">'],
    ['<p style="color:red;background-image:url(&quot;https://spy.example/a&quot;)">'],
    ['<p style="width:expression(alert(1))">'],
    ['<p style="position:fixed;top:0;left:0;width:100vw;height:100vh;z-index:9">'],
    ['<form action="https://spy.example"><input name=password><button>Log in</button></form>'],
    ['<iframe src="https://spy.example"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>'],
    ['<object data="https://spy.example"></object><embed src="https://spy.example">'],
    ['<video src="https://spy.example/v" poster="https://spy.example/p"></video>'],
    ['<img srcset="https://spy.example/a 1x, https://spy.example/b 2x">'],
    ['<picture><source srcset="https://spy.example/a"><img src="https://spy.example/b"></picture>'],
    ['<img src="//spy.example/a.png"><img src="https://spy.example/a.png"><img src="/api/v1/me">'],
    ['<img src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=">'],
    ['<table background="https://spy.example/t"><td background="https://spy.example/t">x'],
    ['<a href="javascript:alert(1)">a</a><a href=" java\nscript:alert(1)">b</a>'],
    ['<a href="data:text/html,<script>alert(1)</script>">a</a><a href="vbscript:x">b</a>'],
    ['<a ping="https://spy.example" href="x">a</a><area href="javascript:alert(1)">'],
    ['<math><mtext></table><mglyph><style><img src onerror=alert(1)></style></mglyph></mtext></math>'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
    ['<template><img src=x onerror=alert(1)></template><xmp><script>alert(1)</script></xmp>'],
    ['<p id=app class=dialog data-x=1 contenteditable autofocus tabindex=1 onclick=alert(1)>x</p>'],
    ['</div></body></html><script>alert(1)</script>'],
  ])('acts on nothing and fetches nothing: %s', (attack) => {
    const shown = page(attack);
    const inside = shown.slice(shown.indexOf('<body>'));
    expect(inside).not.toMatch(
      /<(script|svg|style|meta|base|link|form|input|button|iframe|object|embed|video|source|math|template)/i,
    );
    expect(inside).not.toMatch(
      /\s(on\w+|srcset|poster|background|ping|id|srcdoc|action|contenteditable)\s*=/i,
    );
    expect(inside).not.toMatch(/(javascript|vbscript|data:text|data:image\/svg|expression|url\()/i);
    expect(inside).not.toMatch(/(src|href)="(?!https?:|mailto:|tel:|data:image\/(png|jpeg|gif|webp))/i);
    expect(inside).not.toMatch(/<img[^>]*spy\.example|position:|z-index/i);
  });

  it('keeps what makes it readable', () => {
    expect(
      body(
        '<table width=600 bgcolor="#eeeeee"><tr><td style="color:#c00;font-weight:bold;top:1px">Due</td></tr></table>',
      ),
    ).toBe(
      '<table width="600" bgcolor="#eeeeee"><tr><td style="color:#c00;font-weight:bold">Due</td></tr></table>',
    );
    expect(body('<p style="color:rgb(1, 2, 3);font-family:\'Arial\', sans-serif">x</p>')).toContain(
      "color:rgb(1, 2, 3);font-family:'Arial', sans-serif",
    );
  });

  it('opens links in a page of their own and shows where they lead', () => {
    expect(body('<a href="https://spy.example/pay?x=1">www.council.example</a>')).toBe(
      '<a href="https://spy.example/pay?x=1" title="https://spy.example/pay?x=1" target="_blank" rel="noopener noreferrer nofollow" data-to="spy.example">www.council.example</a>',
    );
    expect(body('<a href="/console">x</a>')).toBe('<span>x</span>');
    expect(body('<a href="mailto:a@b.example">x</a>')).toContain('href="mailto:a@b.example"');
  });

  it('tells pictures that lie elsewhere by their words, and shows them when they are wanted', () => {
    const html = '<img alt="Our logo" src="https://cdn.example/l.png" width=10>';
    expect(body(html)).toBe('<span class="left-out">[Our logo]</span>');
    expect(body('<img alt="&lt;script>x" src=x>')).toBe('<span class="left-out">[&lt;script&gt;x]</span>');
    expect(body(html, true)).toBe(
      '<img src="https://cdn.example/l.png" alt="Our logo" referrerpolicy="no-referrer" width="10" />',
    );
  });

  it('shows pictures of its own where they stand, if they are pictures and may be opened', () => {
    const part = (id: string, type: string, content: Buffer): string =>
      `--a\nContent-Type: ${type}\nContent-ID: <${id}>\nContent-Transfer-Encoding: base64\n\n${content.toString('base64')}\n`;
    const html =
      '<p>Look <img src="cid:one@x"> <img src="cid:two%40x" alt="not one"> <img src="cid:none"></p>';
    const raw = `From: p@x.example\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n${html}\n${part('one@x', 'application/x-any', PNG)}${part('two@x', 'image/png', Buffer.from('<svg>'))}--a--`;
    const mail = parseMail(Buffer.from(raw));
    if ('reason' in mail) throw new Error(mail.reason);
    const open = mailPage(mail, { open: [0, 1], withElsewhere: false });
    expect(open).toContain(`<img src="data:image/png;base64,${PNG.toString('base64')}"`);
    expect(open.match(/left-out">/g)).toHaveLength(2);
    expect(mailPage(mail, { open: [1], withElsewhere: false })).not.toContain('<img');
  });

  it('takes the formatted one of alternatives, and what stands beside it as it stands', () => {
    const raw =
      'From: p@x.example\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/alternative; boundary=a\n\n' +
      "--a\n\nplain\n--a\nContent-Type: text/html\n\n<b>rich</b>\n--a--\n--m\n\nA list's <footer>\n--m--";
    const mail = parseMail(Buffer.from(raw));
    if ('reason' in mail) throw new Error(mail.reason);
    const shown = mailPage(mail, { open: [], withElsewhere: false });
    expect(shown).toContain('<div><b>rich</b></div><div class="plain">A list\'s');
    expect(shown).toContain('&lt;footer&gt;');
    expect(shown).not.toContain('>plain<');
  });

  it('stays quick and bounded on what is meant to slow it down', () => {
    const startedAt = performance.now();
    const nested = page('<div>'.repeat(20_000) + 'x');
    expect(nested.match(/<div>/g)!.length).toBeLessThan(250);
    expect(nested).toContain('x');
    const large = page('<p style="color:red">word &amp; word</p>'.repeat(140_000));
    expect(large.length).toBeLessThan(4_000_000);
    expect(large).toContain('The rest of this mail');
    page('<table>'.repeat(100_000));
    page(`<p style="${'color:red;'.repeat(100_000)}">`);
    page('<iframe>'.repeat(2_000) + '<b>');
    page('<a href="'.repeat(100_000));
    page('<!--'.repeat(100_000));
    page('&lt;'.repeat(300_000));
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
