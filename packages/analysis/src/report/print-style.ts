import { colour } from "./palette-style.ts";

/** A4, one figure with its table a page, the marking and the page's number in every margin. */
export function printStyle(marking: string): string {
  const text = cssString(marking);
  return `@page{size:A4;margin:17mm 13mm 15mm;@top-center{content:${text};font:600 9pt system-ui,Arial,sans-serif}@bottom-left{content:${text};font:8pt system-ui,Arial,sans-serif}@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,Arial,sans-serif}}
@media print{
html{font-size:9.2pt}
body{line-height:1.38}
header.title,main,footer{max-width:none;padding:0}
h1{font-size:19pt}
h2{font-size:13pt}
.answer{font-size:12pt}
a{color:inherit;text-decoration:none}
h2,h3,caption,.marking{break-after:avoid}
figure,.key-figures,nav,tr,.terms{break-inside:avoid}
section{margin-top:7mm}
.own-page{break-before:page;border-top:0;margin-top:0;padding-top:0}
.scroll{overflow:visible;margin:2mm 0}
.marking{font-size:7.5pt}
.note,.small,.terms{font-size:8pt}
.answer,.note,figcaption,.reading li{max-width:none}
.key-figures{grid-template-columns:repeat(4,1fr)}
table{font-size:7.6pt;min-width:0;width:100%}
tbody th{min-width:0}
th,td{padding:.7mm 1.4mm}
thead{display:table-header-group}
svg{width:100%;height:auto;max-height:205mm}
details{display:none}
.print-only{display:block;color:${colour("quiet-ink")}}
.key-figures,.key-figures div,nav,tbody tr:nth-child(even){background:${colour("paper")}}
.marking,.badge,svg,svg *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
}

/** A string of CSS in which nothing can end the string or the style element. */
export function cssString(text: string): string {
  const escaped = Array.from(text, (character) =>
    /[A-Za-z0-9 .,:-]/u.test(character)
      ? character
      : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join("")}"`;
}
