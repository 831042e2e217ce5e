/** What is written on or cut out, beside the style of all reports. */
export const PACK_STYLE = `.item{min-height:24mm;border:1px solid;padding:1mm 2mm;margin:0 0 -1px;break-inside:avoid}
.item h3{margin:0}
.head{width:100%;min-width:0;margin:.8rem 0}
.head th{width:40%}
.head td{border-bottom:1px solid}
.task{margin:1rem 0;padding:.6rem 0 0;border-top:1px solid;break-inside:avoid}
.task h3{margin-top:0}
.lines{min-height:26mm;background:repeating-linear-gradient(transparent,transparent calc(8mm - 1px),currentColor calc(8mm - 1px),currentColor 8mm);padding:0}
.lines.short{min-height:16mm}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:0}
.card{border:1px dashed;padding:4mm;break-inside:avoid}
.card h3{margin:2mm 0}
.blank{border-bottom:1px solid;padding-bottom:5mm}
#reserve table,#bands table,#telephone table{break-inside:avoid}
@media print{.cards{grid-template-columns:1fr 1fr}.lines{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@media print and (max-width:100mm){.cards{grid-template-columns:1fr}}
`;
