import { type CellStyle, styleNumber, stylesXml } from './xlsx-styles';

/** A text, or a number; a date is the number of days since 30 December 1899. */
export interface SheetCell {
  readonly value: string | number;
  readonly style: CellStyle;
}

export interface Sheet {
  /** 1 to 31 characters that Excel allows there; no two sheets have the same, in whatever case. */
  readonly name: string;
  /** Of each column, in digits; at least one column. */
  readonly widths: readonly number[];
  /** The first one is the header, which stays in sight. */
  readonly rows: readonly (readonly (SheetCell | null)[])[];
}

interface Part {
  /** By which its content type and its relationship are called. */
  readonly kind: string;
  readonly path: string;
  readonly xml: string;
}

const SCHEMAS = 'http://schemas.openxmlformats.org';
const MAIN = `xmlns="${SCHEMAS}/spreadsheetml/2006/main"`;
const RELATIONSHIPS = `${SCHEMAS}/officeDocument/2006/relationships`;

/**
 * Path → XML of each part of a workbook in SpreadsheetML (ECMA-376 Part 1), no more of them than Excel, LibreOffice,
 * Google Sheets and Numbers want to find. At least one sheet. Nothing here can write a formula.
 */
export function workbookParts(sheets: readonly Sheet[]): Readonly<Record<string, string>> {
  // All texts are shared strings: of those inside the cells ("inlineStr") Numbers and the preview of iPhones show none.
  const strings = new Map<string, number>();
  const parts: readonly Part[] = [
    ...sheets.map((sheet, place): Part => {
      return { kind: 'worksheet', path: `worksheets/sheet${place + 1}.xml`, xml: worksheet(sheet, strings) };
    }),
    { kind: 'styles', path: 'styles.xml', xml: xmlDocument('styleSheet', MAIN, stylesXml()) },
    // After the sheets, which collect them.
    {
      kind: 'sharedStrings',
      path: 'sharedStrings.xml',
      xml: xmlDocument('sst', MAIN, each(strings.keys(), stringItem)),
    },
  ];
  return {
    '[Content_Types].xml': contentTypes(parts),
    '_rels/.rels': relationships([{ kind: 'officeDocument', path: 'xl/workbook.xml' }]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relationships(parts),
    ...Object.fromEntries(parts.map(({ path, xml }) => [`xl/${path}`, xml])),
  };
}

function xmlDocument(element: string, namespaces: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${element} ${namespaces}>${content}</${element}>`;
}

/** The XML of all items; `nth` counts from 1, as nearly everything in a workbook does. */
function each<T>(items: Iterable<T>, toXml: (item: T, nth: number) => string): string {
  return Array.from(items, (item, place) => toXml(item, place + 1)).join('');
}

function contentTypes(parts: readonly Part[]): string {
  const type = 'application/vnd.openxmlformats';
  const overrides = each([{ kind: 'sheet.main', path: 'workbook.xml' }, ...parts], ({ kind, path }) => {
    return `<Override PartName="/xl/${path}" ContentType="${type}-officedocument.spreadsheetml.${kind}+xml"/>`;
  });
  const defaults =
    `<Default Extension="rels" ContentType="${type}-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>';
  return xmlDocument('Types', `xmlns="${SCHEMAS}/package/2006/content-types"`, defaults + overrides);
}

/** Their ids are rId1, rId2 … in the order given. */
function relationships(targets: readonly Omit<Part, 'xml'>[]): string {
  const all = each(targets, ({ kind, path }, nth) => {
    return `<Relationship Id="rId${nth}" Type="${RELATIONSHIPS}/${kind}" Target="${path}"/>`;
  });
  return xmlDocument('Relationships', `xmlns="${SCHEMAS}/package/2006/relationships"`, all);
}

function workbook(sheets: readonly Sheet[]): string {
  const all = each(sheets, ({ name }, nth) => {
    return `<sheet name="${escapeText(name)}" sheetId="${nth}" r:id="rId${nth}"/>`;
  });
  const content = `<bookViews><workbookView/></bookViews><sheets>${all}</sheets>`;
  return xmlDocument('workbook', `${MAIN} xmlns:r="${RELATIONSHIPS}"`, content);
}

function worksheet({ widths, rows }: Sheet, strings: Map<string, number>): string {
  const frozenHeader = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const columns = each(widths, (width, nth) => `<col min="${nth}" max="${nth}" width="${width}" customWidth="1"/>`);
  const data = each(rows, (row, y) => {
    return `<row r="${y}">${each(row, (cell, x) => (cell ? cellXml(cell, columnName(x) + y, strings) : ''))}</row>`;
  });
  const views = `<sheetViews><sheetView workbookViewId="0">${frozenHeader}</sheetView></sheetViews>`;
  return xmlDocument('worksheet', MAIN, `${views}<cols>${columns}</cols><sheetData>${data}</sheetData>`);
}

function cellXml({ value, style }: SheetCell, address: string, strings: Map<string, number>): string {
  const start = `<c r="${address}" s="${styleNumber(style)}"`;
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`;
  const place = strings.get(value) ?? strings.size;
  strings.set(value, place);
  return `${start} t="s"><v>${place}</v></c>`;
}

/** A … Z, AA, AB … */
function columnName(nth: number): string {
  const last = String.fromCharCode(65 + ((nth - 1) % 26));
  return nth <= 26 ? last : columnName(Math.floor((nth - 1) / 26)) + last;
}

function stringItem(text: string): string {
  const escaped = escapeText(text);
  const isCollapsed = escaped.trim().replace(/\s+/g, ' ') === escaped;
  return `<si><t${isCollapsed ? '' : ' xml:space="preserve"'}>${escaped}</t></si>`;
}

/** For elements and attributes, without half surrogates and the characters that XML 1.0 cannot hold in any form. */
function escapeText(text: string): string {
  return (
    text
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
      // What looks like SpreadsheetML's own escape for a character, as _x000D_ does, is a text here (22.9.2.19).
      .replace(/_(?=x[\dA-F]{4}_)/gi, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
