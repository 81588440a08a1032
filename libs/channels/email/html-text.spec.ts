import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-text.js';

describe('htmlToText', () => {
  it.each([
    ['<p>One</p><p>Two<br>lines</p>', 'One\n\nTwo\nlines'],
    ['<div>a</div><div>b</div>', 'a\nb'],
    [
      '<ol><li>first</li><li>second<ul><li>inner</li></ul></li></ol>after',
      '1. first\n2. second\n  - inner\n\nafter',
    ],
    ['<ul><li><p>in a paragraph</p></li></ul>', '- in a paragraph'],
    ['<a href="https://x.example/a">here</a>', 'here (https://x.example/a)'],
    [
      "<a href='https://x.example/'>x.example</a>, <a href=mailto:a@b.example>a@b.example</a>",
      'x.example, a@b.example',
    ],
    ['<a href="javascript:alert(1)">press</a>', 'press'],
    ['a<script>x<y</script>b<style>p{}</style><!-- c > --> d', 'ab d'],
    ['&pound;5 &amp; &#8364;6 &#x41; &eacute; &unknown; &#0;', '£5 & €6 A é &unknown; \ufffd'],
    ['&zcaron; &hearts; &#150; &check;&nbsp;&amp;lt; &notanentity', 'ž ♥ – ✓\u00a0&lt; ¬anentity'],
    ['<a href="https://x.example/?a=1&copy=2&amp;b=3">x</a>', 'x (https://x.example/?a=1&copy=2&b=3)'],
    ['<table><tr><td>Name</td><td>Jo</td></tr><tr><td>Age</td><td>40</td></tr></table>', 'Name Jo\nAge 40'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['<img alt="A cat" src="data:x">', 'A cat'],
    ['1 < 2 and <b>bold</b> text', '1 < 2 and bold text'],
    ['cut off <a href="x', 'cut off <a href="x'],
    ['<style>never closed <p>still here', 'never closed\n\nstill here'],
  ])('%s', (html, text) => {
    expect(htmlToText(html).text).toBe(text);
  });

  it('tells which lines are marked as quoted', () => {
    const html =
      '<p>Mine</p><blockquote type="cite"><p>Yours</p><blockquote type=cite>older</blockquote></blockquote>' +
      '<p>Mine again</p><blockquote>indented</blockquote><pre>\r\nx\r\ny</pre><div class="gmail_quote"></div><blockquote class="gmail_quote">end';
    const { text, quotes } = htmlToText(html);
    expect(quotes.map(([from, to]) => text.split('\n').slice(from, to).join('|'))).toEqual([
      'Yours||older',
      'end',
    ]);
  });

  it('stays quick on what is meant to slow it down', () => {
    const nasty = [
      '<',
      '<a ',
      '<!--',
      '<style>',
      '<p title="',
      '&nbsp;',
      '<ul><li>',
      'x <a href="',
      '<a href=http://x/>y',
      '</a>',
    ];
    const startedAt = performance.now();
    for (const piece of nasty) htmlToText(piece.repeat(100_000));
    htmlToText('<a href=http://x.example/>label'.repeat(50_000) + '</a>'.repeat(50_000));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
