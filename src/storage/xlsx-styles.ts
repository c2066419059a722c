/** How numbers are shown. The ids up to 163 are Excel's own; 0 shows them as they are. */
const GENERAL = { id: 0 };
const PERCENT = { id: 164, code: '0%' };
const DATE = { id: 165, code: 'yyyy-mm-dd' };

const [REGULAR, BOLD] = [0, 1];
const [WHOLE, WRAPPED] = [0, 1];

/** The `xf` elements of the styles that a cell may have. All stand at the top of their row. */
const FORMATS = {
  header: cellFormat(GENERAL.id, BOLD, WRAPPED),
  text: cellFormat(GENERAL.id, REGULAR, WRAPPED),
  number: cellFormat(GENERAL.id, REGULAR, WHOLE),
  percent: cellFormat(PERCENT.id, REGULAR, WHOLE),
  date: cellFormat(DATE.id, REGULAR, WHOLE),
};

export type CellStyle = keyof typeof FORMATS;

/** Digits and marks of a date as it is shown. */
export const DATE_LENGTH = DATE.code.length;

/** The number by which a cell names its style. 0 is left for cells that are not written. */
export function styleNumber(style: CellStyle): number {
  return Object.keys(FORMATS).indexOf(style) + 1;
}

/** The content of `styleSheet`. */
export function stylesXml(): string {
  const formats = Object.values(FORMATS);
  const numberFormats = [PERCENT, DATE].map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`);
  // The widths of columns count digits of this font, which are half as wide as its Japanese characters.
  const face = '<sz val="11"/><name val="Yu Gothic"/>';
  const plain = 'numFmtId="0" fontId="0" fillId="0" borderId="0"';
  return [
    `<numFmts count="${numberFormats.length}">${numberFormats.join('')}</numFmts>`,
    `<fonts count="2"><font>${face}</font><font><b/>${face}</font></fonts>`,
    // Excel takes the first two fills for these, whatever stands here.
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    `<cellStyleXfs count="1"><xf ${plain}/></cellStyleXfs>`,
    `<cellXfs count="${formats.length + 1}"><xf ${plain} xfId="0"/>${formats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  ].join('');
}

function cellFormat(numberFormat: number, font: number, wrap: number): string {
  const applied = 'applyNumberFormat="1" applyFont="1" applyAlignment="1"';
  const alignment = `<alignment vertical="top" wrapText="${wrap}"/>`;
  return `<xf numFmtId="${numberFormat}" fontId="${font}" fillId="0" borderId="0" xfId="0" ${applied}>${alignment}</xf>`;
}
