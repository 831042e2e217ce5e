/**
 * What is written on or cut out, beside the style of all reports; and what Arabic and Chinese need:
 * letters that are not spaced out, larger than Latin ones of the same size, and more room between
 * the lines.
 */
export const PACK_STYLE = `.item{min-height:24mm;border:1px solid;padding:1mm 2mm;margin:0 0 -1px;break-inside:avoid}
.item h3{margin:0}
.head{width:100%;min-width:0;margin:.8rem 0}
.head th{width:40%}
.head td{border-bottom:1px solid}
.task{margin:1.6rem 0 0;padding:.6rem 0 0;border-top:2px solid;break-inside:avoid}
.task h3{margin-top:0}
.rule{height:8mm;border-bottom:1px solid}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:0}
.card{border:1px dashed;padding:4mm;break-inside:avoid}
.card h3{margin:2mm 0}
.box{margin-inline-end:1.5em;white-space:nowrap}
#script td:last-child,#reserve td:last-child{min-width:0}
.blank{border-bottom:1px solid;padding-bottom:5mm}
#reserve table,#bands table,#telephone table{break-inside:avoid}
@media print{.cards{grid-template-columns:1fr 1fr}}
@media print and (max-width:100mm){.cards{grid-template-columns:1fr}}
body:lang(zh){font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","WenQuanYi Micro Hei",system-ui,sans-serif;line-height:1.6}
body:lang(ar){font-family:"Segoe UI","Geeza Pro","Noto Sans Arabic","Noto Naskh Arabic",Tahoma,"DejaVu Sans",system-ui,sans-serif;line-height:1.75}
:lang(ar) .marking{letter-spacing:normal}
@media print{body:lang(zh){line-height:1.5}body:lang(ar){line-height:1.6}:is(:lang(ar),:lang(zh)) :is(table,.note,.terms){font-size:8.6pt;line-height:1.5}}
`;
