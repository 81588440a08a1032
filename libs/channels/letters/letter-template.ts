/**
 * The template of letters, in Typst. It is given one object of words, `data`; what was written reaches it as text, never as
 * part of itself. Distances on the first page are those of a window envelope and of GOV.UK Notify: the address between
 * 24.6 and 120 mm from the left and 39.5 and 66.3 mm from the top, nothing else there, the text from 95 mm.
 */
export const LETTER_TEMPLATE = String.raw`
#let data = json(bytes(sys.inputs.data))
#let size = if data.large { 18pt } else { 12pt }
#let small = if data.large { 18pt } else { 10.5pt }
#let margin = (left: 24.6mm, right: 20mm, top: 20mm, bottom: 24mm)

#set document(title: data.title, author: data.organisation, date: datetime(..data.written))
#set text(font: "Atkinson Hyperlegible Next", fallback: false, size: size, lang: data.lang, region: data.region, hyphenate: false)
#set par(leading: 0.62em, spacing: 1.2em, justify: false)
#set page(
  paper: "a4",
  margin: margin,
  footer: context align(right, text(size: small, data.page.replace("{page}", str(here().page())).replace("{pages}", str(counter(page).final().first())))),
)
#show heading: set text(size: if data.large { 20pt } else { 14pt })
#show heading: set block(below: 1.1em)
#show list: set block(above: 1.1em, below: 1.1em)
#show enum: set block(above: 1.1em, below: 1.1em)

#let at(x, y, width, body) = place(top + left, dx: x - margin.left, dy: y - margin.top, block(width: width, body))
#let lines(all) = par(leading: 0.45em, all.map(line => text(line)).join(linebreak()))
#let spans(all) = for span in all {
  if span.is == "bold" { strong(spans(span.spans)) } else if span.is == "italic" { emph(spans(span.spans)) } else { text(span.text) }
}

// Who writes and what it is about, for a scanner of ours too: on the right of the window.
#at(124mm, 12mm, 66mm, {
  set text(size: if data.large { 14pt } else { 10.5pt })
  par(leading: 0.45em, spacing: 0.6em, strong(data.organisation))
  lines(data.sender)
  v(2mm)
  grid(columns: (1fr, 20mm), column-gutter: 3mm,
    par(leading: 0.45em)[#data.labels.reference:#linebreak()#strong(data.reference)#linebreak()#data.labels.date:#linebreak()#data.date],
    image(bytes(data.code), format: "svg", alt: data.labels.code, width: 20mm))
})

// Whom it is for, in the window.
#at(24.6mm, 40.5mm, 95mm, {
  set text(size: calc.min(if data.large { 14pt } else { 12pt }, 24mm / data.recipient.len() / 1.2))
  lines(data.recipient)
})

#v(97.5mm - margin.top)

= #text(data.title)

#for block in data.blocks {
  if block.is == "paragraph" { par(block.lines.map(line => spans(line)).join(linebreak())) }
  if block.is == "bullets" { list(..block.items.map(item => spans(item))) }
  if block.is == "numbers" { enum(start: block.start, ..block.items.map(item => spans(item))) }
}

#par(data.questions)
`;
