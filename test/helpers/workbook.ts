import { zipped } from './zipped.ts';

/** The parts of a workbook that a test writes by hand. */
export interface WorkbookXml {
  /** The sheets by name: what stands between `<worksheet>` and its end, or the whole of it. */
  readonly sheets: Readonly<Record<string, string>>;
  /** Number formats, of which style 1, 2, ... are made. */
  readonly formats?: readonly string[];
  /** Colours of cells, `FFFF0000`, of which the styles after those of the formats are made. */
  readonly fills?: readonly string[];
  /** What stands in `<sst>`. */
  readonly strings?: string;
  /** What stands before the list of sheets. */
  readonly settings?: string;
  /** What stands in the part of the first sheet that lists its notes. */
  readonly notes?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook (.xlsx) made of such parts. */
export function workbookOf({
  sheets,
  formats = [],
  fills = [],
  strings = '',
  settings = '',
  notes,
}: WorkbookXml): Uint8Array {
  const names = Object.keys(sheets);
  const listed = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const related = names.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const codes = formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(code)}"/>`);
  const styles = [
    ...formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`),
    ...fills.map((_, at) => `<xf numFmtId="0" fillId="${at + 2}"/>`),
  ];
  const colours = fills.map(
    (rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`,
  );
  const none =
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>';
  return zipped({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${settings}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${related.join('')}<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><fills>${none}${colours.join('')}</fills><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    ...(notes === undefined
      ? {}
      : {
          'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="d" Type="${OFFICE}/vmlDrawing" Target="../drawings/d.vml"/><Relationship Id="n" Type="${OFFICE}/comments" Target="../comments1.xml"/></Relationships>`,
          'xl/comments1.xml': notes,
        }),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    ...Object.fromEntries(
      Object.values(sheets).map((xml, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        xml.includes('worksheet') ? xml : `<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
      ]),
    ),
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
